import { expect, test } from 'vitest';
import { cueIndexBuilder, readCueIndex } from '../../src/search/cue-index.ts';
import { passageAt } from '../../src/search/transcripts.ts';

function indexOf(transcripts: readonly (readonly string[])[]) {
  const builder = cueIndexBuilder();
  for (const texts of transcripts) builder.add(texts.map((text, at) => ({ start: at * 2.5, end: at * 2.5 + 2, text })));
  return readCueIndex(builder.text());
}

const index = indexOf([['first of one', 'zweite Zeile: größer'], [], ['third']]);

test('cues come back as they were, with their transcript and their second', () => {
  expect([0, 1, 2, 3, -1].map(index.cue)).toEqual([
    { transcript: 0, start: 0, text: 'first of one' },
    { transcript: 0, start: 2.5, text: 'zweite Zeile: größer' },
    { transcript: 2, start: 0, text: 'third' },
    undefined,
    undefined,
  ]);
});

// biome-ignore format: one case, one line
test.each<[transcript: number, start: number, seconds: number, said: string | undefined]>([
  [0, 0, 10, 'first of one zweite Zeile: größer'],
  [0, 0, 2.5, 'first of one'],
  [0, 1, 10, 'zweite Zeile: größer'],
  [0, 3, 10, undefined],
  [1, 0, 10, undefined],
  [2, 0, 10, 'third'],
  [3, 0, 10, undefined],
])('of transcript %i from second %d on for %d seconds: %s', (transcript, start, seconds, said) => {
  expect(passageAt(index, transcript, start, seconds)).toBe(said);
});
