import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { readTerms, TERMS, writeTerms } from '../../src/search/term-index.ts';
import { termOf } from '../../src/text/words.ts';

const OPTIONS = { fields: ['title', 'text'], storeFields: ['title'], ...TERMS };

interface Document {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

function whole(documents: readonly Document[]): MiniSearch<Document> {
  const index = new MiniSearch<Document>(OPTIONS);
  index.addAll(documents);
  return index;
}

const write = (documents: readonly Document[]) =>
  writeTerms(
    documents.map((one) => ({ ...one })),
    OPTIONS,
  );

const written = write([
  { id: 'a', title: 'Drift', text: 'a cluster drifts' },
  { id: 'b', title: 'Größer', text: 'drifting on' },
]);

test('it tells what it holds', () => {
  const index = readTerms(written, OPTIONS);
  expect(index.documents).toBe(2);
  expect([0, 1, 2].map(index.stored)).toEqual([{ title: 'Drift' }, { title: 'Größer' }, undefined]);
  expect(['drift', 'cluster', 'clust', 'drift\t', '__proto__'].map(index.count)).toEqual([2, 1, 0, 0, 0]);
  expect(['drift', 'clust', ''].map(index.has)).toEqual([true, false, false]);
  expect(index.weight('none')).toBeGreaterThan(index.weight('cluster'));
  expect(index.weight('cluster')).toBeGreaterThan(index.weight('drift'));
});

test('with some terms loaded, scores are those of MiniSearch on the whole', () => {
  const word = fc.constantFrom('drift', 'cluster', 'commit', 'rollback', 'pager', 'audit', 'clusters', 'committee');
  const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      fc.array(fc.record({ title: text, text }), { minLength: 1, maxLength: 40 }),
      fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (texts, words, prefix) => {
        const documents = texts.map((one, id) => ({ id: `${id}`, ...one }));
        const all = whole(documents);
        const terms = words.map(termOf);
        const loaded = readTerms(write(documents), OPTIONS).load(terms, prefix ? terms : []);
        const ranked = (index: typeof loaded) =>
          index.search(words.join(' '), { prefix }).map(({ id, score }) => [id, Math.round(score * 1e6)]);
        expect(ranked(loaded)).toEqual(ranked(all));
      },
    ),
    { numRuns: 100 },
  );
});

// biome-ignore format: one case, one line
test.each([
  ['nothing', ''], ['something else', 'x'], ['a number', '1'], ['another form', '{"form":1}\na\tb'],
  ['a line missing', written.slice(0, written.lastIndexOf('\n', written.length - 2) + 1)], ['a line too many', `${written}x\t{}\n`],
])('%s is no index', (_, text) => {
  expect(() => readTerms(text, OPTIONS)).toThrow(SyntaxError);
});

test('a broken line is told when its term is asked for', () => {
  const index = readTerms(written.replace(/}\n$/, ']\n'), OPTIONS);
  const [last = ''] = written.slice(written.lastIndexOf('\n', written.length - 2) + 1).split('\t');
  expect(() => index.count(last)).toThrow(SyntaxError);
});

test('an index of nothing finds nothing', () => {
  const index = readTerms(write([]), OPTIONS);
  expect([index.documents, index.count('drift'), index.load(['drift'], ['']).search('drift')]).toEqual([0, 0, []]);
});

test('tens of thousands of different letters are written at once', () => {
  const letters = Array.from({ length: 20_000 }, (_, at) => String.fromCodePoint(0x4e00 + at));
  const documents = letters.map((letter, at) => ({
    id: `${at}`,
    title: '',
    text: `${letter}${letters[(at * 7919) % letters.length]}${letters[(at * 104_729) % letters.length]}`.repeat(3),
  }));
  const index = readTerms(write(documents), OPTIONS);
  expect(index.load(['一']).search('一')).toHaveLength(index.count('一'));
});
