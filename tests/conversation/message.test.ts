/** What is sent after a conversation, whatever was said in it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Extent, followUpOf, openIn, perhapsIn } from '../../src/conversation/message.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { begin, reply } from '../../src/conversation/step.ts';
import { render } from '../../src/render/formats.ts';
import { realMaterial } from '../helpers/kit.ts';
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
  test.each(['text', 'markdown'] as const)('the message has 250 words and ten links at most, as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
        const written = await textOf(talk(...lines.filter((one) => one !== AGREED), AGREED), {}, format);
        const links = written.match(/https:/g)?.length ?? 0;
        expect(written.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(250);
        expect(links).toBeLessThanOrEqual(10);
        expect(written).toContain('two people for six weeks');
      }),
      { numRuns: 60 },
    );
  });

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
          ({ said, card, shown, recalled }, place) =>
            said !== undefined &&
            !card &&
            !shown.length &&
            !recalled &&
            // What was said once more may be answered by now.
            !conversation.turns.slice(place + 1).some((one) => one.said === said),
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
  expect([open(guessed), partOf(guessed, 'Your questions')]).toEqual([[`${title}`], []]);
  for (const line of ['/yes', 'tray 7', '/show tray-7 perhaps tray 7']) {
    const sure = reply(material, guessed, line).conversation;
    expect([open(sure), partOf(sure, 'Your questions').length], line).toEqual([[], 1]);
  }
  expect(reply(material, talk('/yes'), 'tray 7').conversation.turns).toHaveLength(1);
});

// biome-ignore format: one case, one line
test.each<[said: string, told: string]>([
  ['teh van stnads still', 'One more point that you raised'],
  ['what is that "big red oven over there" for', '“big red oven over there”'],
  ['is the “self-healing” of it wet', 'One more point that you raised'],
  ['and how would anybody see after half a year whether “bakers are happier now” is worth the flour', 'What does it cost?'],
  ['sounds good', ''],
  ['rain is wet and the street is wet and so is all else that we have looked at on this long and wet day', 'One more point that you raised'],
])('what is open is told in neutral words, or in theirs where they are quoted: %s', (said, told) => {
  expect(open(talk(said)).join()).toBe(told);
});

test('what is open goes by the words of /later, and what was never said can be open too', () => {
  const named = talk('owner: when will it rain?', '/later the weather');
  expect(open(named)).toEqual(['The weather']);
  const both = reply(material, named, '/later the new roof').conversation;
  expect(open(both)).toEqual(['The weather', 'The new roof']);
  // An answer that was sure is not open, so that its question keeps its answer.
  expect(open(talk('tray 1', '/later the roof'))).toEqual(['The roof']);
});

test('/later names what was said last and nothing before it, or what has the number before its words', () => {
  const before = talk('teh van stnads still', 'tray 1');
  const own = reply(material, before, '/later the new roof').conversation;
  expect(open(own)).toEqual(['The new roof', 'One more point that you raised']);
  const listed = reply(material, own, '/message').conversation;
  const named = reply(material, listed, '/later 1 the van').conversation;
  expect(open(named)).toEqual(['The van', 'The new roof']);
  // A number that nothing has is refused with what there is, and is no name.
  const refused = reply(material, listed, '/later 3 visits');
  expect(refused.conversation).toEqual(listed);
  expect(refused.show).toMatchObject([
    { notice: 'no-open-number', number: '3', open: [{ number: 1 }, { number: 2, name: 'The new roof' }] },
  ]);
  // What has a name gets another one.
  const renamed = reply(material, listed, '/later 2 the old roof');
  expect(open(renamed.conversation)).toContain('The old roof');
  expect(renamed.show).toEqual([{ type: 'notice', notice: 'noted', later: 'the old roof' }]);
  const dropped = reply(material, listed, '/drop 1').conversation;
  expect(open(dropped)).toEqual(['The new roof']);
});

describe('what is open keeps the number that was shown last', () => {
  const LINES = ['perhaps tray 3', 'teh van stnads still', 'owner: when will it rain?', '/message'];

  // biome-ignore format: one case, one line
  test.each<[what: string, lines: readonly string[], open: readonly number[]]>([
    ['/yes', ['/yes tray-3'], [2, 3]],
    ['a number', ['/show tray-3 perhaps tray 3'], [2, 3]],
    ['/drop', ['/drop 1'], [2, 3]],
    ['/drop twice', ['/drop 1', '/drop 2'], [3]],
    ['/undo', ['/drop 1', '/undo'], [1, 2, 3]],
    ['a new point', ['tray 9', '/later the roof'], [1, 2, 3, 4]],
  ])('after %s, and it is told what is left', (_, lines, numbers) => {
    const { conversation, show } = lines.reduce(
      (now, line) => reply(material, now.conversation, line),
      { conversation: talk(...LINES), show: [] } as ReturnType<typeof reply>,
    );
    expect(show.at(-1)).toMatchObject({ notice: 'still-open', open: numbers.map((one) => ({ number: one })) });
    const named = reply(material, conversation, '/later 3 the rain').conversation;
    expect(open(named)).toContain('The rain');
    expect(named.turns.length).toBe(conversation.turns.length);
    if (!numbers.includes(1)) {
      const gone = reply(material, { ...conversation, dropped: [] }, '/later 1 force push and the log');
      if (!lines.includes('/drop 1')) expect(gone.show[0]).toMatchObject({ notice: 'no-open-number' });
      expect(gone.conversation.turns.length).toBe(conversation.turns.length);
    }
  });

  test('also where the list was never shown', () => {
    const named = reply(material, talk('teh van stnads still', 'owner: when will it rain?'), '/later 1 the van');
    expect(open(named.conversation)).toEqual(['The van', 'One more point that you raised']);
    expect(open(reply(material, talk(), '/later 3 visits').conversation)).toEqual(['3 visits']);
  });
});

test('what was asked for is named so, with the topic that they named, and a story is told in a sentence', () => {
  const real = realMaterial();
  const said = (line: string) => {
    const { conversation } = begin(real, { audiences: ['leadership'], topics: [], minutes: 1 });
    const { parts } = followUpOf(real.kit, reply(real, conversation, line).conversation);
    return parts.flatMap(({ purpose, items }) => (purpose === 'answered' ? items : []));
  };
  const [story] = said('is there a bank that runs on it');
  expect(story).toMatchObject({ about: expect.stringMatching(/^Examples from others/) });
  const [asked] = said('who else has done this');
  expect(asked?.about).toBe('Examples from others');
  // All that its summary says, and whose story it is.
  const summaries = real.kit.all('use-case').map((one) => one.summary.replace(/\.$/, ''));
  expect(summaries.some((one) => asked?.text?.startsWith(one))).toBe(true);
  expect(said('any numbers on recovery')[0]?.about).toBe('Numbers on recovery');
  expect(said('what figures are there on security')[0]?.about).toBe('Numbers on security');
  expect(said('have you got figures')[0]?.about).toBe('Numbers from others');
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
  expect(open(conversation)).toEqual(['3 more points that you raised']);
  expect(openIn(kit, conversation).map(({ title, name }) => [title, name])).toEqual([
    ['teh van stnads still', undefined],
    ['rain is wet', undefined],
    ['when will it rain?', undefined],
  ]);
  expect(openIn(kit, conversation, { audience: 'bakers' })).toHaveLength(1);
});

test('a question that surely is small talk is no point to come back to', () => {
  const { kit: all, index, matcher } = material;
  const quiet = { ...matcher, match: () => [{ id: 'agrees', probability: 0.9 }] };
  const said = { kit: all, index, matcher: quiet };
  const { conversation } = reply(said, talk(), 'shall we have a coffee?');
  expect(open(conversation)).toEqual([]);
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
  // It is told all the same, with a number that takes it in.
  const both = reply(material, conversation, 'teh van stnads still').conversation;
  const { conversation: listed } = reply(material, both, '/message');
  const [, one] = perhapsIn(kit, listed);
  expect([perhapsIn(kit, listed).map(({ title }) => title), one]).toEqual([['I see, well'], undefined]);
  const taken = reply(material, listed, `/later ${listed.opened?.length} Friday's release`).conversation;
  expect(open(taken)).toContain("Friday's release");
  expect(perhapsIn(kit, taken)).toEqual([]);
});

test('to one listener goes what that one asked, and what all agreed', () => {
  const conversation = talk('bakers: tray 1', 'owner: tray 2', 'bakers: when will it rain?', AGREED);
  const extent = { audience: 'bosses' };
  expect(partOf(conversation, 'Your questions', extent)).toEqual([
    expect.stringMatching(/^Tray number 2 .*: Tray 2 is straightened/),
  ]);
  expect(partOf(conversation, 'What I will come back to', extent)).toEqual([]);
  expect(partOf(conversation, 'What we agreed', extent)[0]).toMatch(/^A trial, two people/);
  expect(followUpOf(kit, conversation, extent).audiences.map(({ id }) => id)).toEqual(['bosses']);
});

test('what was said before anybody was named goes to each of them, and to no one else afterwards', () => {
  const conversation = talk('tray 1', 'teh van stnads still', '/later the roof', 'owner: tray 2', 'tray 3');
  const toldTo = (audience: string) =>
    [
      partOf(conversation, 'Your questions', { audience }),
      partOf(conversation, 'What I will come back to', { audience }),
    ]
      .flat()
      .map((one) => /^Tray number \d/.exec(one)?.[0] ?? one);
  expect(toldTo('bakers')).toEqual(['Tray number 1', 'The roof']);
  expect(toldTo('bosses')).toEqual(['Tray number 1', 'Tray number 2', 'Tray number 3', 'The roof']);
});

test.each([
  [3, 3],
  [12, 1],
  [25, 1],
])('of %i answers at least %i say what is done, and the others are named or counted in one line', (many, least) => {
  const numbers = Array.from({ length: many }, (_, n) => n);
  const lines = numbers.flatMap((n) => (n === 2 ? [`perhaps tray ${n}`, '/yes'] : [`tray ${n}`]));
  const conversation = talk(...lines, '/next');
  const said = partOf(conversation, 'Your questions');
  const told = said.filter((one) => /: Tray \d+ is straightened\./.test(one)).length;
  expect(told).toBeGreaterThanOrEqual(least);
  const also = said.filter((one) => one.startsWith('We also spoke about '));
  expect(also).toHaveLength(told < many ? 1 : 0);
  const named = numbers.filter((n) => said.some((one) => new RegExp(`\\btray number ${n} is`, 'i').test(one))).length;
  expect(also.join()).toMatch(named < many ? new RegExp(` and ${many - named} more points\\.$`) : /^$|\.$/);
  // Each of them can be left out.
  const { conversation: listed } = reply(material, conversation, '/drop');
  expect(listed.numbered).toEqual(expect.arrayContaining(numbers.map((n) => `tray-${n}`)));
});

test('each answer of a short conversation has one link, and none stands in it twice', async () => {
  const written = await textOf(talk('/show no-time', '/show too-small', '/show night-shift', AGREED));
  const [, questions = ''] = /Your questions\n([\s\S]*?)\n\n/.exec(written) ?? [];
  // The first and the last of them are told by the same mill.
  expect(questions).toMatchInlineSnapshot(`
    "- We have no time to learn this: In short on no-time.
      Old Mill: https://youtu.be/abcdefghijk?t=660
    - We are too small for this: In short on too-small.
      Corner Shop: https://youtu.be/abcdefghijk?t=720
    - It lands on the night shift: In short on night-shift."
  `);
  const links = written.match(/https:\S+/g) ?? [];
  expect(new Set(links).size).toBe(links.length);
});

test('what /yes has confirmed has its sentence as what was sure', () => {
  const said = partOf(talk('perhaps tray 0', '/yes', 'tray 1'), 'Your questions').join();
  expect(said).toMatch(/Tray 0 is[\s\S]*Tray 1 is/);
});

test('whoever asked what is wanted of them is answered by what was agreed', () => {
  const find: typeof kit.find = (kind, id) => {
    const record = kit.find(kind, id);
    const brief = 'Two people try it for six weeks.';
    return record?.kind === 'objection' && id === 'tray-1' ? { ...record, asksOfUs: true, brief } : record;
  };
  const told = (...lines: readonly string[]) =>
    followUpOf({ ...kit, find }, talk('tray 1', 'tray 2', ...lines))
      .parts.flatMap(({ items }) => items.flatMap(({ about = '', text = '' }) => [about, text]))
      .join('\n');
  expect(told()).toMatch(/Two people try it[\s\S]*Tray 2 is/);
  // What was agreed or chosen on something else leaves it open what they are asked for.
  for (const said of [told('/keep everybody keeps their keys'), told('/step', '1')])
    expect(said).toContain('Two people try it');
  const agreed = told(AGREED);
  expect(agreed).toContain('Tray 2 is');
  expect(agreed).not.toMatch(/tray (number )?1\b/i);
});

test('a guess stays open where its card has answered something else', () => {
  const title = 'Tray number 7 is bent and nobody straightens it';
  const guessed = talk('perhaps tray 7', 'tray 8');
  expect(open(reply(material, guessed, 'tray 7').conversation)).toHaveLength(1);
  expect(open(guessed)).toEqual([title]);
});

test('with all in it nothing is made shorter', async () => {
  const lines = Array.from({ length: 12 }, (_, n) => `tray ${n}`);
  const conversation = talk(...lines);
  const whole = await textOf(conversation, { isLong: true });
  for (const { brief = '' } of kit.all('objection').filter(({ id }) => lines.includes(id.replace('-', ' '))))
    expect(whole.replace(/\s+/g, ' ')).toContain(brief);
  expect((await textOf(conversation)).length).toBeLessThan(whole.length / 2);
});
