import { describe, expect, test } from 'vitest';
import { details } from '../../src/records/details.ts';
import { toHit } from '../../src/records/hit.ts';
import { KINDS, kindOf, plural } from '../../src/records/kinds.ts';
import { allTextsOf, namesIn, phrasingsOf, titlesOf, vocabularyOf } from '../../src/records/texts.ts';
import { kitFrom, realKit, smallKit } from '../helpers/kit.ts';

test('no two kinds share a name or a key', () => {
  expect(new Set([...KINDS, ...KINDS.map(plural)]).size).toBe(2 * KINDS.length);
});

test('a kind that there is not is not made up', () => {
  expect(() => kindOf({ kind: 'loaf' as 'quote' })).toThrow('there is no kind "loaf"');
});

test.each(KINDS)('of the real kit, each %s has a title and a weight, and says something', (kind) => {
  const kit = realKit();
  const records = kit.all(kind);
  expect(records.length).toBeGreaterThan(0);
  expect(kindOf({ kind }).weight).toBeGreaterThan(0);
  for (const record of records) {
    expect(toHit(kit, record).title, record.id).not.toBe('');
    expect(allTextsOf(record).join(''), record.id).not.toBe('');
  }
});

describe('what is searched', () => {
  const kit = smallKit();
  const of = <T>(read: (record: NonNullable<ReturnType<typeof kit.get>>) => T, id: string) => {
    const record = kit.get(id);
    return record && read(record);
  };

  test.each([
    ['bosses', ['Bosses', 'owner', 'the big cheese']],
    ['jurgen-knead', ['Jürgen Knead', 'the Kneader']],
    ['written-recipe', ['Why write recipes down?']],
    ['mill-ovens', ['Ovens that watch themselves', 'Old Mill']],
    ['half-burnt', ['half']],
    ['timer', ['Timer']],
  ])('%s is called %j', (id, titles) => {
    expect(of(titlesOf, id)).toEqual(titles);
  });

  test('phrasings and vocabulary, where there are any', () => {
    expect(of(phrasingsOf, 'written-recipe')).toEqual(['no time to write']);
    expect(of(phrasingsOf, 'timer')).toEqual([]);
    expect(of(vocabularyOf, 'money')).toEqual(['Money', 'cost', 'budget', 'expensive flour']);
    expect(of(vocabularyOf, 'bosses')).toEqual([]);
  });

  test.each([
    ['hot-ovens', ['hot-ovens', 'Ada Crumb', 'Old Mill', 'Jürgen Knead', 'the Kneader', 'Bread Days 2020']],
    ['mill-ovens', ['mill-ovens', 'Ada Yeast', 'Timer', 'Old Mill']],
    ['timer', ['timer']],
  ])('%s names %j', (id, names) => {
    expect(of((record) => namesIn(kit, record), id)).toEqual(names);
  });
});

test('a use case shows the industry that it names, and is found by what people call that', () => {
  const kit = kitFrom(`
pack: { name: x, title: X, version: 1.0.0, licence: MIT }
industries: [{ id: baking, label: Baking and milling, aliases: [bakery] }]
topics: [{ id: money, label: Money, aliases: [], vocabulary: [] }]
use-cases:
  - { id: mill, organisation: Old Mill, title: Ovens, summary: They bake., industry: baking, how: [], topics: [money], sources: [{ page: "https://example.org/", title: Mill, asOf: "2026" }] }
`);
  const [mill] = kit.all('use-case');
  expect(mill && details(kit, mill)).toContainEqual({ label: 'Industry', text: 'Baking and milling' });
  expect(mill && namesIn(kit, mill)).toEqual(['mill', 'Old Mill', 'Baking and milling', 'bakery']);
});
