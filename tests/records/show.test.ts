import { describe, expect, test } from 'vitest';
import { findRecord, momentsOf } from '../../src/records/show.ts';
import { realKit, smallKit } from '../helpers/kit.ts';

describe('moments of a talk', () => {
  test('in the order of the video, with all that is said of each; those without a time last', () => {
    const kit = smallKit();
    const moments = momentsOf(kit, findRecord(kit, 'hot-ovens') as Parameters<typeof momentsOf>[1]);
    expect(moments.map(({ citation, hits }) => [citation.at, citation.url, ...hits.map(({ id }) => id)])).toEqual([
      ['5:00', 'https://youtu.be/abcdefghijk?t=300', 'small-batches'],
      ['12:45', 'https://youtu.be/abcdefghijk?t=765', 'written-recipe', 'recipes-on-paper', 'always-by-hand'],
      ['20:00', 'https://youtu.be/abcdefghijk?t=1200', 'buy-a-timer'],
      [undefined, 'https://youtu.be/abcdefghijk', 'no-fires', 'written'],
    ]);
  });

  test('beyond an hour', () => {
    const kit = smallKit();
    const moments = momentsOf(kit, findRecord(kit, 'long-rise') as Parameters<typeof momentsOf>[1]);
    expect(moments.map(({ citation }) => citation.at)).toEqual(['2:03', '1:01:01']);
  });

  test('of every talk of the real kit', () => {
    const kit = realKit();
    for (const talk of kit.all('talk')) {
      const seconds = momentsOf(kit, talk).map(({ citation }) => citation.seconds ?? Number.POSITIVE_INFINITY);
      expect(seconds, talk.id).toEqual(Array.from(new Set(seconds)).sort((a, b) => a - b));
    }
  });
});

describe('a record by its id', () => {
  const kit = smallKit();

  test.each(['timer', 'TIMER', ' timer '])('%j', (id) => {
    expect(findRecord(kit, id).id).toBe('timer');
  });

  test.each([
    ['tiner', 'There is nothing with the id "tiner".', 'Did you mean "timer"?'],
    ['small-bat', 'There is nothing with the id "small-bat".', 'Did you mean "small-batches"?'],
    ['', 'There is nothing with the id "".', 'Look for it with: gitops-kit search WORDS'],
    ['__proto__', 'There is nothing with the id "__proto__".', 'Look for it with: gitops-kit search WORDS'],
  ])('nothing is called %j', (id, message, hint) => {
    expect(() => findRecord(kit, id)).toThrow(expect.objectContaining({ message, hint, exitCode: 1 }));
  });
});
