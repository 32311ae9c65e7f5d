/** What happened in their own company comes first, wherever it fits. */
import { describe, expect, test } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import { cardOf } from '../../src/answer/card.ts';
import { asksOfHere } from '../../src/answer/named.ts';
import type { Answer } from '../../src/answer/result.ts';
import { toldBy } from '../../src/answer/told.ts';
import { pitch } from '../../src/pitch/pitch.ts';
import { usedPacks } from '../../src/records/origins.ts';
import { bakeryMaterial } from '../helpers/talk.ts';

const SOURCE = 'sources: [{ page: "https://shop.example/1", title: Ours, asOf: "2026-03" }]';
const PACK = `
pack: { name: shop, title: The shop, version: 1.0.0, licence: internal, kit: 1.0.0 }
speakers:
  - { id: jo, name: Jo Flour }
points:
  - { id: our-smoke, title: The day of the smoke, part: why, say: { bosses: It smoked here for a day. }, because: Nobody looked., heard: [how long did the smoke last], topics: [safety], sources: [{ page: "https://shop.example/1", title: Ours, asOf: "2026-03" }] }
use-cases:
  - { id: smoke, organisation: The shop, title: The day of the smoke, summary: It smoked., how: [], topics: [safety], ${SOURCE} }
  - { id: late, organisation: The shop, title: Bread at ten, summary: It was late., year: 2024, how: [], topics: [speed], sources: [{ page: "https://shop.example/2", title: Ours too, asOf: "2024" }] }
patches:
  - id: taste
    heard: [it smells of tin]
  - id: night-shift
    say: { sellers: It rings once. }
quotes:
  - { id: jo-said, text: I ran for water twice., speakers: [jo], answers: Does it burn?, topics: [safety], audiences: [bosses], sources: [{ page: "https://shop.example/3", title: Minutes, asOf: "2026" }] }
`;

/** The same with an incident. */
const INCIDENT =
  '  - { id: burnt, organisation: The shop, title: Forty loaves, summary: It burnt., year: 2025, outcome: 40 loaves, lesson: A timer rings, how: [], topics: [money], sources: [{ page: "https://shop.example/4", title: Ours again, asOf: "2025" }] }\n';
const material = bakeryMaterial(PACK);
const { kit: bare } = bakeryMaterial();
const burnt = bakeryMaterial(PACK.replace('patches:', `${INCIDENT}patches:`));
const { kit } = material;
const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);
const evidence = (card: string, told: readonly string[] = [], audience = 'bosses') => {
  const record = kit.find('objection', card);
  return record ? ids(cardOf(kit, record, { audience, told: toldBy(kit, told) }).evidence) : [];
};

test('what another card shows first is kept for it, as long as others are left', () => {
  // The night shift shows the quiet night first, and who is too small the small batches.
  const spent = (told: readonly string[]) => {
    const record = bare.find('objection', 'taste');
    const named = ['quiet-night', 'small-batches', 'mill-ovens', 'half-burnt'];
    const card =
      record && cardOf(bare, { ...record, evidence: named }, { audience: 'bosses', told: toldBy(bare, told) });
    return card && ids(card.evidence);
  };
  expect(spent([])).toEqual(['mill-ovens', 'half-burnt']);
  expect(spent(['mill-ovens', 'half-burnt'])).toEqual(['quiet-night', 'small-batches']);
});

describe('on a card', () => {
  test('it comes first where the topic fits, with evidence of the other sort', () => {
    expect(evidence('night-shift')).toEqual(['shop/jo-said', 'shop/smoke']);
    expect(evidence('no-time')).toEqual(['shop/late', 'written-twice']);
  });

  test('not where it does not, and not in words for somebody else', () => {
    expect(evidence('costs')).toEqual(['cheap-timer', 'price-of-flour']);
    expect(evidence('night-shift', [], 'sellers')[0]).toBe('shop/smoke');
  });

  test('it is told once: what tells the same counts as told', () => {
    expect(evidence('night-shift', ['shop/our-smoke'])).toEqual(['shop/jo-said', 'mill-ovens']);
    expect(evidence('night-shift', ['shop/smoke', 'shop/jo-said'])).toEqual(['quiet-night', 'mill-ovens']);
  });
});

describe('who asks what happened here', () => {
  // biome-ignore format: one case, one line
  test.each([
    ['did that ever happen here', true],
    ['has anything like this happened to us', true],
    ['is there an example from our own company', true],
    ['who pays for us', false],
    ['what happens to us in case it stops', false],
    ['when did we last have an outage here that broke the shop', true],
    ['has it happened at the mill', false],
    ['show me one of our own incidents', true],
    ['name one outage of ours', true],
    ['when did that bite us last time', true],
    ['an example of our own', true],
    ['an outage would cost us a lot', false],
  ])('%s', (said, expected) => {
    expect(asksOfHere(said)).toBe(expected);
  });

  test.each(['did that ever happen here', 'have we ever had that ourselves', 'do you have proof from our own place'])(
    'is told it first: %s',
    (said) => {
      const found = answer(material, said);
      expect(found).toMatchObject({ type: 'asked', kind: 'use-case' });
      expect('hits' in found && ids(found.hits).slice(0, 2)).toEqual(['shop/late', 'shop/smoke']);
    },
  );

  test('is told of what went wrong too, which is nobody who does it, and of that alone', () => {
    const here = answer(burnt, 'did that ever happen here', { told: toldBy(burnt.kit, ['shop/burnt']) });
    expect('hits' in here && ids(here.hits)).toEqual(['shop/burnt', 'shop/late', 'shop/smoke']);
    expect('hits' in here && here.hits[0]?.text).toBe('It burnt. It cost us 40 loaves. A timer rings.');
    const elsewhere = answer(burnt, 'who else has done this');
    expect('hits' in elsewhere && ids(elsewhere.hits)).not.toContain('shop/burnt');
    expect('hits' in elsewhere && ids(elsewhere.hits)).toContain('mill-ovens');
  });

  test('is told first what is about what they talk of', () => {
    const found = answer(burnt, 'did that ever happen here', { about: ['speed'] });
    expect('hits' in found && ids(found.hits)[0]).toBe('shop/late');
  });

  test('is told of others where there is nothing, which is no sure answer', () => {
    const found: Answer = answer(bakeryMaterial(), 'did that ever happen here');
    expect(found).toMatchObject({ type: 'asked', certainty: 'guess' });
  });
});

describe('in a pitch', () => {
  const made = (minutes: number, topics: readonly string[] = []) =>
    pitch(kit, {
      audiences: kit.all('audience').filter(({ id }) => id === 'bosses'),
      topics: kit.all('topic').filter(({ id }) => topics.includes(id)),
      minutes,
    });
  const points = (one: ReturnType<typeof made>) => one.sections.flatMap((section) => ids(section.points));

  test.each([1, 2, 5])('its point and its quote lead, in %i minutes', (minutes) => {
    expect(points(made(minutes))[0]).toBe('shop/our-smoke');
    expect(ids(made(minutes).quotes)[0]).toBe('shop/jo-said');
  });

  test('its other use cases stand beside it, as far as they are about that', () => {
    expect(ids(made(2).own)).toEqual(['shop/late']);
    expect(made(2, ['safety']).own).toEqual([]);
    expect(points(made(2, ['money']))).not.toContain('shop/our-smoke');
  });
});

test('a pack is named only where something of it is used', () => {
  const named = (result: unknown) => usedPacks(kit, result).map(({ manifest, ids: used }) => [manifest.name, ...used]);
  expect(named({ card: { id: 'costs', evidence: [{ id: 'cheap-timer' }] } })).toEqual([]);
  // How people ask for a card is not in what it says.
  expect(named([{ id: 'taste' }, { id: 'night-shift' }])).toEqual([['shop', 'night-shift']]);
  expect(named({ hits: [{ id: 'shop/late' }], about: { id: 'shop/late' } })).toEqual([['shop', 'shop/late']]);
});
