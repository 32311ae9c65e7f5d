/** Compiles the data into `dist/`: the kit, its index and the model; and makes the manual page. The program is bundled beside it by tsdown. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { processContext } from '../src/context.ts';
import { DIGESTS_FILE, digestOf } from '../src/installation.ts';
import { formatProblem } from '../src/packs/problem.ts';
import { createProgram } from '../src/program.ts';
import { readCompiled } from '../src/records/compiled.ts';
import { createKit } from '../src/records/kit.ts';
import { writeIndex } from '../src/search/index.ts';
import { compileData } from './compile-data.ts';
import { manualPage } from './manual.ts';
import { straysOf, trainedModel } from './train.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

const problems = await compileData({
  dataFolder: relative(process.cwd(), join(root, 'data')) || '.',
  kitFile: join(dist, 'kit.txt'),
  schemaFile: join(root, 'schema', 'pack.schema.json'),
});
if (problems.length) {
  for (const problem of problems) console.error(formatProblem(problem), problem.hint ? `\n  ${problem.hint}` : '');
  process.exit(1);
}
const kit = createKit([readCompiled(await readFile(join(dist, 'kit.txt'), 'utf8'))]);
await writeFile(join(dist, 'search.txt'), writeIndex(kit));
const strays = straysOf(join(root, 'data', 'heard'), [...kit.all('objection'), ...kit.all('intent')]);
if (strays.length) {
  for (const stray of strays) console.error(stray);
  process.exit(1);
}

// What is read as text has a digest; the model says itself what it is.
const TEXTS = ['kit.txt', 'search.txt'];
const digests = TEXTS.map(async (name) => [name, digestOf(await readFile(join(dist, name), 'utf8'))] as const);
await writeFile(join(dist, DIGESTS_FILE), JSON.stringify(Object.fromEntries(await Promise.all(digests))));
await writeFile(join(dist, 'model.bin'), trainedModel(join(root, 'data', 'heard'), join(dist, 'model.bin')));

const context = processContext(process, pathToFileURL(`${dist}/`));
await writeFile(join(dist, 'gitops-kit.1'), manualPage(await createProgram(context, [], () => {})));
