import { expect, test } from 'vitest';
import { toSeconds, videoUrl } from '../../src/records/moments.ts';

test.each([
  ['0:00', 0],
  ['3:07', 187],
  ['12:45', 765],
  ['59:59', 3599],
  ['1:49:42', 6582],
  ['10:00:00', 36000],
  ['99:99', undefined],
  ['60:00', undefined],
  ['1:60', undefined],
  ['1:2', undefined],
  ['1:60:00', undefined],
  ['1:5:00', undefined],
  ['12', undefined],
  ['-1:00', undefined],
  ['-1', undefined],
  ['1:00 ', undefined],
  ['1:00\n', undefined],
  ['', undefined],
])('toSeconds %j', (at, expected) => {
  expect(toSeconds(at)).toBe(expected);
});

test.each([
  [undefined, 'https://youtu.be/00MCUAgzLQk'],
  [0, 'https://youtu.be/00MCUAgzLQk?t=0'],
  [765, 'https://youtu.be/00MCUAgzLQk?t=765'],
])('videoUrl at %j', (seconds, expected) => {
  expect(videoUrl('00MCUAgzLQk', seconds)).toBe(expected);
});
