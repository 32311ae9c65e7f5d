/** What has room on a terminal at once, and what waits. */
import { describe, expect, test } from 'vitest';
import { cardOf } from '../../src/answer/card.ts';
import type { Shown } from '../../src/conversation/state.ts';
import { begin, reply } from '../../src/conversation/step.ts';
import { toHit } from '../../src/records/hit.ts';
import { shownLines } from '../../src/render/conversation.ts';
import { cardPage, linesPage, previewRows, readPage, roomRows, turnPage } from '../../src/render/room.ts';
import type { View } from '../../src/render/style.ts';
import { PLAIN } from '../../src/render/text.ts';
import { realKit } from '../helpers/kit.ts';
import { bakeryMaterial } from '../helpers/talk.ts';

const material = bakeryMaterial();
const at = (columns: number): View => ({ ...PLAIN, columns });

/** What is shown for a line. */
const turn = (line: string): readonly Shown[] => {
  const { conversation, show } = begin(material, { audiences: ['bakers', 'bosses'], topics: [], minutes: 1 });
  return line ? reply(material, conversation, line).show : show;
};

const rowsTaken = (lines: readonly string[], columns: number) =>
  lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0);

test.each([
  [24, 14, 6],
  [20, 13, 3],
  [40, 30, 6],
  [5, 3, 1],
])('a terminal of %i rows has %i for an answer and %i for what is typed next', (rows, answer, preview) => {
  expect([roomRows(rows), previewRows(rows)]).toEqual([answer, preview]);
});

test('what only may be open is told below what is, and each has its number', () => {
  const perhaps = [{ number: 3, title: 'Friday release went sideways and nobody knew who had to be called at all' }];
  expect(shownLines(PLAIN, { type: 'open', points: [{ number: 1, title: 'the van', name: 'Vans' }], perhaps })).toEqual(
    [
      'You come back to:',
      '1  Vans: “the van”',
      'Perhaps also: 3 “Friday release went sideways and nobody knew who had to b...”',
    ],
  );
  expect(shownLines(PLAIN, { type: 'open', points: [], perhaps })[0]).toMatch(/^Perhaps also: 3 “Friday/);
});

describe('what is read', () => {
  const lines = Array.from({ length: 40 }, (_, n) => `line ${n}`);
  const below = () => ['You come back to:', '1  The van'];

  test('has what is open below its last page, and never in the middle', () => {
    const first = readPage(PLAIN, lines, below, 22);
    expect(first.now).toEqual([...lines.slice(0, 21), expect.stringMatching(/^Enter/)]);
    expect(first.later(PLAIN)).toEqual([...lines.slice(21), '', ...below()]);
    expect(readPage(PLAIN, lines, below, 60).now).toEqual([...lines, '', ...below()]);
  });
});

describe('a turn', () => {
  const lines = [
    '',
    'we are far too busy to learn',
    'and the crust of it',
    'the van stands still every Tuesday',
    'who else has done this',
    'sounds good',
    '/search timer',
    '/drop',
    '/help',
    '/pitch',
  ];
  test.each(lines.flatMap((line) => [2, 6, 14, 30].map((rows) => [line, rows] as const)))(
    '%j in %i rows: none too many, and nothing is lost',
    (line, rows) => {
      const shown = turn(line);
      const whole = turnPage(PLAIN, shown, 1000).now;
      let page = turnPage(PLAIN, shown, rows);
      const seen: string[] = [];
      for (let pages = 0; pages < 100; pages += 1) {
        // The pitch at the beginning may take the rows of what was not said before.
        expect(rowsTaken(page.now, 80)).toBeLessThanOrEqual(rows + (line || pages ? 0 : 3));
        seen.push(...page.now);
        if (!page.rest.length) break;
        page = linesPage(PLAIN, page.rest, rows);
      }
      expect(page.rest).toEqual([]);
      for (const one of whole.filter(Boolean)) expect(seen).toContain(one);
    },
  );

  test('a card: what to say, what to ask and its evidence come before all else', () => {
    const { now, rest } = turnPage(PLAIN, turn('we are far too busy to learn'), 9);
    expect({ now, rest }).toMatchInlineSnapshot(`
      {
        "now": [
          "We have no time to learn this  no-time",
          "   That is fair. To everybody on no-time.",
          "   Ask: What would help?",
          "   To be fair: Not always.",
          "1  “We wrote it down and slept.”",
          "   Ada Crumb · Hot Ovens · Bread Days 2020 · 2:00",
          "     https://youtu.be/abcdefghijk?t=120",
          "   They may mean: They wonder about no-time.",
          "Enter: more (1 proof)",
        ],
        "rest": [
          "2  Old Mill: Ovens that ring",
          "   Thermometers stop the ovens.",
          "   Ada Crumb · Hot Ovens · Bread Days 2020 · 11:00",
          "     https://youtu.be/abcdefghijk?t=660",
        ],
      }
    `);
  });

  test('a guess says that it is one, and what else may be meant', () => {
    expect(turnPage(PLAIN, turn('and the crust of it'), 10).now).toMatchInlineSnapshot(`
      [
        "No card is sure. Perhaps they mean this one (/yes if they do):",
        "It will taste of machines  taste",
        "   That is fair. To everybody on taste.",
        "   Ask: What would help?",
        "1  “Luck is no recipe.”",
        "   Ada Crumb · Hot Ovens · Bread Days 2020 · 1:00",
        "     https://youtu.be/abcdefghijk?t=60",
        "If they mean something else, a number answers in its place, and /undo takes it",
        "back: 2 We are too small for this; 3 It lands on the night shift",
        "Enter: more (what is true in it, what they may mean)",
      ]
    `);
  });

  test('the nearest have a sentence each', () => {
    expect(turnPage(PLAIN, turn('the van stands still every Tuesday'), 11).now).toMatchInlineSnapshot(`
      [
        "The kit has no sure answer. Nearest, in short (a number shows all of it):",
        "1  We are too small for this",
        "   In short on too-small.",
        "2  What does it cost?",
        "   In short on costs.",
        "3  It lands on the night shift",
        "   In short on night-shift.",
        "Or ask what they mean, or say that you will come back to it: /later WORDS names",
        "it in the message.",
      ]
    `);
  });

  test('a figure has its sentence, however little room there is', () => {
    const kit = realKit();
    const figures = kit.all('figure').filter(({ id }) => id === 'dora-2019-recovery' || id === 'dora-2023-top');
    const hits = figures.map((one) => toHit(kit, one));
    const page = turnPage(PLAIN, [{ type: 'hits', hits }], 7)
      .now.join(' ')
      .replace(/\s+/g, ' ');
    for (const { statement } of figures) expect(page).toContain(statement);
  });

  test('what waits is laid out anew for another width, and nothing of it is lost', () => {
    const words = (lines: readonly string[]) => lines.join(' ').split(/\s+/);
    const narrow = turnPage(at(40), turn('and the crust of it'), 9);
    expect(narrow.later(at(40))).toEqual(narrow.rest);
    expect(words(narrow.later(at(80)))).toEqual(words(narrow.rest));
    const whole = turnPage(at(40), turn('/pitch'), 9);
    const wide = whole.later(at(80));
    expect(words(wide).slice(-20)).toEqual(words(whole.rest).slice(-20));
    expect(Math.max(...wide.map(({ length }) => length))).toBeGreaterThan(40);
  });

  test('other cards are offered by numbers only where all numbers before theirs are to be seen', () => {
    for (let rows = 6; rows < 20; rows += 1) {
      const { now } = turnPage(PLAIN, turn('and the crust of it'), rows);
      const numbers = Array.from(now.join('\n').matchAll(/(?:^|[:;] )(\d) /gm), ([, number]) => number);
      expect(numbers).toEqual(numbers.map((_, place) => String(place + 1)));
    }
  });

  test('the pitch is its spine, and all of it waits', () => {
    const { now, rest } = turnPage(PLAIN, turn(''), 6);
    expect(now).toMatchInlineSnapshot(`
      [
        "GitOps for bakers, and for bosses",
        "Open with: Nobody likes to bake at night.",
        "1  Small batches burn less",
        "2  The oven watches itself",
        "Then propose: Write one recipe down",
        "Now type what they say, in their words. More: /help",
        "“bosses: ...” says who speaks, from there on; until then it is for all of them.",
        "Enter: more (all of the pitch, as /pitch does)",
      ]
    `);
    expect(rest.join('\n')).toContain('Open with');
  });
});

test('a page of lines ends where an empty one stands, and not below a heading', () => {
  const lines = ['One', '', 'a', 'b', 'c', '', 'Two', '', 'd', 'e', 'f'];
  const { now, rest } = linesPage(PLAIN, lines, 9);
  expect([now.at(-1), now.at(-2), rest[0]]).toEqual(['Enter: more', 'c', 'Two']);
});

test('every card of the kit says what it has to, with one piece of evidence, at 80 by 24 and at 40 by 20', () => {
  const kit = realKit();
  const unsaid: string[] = [];
  for (const record of kit.all('objection'))
    for (const audience of kit.all('audience').map(({ id }) => id)) {
      const card = cardOf(kit, record, { audience });
      const shown = cardPage(PLAIN, card, roomRows(24)).now;
      const text = shown.join(' ').replace(/\s+/g, ' ');
      expect(rowsTaken(shown, 80)).toBeLessThanOrEqual(14);
      expect(text).toContain(card.title);
      expect(text).toMatch(/ Ask: .* 1 \S/);
      const said = [card.brief, card.say].some((words) => words && text.includes(words));
      if (!said) unsaid.push(`${card.id} for ${audience}`);
      const narrow = cardPage(at(40), card, roomRows(20)).now.join(' ').replace(/\s+/g, ' ');
      if (![card.brief, card.say].some((words) => words && narrow.includes(words)))
        unsaid.push(`${card.id} at 40 by 20`);
    }
  expect(unsaid).toEqual([]);
});

test.each([
  [80, 'Enter: more (what is true in it, what they may mean, 1 proof)'],
  [50, 'Enter: more (what is true in it)'],
  [24, 'Enter: more'],
])('in %i columns it is said in one row what waits, in whole names', (columns, line) => {
  const kit = realKit();
  const record = kit.find('objection', 'no-time-to-learn');
  if (!record) throw new Error('the kit has no such card');
  const { how: _, ...card } = cardOf(kit, record, {});
  expect(cardPage(at(columns), card, 12).now.at(-1)).toBe(line);
});

test('where Enter does something else, it is not said that it shows more', () => {
  const kit = realKit();
  const [card] = kit.all('objection').map((record) => cardOf(kit, record, {}));
  if (!card) throw new Error('the kit has no card');
  expect(cardPage(PLAIN, card, 10, (names) => `Not shown yet: ${names}`).now.at(-1)).toMatch(/^Not shown yet: /);
});
