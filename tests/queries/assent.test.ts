import { expect, test } from 'vitest';
import { isAssent } from '../../src/queries/assent.ts';

test.each([
  ['ok, I understand', true],
  ['thanks, that makes sense', true],
  ['Hello!', true],
  ['I agree', true],
  ['good point, go on', true],
  ['You’re right.', true],
  ['I agree with that, let’s do it', true],
  ['Fine with me, no objections', true],
  ['let me think about it', true],
  ['hmm, fair point', true],
  ['OK that makes sense to me', true],
  ['that makes no sense to me', false],
  ['haha, lol', true],
  ['hm, what about the hammer', false],
  ['we have no questions about Git', false],
  ['I agree with the auditors', false],
  ['ok, but who pays for it', false],
  ['that makes sense for Netflix', false],
  ['good morning, we have no time', false],
  ['', false],
  ['!?', false],
])('%s: %s', (said, expected) => {
  expect(isAssent(said)).toBe(expected);
});
