/** Compiles data/*.yaml into the kit that the package carries, and writes the JSON Schema that editors use. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { compilePacks } from '../src/packs/compile.ts';
import type { Problem } from '../src/packs/problem.ts';
import { packFileSchema } from '../src/records/schema.ts';
import { brokenRules } from './kit-rules.ts';

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
export async function compileData({ dataFolder, kitFile, schemaFile }: CompilePaths): Promise<readonly Problem[]> {
  const names = (await readdir(dataFolder)).filter((name) => name.endsWith('.yaml')).sort();
  const paths = names.map((name) => join(dataFolder, name));
  const files = await Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
  const { packs, problems } = compilePacks(undefined, [{ path: dataFolder, files }], brokenRules);
  if (problems.length) return problems;
  await write(kitFile, packs.join(''));
  const schema = packJsonSchema();
  if ((await readFile(schemaFile, 'utf8').catch(() => '')) !== schema) await write(schemaFile, schema);
  return [];
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
