import { expect, test } from 'vitest';
import { figuresIn } from '../../src/text/figures.ts';

test.each([
  ['A trial, two people for a month.', figuresIn('2 people, 1 month')],
  ['a trial of a service', []],
  ['six weeks, 6 weeks', figuresIn('6 weeks; six weeks')],
  ['', []],
])('%s', (text, figures) => {
  expect(figuresIn(text)).toEqual(figures);
  expect(figuresIn(text).every((one) => /^\d+ \w+$/.test(one))).toBe(true);
});
