import { describe, expect, test } from 'vitest';
import { best, choosePoints, weighed } from '../../src/pitch/choose-points.ts';
import { interest } from '../../src/records/interest.ts';
import { smallKit } from '../helpers/kit.ts';

const kit = smallKit();
const [bosses, bakers] = kit.all('audience');
if (!bosses || !bakers) throw new Error('the small kit has two audiences');
const points = kit.all('point');

test('a point is weighed for those who have a wording of it', () => {
  const rows = (audiences: (typeof bosses)[]) =>
    weighed(kit, points, audiences).map(({ point, listeners, words }) => `${point.id}: ${listeners}, ${words} words`);
  expect(rows([bosses])).toEqual([
    'small-batches: bosses, 16 words',
    'the-mill-did-it: bosses, 14 words',
    'one-oven-first: bosses, 14 words',
  ]);
  expect(rows([bakers, bosses])).toEqual([
    'small-batches: bakers,bosses, 15 words',
    'recipes-on-paper: bakers, 14 words',
    'the-mill-did-it: bosses, 14 words',
    'one-oven-first: bakers,bosses, 11 words',
  ]);
});

describe('choosing', () => {
  const chosen = (budget: number) => choosePoints(weighed(kit, points, [bosses]), budget).map(({ point }) => point.id);

  test.each([
    [0, ['the-mill-did-it']],
    [-100, ['the-mill-did-it']],
    [14, ['the-mill-did-it']],
    [43, ['small-batches', 'one-oven-first']],
    [44, ['small-batches', 'one-oven-first', 'the-mill-did-it']],
    [1000, ['small-batches', 'one-oven-first', 'the-mill-did-it']],
  ])('%i words', (budget, ids) => {
    expect(chosen(budget).toSorted()).toEqual(ids.toSorted());
  });

  test('never more words than there are, and no point twice', () => {
    for (let budget = 14; budget <= 60; budget++) {
      const some = choosePoints(weighed(kit, points, [bosses, bakers]), budget);
      expect(some.reduce((sum, { words }) => sum + words, 0)).toBeLessThanOrEqual(budget);
      expect(new Set(some).size).toBe(some.length);
    }
  });

  test.each(points.map((point) => [point.topics[0] ?? '', point.say.bosses ? [bosses, bakers] : [bakers]] as const))(
    'a point that is mainly about %s comes first where that was asked for',
    (topic, audiences) => {
      const [first] = choosePoints(weighed(kit, points, audiences), 100, audiences, [{ id: topic }]);
      expect(first?.point.topics[0]).toBe(topic);
    },
  );

  test('nothing to choose from', () => {
    expect(choosePoints([], 100)).toEqual([]);
  });
});

test.each([
  [['money'], 1],
  [['safety', 'money'], 1],
  [['speed'], 1 - 1 / 3],
  [['cakes'], 0],
  [[], 0],
])('interest of bosses in %j', (topics, expected) => {
  expect(interest(topics, bosses)).toBeCloseTo(expected);
});

test('best is the first of equals', () => {
  expect(best(['a', 'bb', 'cc'], ({ length }) => length)).toBe('bb');
  expect(best([], () => 1)).toBeUndefined();
});
