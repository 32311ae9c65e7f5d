import { expect, test } from 'vitest';
import { passes, resolveFilters, type TypedFilters } from '../../src/records/filters.ts';
import { industriesKit, smallKit } from '../helpers/kit.ts';

const kit = smallKit();

// biome-ignore format: one case, one line
test.each<[typed: TypedFilters, ids: string[]]>([
  [{ kind: ['points'] }, ['small-batches', 'recipes-on-paper', 'the-mill-did-it', 'one-oven-first']],
  [{ kind: ['quote', 'principle'] }, ['written-recipe', 'no-fires', 'written']],
  [{ kind: ['point'], audience: ['owner'] }, ['small-batches', 'the-mill-did-it', 'one-oven-first']],
  [{ kind: ['point'], audience: ['bosses', 'bakers'] }, ['small-batches', 'recipes-on-paper', 'the-mill-did-it', 'one-oven-first']],
  [{ topic: ['cost'] }, ['bosses', 'money', 'small-batches', 'the-mill-did-it', 'one-oven-first']],
  [{ topic: ['money'], audience: ['bakers'] }, ['small-batches', 'one-oven-first']],
  [{ kind: ['quote'], topic: ['speed', 'safety'] }, ['written-recipe', 'no-fires']],
  [{ speaker: ['crumb'] }, ['ada-crumb', 'hot-ovens', 'written-recipe', 'small-batches', 'recipes-on-paper', 'always-by-hand', 'written', 'buy-a-timer']],
  [{ speaker: ['yeast'] }, ['ada-yeast', 'lost-talk', 'long-rise', 'the-mill-did-it', 'mill-ovens']],
  [{ speaker: ['ada'], kind: ['talk'] }, ['hot-ovens', 'lost-talk', 'long-rise']],
  [{ event: ['flour fair'] }, ['flour-fair', 'cold-dough', 'lost-talk']],
  [{ event: ['bread days 2020'], kind: ['quote', 'point'] }, ['written-recipe', 'no-fires', 'small-batches', 'recipes-on-paper', 'the-mill-did-it']],
  [{ audience: ['bosses'], kind: ['objection', 'figure', 'step', 'use-case'] }, ['always-by-hand', 'buy-a-timer', 'half-burnt']],
  [{ kind: ['quote'], topic: ['cakes'] }, []],
])('%j', (typed, ids) => {
  const filters = resolveFilters(kit, typed);
  expect(kit.records.filter((record) => passes(kit, record, filters)).map(({ id }) => id)).toEqual(ids);
});

test('without filters everything passes', () => {
  const filters = resolveFilters(kit, {});
  expect(kit.records.every((record) => passes(kit, record, filters))).toBe(true);
});

test.each<[TypedFilters, string]>([
  [{ kind: ['qoute'] }, 'There is no kind "qoute".'],
  [{ audience: ['bosses', 'nobody'] }, 'There is no audience "nobody".'],
  [{ topic: [''] }, 'There is no topic "".'],
])('%j is wrong usage', (typed, message) => {
  expect(() => resolveFilters(kit, typed)).toThrow(expect.objectContaining({ message, exitCode: 2 }));
});

// biome-ignore format: one case, one line
test.each<[typed: TypedFilters, ids: string[]]>([
  [{ industry: ['mills'] }, ['old-mill', 'new-mill', 'some-mill']],
  [{ industry: ['Mills and Flour', 'canteens'] }, ['old-mill', 'new-mill', 'some-mill', 'canteen']],
  [{ industry: ['milling'], kind: ['topic'] }, []],
])('of an industry: %j', (typed, ids) => {
  const trades = industriesKit();
  const filters = resolveFilters(trades, typed);
  expect(trades.records.filter((record) => passes(trades, record, filters)).map(({ id }) => id)).toEqual(ids);
});

test('an unknown industry is told with what is near and what there is', () => {
  expect(() => resolveFilters(industriesKit(), { industry: ['cantens'] })).toThrow(
    expect.objectContaining({
      message: 'There is no industry "cantens".',
      hint: 'Did you mean "canteens" (catering)? There are: milling, catering.',
      exitCode: 2,
    }),
  );
});
