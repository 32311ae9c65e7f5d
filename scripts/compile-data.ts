/** Compiles data/*.yaml into the kit that the package carries, and writes the JSON Schema that editors use. */
import { realpathSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { checkRecords } from '../src/packs/check.ts';
import { parsePackFile } from '../src/packs/parse.ts';
import { byPlace, formatProblem, type Problem } from '../src/packs/problem.ts';
import { writeCompiled } from '../src/records/compiled.ts';
import { KINDS } from '../src/records/kinds.ts';
import { packFileSchema } from '../src/records/schema.ts';

export interface CompilePaths {
  readonly dataFolder: string;
  readonly kitFile: string;
  readonly schemaFile: string;
}

/**
 * Reads, checks and compiles the kit's data. The files are written only where nothing is wrong, and the schema only
 * where it changed.
 * @returns everything that is wrong, ordered by place
 * @throws where a file cannot be read or written
 */
export async function compileData({ dataFolder, kitFile, schemaFile }: CompilePaths): Promise<Problem[]> {
  const names = (await readdir(dataFolder)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(dataFolder, name);
      return { path, ...parsePackFile(await readFile(path, 'utf8'), path) };
    }),
  );
  const located = files.flatMap(({ records }) => records);
  const written = files.flatMap((file) => file.written);
  const [named, ...renamed] = files.filter(({ manifest }) => manifest);
  const problems = [
    ...files.flatMap((file) => file.problems),
    ...checkRecords(written, { gaps: files.some((file) => file.gaps) }),
  ];
  for (const { path } of renamed) problems.push(atStart(path, `"pack" is already given in ${named?.path}`));
  if (!named && problems.length === 0) problems.push(atStart(dataFolder, 'no file gives a "pack"'));
  if (problems.length > 0) return problems.sort(byPlace);

  const records = KINDS.flatMap((kind) => located.flatMap(({ record }) => (record.kind === kind ? [record] : [])));
  if (named?.manifest) await write(kitFile, writeCompiled(named.manifest, records));
  const schema = packJsonSchema();
  if ((await readFile(schemaFile, 'utf8').catch(() => '')) !== schema) await write(schemaFile, schema);
  return [];
}

function atStart(file: string, message: string): Problem {
  return { file, line: 1, column: 1, message };
}

function packJsonSchema(): string {
  const { $schema, ...rest } = toJsonSchema(packFileSchema, { errorMode: 'ignore', ignoreActions: ['metadata'] });
  const title = 'gitops-kit pack';
  const description = 'One file of a gitops-kit pack: what the pack is, lists of records by kind, or both.';
  return `${JSON.stringify({ $schema, title, description, ...rest })}\n`;
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function main(): Promise<number> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const problems = await compileData({
    dataFolder: relative(process.cwd(), join(root, 'data')) || '.',
    kitFile: join(root, 'dist', 'kit.txt'),
    schemaFile: join(root, 'schema', 'pack.schema.json'),
  });
  for (const problem of problems) {
    console.error(formatProblem(problem));
    if (problem.hint) console.error(`  ${problem.hint}`);
  }
  return problems.length > 0 ? 1 : 0;
}

const entry = process.argv[1];
if (entry && realpathSync(entry) === fileURLToPath(import.meta.url)) process.exitCode = await main();
