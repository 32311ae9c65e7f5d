/** The library on the kit of a bakery, and the examples of its page on the real one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import * as library from '../src/index.ts';
import { DIGESTS_FILE, digestOf } from '../src/installation.ts';
import { type OpenOptions, openKitAt } from '../src/library.ts';
import { folderWith } from './helpers/folder.ts';
import { indexTextOf, realModel, smallKit, smallKitText } from './helpers/kit.ts';

/** The bakery as it would be installed. Its model knows the real cards, so that answers are asked for by their cards. */
function bakery(options: OpenOptions = {}) {
  const texts = { 'kit.txt': smallKitText(), 'search.txt': indexTextOf(smallKit()) };
  const digests = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, digestOf(text)]));
  const folder = folderWith({ ...texts, [DIGESTS_FILE]: JSON.stringify(digests), 'model.bin': realModel() });
  return openKitAt(pathToFileURL(`${folder}/`), { now: () => new Date(2026, 10, 22), ...options });
}

const PACK = `pack: { name: acme, title: Acme, version: 1.0.0, licence: internal, kit: 1.0.0 }
speakers: [{ id: jane, name: Jane Doe, organisation: Acme }]
quotes:
  - { id: zeppelin, text: The zeppelin came down., speakers: [jane], answers: Did it?, topics: [cost], audiences: [],
      sources: [{ page: "https://wiki.example.com/1", title: One, asOf: "2026-03" }] }
  - { id: broken }
`;

describe('the library', () => {
  test('a pitch has the documented shape and every format', async () => {
    const pitch = await (await bakery()).pitch({ audience: 'bakers', minutes: 1 });
    expect(pitch).toMatchObject({ audiences: [{ id: 'bakers' }], minutes: 1, date: '2026-11-22' });
    expect(pitch.attribution).toHaveLength(1);
    expect(await pitch.render('markdown')).toMatch(/^# GitOps for /);
    expect(await pitch.render('html')).toMatch(/^<!doctype html>/i);
    expect(await pitch.render('slides')).toContain('marp: true');
    expect(await pitch.render('text')).toContain('22 November 2026');
    expect(JSON.parse(await pitch.render('json'))).toEqual(JSON.parse(JSON.stringify(pitch)));
  });

  test('an answer by the cards that are known to be right', async () => {
    const kit = await bakery();
    const [card] = smallKit().all('objection');
    const { answer, results } = await kit.answer('no time', { cards: card?.id ?? '' });
    expect([answer, results[0]?.id, results[0]?.certainty]).toEqual(['sure', card?.id, 'sure']);
  });

  test('records are found, shown and listed', async () => {
    const kit = await bakery();
    expect((await kit.search('small batches', { limit: 1 })).results[0]?.id).toBe('small-batches');
    expect((await kit.show('small-batches')).results[0]).toMatchObject({ record: { kind: 'point' } });
    const quotes = smallKit().all('quote');
    expect((await kit.quotes()).results.map(({ id }) => id)).toEqual(quotes.map(({ id }) => id));
    expect((await kit.list('quotes')).results.map(({ record }) => record)).toEqual(quotes);
    expect((await kit.list()).results).toHaveLength(smallKit().records.length);
    expect(kit.lookUp('audiences', 'bakers')).toEqual(['bakers']);
  });

  test.each<[string, (kit: library.GitOpsKit) => Promise<unknown>, string, RegExp, RegExp]>([
    ['audience', (kit) => kit.pitch({ audience: 'bakrs' }), 'UsageError', /no audience "bakrs"/, /"bakers"/],
    ['no audience', (kit) => kit.answer('no', { audience: '' }), 'UsageError', /no audience/, /bakers/],
    ['minutes', (kit) => kit.pitch({ audience: 'bakers', minutes: 0.5 }), 'UsageError', /"minutes"/, /1 to 60/],
    ['limit', (kit) => kit.search('x', { limit: 0 }), 'UsageError', /"limit"/, /1 to 1000/],
    ['filter', (kit) => kit.search('x', { sort: 'year' } as object), 'UsageError', /no filter "sort"/, /audience/],
    ['card', (kit) => kit.answer('no', { cards: 'nothing' }), 'UsageError', /no card "nothing"/, /./],
    ['id', (kit) => kit.show('small-batchs'), 'FailedError', /no.*"small-batchs"/, /"small-batches"/],
    ['kind', (kit) => kit.list('quots'), 'UsageError', /no kind "quots"/, /quote/],
    ['words', (kit) => kit.search('xyzzy qwertz'), 'FailedError', /Nothing found/, /./],
    ['address', (kit) => kit.address('bakers'), 'FailedError', /./, /./],
    ['format', async (kit) => (await kit.quotes()).render('pdf' as 'text'), 'UsageError', /no format/, /markdown/],
  ])('an unknown %s is an error with a hint', async (_, call, name, message, hint) => {
    const error: unknown = await call(await bakery()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(library.KitError);
    expect(error).toMatchObject({ name, message: expect.stringMatching(message), hint: expect.stringMatching(hint) });
  });

  test('it reads the packs that it is told to, and no others', async () => {
    const folder = folderWith({ 'acme.yaml': PACK, '.gitops-kit/other.yaml': PACK.replace('acme', 'other') });
    const before = process.cwd();
    vi.stubEnv('GITOPS_KIT_PACKS', join(folder, 'acme.yaml'));
    process.chdir(folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      process.chdir(before);
    });
    expect((await bakery()).packs).toHaveLength(1);
    const kit = await bakery({ packs: ['acme.yaml'] });
    expect(kit.packs.map(({ name }) => name).slice(1)).toEqual(['acme']);
    expect((await kit.search('zeppelin')).results[0]).toMatchObject({ id: 'acme/zeppelin', pack: 'acme' });
    expect(kit.warnings.join('\n')).toContain('broken');
    await expect(bakery({ packs: ['nowhere'] })).rejects.toMatchObject({ name: 'UsageError' });
  });

  test('it writes nothing, but where it is told to', async () => {
    const folder = folderWith({ 'acme.yaml': PACK });
    vi.stubEnv('HOME', folder);
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const packs = [join(folder, 'acme.yaml')];
    await (await bakery({ packs })).search('zeppelin');
    expect(readdirSync(folder)).toEqual(['acme.yaml']);
    await (await bakery({ packs, cache: join(folder, 'kept') })).search('zeppelin');
    expect(readdirSync(folder)).toEqual(['acme.yaml', 'kept']);
  });
});

describe('the examples of docs/library.md', () => {
  const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'library.md'), 'utf8');
  const examples = Array.from(page.matchAll(/```js\n([\s\S]*?)```/g), ([, code = '']) => code);

  test.each(examples)('example %#', async (code) => {
    const printed: string[] = [];
    const print = (...values: unknown[]) =>
      void printed.push(values.map((one) => (typeof one === 'string' ? one : inspect(one))).join(' '));
    // An import as a look-up, since a function cannot import; `then` is waited for.
    const body = code
      .replace(/^import (\{.*\}) from 'gitops-kit';$/m, 'const $1 = library;')
      .replace(/^openKit\(\)\.then/m, 'await openKit().then');
    const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as FunctionConstructor;
    await AsyncFunction('library', 'require', 'console', body)(library, () => library, { log: print });
    const expected = Array.from(code.matchAll(/\/\/ prints: (.*)$/gm), ([, line = '']) => line);
    expect(printed).toHaveLength(expected.length);
    for (const [place, line] of expected.entries()) {
      const pattern = line
        .split('...')
        .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('[\\s\\S]*');
      expect(printed[place]).toMatch(new RegExp(`^${pattern}$`));
    }
  });
});
