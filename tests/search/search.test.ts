/** Search as it is typed: through the command, so that phrases and filters inside the words are read as well. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passes, resolveFilters, type TypedFilters } from '../../src/records/filters.ts';
import type { Kit } from '../../src/records/kit.ts';
import { readIndex } from '../../src/search/index.ts';
import { suggestions } from '../../src/search/suggestions.ts';
import { runCli } from '../helpers/context.ts';
import { indexTextOf, industriesKit, realIndexText, realKit, smallKit } from '../helpers/kit.ts';

interface Found {
  readonly id: string;
  readonly kind: string;
  readonly score: number;
}

function searcher(kit: Kit, index: string) {
  return async (words: string, flags: readonly string[] = []) => {
    const argv = ['search', '--json', ...flags, '--', words];
    const { code, out, err } = await runCli(argv, { kit: async () => kit, index: async () => readIndex(index) });
    const hits: readonly Found[] = code === 0 ? JSON.parse(out).results : [];
    return { code, err, hits, ids: hits.map(({ id }) => id) };
  };
}

const small = smallKit();
const inSmall = searcher(small, indexTextOf(small));
const real = realKit();
const inReal = searcher(real, realIndexText());

describe('in a small kit', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, words: string, first: string]>([
    ['a title', 'Recipes on paper', 'recipes-on-paper'],
    ['a word of it in other form', 'recipe', 'recipes-on-paper'],
    ['other case and punctuation', 'RECIPES... on "paper"!', 'recipes-on-paper'],
    ['a phrasing', 'hands are better', 'always-by-hand'],
    ['what a quote answers', 'is it safe?', 'no-fires'],
    ['a letter wrong', 'recipas', 'recipes-on-paper'],
    ['a letter missing', 'thermomters', 'mill-ovens'],
    ['a letter too many', 'batchhes', 'small-batches'],
    ['only the beginning', 'thermo', 'mill-ovens'],
    ['an accent', 'jürgen', 'jurgen-knead'],
    ['an accent left out', 'jurgen', 'jurgen-knead'],
    ['an alias', 'the kneader', 'jurgen-knead'],
    ['an organisation', 'the old mill ovens', 'mill-ovens'],
    ['an address that is gone', 'hourglass.example', 'hourglass'],
    ['a name and a word', 'loaves that burn', 'half-burnt'],
  ])('%s', async (_, words, first) => {
    expect((await inSmall(words)).ids[0]).toBe(first);
  });

  test.each([
    ['budget', ['small-batches', 'the-mill-did-it', 'one-oven-first', 'money']],
    ['icing', ['cakes']],
  ])('the vocabulary of a topic is read as synonyms: %s', async (words, ids) => {
    expect((await inSmall(words)).ids).toEqual(expect.arrayContaining(ids));
  });

  // biome-ignore format: one case, one line
  test.each<[flags: string[], ids: string[]]>([
    [['-k', 'point'], ['one-oven-first', 'recipes-on-paper', 'small-batches', 'the-mill-did-it']],
    [['-k', 'points', '-a', 'owner'], ['one-oven-first', 'small-batches', 'the-mill-did-it']],
    [['-k', 'point', '-a', 'bosses', '-t', 'safety'], ['small-batches']],
    [['-k', 'talk,use-case'], ['hot-ovens', 'mill-ovens']],
    [['-k', 'talk', '-k', 'use-case', '-s', 'yeast'], ['mill-ovens']],
    [['-k', 'talk', '-e', 'bread days 2020'], ['hot-ovens']],
  ])('oven with %j', async (flags, ids) => {
    expect((await inSmall('oven', flags)).ids.toSorted()).toEqual(ids);
  });

  test('a verbatim sentence finds its quote first', async () => {
    expect((await inSmall('If it is not written down you will bake it twice')).ids[0]).toBe('written-recipe');
  });

  test('scores fall from one', async () => {
    const { hits } = await inSmall('oven', ['-n', '100']);
    const scores = hits.map(({ score }) => score);
    expect(scores[0]).toBe(1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  test.each([
    ['xyzzy', [], 'Nothing found for "xyzzy".'],
    ['oven', ['-k', 'figure'], 'Nothing found for "oven" with these filters.'],
  ])('nothing found: %s %j', async (words, flags, message) => {
    const { code, err } = await inSmall(words, flags);
    expect([code, err.split('\n')[0]]).toEqual([1, message]);
  });

  test.each([
    [1000, 1],
    [1001, 2],
  ])('%i characters give %i', async (length, code) => {
    expect((await inSmall('x'.repeat(length))).code).toBe(code);
  });

  test('whatever is typed, nothing is found outside the filters, and nothing breaks', async () => {
    const flags = fc.record({
      kind: fc.subarray(['point', 'quote', 'talk', 'tool']),
      audience: fc.subarray(['bosses', 'bakers']),
      topic: fc.subarray(['money', 'speed', 'cakes']),
      speaker: fc.subarray(['ada', 'jurgen-knead']),
      event: fc.subarray(['bread-days', 'flour-fair']),
    });
    const word = fc.constantFrom('oven', 'recipe', 'bake', 'ada', 'the', '"', '-', 'kind:', ':', '\t', '…', '(', '*');
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(word, { maxLength: 12 }).map((some) => some.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(words, flags, async (typed, wanted: TypedFilters) => {
        const given = Object.entries(wanted).flatMap(([name, values]) =>
          values.flatMap((one: string) => [`--${name}`, one]),
        );
        const { code, err, ids } = await inSmall(typed, given);
        expect([0, 1, 2]).toContain(code);
        expect(err).not.toMatch(/fault of gitops-kit/);
        const filters = resolveFilters(small, wanted);
        for (const id of ids) {
          const record = small.get(id);
          expect(record && passes(small, record, filters), id).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('use cases of an industry', () => {
  const trades = industriesKit();
  const inTrades = searcher(trades, indexTextOf(trades));

  // biome-ignore format: one case, one line
  test.each<[words: string, flags: string[], ids: string[]]>([
    ['', ['--industry', 'mills'], ['new-mill', 'old-mill', 'some-mill']],
    ['industry:mill', [], ['new-mill', 'old-mill', 'some-mill']],
    ['old', ['-i', 'milling'], ['old-mill']],
    ['bake', ['-i', 'milling', '-k', 'tool'], []],
    ['', ['-i', 'catering,milling', '-n', '2'], ['new-mill', 'canteen']],
  ])('"%s" %j', async (words, flags, ids) => {
    expect((await inTrades(words, flags)).ids).toEqual(ids);
  });

  test('nothing but filters that nothing passes is said without words', async () => {
    const { code, err } = await inTrades('', ['-i', 'milling', '-k', 'tool']);
    expect([code, err.split('\n')[0]]).toEqual([1, 'Nothing found with these filters.']);
  });
});

describe('in the real kit', () => {
  // biome-ignore format: one case, one line
  test.each([
    ['I fear for my job', 'fear-for-jobs'],
    ['we are too small', 'we-are-a-small-team'],
    ['rollback', 'rollback-is-not-that-easy'],
    ['rollbak', 'rollback-is-not-that-easy'],
    ['audit', 'audit-trail-for-auditors'],
    ['on-call burnout', 'on-call-without-burnout'],
    ['oncall', 'on-call-without-burnout'],
    ['kuberneets only', 'only-for-kubernetes'],
    ['organization too large', 'too-large-an-organisation'],
    ['organisation too large', 'too-large-an-organisation'],
    ['kyle rockman', 'kyle-rockman'],
  ])('%s', async (words, id) => {
    expect((await inReal(words, ['-n', '5'])).ids).toContain(id);
  });

  /** The texts whose record is not among the first results. */
  async function missed(texts: readonly (readonly [id: string, text: string])[], among: number): Promise<string[]> {
    const results = await Promise.all(texts.map(([, text]) => inReal(text, ['-n', `${among}`])));
    return texts.flatMap(([id, text], index) => (results[index]?.ids.includes(id) ? [] : [`${id}: ${text}`]));
  }

  // Some are made of words that say nothing by themselves, such as "who would run that for us".
  test('of a hundred phrasings of objections, 95 find theirs among the first three', async () => {
    const all = real.all('objection').flatMap(({ id, heard }) => heard.map((text) => [id, text] as const));
    const texts = all.filter((_, index) => index % 5 === 0); // all of them take too long
    const lost = await missed(texts, 3);
    expect(lost.length, lost.join('\n')).toBeLessThan(texts.length / 20);
  });

  test('of a hundred titles of points, 95 find theirs first', async () => {
    const texts = real.all('point').map(({ id, title }) => [id, title] as const);
    const lost = await missed(texts, 1);
    expect(lost.length, lost.join('\n')).toBeLessThan(texts.length / 20);
  });
});

describe('spelling, names and suggestions', () => {
  test('two letters swapped in a short word', async () => {
    expect((await inSmall('recpie')).ids).toContain('recipes-on-paper');
  });

  // biome-ignore format: one case, one line
  test.each([
    ['secerts', 'secrets'], ['secrts', 'secrets'], ['seccrets', 'secrets'], ['secrats', 'secrets'], ['argcod', 'argocd'],
    ['kuberentes', 'kubernetes'], ['kuberntes', 'kubernetes'], ['rolback', 'rollback'], ['rolllback', 'rollback'],
    ['complience', 'compliance'], ['secuirty', 'security'], ['deploymnt frequncy', 'deployment frequency'],
    ['who chnaged prodcution', 'who changed production'],
  ])('a slip is mended: %s finds first what %s finds first', async (typed, meant) => {
    expect((await inReal(typed)).ids[0]).toBe((await inReal(meant)).ids[0]);
  });

  test('"secerts" finds what is about secrets', async () => {
    expect((await inReal('secerts')).ids[0]).toBe('secrets-in-git');
  });

  test('the name of a tool finds the tool', async () => {
    expect((await inReal('flux', ['-n', '3'])).ids).toContain('flux');
  });

  test('a suggestion shows the name that is near, and not another one of the same record', async () => {
    expect(suggestions(small, 'big chese', resolveFilters(small, {}))).toContain('"the big cheese"');
    expect(suggestions(real, 'leadrship', resolveFilters(real, {}))).toContain('"Leadership and management"');
  });
});
