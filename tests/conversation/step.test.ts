/** How a conversation goes on, in an invented bakery; the real kit is talked with at the end. */
import { describe, expect, test } from 'vitest';
import type { Material } from '../../src/answer/answer.ts';
import type { Prospect } from '../../src/conversation/foresee.ts';
import { readKept, writeKept } from '../../src/conversation/kept.ts';
import { followUpOf } from '../../src/conversation/message.ts';
import { type Conversation, type Reply, revived, type Shown, seenOn, usedIn } from '../../src/conversation/state.ts';
import { begin, type Given, questionOf, reply } from '../../src/conversation/step.ts';
import { suggest } from '../../src/conversation/suggest.ts';
import type { Kit } from '../../src/records/kit.ts';
import { realMaterial } from '../helpers/kit.ts';
import { bakeryMaterial, crowdedMaterial } from '../helpers/talk.ts';

const material = bakeryMaterial();
const BOTH: Given = { audiences: ['bakers', 'bosses'], topics: [], minutes: 1 };
const NO_TIME = 'we are far too busy to learn';
const GUESSED = 'and the crust of it';
const ALL = { audience: undefined, isLong: false };
const NEAREST = 'the van stands still every Tuesday';

/** What was shown, in one word each with what it is about. */
function told(show: readonly Shown[]): string[] {
  return show.map(tell);
}

function tell(one: Shown): string {
  switch (one.type) {
    case 'card':
      return `card ${one.card.id}`;
    case 'hits':
      return `hits ${one.hits.map(({ kind }) => kind).join()}`;
    case 'nearest':
      return `nearest ${one.cards.length}`;
    case 'names':
      return `names ${one.names.length}`;
    case 'open':
      return `open ${one.points.length}`;
    case 'address':
      return `address ${one.address.url}`;
    case 'notice':
      return one.notice;
    case 'pitch':
      return `pitch ${one.pitch.audiences
        .map(({ id }) => id)
        .toSorted()
        .join()} ${one.pitch.minutes}`;
    case 'help':
      return 'help';
  }
}

/** Takes one input after the other. */
function story(given: Given, ...inputs: readonly (string | readonly string[])[]): Reply & { all: string[][] } {
  return storyWith(material, given, ...inputs);
}

function storyWith(from: Material, given: Given, ...inputs: readonly (string | readonly string[])[]) {
  let now = begin(from, given);
  const all = [told(now.show)];
  for (const input of inputs) {
    now = reply(from, now.conversation, input);
    all.push(told(now.show));
  }
  return { ...now, all };
}

/** The same in a conversation that has begun. */
function storyFrom(conversation: Conversation, ...lines: readonly string[]): Reply {
  return lines.reduce((now, line) => reply(material, now.conversation, line), { conversation, show: [] } as Reply);
}

describe('the beginning asks for what is not known', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, given: Given, inputs: (string | string[])[], step: string, shown: string | undefined]>([
    ['nothing is known', { audiences: [] }, [], 'audience', undefined],
    ['an audience', { audiences: [] }, ['bakers'], 'topics', undefined],
    ['several', { audiences: [] }, ['several'], 'audiences', undefined],
    ['these', { audiences: [] }, ['several', ['bakers', 'bosses'], []], 'minutes', undefined],
    ['nobody', { audiences: [] }, ['several', []], 'audiences', 'nobody-chosen'],
    ['not sure', { audiences: [] }, ['not-sure'], 'worries', undefined],
    ['no worry', { audiences: [] }, ['not-sure', []], 'audience', 'no-worry-chosen'],
    ['a worry', { audiences: [] }, ['not-sure', ['bakers: Night shifts']], 'topics', 'sounds-like'],
    ['minutes', { audiences: ['bakers'], topics: [] }, ['5'], 'talk', 'pitch bakers 5'],
    ['no minutes', { audiences: ['bakers'], topics: [] }, ['soon'], 'minutes', 'no-minutes'],
    ['too many minutes', { audiences: ['bakers'], topics: [] }, ['61'], 'minutes', 'no-minutes'],
    ['all', BOTH, [], 'talk', 'pitch bakers,bosses 1'],
  ])('%s', (_, given, inputs, step, shown) => {
    const { conversation, all } = story(given, ...inputs);
    expect(conversation.step).toBe(step);
    expect(all.at(-1)?.[0]).toBe(shown);
  });

  test('every step has a question with something to answer it', () => {
    for (const step of ['audience', 'audiences', 'worries', 'topics', 'minutes', 'talk'] as const) {
      const question = questionOf(material, {
        ...begin(material, { audiences: [] }).conversation,
        audiences: ['bakers'],
        step,
      });
      if ('choices' in question) expect(question.choices.length).toBeGreaterThan(1);
      else expect('prompt' in question ? question.prompt : question.message).toMatch(/\w/);
    }
  });

  test('topics are offered in the order in which they care, and only where there is something to say', () => {
    const topics = (audience: string) => {
      const question = questionOf(material, begin(material, { audiences: [audience] }).conversation);
      return 'choices' in question ? question.choices.map(({ value }) => value) : [];
    };
    for (const { id, topics: order } of material.kit.all('audience')) {
      expect(topics(id)).toEqual(order.filter((topic) => topics(id).includes(topic)));
    }
  });

  test('what they care about decides what the pitch is about', () => {
    const points = (topics: readonly string[]) => {
      const [first] = begin(material, { ...BOTH, topics }).show;
      return first?.type === 'pitch' ? first.pitch.sections.flatMap((section) => section.points) : [];
    };
    expect(points(['money']).every((point) => point.topics.includes('money'))).toBe(true);
    expect(points(['speed', 'money']).map(({ id }) => id)).not.toEqual(points([]).map(({ id }) => id));
  });
});

test('what the pitch only named of their own company is told, and told again to whoever asks for it', () => {
  const source = 'sources: [{ page: "https://shop.example/1", title: Ours, asOf: "2026-03" }]';
  const shop = bakeryMaterial(`
pack: { name: shop, title: The shop, version: 1.0.0, licence: internal, kit: 1.0.0 }
points:
  - { id: fire-point, title: The fire, part: why, say: { bosses: It burnt here for a day. }, because: Nobody looked., topics: [safety], ${source} }
use-cases:
  - { id: fire, organisation: The shop, title: The fire, summary: It burnt., lesson: Look., incident: true, how: [Look], topics: [safety], ${source} }
`);
  const asked = 'did that ever happen here';
  const { conversation, show } = storyWith(shop, { audiences: ['bosses'], topics: [], minutes: 1 }, asked);
  expect(conversation.pitched).toContain('shop/fire-point');
  for (const shown of [show, reply(shop, conversation, asked).show]) {
    expect(told(shown)).toEqual(['here', 'hits use-case']);
    expect(shown[1]).toMatchObject({ hits: [{ id: 'shop/fire' }], recalled: [] });
  }
  const [card] = storyWith(
    shop,
    { audiences: ['bosses'], topics: [], minutes: 1 },
    'who wakes up when it rings at night',
  ).show;
  expect(card?.type === 'card' && card.card.evidence[0]?.id).toMatch(/^shop\/fire/);
});

describe('/yes', () => {
  const guesses = ({ turns }: Conversation) => turns.filter(({ isGuess }) => isGuess).length;

  test('confirms what was shown last, if that was called a guess', () => {
    const { conversation, show } = story(BOTH, GUESSED, '/keep a trial', '/yes');
    expect([told(show), guesses(conversation)]).toEqual([['confirmed'], 0]);
  });

  test('says which was the latest guess where that was not the last, and confirms it by its id', () => {
    const { conversation, show } = story(BOTH, GUESSED, NO_TIME, '/yes');
    expect(show).toMatchObject([{ notice: 'no-guess-last', id: 'taste' }]);
    expect(guesses(conversation)).toBe(1);
    const sure = reply(material, conversation, '/yes taste');
    expect([told(sure.show), guesses(sure.conversation)]).toEqual([['confirmed'], 0]);
    const again = reply(material, conversation, '/yes no-time');
    expect([told(again.show), again.conversation.turns]).toEqual([['confirmed'], conversation.turns]);
  });

  test('does not confirm what nobody called a guess', () => {
    expect(told(story(BOTH, 'did that ever happen here', '/yes').show)).toEqual(['nothing-to-confirm']);
  });
});

describe('the talk', () => {
  // biome-ignore format: one case, one line
  test.each<[line: string, shown: string[], about?: object]>([
    [NO_TIME, ['card no-time']],
    ['who wakes up when it rings at night', ['card night-shift']],
    ['where would we start', ['asked-for', 'hits step,step'], { kind: 'step' }],
    ['who else has done this', ['asked-for', 'hits use-case,use-case'], { kind: 'use-case' }],
    ['the weather is odd today', ['no-answer']],
    ['?!', ['no-answer']],
    ['sounds good', ['nothing-to-answer']],
    ['asdf, asdf!', ['no-word-known']],
    ['not now', ['card no-time']],
    ['x'.repeat(1_000_000), ['too-long'], { letters: 1_000_000, most: 1000 }],
    ['/help', ['help']],
    ['/h', ['help']],
    ['/nonsense', ['unknown-command'], { typed: 'nonsense', guess: undefined }],
    ['/q', ['several-commands'], { typed: 'q', names: ['quote', 'quit'] }],
    ['/', ['unknown-command'], { typed: '' }],
    ['1', ['hits point']],
    ['/pitch', ['pitch bakers,bosses 1']],
    ['/message for', ['message-how'], { typed: 'for' }],
    ['/message soon', ['message-how'], { typed: 'soon' }],
    ['/copy for cooks', ['refused'], { message: expect.stringMatching(/^There is no audience "cooks"/) }],
    ['/yes', ['nothing-to-confirm']],
    ['/later', ['later-what']],
    ['/later the van', ['noted']],
    [`/later ${'x'.repeat(1001)}`, ['too-long'], { letters: 1001 }],
    ['/keep', ['keep-what']],
    ['/keep one oven', ['kept']],
    [`/keep ${'x'.repeat(1001)}`, ['too-long'], { letters: 1001 }],
    ['/drop', ['sent', 'names 3']],
    ['/drop pitch', ['left-out']],
    ['/drop 1 2', ['left-out']],
    ['/drop nothing', ['all-sent']],
    ['/drop timer', ['not-in-message'], { typed: 'timer' }],
    ['/drop 1 99 timer', ['not-in-message'], { typed: '99 timer' }],
    ['/next one please', ['takes-nothing'], { name: 'next' }],
    ['/undo that', ['takes-nothing'], { name: 'undo' }],
    ['/quit they will, she said', ['takes-nothing'], { name: 'quit' }],
    ['/step 2', ['takes-nothing'], { name: 'step' }],
    ['/open 1 2', ['nothing-there'], { typed: '1 2' }],
    ['/audience bakers cooks', ['refused'], { message: expect.stringMatching(/^There is no audience/) }],
    ['/show costs', ['card costs']],
    ['/quote', ['hits quote']],
    ['/quote luck', ['hits quote']],
    ['/quote xyzzyqq', ['no-quote'], { isSearched: true }],
    ['/next', ['hits point']],
    ['/step', ['asked-for', 'hits step']],
    ['/search timer', ['hits tool,step,quote,use-case']],
    ['/search xyzzyqq', ['nothing-found'], { typed: 'xyzzyqq' }],
    ['/search', ['search-what']],
    ['/search "', ['refused'], { message: 'There is no word to search for in that.' }],
    ['/search speaker:', ['refused'], { message: expect.stringMatching(/^"speaker:" needs/) }],
    ['/topic', ['topics'], { topics: ['safety', 'speed', 'money'] }],
    ['/topic money', ['hits point']],
    ['/topic all', ['all-topics']],
    ['/topic bananas', ['refused'], { message: expect.stringMatching(/^There is no topic "bananas"/) }],
    ['/audience', ['audiences'], { all: [{ id: 'bosses' }, { id: 'bakers' }, { id: 'sellers' }] }],
    ['/audience owner', ['answers-for'], { audiences: ['Bosses'] }],
    ['/audience cooks', ['refused'], { message: expect.stringMatching(/^There is no audience "cooks"/) }],
    ['/show 1', ['hits point']],
    ['/show timer', ['hits tool']],
    ['/open timer', ['address https://example.org/timer']],
    ['/open 99', ['nothing-there'], { typed: '99' }],
    ['/open nothing', ['nothing-there'], { typed: 'nothing' }],
    ['/open bad-site', ['refused'], { message: expect.stringMatching(/ is unsafe, so it is not opened/) }],
    ['/etc/passwd belongs into git, you say?', ['nearest', 'nearest 3', 'not-those']],
  ])('%.60s', (line, shown, about = {}) => {
    const { show, conversation } = story(BOTH, line);
    expect(told(show)).toEqual(shown);
    expect(show[0]).toMatchObject(about);
    expect(conversation.step).toBe('talk');
  });

  test('wishes are for the outside', () => {
    expect(story(BOTH, '/open timer').wish).toEqual({ type: 'open', url: 'https://example.org/timer' });
    expect(story(BOTH, '/save').wish).toEqual({ type: 'save', file: 'message.md', extent: ALL });
    expect(story(BOTH, '/save notes.txt').wish).toEqual({ type: 'save', file: 'notes.txt', extent: ALL });
    expect(story(BOTH, '/save our notes.txt for owner long').wish).toEqual({
      type: 'save',
      file: 'our notes.txt',
      extent: { audience: 'bosses', isLong: true },
    });
    expect(story(BOTH, '/message').wish).toEqual({ type: 'message', extent: ALL });
    expect(story(BOTH, '/follow-up --for=owner').wish).toEqual({
      type: 'message',
      extent: { audience: 'bosses', isLong: false },
    });
    expect(story(BOTH, '/copy long').wish).toEqual({ type: 'copy', extent: { audience: undefined, isLong: true } });
    for (const line of ['', '   ', '/more']) expect(story(BOTH, line).wish).toEqual({ type: 'more' });
    expect(story(BOTH, NO_TIME).wish).toBeUndefined();
  });

  test('numbers count what was shown last', () => {
    const { conversation } = story(BOTH, NO_TIME);
    const [first] = conversation.turns;
    const [hits] = reply(material, conversation, '2').show;
    expect(hits?.type === 'hits' && hits.hits.map(({ id }) => id)).toEqual([first?.shown[1]]);
  });

  test('where no answer is sure, the nearest three have a sentence each, and the number of one answers', () => {
    const { show, conversation } = story(BOTH, NEAREST);
    expect(told(show)).toEqual(['nearest', 'nearest 3', 'not-those']);
    const cards = show.flatMap((one) => (one.type === 'nearest' ? one.cards : []));
    expect(cards.map(({ brief }) => brief)).toEqual([
      'In short on too-small.',
      'In short on costs.',
      'In short on night-shift.',
    ]);
    expect(conversation.numbered).toEqual(cards.map(({ id }) => id));
    const after = reply(material, conversation, '1').conversation;
    expect(after.turns).toEqual([expect.objectContaining({ said: NEAREST, card: 'too-small' })]);
  });

  test('how to choose another card is told once', () => {
    const first = story(BOTH, GUESSED);
    const second = reply(material, first.conversation, 'and the smell of it');
    const offers = [first, second].map(({ show }) =>
      show.find((one) => one.type === 'notice' && one.notice === 'instead'),
    );
    expect(offers).toMatchObject([{ isNew: true }, { isNew: false }]);
  });

  test('they are reminded of a piece of evidence once, unless nothing is new', () => {
    const titles = material.kit.all('objection').map(({ title }) => title);
    const { conversation } = story(BOTH, '/show mill-ovens', '/show half-burnt', ...titles);
    const reminded = conversation.turns.flatMap(({ shown, recalled = [] }) => (shown.length ? recalled : []));
    expect(reminded.length).toBeGreaterThan(0);
    expect(new Set(reminded).size).toBe(reminded.length);
  });

  test('what was offered twice and not taken is offered no more', () => {
    const { all } = story(BOTH, NEAREST, NEAREST, NEAREST);
    expect(all.slice(1).map(([first]) => first)).toEqual(['nearest', 'nearest', 'no-answer']);
  });

  test('what can be done where nothing is to be answered is said once', () => {
    const first = story(BOTH, 'sounds good');
    expect(first.show).toEqual([{ type: 'notice', notice: 'nothing-to-answer' }]);
    const later = storyFrom(first.conversation, NO_TIME, 'sounds good');
    expect(later.show).toEqual([{ type: 'notice', notice: 'nothing-to-answer', isAdvised: true }]);
    const kept = readKept(
      writeKept({ id: 'a', changed: '2026-11-22T12:00:00.000Z', conversation: later.conversation }),
    );
    expect(kept).toMatchObject({ conversation: { isAdvised: true } });
  });

  test('a guess is called one, and a number puts another card in its place', () => {
    const { show, conversation } = story(BOTH, GUESSED);
    expect(told(show)).toEqual(['guess', 'card taste', 'instead', 'names 2']);
    const [guess] = conversation.turns;
    expect(suggest(material, story(BOTH).conversation, GUESSED).enter).toMatchObject({ notice: { notice: 'guess' } });
    const number = conversation.numbered.indexOf('night-shift') + 1;
    const after = reply(material, conversation, String(number)).conversation;
    expect(after.turns).toEqual([expect.objectContaining({ said: GUESSED, card: 'night-shift' })]);
    // A piece of its evidence takes nothing back.
    expect(reply(material, conversation, '1').conversation.turns[0]).toEqual(guess);
  });

  test('an objection that was chosen is what they said in the words behind it', () => {
    const { conversation, show } = story(BOTH, '/show costs owner: who pays');
    expect(told(show)).toEqual(['card costs']);
    expect(conversation.turns).toEqual([
      expect.objectContaining({ said: 'who pays', audience: 'bosses', card: 'costs' }),
    ]);
  });

  test('what they say in stop words alone may come back', () => {
    expect(story(BOTH, 'not now', 'not now').show[0]).toMatchObject({
      notice: 'back',
      title: 'We have no time to learn this',
    });
  });

  test('what they have seen is an answer all the same, by a number that shows it', () => {
    const line = 'who else has done this';
    const { conversation } = story(BOTH, line);
    const again = reply(material, conversation, line);
    const [first, second] = conversation.turns[0]?.shown ?? [];
    expect(told(again.show)).toEqual(['seen-already', 'hits ']);
    expect(again.conversation.turns.at(-1)?.recalled).toEqual([first, second]);
    expect(again.conversation.numbered).toEqual([first, second]);
  });

  test('/undo brings back the numbers and the speaker of the turn before', () => {
    const before = story(BOTH, `bakers: ${NO_TIME}`);
    const after = story(BOTH, `bakers: ${NO_TIME}`, 'owner: when will it rain?', '/undo');
    expect(after.conversation).toEqual(before.conversation);
    expect(after.show.slice(0, 1)).toEqual([
      {
        type: 'notice',
        notice: 'taken-back',
        what: [],
        said: 'when will it rain?',
        place: 'We have no time to learn this',
      },
    ]);
  });

  test('after one /undo the numbers on the screen still answer what they said', () => {
    const { conversation } = story(BOTH, GUESSED, '/undo');
    const after = reply(material, conversation, String(conversation.numbered.length)).conversation;
    expect(after.turns).toEqual([expect.objectContaining({ said: GUESSED, card: 'night-shift' })]);
  });

  test('what a search found is no answer to what they said before', () => {
    const { conversation } = story(BOTH, 'when will it rain?', '/search oven kind:point', '2');
    expect(conversation.turns[0]).toMatchObject({ said: 'when will it rain?', shown: [] });
    expect(conversation.turns[1]?.said).toBeUndefined();
  });

  test('what has a number keeps it, so that another one can be shown next', () => {
    const { conversation, show } = story(BOTH, '/search oven kind:point', '2');
    expect(show).toEqual([expect.objectContaining({ type: 'hits', before: 1 })]);
    expect(conversation.numbered.length).toBeGreaterThan(2);
  });

  test.each<[said: string, turns: number]>([
    ['asdf asdf asdf', 0],
    ['asdf asdf asdf asdf', 1],
  ])('of what the kit knows no word of, a sentence is something to come back to: %s', (said, turns) => {
    const { conversation, show } = reply(material, story(BOTH).conversation, said);
    expect([told(show), conversation.turns.length]).toEqual([['no-word-known'], turns]);
  });

  test('/undo takes the last answer back, and its evidence can be shown again', () => {
    const line = NO_TIME;
    const before = story(BOTH, line).conversation;
    const { conversation, show } = reply(material, before, '/undo');
    const what = expect.arrayContaining(['We have no time to learn this']);
    expect(show.slice(0, 1)).toEqual([{ type: 'notice', notice: 'answer-taken-back', what }]);
    expect(conversation.turns).toEqual([{ said: line, audience: 'bakers', shown: [], isForAll: true }]);
    expect(reply(material, conversation, line).conversation.turns.at(-1)).toEqual(before.turns[0]);
    const empty = reply(material, conversation, '/undo').conversation;
    expect(empty.turns).toEqual([]);
    expect(told(reply(material, empty, '/undo').show)).toEqual(['nothing-to-undo']);
  });

  test('the number of another card takes back one that was sure, too', () => {
    const matcher = { ...material.matcher, limits: { sure: 0.4, guess: 0.3 } };
    const { conversation, all } = storyWith({ ...material, matcher }, BOTH, GUESSED);
    expect(all[1]?.[0]).toBe('card taste');
    const [turn] = conversation.turns;
    expect(turn?.near).toHaveLength(2);
    const after = reply(material, conversation, String(conversation.numbered.length)).conversation;
    expect(after.turns).toEqual([expect.objectContaining({ said: turn?.said, card: turn?.near?.[1] })]);
  });

  test('a topic on which all has been said is named, so that the way out of it can be said', () => {
    const often = (line: string) => Array.from({ length: 10 }, () => line);
    for (const line of ['/quote', '/next'])
      expect(story(BOTH, '/topic money', ...often(line)).show.at(-1)).toMatchObject({ topic: 'money' });
  });

  test('it ends with /quit, and nothing follows', () => {
    const { conversation } = story(BOTH, '/quit');
    expect(conversation.step).toBe('over');
    expect(reply(material, conversation, NO_TIME).conversation).toBe(conversation);
  });
});

describe('who speaks', () => {
  const said = (show: readonly Shown[]) => show.flatMap((one) => (one.type === 'card' ? [one.card.say] : []));

  test.each([
    ['owner: who is going to pay for that', 'bosses'],
    ['Oven crew: who is going to pay for that', 'bakers'],
    ['one thing: who is going to pay for that', 'bakers'],
  ])('%s', (line, speaker) => {
    const { conversation, show } = story(BOTH, line);
    const objection = material.kit.find('objection', 'costs');
    expect(conversation.turns[0]?.audience).toBe(speaker);
    expect(said(show)).toEqual([objection?.respond[speaker] ?? objection?.respond.everyone]);
  });

  test.each([
    ['all>', BOTH, []],
    ['bakers>', { ...BOTH, audiences: ['bakers'] }, []],
    ['bosses>', BOTH, ['owner: who is going to pay for that']],
    ['sellers>', BOTH, ['/audience shop']],
  ])('is what the line begins with: %s', (prompt, given, lines) => {
    const { conversation } = story(given, ...lines);
    expect(questionOf(material, conversation)).toEqual({ type: 'line', prompt });
  });

  test('/audience says it for all that follows', () => {
    const { conversation } = story(BOTH, '/audience shop', 'who is going to pay for that', NO_TIME);
    expect(conversation.turns.map(({ audience }) => audience)).toEqual(['sellers', 'sellers']);
    expect(conversation.audiences).toEqual(['bakers', 'bosses', 'sellers']);
  });
});

describe('nothing is shown twice as evidence', () => {
  const LINES = [
    NO_TIME,
    'who wakes up when it rings at night',
    'owner: who is going to pay for that',
    '/quote',
    '/next',
    NO_TIME,
    'we have only one oven',
    '/quote',
    GUESSED,
    NEAREST,
    '/step',
    '/next',
    'where would we start',
    'who wakes up when it rings at night',
    'who else has done this',
    '/next',
  ];

  test.each([
    ['a baker and a boss', BOTH],
    ['sellers', { audiences: ['bakers'], topics: ['speed'], minutes: 5 }],
    ['bosses', { audiences: ['bosses'], topics: [], minutes: 2 }],
  ] satisfies [string, Given][])('%s', (_, given) => {
    const { conversation } = story(given, ...LINES);
    const shown = [...conversation.pitched, ...conversation.turns.flatMap((turn) => turn.shown)];
    const turns = conversation.turns.flatMap((turn) => turn.shown);
    expect(new Set(turns).size).toBe(turns.length);
    // The step that the pitch names is proposed in words.
    const evidence = turns.filter((id) => !material.kit.find('step', id));
    expect(evidence.filter((id) => conversation.pitched.includes(id))).toEqual([]);
    expect(usedIn(conversation)).toEqual([...new Set(shown)]);
    expect(turns.length).toBeGreaterThan(6);
  });

  test('nor a moment of a talk, but in two points or two quotes, which make two claims', () => {
    const { conversation } = story(BOTH, ...LINES);
    const stories = conversation.turns.flatMap(({ shown }) =>
      shown.flatMap((id) => {
        const record = material.kit.get(id);
        if (!record || !['point', 'quote', 'use-case', 'figure'].includes(record.kind)) return [];
        const [source] = 'sources' in record ? (record.sources ?? []) : [];
        return source && 'talk' in source && source.at
          ? [{ moment: `${source.talk} ${source.at}`, kind: record.kind }]
          : [];
      }),
    );
    expect(stories.length).toBeGreaterThan(6);
    for (const { moment } of stories) {
      const kinds = stories.filter((one) => one.moment === moment).map(({ kind }) => kind);
      if (kinds.length > 1)
        expect(
          kinds.every((kind) => kind === kinds[0]),
          moment,
        ).toBe(true);
    }
  });

  test('a card with little new names what they know already, by a number that shows it', () => {
    const { show, conversation } = story(BOTH, '/show mill-ovens', '/show half-burnt', NO_TIME);
    const [card] = show;
    const { evidence = [], recalled = [] } = card?.type === 'card' ? card.card : {};
    expect([evidence.length, recalled.length]).toEqual([1, 1]);
    const isKnown = ({ id }: { id: string }) => usedIn(conversation).includes(id);
    expect(recalled.every(isKnown)).toBe(true);
    expect(conversation.numbered).toEqual([...evidence, ...recalled].map(({ id }) => id));
    expect(conversation.turns.at(-1)?.shown).toEqual(evidence.map(({ id }) => id));
  });

  test('what only had its name on the screen, or no room there, is shown like new', () => {
    const told = story(BOTH, '/show mill-ovens', '/show half-burnt').conversation;
    const newIn = (conversation: Conversation) => {
      const [card] = reply(material, conversation, NO_TIME).show;
      return card?.type === 'card' ? card.card.evidence.map(({ id }) => id) : [];
    };
    const known = ['mill-ovens', 'half-burnt'];
    expect(newIn(told).filter((id) => known.includes(id))).toEqual([]);
    for (const change of [{ named: known }, { unseen: known }])
      expect(newIn({ ...told, ...change }).filter((id) => known.includes(id)).length).toBeGreaterThan(0);
    const seen = seenOn({ ...told, named: known }, told, { shown: known, named: ['half-burnt'], waiting: [] });
    expect(seen.named).toEqual(['half-burnt']);
  });

  test('a card is dealt once; whoever comes back to it hears it in short, with something new', () => {
    const { all, show } = story(BOTH, NO_TIME, NO_TIME);
    expect(all.slice(1)).toEqual([['card no-time'], ['back', 'hits figure']]);
    expect(show[0]).toEqual({
      type: 'notice',
      notice: 'back',
      title: 'We have no time to learn this',
      brief: 'In short on no-time.',
      isNews: true,
    });
  });

  test('another listener who comes back to it is answered in their own words', () => {
    const { show } = story(BOTH, `bakers: ${NO_TIME}`, `owner: ${NO_TIME}`);
    expect(show[0]).toMatchObject({ notice: 'back', say: 'To bosses on no-time.' });
  });

  describe('what is taken for an objection that was answered is open', () => {
    const OTHER = 'we are so busy, who could learn that';
    const again = (...lines: readonly string[]) => story(BOTH, NO_TIME, OTHER, ...lines);
    const opened = ({ conversation }: Reply) => conversation.turns.filter(({ isGuess }) => isGuess).length;

    test('with the next likely cards beside it, by numbers', () => {
      const { show, conversation } = again();
      expect(told(show)).toEqual([
        'back',
        expect.stringMatching(/^hits/),
        'same-or-else',
        expect.stringMatching(/^nearest/),
      ]);
      const [shown, near] = [conversation.turns[1]?.shown ?? [], conversation.turns[1]?.near ?? []];
      expect(show.at(-1)).toMatchObject({ before: shown.length });
      expect(openIn(conversation)).toHaveLength(1);
      const number = String(shown.length + 1);
      const chosen = reply(material, conversation, number);
      expect(chosen.conversation.turns[1]).toMatchObject({ said: OTHER, card: near[0] });
      expect(openIn(chosen.conversation)).toEqual([]);
    });

    test('until /yes says that it is the same, or they said it in the same words', () => {
      expect(opened(again())).toBe(1);
      expect(told(again('/yes').show)).toEqual(['confirmed']);
      expect(openIn(again('/yes').conversation)).toEqual([]);
      expect(openIn(story(BOTH, NO_TIME, NO_TIME).conversation)).toEqual([]);
      expect(openIn(story(BOTH, NO_TIME, `/show no-time ${OTHER}`).conversation)).toEqual([]);
    });
  });

  test('when nothing new is left, what has no short form is a question to come back to', () => {
    const last = (from: Material) => storyWith(from, BOTH, ...Array.from({ length: 5 }, () => NO_TIME));
    const short = last(material);
    expect(short.show[0]).toMatchObject({ notice: 'back', brief: 'In short on no-time.', isNews: false });
    expect(openIn(short.conversation)).toEqual([]);
    const find: Kit['find'] = (kind, id) => {
      const record = material.kit.find(kind, id);
      return record && 'brief' in record ? { ...record, brief: undefined } : record;
    };
    const long = last({ ...material, kit: { ...material.kit, find } });
    expect(long.show[0]).toMatchObject({ notice: 'back-without-news' });
    expect(openIn(long.conversation)).toEqual(['We have no time to learn this']);
  });

  test.each(['/next', '/quote', '/step'])('in the end everything has been said, and that is told: %s', (line) => {
    const { all } = story(BOTH, ...Array.from({ length: 12 }, () => line));
    expect(all.at(-1)).toEqual([
      { '/next': 'no-point-left', '/quote': 'no-quote-left', '/step': 'no-step-left' }[line],
    ]);
  });
});

/** The message with all that there is. */
function wholeMessage(conversation: Conversation) {
  return followUpOf(material.kit, conversation, { isLong: true });
}

/** The questions that the message keeps open. */
function openIn(conversation: Conversation) {
  const { parts } = wholeMessage(conversation);
  const part = parts.find(({ title }) => title === 'What I will come back to');
  return part?.items.map(({ text }) => text) ?? [];
}

test('the message afterwards has exactly what was used', () => {
  const { conversation } = story(
    BOTH,
    NO_TIME,
    '/search timer',
    'owner: who is going to pay for that',
    'when will it rain?',
    'rain is wet',
    '/quote',
  );
  const { parts, audiences } = wholeMessage(conversation);
  const used = parts.flatMap(({ items }) => items.flatMap(({ hits }) => hits.map(({ id }) => id)));
  const isChosen = (id: string) => !material.kit.find('step', id);
  expect(used.toSorted()).toEqual(usedIn(conversation).filter(isChosen).toSorted());
  const { title, brief } = material.kit.find('objection', 'no-time') ?? {};
  expect(parts[0]?.items).toMatchObject([{ about: title, text: brief }, { about: 'What does it cost?' }]);
  expect(used.length).toBeGreaterThan(conversation.pitched.length + 3);
  expect(parts.map(({ title }) => title)).toEqual(['Your questions', 'What I will come back to', 'What else I showed']);
  expect(openIn(conversation)).toEqual(['2 more points that you raised']);
  expect(audiences.map(({ id }) => id)).toEqual(['bakers', 'bosses']);
});

test('what was agreed stands first, before what was proposed, until it is taken back', () => {
  const titlesOf = ({ conversation }: Reply) => wholeMessage(conversation).parts.map(({ title }) => title);
  const before = story(BOTH, NO_TIME, '/step', '1');
  expect(titlesOf(before)[0]).toBe('What I propose');
  const after = reply(material, before.conversation, '/keep one test site, by June');
  expect(told(after.show)).toEqual(['kept']);
  const { parts } = wholeMessage(after.conversation);
  const agreedIn = (part = parts[0]) => [part?.title, ...(part?.items.map(({ text }) => text) ?? [])];
  expect(agreedIn()).toEqual(['What we agreed', 'One test site, by June']);
  const alone = story(BOTH, '/keep one test site, by June').conversation;
  expect(agreedIn(wholeMessage(alone).parts[0])).toEqual(['What we agreed', 'One test site, by June']);
  expect(titlesOf(after)[1]).toBe('What I propose');
  expect(usedIn(after.conversation)).toEqual(usedIn(before.conversation));
  expect(titlesOf(reply(material, after.conversation, '/drop 99'))).toEqual(titlesOf(after));
  expect(reply(material, after.conversation, '/undo').conversation.turns).toEqual(before.conversation.turns);
});

describe('a step is proposed only where it was chosen', () => {
  const proposed = ({ conversation }: Reply) =>
    wholeMessage(conversation).parts.flatMap(({ purpose, items }) => (purpose === 'proposed' ? items : [])).length;
  const ASKED = 'where would we start';

  // biome-ignore format: one case, one line
  test.each<[lines: readonly string[], many: number, open: readonly string[]]>([
    [[], 0, []],
    [['/pitch'], 0, []],
    [[NO_TIME], 0, []],
    [[ASKED], 0, ['Where to start']],
    [[ASKED, '1'], 1, []],
    [[ASKED, '1', '/undo'], 0, ['Where to start']],
    [[ASKED, '/keep one oven'], 0, []],
    [['/step'], 0, []],
    [['/step', '1'], 1, []],
    [['/step', '1', '/undo'], 0, []],
    [['/step', '1', '/keep one oven'], 1, []],
    [['/search timer kind:step'], 0, []],
    [['/search timer kind:step', '1'], 1, []],
    [[`/show buy-a-timer ${ASKED}`], 1, []],
  ])('%j', (lines, many, open) => {
    const now = story(BOTH, ...lines);
    expect([proposed(now), openIn(now.conversation)]).toEqual([many, open]);
  });

  test('and /step puts the one into words that the pitch only names', () => {
    const { conversation } = story(BOTH, '/step');
    expect(conversation.pitched).toContain(conversation.turns[0]?.shown[0]);
  });
});

test('a question is open no more when what it most likely meant was answered', () => {
  const { conversation } = story(BOTH, NEAREST);
  const [likeliest = ''] = conversation.turns[0]?.near ?? [];
  expect(openIn(conversation)).toHaveLength(1);
  const title = material.kit.find('objection', likeliest)?.title ?? '';
  expect(openIn(reply(material, conversation, title).conversation)).toEqual([]);
});

describe('what is not to be sent', () => {
  const sent = ({ conversation }: Reply) =>
    wholeMessage(conversation).parts.flatMap(({ items }) => items.flatMap(({ hits }) => hits)).length;
  const before = story(BOTH, NO_TIME, '/drop');
  const drop = (line: string) => reply(material, before.conversation, line);

  test('comes back when it is dropped once more', () => {
    const once = drop('/drop 2').conversation;
    const twice = reply(material, once, '/drop 2');
    expect(told(twice.show)).toEqual(['sent-again']);
    expect({ ...twice.conversation, past: before.conversation.past }).toEqual(before.conversation);
  });

  test('is dropped by its number in the list, and the list says what is left', () => {
    const after = drop('/drop 2');
    expect(sent(after)).toBe(sent(before) - 1);
    expect(told(after.show)).toEqual(['left-out']);
    expect(after.conversation.dropped).toEqual([before.conversation.numbered[1]]);
    expect(sent(reply(material, after.conversation, '/drop nothing'))).toBe(sent(before));
  });

  test('may be an answer with all that was shown for it; it was answered all the same', () => {
    const { conversation } = drop('/drop no-time');
    const { parts } = wholeMessage(conversation);
    expect(parts.map(({ title }) => title)).not.toContain('Your questions');
    expect(openIn(conversation)).toEqual([]);
  });

  test('may be a question', () => {
    const { conversation } = story(BOTH, 'when will it rain?', '/drop');
    const number = conversation.numbered.indexOf('turn 1') + 1;
    const after = reply(material, conversation, `/drop ${number}`);
    expect(after.show).toMatchObject([{ notice: 'left-out', items: [{ as: 'open', title: 'when will it rain?' }] }]);
    expect(openIn(after.conversation)).toEqual([]);
  });

  test('is sent again where it is said that one comes back to it', () => {
    const { conversation } = story(BOTH, 'when will it rain?', '/drop');
    const dropped = reply(material, conversation, `/drop ${conversation.numbered.indexOf('turn 1') + 1}`).conversation;
    expect(openIn(reply(material, dropped, '/later the weather').conversation)).toEqual(['The weather']);
  });

  test('is listed as it would be sent, each once, and the rest is counted', () => {
    const { conversation } = storyWith(
      crowdedMaterial(),
      BOTH,
      'tray 1',
      'tray 2',
      'tray 2',
      '/keep one oven',
      '/next',
      '/next',
      '/next',
      '/next',
    );
    const [, list, rest] = reply(crowdedMaterial(), conversation, '/drop').show;
    if (list?.type !== 'names') throw new Error('there is no list');
    const titles = list.names.map(({ as, title }) => `${as}: ${title}`);
    expect(titles.slice(0, 3)).toEqual(['agreed: one oven', 'answer: tray 1', 'answer: tray 2']);
    expect(new Set(titles).size).toBe(titles.length);
    expect(rest).toMatchObject({ notice: 'more-in-long' });
  });

  test('may be the whole pitch', () => {
    const answered = before.conversation.turns.flatMap(({ shown, recalled = [] }) => [...shown, ...recalled]);
    expect(sent(drop('/drop pitch'))).toBe(answered.length);
  });

  test('counts as shown all the same', () => {
    const { conversation } = drop('/drop pitch');
    expect(usedIn(conversation)).toEqual(usedIn(before.conversation));
  });
});

describe('a conversation that was kept', () => {
  const { conversation } = story(BOTH, NO_TIME);

  test('goes on as it stood', () => {
    expect(revived(material, conversation)).toEqual(conversation);
    expect(revived(material, { ...conversation, step: 'over' }).step).toBe('talk');
  });

  // biome-ignore format: one case, one line
  test.each<[what: string, change: Partial<Conversation>, expected: Partial<Conversation>]>([
    ['an audience that is gone', { audiences: ['cooks', 'bakers'], speaker: 'cooks' }, { audiences: ['bakers'], speaker: undefined }],
    ['all audiences gone', { audiences: ['cooks'] }, { audiences: [], step: 'audience' }],
    ['a topic that is gone', { topic: 'tea', topics: ['tea', 'money'] }, { topic: undefined, topics: ['money'] }],
    ['records that are gone', { pitched: ['gone', 'timer'], numbered: ['gone'] }, { pitched: ['timer'], numbered: [] }],
  ])('%s', (_, change, expected) => {
    expect(revived(material, { ...conversation, ...change })).toMatchObject(expected);
  });
});

describe('with the real kit, what Enter is said to lead to is where it leads', () => {
  const real = realMaterial();
  const given = { audiences: ['sre', 'leadership'], topics: [], minutes: 2 };
  const { conversation } = storyWith(real, given, 'we have no time to learn this');
  const LINES = real.kit.all('objection').flatMap(({ heard }) => heard.filter((_, place) => place % 5 === 0));

  test.each([
    ...LINES,
    'sounds good',
    'where would we start',
    'can we have sushi',
    'who reads the logs',
    'manager: what does it cost',
    'has that ever happened here',
    'ok but could you say more, maybe?',
    'what did you do about the people who just do not want to',
    'in:2021',
  ])('%s', (line) => {
    const { enter } = suggest(real, conversation, line);
    expect(enter).toEqual(outcomeOf(reply(real, conversation, line).show));
  });
});

/** What was shown, as it should have been foreseen: the first notice, and what follows it. */
function outcomeOf(show: readonly Shown[]): Prospect {
  const [first] = show;
  const { type: _, ...notice } = first?.type === 'notice' ? first : { type: undefined };
  const titles = show.flatMap((one) => {
    if (one.type === 'card') return [one.card.title];
    return one.type === 'hits' ? [...one.hits, ...(one.recalled ?? [])].map((hit) => hit.title) : [];
  });
  const title = 'title' in notice ? String(notice.title) : titles[0];
  return {
    ...('notice' in notice && { notice: expect.objectContaining(notice) }),
    ...(title !== undefined && { title }),
  };
}
