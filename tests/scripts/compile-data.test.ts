import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CompilePaths, compileData } from '../../scripts/compile-data.ts';
import { formatProblem } from '../../src/packs/problem.ts';
import { readCompiled } from '../../src/records/compiled.ts';

const PACK = 'pack: { name: kit, title: Kit, version: 1.0.0, licence: MIT }\n';
const TOPICS =
  'topics:\n  - { id: b, label: B, aliases: [], vocabulary: [] }\n  - { id: a, label: A, aliases: [], vocabulary: [] }\n';
const TALKS = 'talks:\n  - { id: t, title: T, speakers: [], event: con, topics: [a] }\n';
const EVENTS = 'events:\n  - { id: con, name: Con, start: "2026" }\n';

let paths: CompilePaths;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'compile-data-'));
  paths = { dataFolder: folder, kitFile: join(folder, 'dist', 'kit.txt'), schemaFile: join(folder, 'schema.json') };
});
afterEach(() => rm(paths.dataFolder, { recursive: true }));

async function compile(files: Record<string, string>): Promise<string[]> {
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(paths.dataFolder, name), text)));
  const problems = await compileData(paths);
  return problems.map((problem) => formatProblem(problem).replaceAll(paths.dataFolder, 'data'));
}

test('writes the kit compactly: kinds in the order of the schemas, records in that of the files', async () => {
  expect(await compile({ 'a.yaml': TALKS, 'b.yaml': EVENTS + PACK, 'c.yaml': TOPICS, 'd.txt': 'no data' })).toEqual([]);
  const text = await readFile(paths.kitFile, 'utf8');
  const kit = readCompiled(text);
  expect(kit.manifest).toEqual({ name: 'kit', title: 'Kit', version: '1.0.0', licence: 'MIT' });
  expect(kit.entries.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['topic b', 'topic a', 'event con', 'talk t']);
});

test('writes the schema for editors, and only when it changed', async () => {
  await compile({ 'a.yaml': PACK });
  const text = await readFile(paths.schemaFile, 'utf8');
  expect(Object.keys(JSON.parse(text) as object).slice(0, 3)).toEqual(['$schema', 'title', 'description']);
  expect(JSON.parse(text)).toMatchObject({ type: 'object', properties: { quotes: { type: 'array' } } });
  expect(text).toMatch(/^\{"\$schema".*\}\n$/);

  const long = new Date('2020-01-01');
  await utimes(paths.schemaFile, long, long);
  await compile({});
  expect((await stat(paths.schemaFile)).mtime).toEqual(long);
  await writeFile(paths.schemaFile, '{}');
  await compile({});
  expect(await readFile(paths.schemaFile, 'utf8')).toBe(text);
});

// biome-ignore format: one case, one line
test.each<[what: string, files: Record<string, string>, ...problems: string[]]>([
  ['no files', {}, 'data:1:1: there is no "pack" that names it, so nothing of it is used'],
  ['two manifests', { 'a.yaml': PACK, 'b.yaml': PACK }, 'data/b.yaml:1:1: "pack" is already given in data/a.yaml'],
  ['a dangling reference', { 'a.yaml': PACK + TALKS, 'b.yaml': EVENTS }, 'data/a.yaml:3:59: talk "t": topics[0] "a" is not a known topic'],
  ['a broken record is reported once, not by all who refer to it', { 'a.yaml': PACK + TALKS + EVENTS, 'b.yaml': 'topics:\n  - { id: a }\n' }, 'data/b.yaml:2:5: topic "a": label is missing', 'data/b.yaml:2:5: topic "a": aliases is missing', 'data/b.yaml:2:5: topic "a": vocabulary is missing'],
  ['a use case of no year', { 'a.yaml': `${PACK}use-cases:\n  - { id: u, organisation: O, title: T, summary: S, how: [h], topics: [], sources: [{ page: "https://a.example", title: A, asOf: "2026" }] }\n` }, 'data/a.yaml:3:5: use-case "u": year is missing: an example without a year cannot be judged'],
  ['a lesson that nobody learned', { 'a.yaml': `${PACK}use-cases:\n  - { id: u, organisation: O, title: T, summary: S, year: 2024, lesson: , how: [h], topics: [], sources: [{ page: "https://a.example", title: A, asOf: "2026" }] }\n` }, 'data/a.yaml:3:73: use-case "u": lesson must not be empty'],
  ['a figure that nobody has counted', { 'a.yaml': `${PACK}figures:\n  - { id: f, statement: S, asOf: "2024", topics: [], audiences: [], sources: [{ page: "https://a.example", title: A, asOf: "2024" }] }\n` }, 'data/a.yaml:3:5: figure "f": sponsor is missing: who counted or paid belongs to a figure'],
  ['a figure without a source or a year', { 'a.yaml': `${PACK}figures:\n  - { id: f, statement: S, topics: [], audiences: [] }\n` }, 'data/a.yaml:3:5: figure "f": asOf is missing', 'data/a.yaml:3:5: figure "f": sources is missing'],
  ['an intent that asks for what cannot be asked for', { 'a.yaml': `${PACK}intents: [{ id: i, title: T, meaning: M, asks: quote }]\n` }, 'data/a.yaml:2:48: intent "i": asks must be one of use-case, figure, step, tool, metric'],
  ['evidence that is not there', { 'a.yaml': `${PACK}objections:\n  - { id: o, title: T, heard: [h], really: R, acknowledge: A, ask: Q, respond: { everyone: E }, evidence: [gone], concede: C, topics: [t], sources: [{ page: "https://a.example", title: A, asOf: "2026" }] }\ntopics: [{ id: t, label: T, aliases: [], vocabulary: [] }]\n` }, 'data/a.yaml:3:108: objection "o": evidence[0] "gone" is not a known quote, point, use-case, principle, figure or resource'],
  ['both kinds of problems, by place', { 'b.yaml': PACK + TALKS + EVENTS, 'a.yaml': 'tpoics: []' }, 'data/a.yaml:1:1: tpoics: is not a known key', 'data/b.yaml:3:59: talk "t": topics[0] "a" is not a known topic'],
])('writes nothing for %s', async (_, files, ...problems) => {
  expect(await compile(files)).toEqual(problems);
  await expect(stat(paths.kitFile)).rejects.toThrow('ENOENT');
  await expect(stat(paths.schemaFile)).rejects.toThrow('ENOENT');
});
