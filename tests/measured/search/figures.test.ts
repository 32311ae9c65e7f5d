/**
 * How well the search answers people's own words. Nobody tunes on the held-out questions; the tuning questions may be
 * looked at. In the hard sets a third of the questions are in words that the kit's page does not use. The bounds are one
 * place of one question below what was measured, since each change of a text moves as much.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NO_FILTERS } from '../../../src/records/filters.ts';
import { type SearchHit, search } from '../../../src/search/search.ts';
import { tellingWords } from '../../../src/text/words.ts';
import { realMaterial } from '../../helpers/kit.ts';
import { type Example, measure } from './measure.ts';

const { kit, index } = realMaterial();

function questions(name: string): Example[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'));
}

function find(words: string): SearchHit[] {
  return search(kit, index, { words, phrases: [], filters: NO_FILTERS, limit: 5 });
}

test.each([
  ['tuning', 0.926, 0.95],
  ['held-out', 0.915, 0.98],
  ['tuning-hard', 0.873, 0.93],
  ['held-out-hard', 0.846, 0.94],
])('%s questions: mean reciprocal rank over %f, answered by the first five over %f', (name, mrr, firstFive) => {
  const examples = questions(name);
  const figures = measure(examples, find);
  console.log(`${name}: ${examples.length} questions, ${JSON.stringify(figures)}`);
  expect(figures.mrr).toBeGreaterThan(mrr);
  expect(figures.firstFive).toBeGreaterThan(firstFive);
});

// biome-ignore format: one slip, one line
test.each<[slip: string, mrr: number, make: (word: string) => string]>([
  ['two letters swapped', 0.886, (word) => word.replace(/(..)(.)(.)/, '$1$3$2')],
  ['a letter missing', 0.879, (word) => word.replace(/(..)./, '$1')],
  ['a letter doubled', 0.915, (word) => word.replace(/(..)(.)/, '$1$2$2')],
  ['a letter wrong', 0.901, (word) => word.replace(/(..)./, '$1x')],
  ['two letters missing', 0.731, (word) => word.replace(/(..).(..)./, '$1$2')],
])('tuning questions with %s in the longest word: mean reciprocal rank over %f', (slip, mrr, make) => {
  const typed = questions('tuning').map(({ query, relevant }) => {
    const [longest = ''] = tellingWords(query).toSorted((a, b) => b.length - a.length);
    return { query: longest.length < 5 ? query : query.toLowerCase().replace(longest, make(longest)), relevant };
  });
  const figures = measure(typed, find);
  console.log(`${slip}: ${JSON.stringify(figures)}`);
  expect(figures.mrr).toBeGreaterThan(mrr);
});

// Who remembers how something was said wants to see who has said it.
test.each([
  [5, 0.75, 0.87],
  [8, 0.85, 0.87],
])(
  '%i words from the middle of a quote: mean reciprocal rank over %f, found among the first five over %f',
  (many, mrr, firstFive) => {
    const ranks = kit.all('quote').flatMap(({ id, text }) => {
      const words = text.split(/\s+/);
      const start = Math.floor((words.length - many) / 2);
      const part = words.slice(start, start + many).join(' ');
      if (start < 2 || !tellingWords(part).length) return [];
      return find(part).findIndex((hit) => hit.id === id) + 1;
    });
    const share = (of: (rank: number) => number) => ranks.reduce((sum, rank) => sum + of(rank), 0) / ranks.length;
    expect(share((rank) => (rank ? 1 / rank : 0))).toBeGreaterThan(mrr);
    expect(share((rank) => (rank ? 1 : 0))).toBeGreaterThan(firstFive);
  },
);
