import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { readQuestion } from '../../src/search/question.ts';

// biome-ignore format: one case, one line
test.each<[typed: string, words: string, phrases: string[], filters: object]>([
  ['who changed production', 'who changed production', [], {}],
  ['"blast radius" small', 'blast radius small', ['blast radius'], {}],
  ['“blast radius”', 'blast radius', ['blast radius'], {}],
  ['an "unclosed quote', 'an "unclosed quote', [], {}],
  ['rollback speaker:kyle', 'rollback', [], { speaker: ['kyle'] }],
  ['Topic:security kind:quote,point', '', [], { topic: ['security'], kind: ['quote', 'point'] }],
  ['speaker:"Kyle Rockman" demo', 'demo', [], { speaker: ['Kyle Rockman'] }],
  ['event:2021 event:2020', '', [], { event: ['2021', '2020'] }],
  ['references industry:banking', 'references', [], { industry: ['banking'] }],
  ['https://example.org is no filter', 'https://example.org is no filter', [], {}],
  ['a+b (c) [d] .* \\', 'a+b (c) [d] .* \\', [], {}],
])('%s', (typed, words, phrases, filters) => {
  expect(readQuestion(typed)).toEqual({ words, phrases, filters });
});

test.each(['speaker:', 'drift topic:', 'kind:"" x'])('%s is asked for its value', (typed) => {
  expect(() => readQuestion(typed)).toThrow(UsageError);
});

test('anything else is read or refused, and nothing is left waiting', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 1200 }), (typed) => {
      try {
        readQuestion(typed);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
      }
    }),
  );
});
