import { describe, expect, test } from 'vitest';
import {
  answered,
  beginRehearsal,
  cardNow,
  outcome,
  type Rated,
  type Rehearsal,
  rate,
  readRating,
} from '../../src/rehearsal/rehearsal.ts';
import { kitFrom, realKit } from '../helpers/kit.ts';

const kit = realKit();
const DAY = 86_400_000;
const NOW = new Date('2026-11-22T12:00:00Z');

/** Chance that goes through a few numbers again and again. */
function chanceAt(now = NOW) {
  let turn = 0;
  return { now, random: () => [0.1, 0.7, 0.3, 0.9, 0.5][turn++ % 5] ?? 0 };
}

/** Rehearses with these ratings. @returns the ids in the order in which they were asked, and the end */
function play(rehearsal: Rehearsal, ratings: readonly Rated[], now = NOW): { asked: string[]; end: Rehearsal } {
  const asked: string[] = [];
  let end = rehearsal;
  for (const rated of ratings) {
    asked.push(end.queue[0] ?? '');
    end = rate(kit, answered(end), rated, chanceAt(now));
  }
  return { asked, end };
}

const audience = (id: string) => kit.all('audience').filter((one) => one.id === id);
const begin = (count: number, practice = {}, now = NOW) =>
  beginRehearsal(kit, { audiences: audience('sre') }, practice, count, chanceAt(now));

describe('what comes back', () => {
  test('nothing that went well', () => {
    const { asked, end } = play(begin(3), ['good', 'easy', 'good']);
    expect(new Set(asked).size).toBe(3);
    expect(end.step).toBe('over');
  });

  test('what went badly, after two others, and three times at most', () => {
    const { asked, end } = play(begin(3), ['again', 'good', 'good', 'again', 'again']);
    const [first] = asked;
    expect(asked).toEqual([first, asked[1], asked[2], first, first]);
    expect(end.step).toBe('over');
  });

  test('what was hard, later', () => {
    const { asked } = play(begin(6), ['hard', 'good', 'good', 'good', 'good', 'good']);
    expect(asked.indexOf(asked[0] ?? '', 1)).toBe(5);
  });

  test('alone it comes back at once', () => {
    expect(play(begin(1), ['again', 'good']).asked).toHaveLength(2);
  });
});

describe('the next rehearsal', () => {
  const { end, asked } = play(begin(4), ['again', 'good', 'easy', 'again', 'good', 'good']);

  test('begins with what is due, the worst first', () => {
    const soon = begin(2, end.practice, new Date(NOW.getTime() + 60 * DAY));
    for (const id of soon.queue) expect(asked).toContain(id);
    expect(soon.queue).not.toContain(asked[2]);
  });

  test('asks for what has never been tried before what is not due', () => {
    const { queue } = begin(4, end.practice);
    for (const id of queue) expect(asked).not.toContain(id);
  });

  test('of another audience knows nothing of it', () => {
    const other = beginRehearsal(kit, { audiences: audience('leadership') }, end.practice, 40, chanceAt());
    expect(other.queue.length).toBeGreaterThan(20);
  });

  test('easy is due later than good, and good later than hard', () => {
    const due = (rated: Rated) => Object.values(play(begin(1), [rated]).end.practice)[0]?.due.getTime() ?? 0;
    expect([due('again'), due('hard'), due('good'), due('easy')].toSorted((a, b) => a - b)).toEqual([
      due('again'),
      due('hard'),
      due('good'),
      due('easy'),
    ]);
    expect(due('easy')).toBeGreaterThan(due('hard'));
  });
});

test('what the sceptic says is a phrasing of the objection, and its card answers it', () => {
  const rehearsal = begin(5);
  const objection = kit.find('objection', rehearsal.queue[0] ?? '');
  expect(objection?.heard).toContain(rehearsal.said);
  expect(cardNow(kit, rehearsal)?.id).toBe(objection?.id);
  expect(cardNow(kit, rehearsal)?.say).toBe(objection?.respond.sre ?? objection?.respond.everyone);
});

test('first comes what has words for the audience itself', () => {
  const { queue } = begin(5);
  for (const id of queue) expect(kit.find('objection', id)?.respond.sre).toBeDefined();
});

describe('who asks what', () => {
  test.each(kit.all('audience').map(({ id, topics }) => [id, topics] as const))(
    '%s first of all about what it cares for most, and of that most often',
    (id, [most, ...others]) => {
      const { queue } = beginRehearsal(kit, { audiences: audience(id) }, {}, 5, chanceAt());
      const asked = queue.map((one) => kit.find('objection', one)?.topics[0]);
      const known = [most, ...others].filter((topic) => kit.all('objection').some(({ topics }) => topics[0] === topic));
      expect(asked[0]).toBe(known[0]);
      for (const topic of asked) expect(known.slice(0, 5)).toContain(topic);
      expect(new Set(asked).size).toBeGreaterThan(1);
    },
  );

  test.each([
    ['leadership', ['business-value', 'cost']],
    ['finance', ['business-value', 'cost']],
    ['sre', ['on-call', 'recovery']],
  ])('of %s two or more of five are about %j', (id, wanted) => {
    const { queue } = beginRehearsal(kit, { audiences: audience(id) }, {}, 5, chanceAt());
    const mains = queue.flatMap((one) => kit.find('objection', one)?.topics[0] ?? []);
    expect(mains.filter((topic) => wanted.includes(topic)).length).toBeGreaterThanOrEqual(2);
  });

  test('only about a topic', () => {
    const topics = [{ id: 'cost' }];
    const { queue } = beginRehearsal(kit, { audiences: audience('sre'), topics }, {}, 4, chanceAt());
    expect(queue).toHaveLength(4);
    for (const id of queue) expect(kit.find('objection', id)?.topics).toContain('cost');
    const nothing = beginRehearsal(kit, { audiences: audience('sre'), topics: [{ id: 'no' }] }, {}, 4, chanceAt());
    expect(nothing.step).toBe('over');
  });

  test('cards that speak of a word come first, in a phrasing that has it', () => {
    const topics = [{ id: 'security' }];
    const who = { audiences: audience('security-compliance'), topics, words: ['secrets'] };
    const about = beginRehearsal(kit, who, {}, 5, chanceAt());
    expect(new Set(about.queue.slice(0, 2))).toEqual(new Set(['secrets-in-git', 'rotated-secrets']));
    expect(about.queue).toHaveLength(5);
    const [first] = about.queue;
    if (first === 'secrets-in-git') expect(about.said).toMatch(/secret/);
  });

  test('an audience raises what there are words for and what it mostly cares for', () => {
    const card = (id: string, respond: string, topics: string) =>
      `  - { id: ${id}, title: ${id}, heard: [${id}], really: r, acknowledge: a, ask: q, respond: { ${respond} }, evidence: [go], concede: c, topics: [${topics}], sources: [{ page: "https://example.org", title: A page, asOf: "2026" }] }`;
    const small = kitFrom(`
pack: { name: bakery, title: The bakery, version: 1.0.0, licence: MIT }
topics: [${['bread', 'fire', 'cakes', 'icing'].map((id) => `{ id: ${id}, label: ${id}, aliases: [], vocabulary: [] }`).join()}]
audiences:
  - { id: wardens, label: Wardens, aliases: [], layer: both, goals: [g], challenges: [c], metrics: [m], topics: [fire, bread], use: [], avoid: [], openings: [o], questions: [q] }
figures:
  - { id: go, statement: Go., asOf: "2026", topics: [fire], audiences: [wardens], sources: [{ page: "https://example.org", title: A page, asOf: "2026" }] }
objections:
${card('of-others', 'wardens: x', 'fire, cakes, icing')}
${card('for-all', 'everyone: x', 'fire')}
${card('theirs', 'wardens: x', 'bread, fire')}
`);
    const { queue } = beginRehearsal(small, { audiences: small.all('audience') }, {}, 9, chanceAt());
    expect(queue[0]).toBe('theirs');
    expect(queue).toHaveLength(3);
  });

  test('security people do not begin with security that makes them slow', () => {
    const { queue } = beginRehearsal(kit, { audiences: audience('security-compliance') }, {}, 5, chanceAt());
    expect(queue).not.toContain('security-slows-us-down');
  });

  test('several audiences take turns, and no objection comes twice', () => {
    const audiences = [...audience('finance'), ...audience('sre')];
    const { queue, saidBy } = beginRehearsal(kit, { audiences }, {}, 6, chanceAt());
    expect(queue.map((id) => saidBy[id])).toEqual(['finance', 'sre', 'finance', 'sre', 'finance', 'sre']);
    expect(new Set(queue).size).toBe(6);
    const all = beginRehearsal(kit, { audiences }, {}, 500, chanceAt());
    expect(new Set(all.queue).size).toBe(all.queue.length);
    expect(all.queue.length).toBe(kit.all('objection').length);
  });
});

test('in the end, what to practise comes first, with its worst rating', () => {
  const { end, asked } = play(begin(3), ['good', 'again', 'easy', 'easy']);
  expect(outcome(kit, end).map(({ id, rated }) => [id, rated])).toEqual([
    [asked[1], 'again'],
    [asked[0], 'good'],
    [asked[2], 'easy'],
  ]);
});

test('asking for more than there are asks for all', () => {
  expect(begin(50).queue.length).toBeLessThanOrEqual(kit.all('objection').length);
});

test.each<[typed: string, rated: Rated | undefined]>([
  ['1', 'again'],
  ['4', 'easy'],
  ['g', 'good'],
  [' Hard ', 'hard'],
  ['easy', 'easy'],
  ['5', undefined],
  ['', undefined],
  ['bad', undefined],
])('%s is rated %s', (typed, rated) => {
  expect(readRating(typed)).toBe(rated);
});
