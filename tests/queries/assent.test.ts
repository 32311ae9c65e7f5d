import { expect, test } from 'vitest';
import { isAssent } from '../../src/queries/assent.ts';

test.each([
  ['ok, I understand', true],
  ['thanks, that makes sense', true],
  ['Hello!', true],
  ['I agree', true],
  ['good point, go on', true],
  ['You’re right.', true],
  ['ok, but who pays for it', false],
  ['that makes sense for Netflix', false],
  ['good morning, we have no time', false],
  ['', false],
  ['!?', false],
])('%s: %s', (said, expected) => {
  expect(isAssent(said)).toBe(expected);
});
