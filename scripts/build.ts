/** Compiles the data into `dist/`: the kit and its index. The program is bundled beside it by tsdown. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatProblem } from '../src/packs/problem.ts';
import { readCompiled } from '../src/records/compiled.ts';
import { createKit } from '../src/records/kit.ts';
import { writeIndex } from '../src/search/index.ts';
import { checkSayings } from './check-sayings.ts';
import { compileData } from './compile-data.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

await rm(dist, { recursive: true, force: true });
const problems = await compileData({
  dataFolder: join(root, 'data'),
  kitFile: join(dist, 'kit.txt'),
  schemaFile: join(root, 'schema', 'pack.schema.json'),
});
if (problems.length) {
  for (const problem of problems) console.error(formatProblem(problem), problem.hint ? `\n  ${problem.hint}` : '');
  process.exit(1);
}
const kit = createKit([readCompiled(await readFile(join(dist, 'kit.txt'), 'utf8'))]);
await writeFile(join(dist, 'search.txt'), writeIndex(kit));
const sayings = await readFile(join(root, 'data', 'sayings.txt'), 'utf8');
const wrong = checkSayings(sayings, kit);
if (wrong.length) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
await writeFile(join(dist, 'sayings.txt'), sayings);
