import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { cueIndexBuilder, openCueIndex } from '../../src/search/cue-index.ts';
import { termOf, wordsOf } from '../../src/text/words.ts';

function indexOf(transcripts: readonly (readonly string[])[]) {
  const builder = cueIndexBuilder();
  for (const texts of transcripts) builder.add(texts.map((text, at) => ({ start: at * 2.5, end: at * 2.5 + 2, text })));
  const bytes = Buffer.concat(builder.bytes());
  const pieces: number[] = [];
  const read = (offset: number, length: number) => {
    pieces.push(length);
    return bytes.subarray(offset, offset + length);
  };
  return { bytes, pieces, index: openCueIndex(read, bytes.length) };
}

test('cues come back as they were, with their transcript and their second', () => {
  const { index } = indexOf([['first of one', 'zweite Zeile: größer'], [], ['third']]);
  expect([0, 1, 2, 3, -1].map((number) => index?.cue(number))).toEqual([
    { transcript: 0, start: 0, text: 'first of one' },
    { transcript: 0, start: 2.5, text: 'zweite Zeile: größer' },
    { transcript: 2, start: 0, text: 'third' },
    undefined,
    undefined,
  ]);
  expect([index?.from(0, 1), index?.from(2, 0), index?.from(1, 0), index?.from(0, 3)]).toEqual([
    1,
    2,
    undefined,
    undefined,
  ]);
  expect([index?.count('third'), index?.count('none'), index?.count('th'), index?.count('third\t1')]).toEqual([
    1, 0, 0, 0,
  ]);
  expect([index?.beginning('thi'), index?.beginning('x')]).toEqual(['third', undefined]);
});

test('scores are those of MiniSearch on the whole', () => {
  const word = fc.constantFrom('drift', 'cluster', 'commit', 'rollback', 'pager', 'audit', 'bread');
  const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 40 }),
      fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
      (texts, words) => {
        const whole = new MiniSearch<{ id: number; text: string }>({
          fields: ['text'],
          tokenize: wordsOf,
          processTerm: termOf,
        });
        whole.addAll(texts.map((one, id) => ({ id, text: one })));
        const expected = whole.search(words.join(' ')).map(({ id, score }) => [id, Math.round(score * 1e6)]);
        const terms = words.map((one) => ({ term: termOf(one), weight: 1 }));
        // With no share wanted nothing may be left out.
        const found = indexOf([texts]).index?.search(terms, 0) ?? [];
        expect(found.map(({ number, score }) => [number, Math.round(score * 1e6)]).toSorted()).toEqual(
          expected.toSorted(),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test('little of a large index is read for a rare word', () => {
  const texts = Array.from({ length: 2000 }, (_, number) => `cluster drift commit word${number}`);
  const { bytes, pieces, index } = indexOf([texts]);
  pieces.length = 0;
  expect(
    index
      ?.search(
        [
          { term: 'word77', weight: 5 },
          { term: 'cluster', weight: 0.1 },
        ],
        0.5,
      )
      .map(({ number }) => number)[0],
  ).toBe(77);
  expect(pieces.reduce((sum, length) => sum + length, 0)).toBeLessThan(bytes.length / 10);
});

test('what is no index is not opened', () => {
  const { bytes } = indexOf([['one']]);
  const open = (text: Buffer) => openCueIndex((offset, length) => text.subarray(offset, offset + length), text.length);
  expect(open(bytes)).toBeDefined();
  for (const text of [
    Buffer.from(''),
    Buffer.alloc(300),
    bytes.subarray(0, -1),
    Buffer.concat([bytes, Buffer.from('x')]),
  ]) {
    expect(open(text)).toBeUndefined();
  }
});
