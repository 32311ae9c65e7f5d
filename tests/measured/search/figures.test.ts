/**
 * How well the search answers people's own words. Nobody tunes on the held-out questions; the tuning questions may be
 * looked at. In the hard sets a third of the questions are in words that the kit's page does not use. The bounds are a
 * little below what was measured when they were written, so that a change that makes it worse is seen.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NO_FILTERS } from '../../../src/records/filters.ts';
import { readIndex } from '../../../src/search/index.ts';
import { search } from '../../../src/search/search.ts';
import { realIndexText, realKit } from '../../helpers/kit.ts';
import { type Example, measure } from './measure.ts';

const index = readIndex(realIndexText());

test.each([
  ['tuning', 0.91, 0.95],
  ['held-out', 0.89, 0.96],
  ['tuning-hard', 0.82, 0.9],
  ['held-out-hard', 0.84, 0.91],
])('%s questions: mean reciprocal rank over %f, answered by the first five over %f', (name, mrr, firstFive) => {
  const examples = JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')) as Example[];
  const figures = measure(examples, (words) =>
    search(realKit(), index, { words, phrases: [], filters: NO_FILTERS, limit: 5 }),
  );
  console.log(`${name}: ${examples.length} questions, ${JSON.stringify(figures)}`);
  expect(figures.mrr).toBeGreaterThan(mrr);
  expect(figures.firstFive).toBeGreaterThan(firstFive);
});
