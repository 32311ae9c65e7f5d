/** What is sent after a conversation, whatever was said in it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Extent, followUpOf, namelessIn } from '../../src/conversation/message.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { begin, reply } from '../../src/conversation/step.ts';
import { render } from '../../src/render/formats.ts';
import { crowdedMaterial } from '../helpers/talk.ts';

const material = crowdedMaterial();
const { kit } = material;
const AGREED = '/keep a trial, two people for six weeks; we stop below four releases a week';

function talk(...lines: readonly string[]): Conversation {
  const { conversation } = begin(material, { audiences: ['bakers', 'bosses'], topics: [], minutes: 1 });
  return lines.reduce((now, line) => reply(material, now, line).conversation, conversation);
}

async function textOf(conversation: Conversation, extent: Extent = {}, format: 'text' | 'markdown' = 'text') {
  const origin = { day: '2026-11-22', credits: kit.packs };
  return render(format, { kind: 'follow-up', followUp: followUpOf(kit, conversation, extent) }, origin);
}

function partOf(conversation: Conversation, title: string, extent: Extent = {}) {
  const { parts } = followUpOf(kit, conversation, extent);
  const part = parts.find((one) => one.title === title);
  return part?.items.map(({ about, text }) => [about, text].filter(Boolean).join(': ')) ?? [];
}

const open = (conversation: Conversation) => partOf(conversation, 'What I will come back to', { isLong: true });

const number = fc.nat({ max: 29 });
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom('', 'owner: ', 'shop: '), number).map(([who, n]) => `${who}tray ${n}`),
  },
  { weight: 3, arbitrary: number.map((n) => `perhaps tray ${n}`) },
  { weight: 2, arbitrary: number.map((n) => `owner: is it "that tray ${n} will be what bends first" or not`) },
  fc.constantFrom(
    'the van stands still every Tuesday',
    'and the crust of it',
    'who else has done this',
    'when will it rain?',
    'where would we start',
    '/next',
    '/quote',
    '/step',
    '/undo',
    '/yes',
    '/later the new roof',
    '/drop 1',
    '1',
    AGREED,
  ),
);

describe('however long it goes on', () => {
  test.each(['text', 'markdown'] as const)(
    'the message has 250 words and ten links at most, or answers alone, as %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
          const written = await textOf(talk(...lines.filter((one) => one !== AGREED), AGREED), {}, format);
          const links = written.match(/https:/g)?.length ?? 0;
          // What is longer has no room for anything but a sentence an answer.
          if (written.split(/\s+/).filter(Boolean).length > 250) expect(links).toBe(0);
          expect(links).toBeLessThanOrEqual(10);
          expect(written).toContain('two people for six weeks');
        }),
        { numRuns: 60 },
      );
    },
  );

  test('what nobody confirmed is not answered, and what was said and not answered is open', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const conversation = talk(...lines);
        const { parts } = followUpOf(kit, conversation, { isLong: true });
        const answered = parts.flatMap(({ purpose, items }) => (purpose === 'answered' ? items : []));
        for (const { about, text } of answered.filter((one) => one.text !== undefined)) {
          const card = kit.all('objection').find(({ title, brief }) => title === about && brief === text);
          expect(conversation.turns.some((turn) => turn.card === card?.id && !turn.isGuess)).toBe(true);
        }
        const unanswered = conversation.turns.filter(
          ({ said, card, shown, recalled }) => said !== undefined && !card && !shown.length && !recalled,
        );
        if (unanswered.some(({ near }) => !near)) expect(open(conversation).length).toBeGreaterThan(0);
        for (const { card, isGuess, later } of conversation.turns) {
          const record = kit.find('objection', card ?? '');
          const isSure = conversation.turns.some((turn) => turn.card === card && !turn.isGuess);
          if (record && isGuess && !isSure && later === undefined)
            expect(open(conversation).join()).toContain(record.title);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('a guess is open until it is confirmed, by /yes or by choosing its card', () => {
  const title = 'Tray number 7 is bent and nobody straightens it';
  const guessed = talk('perhaps tray 7');
  expect([open(guessed), partOf(guessed, 'Bakers')]).toEqual([[`${title} (Bakers)`], []]);
  for (const line of ['/yes', 'tray 7', '/show tray-7 perhaps tray 7']) {
    const sure = reply(material, guessed, line).conversation;
    expect([open(sure), partOf(sure, 'Bakers').length], line).toEqual([[], 1]);
  }
  expect(reply(material, talk('/yes'), 'tray 7').conversation.turns).toHaveLength(1);
});

// biome-ignore format: one case, one line
test.each<[said: string, told: string]>([
  ['teh van stnads still', 'A further point that was raised (Bakers)'],
  ['what is that "big red oven over there" for', '“big red oven over there” (Bakers)'],
  ['is the “self-healing” of it wet', 'A further point that was raised (Bakers)'],
  ['sounds good', ''],
  ['rain is wet and the street is wet and so is all else that we have looked at on this long and wet day', 'A further point that was raised (Bakers)'],
])('what is open is told in neutral words, or in theirs where they are quoted: %s', (said, told) => {
  expect(open(talk(said)).join()).toBe(told);
});

test('what is open goes by the words of /later, and what was never said can be open too', () => {
  const named = talk('owner: when will it rain?', '/later the weather');
  expect(open(named)).toEqual(['The weather (Bosses)']);
  const both = reply(material, named, '/later the new roof').conversation;
  expect(open(both)).toEqual(['The weather (Bosses)', 'The new roof (Bosses)']);
  // An answer that was sure is not open, so that its question keeps its answer.
  expect(open(talk('tray 1', '/later the roof'))).toEqual(['The roof (Bakers)']);
});

test('/later names what was said last and nothing before it, or what has the number before its words', () => {
  const before = talk('teh van stnads still', 'tray 1');
  const own = reply(material, before, '/later the new roof').conversation;
  expect(open(own)).toEqual(['The new roof (Bakers)', 'A further point that was raised (Bakers)']);
  const listed = reply(material, own, '/message').conversation;
  const named = reply(material, listed, '/later 1 the van').conversation;
  expect(open(named)).toEqual(['The van (Bakers)', 'The new roof (Bakers)']);
  // What has no such number is no name for it.
  const counted = reply(material, listed, '/later 2 visits').conversation;
  expect(open(counted)).toContain('2 visits (Bakers)');
  const dropped = reply(material, listed, '/drop 1').conversation;
  expect(open(dropped)).toEqual(['The new roof (Bakers)']);
});

test('what was said once more and answered is not open', () => {
  const again = 'Perhaps, tray 3!';
  const undone = talk('/show tray-3 perhaps tray 3', '/undo');
  expect(open(undone).length).toBe(1);
  expect(open(reply(material, undone, `/show tray-4 ${again}`).conversation)).toEqual([]);
  // A guess answers nothing.
  expect(open(reply(material, undone, again).conversation).length).toBeGreaterThan(0);
  const asked = talk('when will it rain?', '/show one-oven When will it rain?');
  expect(open(asked)).toEqual([]);
});

test('what nothing names is counted once, and told to the person by what was said', () => {
  const conversation = talk('teh van stnads still', 'owner: rain is wet', 'owner: when will it rain?', '/drop');
  expect(open(conversation)).toEqual(['3 further points that were raised']);
  expect(namelessIn(kit, conversation).map(({ title }) => title)).toEqual([
    'teh van stnads still',
    'rain is wet',
    'when will it rain?',
  ]);
  expect(namelessIn(kit, conversation, { audience: 'bakers' })).toHaveLength(1);
});

test('a question that is taken for agreement is not lost', () => {
  const { kit: all, index, matcher } = material;
  const quiet = { ...matcher, match: () => [{ id: 'agrees', probability: 0.9 }] };
  const said = { kit: all, index, matcher: quiet };
  const { conversation } = reply(said, talk(), 'could you send me that?');
  expect(open(conversation)).toEqual(['A further point that was raised (Bakers)']);
});

test('what only seems to be agreement is no point to come back to', () => {
  const match = () => [
    { id: 'agrees', probability: 0.5 },
    { id: 'taste', probability: 0.2 },
  ];
  const perhaps = { ...material, matcher: { ...material.matcher, match } };
  const { conversation } = reply(perhaps, talk(), 'I see, well');
  expect(conversation.turns).toHaveLength(1);
  expect(open(conversation)).toEqual([]);
});

test('to one listener goes what that one asked, and what all agreed', () => {
  const conversation = talk('tray 1', 'owner: tray 2', 'bakers: when will it rain?', AGREED);
  const extent = { audience: 'bosses' };
  expect(partOf(conversation, 'Your questions', extent)).toEqual([
    expect.stringMatching(/^Tray number 2 .*: Tray 2 is straightened/),
  ]);
  expect(partOf(conversation, 'What I will come back to', extent)).toEqual([]);
  expect(partOf(conversation, 'What we agreed', extent)[0]).toMatch(/^A trial, two people/);
  expect(followUpOf(kit, conversation, extent).audiences.map(({ id }) => id)).toEqual(['bosses']);
});

test.each([3, 12, 25])('each of %i answers says what is done, before anything else is said', (many) => {
  const numbers = Array.from({ length: many }, (_, n) => n);
  const lines = numbers.flatMap((n) => (n === 2 ? [`perhaps tray ${n}`, '/yes'] : [`tray ${n}`]));
  const conversation = talk(...lines, '/next');
  const said = partOf(conversation, 'Bakers').join('\n');
  for (const n of numbers) expect(said).toContain(`Tray ${n} is straightened.`);
});

test('with all in it nothing is made shorter', async () => {
  const lines = Array.from({ length: 12 }, (_, n) => `tray ${n}`);
  const conversation = talk(...lines);
  const whole = await textOf(conversation, { isLong: true });
  for (const { brief = '' } of kit.all('objection').filter(({ id }) => lines.includes(id.replace('-', ' '))))
    expect(whole.replace(/\s+/g, ' ')).toContain(brief);
  expect((await textOf(conversation)).length).toBeLessThan(whole.length / 2);
});
