import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/text/nearest.ts';

const CANDIDATES = ['leadership', 'sre', 'developer', 'security', 'text', 'kyle-six-hours-to-ten-minutes', 'Qa'];

describe('nearest', () => {
  test.each([
    ['the same', 'security', 'security'],
    ['other case', 'LEADERSHIP', 'leadership'],
    ['other case of a short word', 'qA', 'Qa'],
    ['a letter missing', 'securty', 'security'],
    ['a letter added', 'developper', 'developer'],
    ['a letter wrong', 'sra', 'sre'],
    ['neighbours swapped', 'txet', 'text'],
    ['two slips in a long word', 'laedershp', 'leadership'],
    ['only the beginning', 'kyle-six-hours', 'kyle-six-hours-to-ten-minutes'],
    ['too far', 'banana', undefined],
    ['too far for a short word', 'sales', undefined],
    ['too short to guess', 'q', undefined],
    ['nothing', '', undefined],
  ])('%s: %j', (_, word, expected) => {
    expect(nearest(word, CANDIDATES)).toBe(expected);
  });

  // Fuse looks for a word within others.
  test.each([
    ['bakers', ['managers']],
    ['foo', ['foreign', 'roof']],
    ['art', ['start', 'cartographer']],
  ])('%s is none of %j', (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  test('what differs less comes before what only begins so', () => {
    expect(nearest('form', ['formats', 'from', 'forms'])).toBe('from');
    expect(nearest('forma', ['formations', 'format'])).toBe('format');
  });

  test('of equally near candidates the first one wins', () => {
    expect(nearest('cat', ['hat', 'bat'])).toBe('hat');
    expect(nearest('cat', [])).toBeUndefined();
  });
});
