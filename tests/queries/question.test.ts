import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { type Question, readQuestion } from '../../src/queries/question.ts';

describe('a search as it is typed', () => {
  // biome-ignore format: one case, one line
  test.each<[typed: string, read: Partial<Question>]>([
    ['who changed production', { words: 'who changed production' }],
    ['"six hours" long', { words: 'six hours long', phrases: ['six hours'] }],
    ['“six hours”', { words: 'six hours', phrases: ['six hours'] }],
    ['say "never', { words: 'say "never' }],
    ['drift speaker:kyle', { words: 'drift', filters: { speaker: ['kyle'] } }],
    ['Speaker:"kyle rockman" drift', { words: 'drift', filters: { speaker: ['kyle rockman'] } }],
    ['kind:quote,point kind:step x', { words: 'x', filters: { kind: ['quote', 'point', 'step'] } }],
    ['topic:security', { words: '', filters: { topic: ['security'] } }],
    ['mankind:x', { words: 'mankind:x' }],
    ['at 12:45', { words: 'at 12:45' }],
    ['', { words: '' }],
  ])('%j', (typed, read) => {
    expect(readQuestion(typed)).toEqual({ phrases: [], filters: {}, ...read });
  });

  test('a filter with nothing behind it', () => {
    expect(() => readQuestion('drift speaker:')).toThrow(UsageError);
    expect(() => readQuestion('drift speaker: kyle')).toThrow(
      expect.objectContaining({ message: '"speaker:" needs something behind it.', hint: 'For example: speaker:kyle' }),
    );
  });
});
