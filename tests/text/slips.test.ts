import { expect, test } from 'vitest';
import { oneSlipFrom, swapped } from '../../src/text/slips.ts';

test.each([
  ['', []],
  ['a', []],
  ['abc', ['bac', 'acb']],
])('swapped %j', (word, words) => {
  expect(swapped(word)).toEqual(words);
});

// biome-ignore format: one case, one line
test.each([
  ['swapped', 'secerts'], ['swapped at the front', 'escrets'], ['missing', 'secrts'], ['missing at the front', 'ecrets'],
  ['missing at the end', 'secret'], ['doubled', 'seccrets'], ['doubled at the front', 'ssecrets'], ['doubled at the end', 'secretss'], ['too many', 'secarets'],
  ['wrong', 'sectets'],
])('a letter %s: %s may be secrets', (_, typed) => {
  expect(oneSlipFrom(typed)).toContain('secrets');
});

test.each(['regrets', 'secretsa', 'secretd', 'sekrits', 'serects'])('%s is further from it', (typed) => {
  expect(oneSlipFrom(typed)).not.toContain('secrets');
});
