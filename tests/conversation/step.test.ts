import { describe, expect, test } from 'vitest';
import { answer, type Material } from '../../src/answer/answer.ts';
import { followUpOf } from '../../src/conversation/message.ts';
import { type Conversation, type Reply, revived, type Shown, usedIn } from '../../src/conversation/state.ts';
import { begin, type Given, questionOf, reply } from '../../src/conversation/step.ts';
import { suggest } from '../../src/conversation/suggest.ts';
import type { Kit } from '../../src/records/kit.ts';
import { realMaterial } from '../helpers/kit.ts';

const material = realMaterial();
const BOTH: Given = { audiences: ['sre', 'leadership'], topics: [], minutes: 2 };

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
    case 'titles':
      return `titles ${one.titles.length}`;
    case 'address':
      return `address ${one.address.url}`;
    case 'note':
      return `note ${one.text}`;
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
  let now = begin(material, given);
  const all = [told(now.show)];
  for (const input of inputs) {
    now = reply(material, now.conversation, input);
    all.push(told(now.show));
  }
  return { ...now, all };
}

describe('the beginning asks for what is not known', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, given: Given, inputs: (string | string[])[], step: string, shown: RegExp | undefined]>([
    ['nothing is known', { audiences: [] }, [], 'audience', undefined],
    ['an audience', { audiences: [] }, ['sre'], 'topics', undefined],
    ['several', { audiences: [] }, ['several'], 'audiences', undefined],
    ['these', { audiences: [] }, ['several', ['sre', 'leadership'], []], 'minutes', undefined],
    ['nobody', { audiences: [] }, ['several', []], 'audiences', /^note Nobody was chosen/],
    ['not sure', { audiences: [] }, ['not-sure'], 'worries', undefined],
    ['no worry', { audiences: [] }, ['not-sure', []], 'audience', /^note Then choose/],
    ['a worry', { audiences: [] }, ['not-sure', ['sre: Nobody can say who changed what']], 'topics', /^note That sounds like SREs/],
    ['minutes', { audiences: ['sre'], topics: [] }, ['5'], 'talk', /^pitch sre 5/],
    ['no minutes', { audiences: ['sre'], topics: [] }, ['soon'], 'minutes', /^note "soon" is no time/],
    ['too many minutes', { audiences: ['sre'], topics: [] }, ['61'], 'minutes', /^note "61" is no time/],
    ['all', BOTH, [], 'talk', /^pitch leadership,sre 2/],
  ])('%s', (_, given, inputs, step, shown) => {
    const { conversation, all } = story(given, ...inputs);
    expect(conversation.step).toBe(step);
    if (shown) expect(all.at(-1)?.[0]).toMatch(shown);
    else expect(all.at(-1)).toEqual([]);
  });

  test('every step has a question with something to answer it', () => {
    for (const step of ['audience', 'audiences', 'worries', 'topics', 'minutes', 'talk'] as const) {
      const question = questionOf(material, {
        ...begin(material, { audiences: [] }).conversation,
        audiences: ['sre'],
        step,
      });
      if ('choices' in question) expect(question.choices.length).toBeGreaterThan(4);
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
    expect(points(['cost']).every((point) => point.topics.includes('cost'))).toBe(true);
    expect(points(['security', 'compliance']).map(({ id }) => id)).not.toEqual(points([]).map(({ id }) => id));
  });
});

describe('the talk', () => {
  // biome-ignore format: one case, one line
  test.each<[line: string, shown: (string | RegExp)[]]>([
    ['we have no time to learn this', ['card no-time-to-learn']],
    ['it will all land on my pager', ['card it-lands-on-my-pager']],
    ['and where would we start?', ['note A first step to propose:', /^hits step/]],
    ['who else has done this', ['note Who has done it:', /^hits use-case/]],
    ['can we have sushi', [/^note The kit has no answer/]],
    ['is it the', [/^note The kit has no answer to that/]],
    ['not now', ['card not-now']],
    ['', [/^note Type what they say/]],
    ['   ', [/^note Type what they say/]],
    ['x'.repeat(1_000_000), [/^note That is 1000000 characters long/]],
    ['/help', ['help']],
    ['/h', ['help']],
    ['/nonsense', [/^note There is no command \/nonsense/]],
    ['/q', [/^note \/q may be \/quote or \/quit/]],
    ['1', ['hits point']],
    ['/pitch', ['pitch leadership,sre 2']],
    ['/keep', [/^note Say what you agreed/]],
    [`/keep ${'x'.repeat(1001)}`, [/^note That is 1001 characters long/]],
    ['/drop', [/^note This goes into the message/, /^titles \d+$/]],
    ['/drop pitch', [/^note Left out: /]],
    ['/drop 1 2', [/^note Left out: [^.]+ and [^.]+\.$/]],
    ['/drop nothing', [/^note All that you used/]],
    ['/drop flux', [/^note "flux" is nothing that would be sent/]],
    ['/show no-budget', ['card no-budget']],
    ['/', [/^note A command has a name/]],
    ['/quote', ['hits quote']],
    ['/quote boring', ['hits quote']],
    ['/quote xyzzyqq', [/^note The kit has no quote on that/]],
    ['/next', ['hits point']],
    ['/step', ['hits step']],
    ['/search canary', [/^hits /]],
    ['/search xyzzyqq', [/^note Nothing found/]],
    ['/search', [/^note There is nothing to search for/]],
    ['/search speaker:', [/^note "speaker:" needs/]],
    ['/topic', [/^note They care about/]],
    ['/topic cost', ['hits point']],
    ['/topic all', [/^note All topics again/]],
    ['/topic bananas', [/^note There is no topic "bananas"/]],
    ['/audience', [/^note There are leadership/]],
    ['/audience boss', [/^note Answers are now in the words for leadership/]],
    ['/audience bakers', [/^note There is no audience "bakers"/]],
    ['/show 1', ['hits point']],
    ['/show flux', ['hits tool']],
    ['/open flux', ['address https://fluxcd.io/']],
    ['/open 99', [/^note There is no "99"/]],
    ['/open nothing', [/^note There is no "nothing"/]],
    ['/open gitops-days-site', [/^note .* is (?:unsafe|moved|superseded|unknown), so it is not opened/]],
    ['/etc/passwd belongs into git, you say?', [/^(?:hits|card|note The kit)/]],
  ])('%.60s', (line, shown) => {
    const { all, conversation } = story(BOTH, line);
    expect(all.at(-1)).toHaveLength(shown.length === 1 && line.startsWith('/etc') ? (all.at(-1)?.length ?? 0) : shown.length);
    for (const [place, one] of shown.entries()) expect(all.at(-1)?.[place]).toEqual(typeof one === 'string' ? one : expect.stringMatching(one));
    expect(conversation.step).toBe('talk');
  });

  test('wishes are for the outside', () => {
    expect(story(BOTH, '/open flux').wish).toEqual({ type: 'open', url: 'https://fluxcd.io/' });
    expect(story(BOTH, '/save').wish).toEqual({ type: 'save', file: 'follow-up.md' });
    expect(story(BOTH, '/save notes.txt').wish).toEqual({ type: 'save', file: 'notes.txt' });
    expect(story(BOTH, '/follow-up').wish).toEqual({ type: 'follow-up' });
    expect(story(BOTH, '/copy').wish).toEqual({ type: 'copy' });
    expect(story(BOTH, 'we have no time').wish).toBeUndefined();
  });

  test('numbers count what was shown last', () => {
    const { conversation } = story(BOTH, 'we have no time to learn this');
    const [first] = conversation.turns;
    const [hits] = reply(material, conversation, '2').show;
    expect(hits?.type === 'hits' && hits.hits.map(({ id }) => id)).toEqual([first?.shown[1]]);
  });

  test('where no answer is sure, the nearest has a number, and choosing it answers', () => {
    const { show, conversation } = story(BOTH, 'the machine in hall four stands still every Tuesday');
    expect(told(show)).toEqual([
      expect.stringMatching(/^note The kit has no sure answer/),
      expect.stringMatching(/^titles [1-4]$/),
      expect.stringMatching(/^note Or ask what they mean, or say that you will come back to it/),
    ]);
    const after = reply(material, conversation, '1').conversation;
    expect(after.turns).toEqual([
      expect.objectContaining({
        said: 'the machine in hall four stands still every Tuesday',
        shown: [expect.any(String), expect.any(String)],
      }),
    ]);
  });

  test('what comes nearest is told in short, unless they have heard it', () => {
    const line = 'the machine in hall four stands still every Tuesday';
    const { show, conversation } = story(BOTH, line);
    const choices = (shown: readonly Shown[]) => shown.flatMap((one) => (one.type === 'titles' ? one.titles : []));
    const [first] = choices(show);
    const [{ card = '' } = {}] = reply(material, conversation, '1').conversation.turns;
    const { title = '', brief } = material.kit.find('objection', card) ?? {};
    expect(brief).toBeDefined();
    expect(first).toEqual({ title, gist: brief });
    const known = choices(story(BOTH, title, line).show).find((one) => one.title === title);
    expect(known?.gist).toBeUndefined();
  });

  test('how to choose another card is said once', () => {
    const line = 'two of us look after four hundred machines';
    const { all } = story(BOTH, line, 'we got rid of that kind of thing in 2015');
    const offers = all.map((shown) => shown.find((one) => one.startsWith('note If they mean')));
    expect(offers[1]).toMatch(/number answers in its place/);
    expect(offers[2]).toBe('note If they mean something else:');
  });

  test('they are reminded of a piece of evidence once, unless nothing is new', () => {
    const { conversation } = story(BOTH, ...material.kit.all('objection').map(({ title }) => title));
    const reminded = conversation.turns.flatMap(({ shown, recalled = [] }) => (shown.length ? recalled : []));
    expect(reminded.length).toBeGreaterThan(0);
    expect(new Set(reminded).size).toBe(reminded.length);
  });

  test('what was offered twice and not taken is offered no more', () => {
    const line = 'the machine in hall four stands still every Tuesday';
    const { all } = story(BOTH, line, line, line);
    expect(all.slice(1).map(([, second]) => second)).toEqual([
      expect.stringMatching(/^titles/),
      expect.stringMatching(/^titles/),
      undefined,
    ]);
  });

  test('who tells of a pain makes the case, so a point is offered too', () => {
    const line = 'half my pages last quarter were bad config changes';
    const { show, conversation } = story(BOTH, line);
    const titles = show.flatMap((one) => (one.type === 'titles' ? one.titles : []));
    expect(titles.at(-1)?.title).toBe('A point to make: Outages caused by configuration get shorter');
    const after = reply(material, conversation, String(titles.length)).conversation;
    expect(after.turns).toEqual([expect.objectContaining({ said: line, shown: ['reversible-configuration'] })]);
  });

  test('a guess is called one, and a number puts another card in its place', () => {
    const line = 'we got rid of that kind of thing in 2015';
    const { show, conversation } = story(BOTH, line);
    expect(told(show)).toEqual([
      expect.stringMatching(/^note No card is sure/),
      expect.stringMatching(/^card /),
      expect.stringMatching(/^note If they mean something else, a number/),
      expect.stringMatching(/^titles [12]$/),
    ]);
    const [guess] = conversation.turns;
    expect(suggest(material, story(BOTH).conversation, line).enter).toMatch(/^perhaps “/);
    const number = conversation.numbered.length;
    const after = reply(material, conversation, String(number)).conversation;
    expect(after.turns).toEqual([expect.objectContaining({ said: line, card: conversation.numbered.at(-1) })]);
    expect(after.turns[0]?.card).not.toBe(guess?.card);
    // A piece of its evidence takes nothing back.
    expect(reply(material, conversation, '1').conversation.turns[0]).toEqual(guess);
  });

  test('an objection that was chosen is what they said in the words behind it', () => {
    const { conversation, show } = story(BOTH, '/show no-budget manager: who pays');
    expect(told(show)).toEqual(['card no-budget']);
    expect(conversation.turns).toEqual([
      expect.objectContaining({ said: 'who pays', audience: 'leadership', card: 'no-budget' }),
    ]);
  });

  test('what they say in stop words alone may come back', () => {
    expect(story(BOTH, 'not now', 'not now').all.at(-1)?.[0]).toMatch(/^note Back to “Not now/);
  });

  test('a point that they have seen is an answer all the same', () => {
    const line = 'drift comes back';
    const { show, conversation } = story(BOTH, line);
    const [, hits] = show;
    expect(told(show)).toEqual([expect.stringMatching(/^note No objection/), expect.stringMatching(/^hits point/)]);
    const again = reply(material, conversation, line);
    const { recalled, shown } = again.conversation.turns.at(-1) ?? {};
    const ids = hits?.type === 'hits' ? hits.hits.map(({ id }) => id) : [];
    expect(recalled).toEqual(ids.slice(0, 2));
    expect(again.conversation.numbered).toEqual([...(shown ?? []), ...(recalled ?? [])]);
  });

  test('/undo brings back the numbers and the speaker of the turn before', () => {
    const before = story(BOTH, 'sre: we have no time to learn this');
    const after = story(BOTH, 'sre: we have no time to learn this', 'manager: when will it rain?', '/undo');
    expect(after.conversation).toEqual(before.conversation);
    expect(told(after.show)).toEqual(['note Taken back: “when will it rain?”.']);
    expect(after.show[0]).toMatchObject({ hint: 'You are back at “We have no time to learn this”.' });
  });

  test('after one /undo the numbers on the screen still answer what they said', () => {
    const line = 'we got rid of that kind of thing in 2015';
    const { conversation } = story(BOTH, line, '/undo');
    const after = reply(material, conversation, String(conversation.numbered.length)).conversation;
    expect(after.turns).toEqual([expect.objectContaining({ said: line, card: conversation.numbered.at(-1) })]);
  });

  test('what a search found is no answer to what they said before', () => {
    const { conversation } = story(BOTH, 'when will it rain?', '/search burnout', '2');
    expect(conversation.turns[0]).toMatchObject({ said: 'when will it rain?', shown: [] });
    expect(conversation.turns[1]?.said).toBeUndefined();
  });

  test('what has a number keeps it, so that another one can be shown next', () => {
    const { conversation, show } = story(BOTH, '/search burnout', '2');
    expect(show).toEqual([expect.objectContaining({ type: 'hits', before: 1 })]);
    expect(conversation.numbered.length).toBeGreaterThan(2);
  });

  test('/undo takes the last answer back, and its evidence can be shown again', () => {
    const line = 'we have no time to learn this';
    const before = story(BOTH, line).conversation;
    const { conversation, show } = reply(material, before, '/undo');
    expect(told(show)).toEqual([expect.stringMatching(/^note Taken back: We have no time to learn this/)]);
    expect(conversation.turns).toEqual([{ said: line, audience: 'sre', shown: [] }]);
    expect(reply(material, conversation, line).conversation.turns.at(-1)).toEqual(before.turns[0]);
    const empty = reply(material, conversation, '/undo').conversation;
    expect(empty.turns).toEqual([]);
    expect(told(reply(material, empty, '/undo').show)).toEqual(['note There is nothing to take back.']);
  });

  test('the number of another card takes back one that was sure, too', () => {
    const { conversation } = story(BOTH, 'two of us look after four hundred machines');
    const [turn] = conversation.turns;
    expect(turn?.near).toHaveLength(2);
    const after = reply(material, conversation, String(conversation.numbered.length)).conversation;
    expect(after.turns).toEqual([expect.objectContaining({ said: turn?.said, card: turn?.near?.[1] })]);
  });

  test('a topic on which all has been said leads out of itself', () => {
    const hint = (...lines: string[]) => {
      const last = story(BOTH, '/topic drift', ...lines).show.at(-1);
      return last?.type === 'note' ? last.hint : undefined;
    };
    const often = (line: string) => Array.from({ length: 30 }, () => line);
    expect(hint(...often('/quote'))).toBe(hint(...often('/next')));
  });

  test('it ends with /quit, and nothing follows', () => {
    const { conversation } = story(BOTH, '/quit');
    expect(conversation.step).toBe('over');
    expect(reply(material, conversation, 'we have no time').conversation).toBe(conversation);
  });
});

describe('what Enter is said to lead to is where it leads', () => {
  const { conversation } = story(BOTH, 'we have no time to learn this');
  const LINES = material.kit.all('objection').flatMap(({ heard }) => heard.filter((_, place) => place % 5 === 0));

  test.each([
    ...LINES,
    'sounds good',
    'where would we start',
    'can we have sushi',
    'who reads the logs',
    'manager: what does it cost',
  ])('%s', (line) => {
    const { enter } = suggest(material, conversation, line);
    const { show } = reply(material, conversation, line);
    const [first, second] = show;
    if (first?.type === 'card') expect(enter).toBe(`“${first.card.title}”`);
    else if (enter === undefined) expect(told(show)).toEqual([expect.stringMatching(/^note There is no word/)]);
    else if (second?.type === 'hits' && first?.type === 'note')
      expect(enter).toMatch(
        /^Back to/.test(first.text) ? /^more on “/ : /^(?:no objection I know, but|[A-Z][a-z ]+:) “/,
      );
    else expect(enter).toMatch(/^(?:more on “|no objection$|nothing that fits yet$)/);
  });
});

describe('who speaks', () => {
  const said = (show: readonly Shown[]) => show.flatMap((one) => (one.type === 'card' ? [one.card.say] : []));

  test.each([
    ['manager: who is going to pay for that', 'leadership'],
    ['CTO: who is going to pay for that', 'leadership'],
    ['on-call: who is going to pay for that', 'sre'],
    ['one thing: who is going to pay for that', 'sre'],
  ])('%s', (line, speaker) => {
    const { conversation, show } = story(BOTH, line);
    const objection = material.kit.find('objection', 'no-budget');
    expect(conversation.turns[0]?.audience).toBe(speaker);
    expect(said(show)).toEqual([objection?.respond[speaker] ?? objection?.respond.everyone]);
  });

  test('/audience says it for all that follows', () => {
    const { conversation } = story(BOTH, '/audience security', 'who is going to pay for that', 'we have no time');
    expect(conversation.turns.map(({ audience }) => audience)).toEqual(['security-compliance', 'security-compliance']);
    expect(conversation.audiences).toEqual(['sre', 'leadership', 'security-compliance']);
  });
});

describe('nothing is shown twice as evidence', () => {
  const LINES = [
    'we have no time to learn this',
    'who carries the pager',
    'manager: what does it cost',
    '/quote',
    '/next',
    'security will never allow this',
    'we have no time to learn this',
    'will this cost our jobs',
    '/next',
    '/quote',
    'what does it cost',
    'how do you roll back a schema migration',
    'we have no time for this',
    '/step',
    '/next',
    'where do we start',
    'who carries the pager',
    'it is too complicated',
    '/quote',
    '/next',
    'we are too small for this',
  ];

  test.each([
    ['an SRE and a manager', BOTH],
    ['developers', { audiences: ['developers'], topics: ['self-service'], minutes: 5 }],
    ['security', { audiences: ['security-compliance'], topics: [], minutes: 10 }],
  ] satisfies [string, Given][])('%s', (_, given) => {
    const { conversation } = story(given, ...LINES);
    const shown = [...conversation.pitched, ...conversation.turns.flatMap((turn) => turn.shown)];
    const turns = conversation.turns.flatMap((turn) => turn.shown);
    expect(new Set(turns).size).toBe(turns.length);
    expect(turns.filter((id) => conversation.pitched.includes(id))).toEqual([]);
    expect(usedIn(conversation)).toEqual([...new Set(shown)]);
    expect(turns.length).toBeGreaterThan(12);
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
    expect(stories.length).toBeGreaterThan(8);
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
    const { show, conversation } = story({ ...BOTH, minutes: 15 }, 'we have no time to learn this');
    const [card] = show;
    const { evidence = [], recalled = [] } = card?.type === 'card' ? card.card : {};
    expect([evidence.length, recalled.length]).toEqual([1, 1]);
    const isKnown = ({ id }: { id: string }) => usedIn(conversation).includes(id);
    expect(recalled.every(isKnown)).toBe(true);
    expect(conversation.numbered).toEqual([...evidence, ...recalled].map(({ id }) => id));
    expect(conversation.turns.at(-1)?.shown).toEqual(evidence.map(({ id }) => id));
  });

  test('a card is dealt once; whoever comes back to it hears it in short, with something new', () => {
    const line = 'we have no time to learn this';
    const { all } = story(BOTH, line, line, line);
    const back = 'note Back to “We have no time to learn this”.';
    const brief = material.kit.find('objection', 'no-time-to-learn')?.brief;
    expect(all.slice(1)).toEqual([
      ['card no-time-to-learn'],
      [`${back} In short: ${brief}`, 'hits point'],
      [`${back} In short: ${brief}`, 'hits point'],
    ]);
  });

  test('another listener who comes back to it is answered in their own words', () => {
    const { all } = story(BOTH, 'sre: who is on call for the agent', 'manager: who is on call for the agent');
    const words = material.kit.find('objection', 'it-lands-on-my-pager')?.respond.leadership;
    expect(all[2]?.[0]).toBe(`note Back to “It will all land on my pager”. Say it for them: ${words}`);
  });

  test('when nothing new is left, what has no short form is a question to come back to', () => {
    const line = 'we have no time to learn this';
    const last = (from: Material) => {
      let now = begin(from, BOTH);
      for (let times = 0; times < 12; times += 1) now = reply(from, now.conversation, line);
      return now;
    };
    const back = 'note Back to “We have no time to learn this”.';
    const short = last(material);
    expect(told(short.show)[0]).toMatch(`${back} In short: `);
    expect(openIn(short.conversation)).toEqual([]);
    const find: Kit['find'] = (kind, id) => {
      const record = material.kit.find(kind, id);
      return record && 'brief' in record ? { ...record, brief: undefined } : record;
    };
    const long = last({ ...material, kit: { ...material.kit, find } });
    expect(told(long.show)[0]).toBe(`${back} The kit has nothing more on it.`);
    expect(openIn(long.conversation)).toContain('We have no time to learn this (SREs and operations)');
  });

  test('a guess is not said once more', () => {
    const line = 'we got rid of that kind of thing in 2015';
    const { all } = story(BOTH, line, line);
    expect(all.slice(1).map(([first]) => first)).toEqual([
      expect.stringMatching(/^note No card is sure/),
      expect.stringMatching(/^note The kit has no sure answer/),
    ]);
  });

  test('what was answered is less likely to be meant again', () => {
    const line = 'we have no time to learn this';
    const likely = (answered: ReadonlySet<string>) => answer(material, line, { answered }).cards[0]?.confidence ?? 0;
    expect(likely(new Set(['no-time-to-learn']))).toBeLessThan(likely(new Set()));
    expect(likely(new Set(['legacy']))).toBe(likely(new Set()));
  });

  test('in the end everything has been said, and that is said too', () => {
    const { all } = story(BOTH, ...Array.from({ length: 80 }, () => '/next'));
    expect(all.at(-1)?.[0]).toMatch(/^note Every point for them has been shown/);
    expect(story(BOTH, ...Array.from({ length: 20 }, () => '/quote')).all.at(-1)?.[0]).toMatch(
      /^note Every quote on that has been shown/,
    );
    expect(story(BOTH, ...Array.from({ length: 30 }, () => '/step')).all.at(-1)?.[0]).toMatch(/^note Every step/);
  });
});

/** The questions that the message keeps open. */
function openIn(conversation: Conversation) {
  const { parts } = followUpOf(material.kit, conversation);
  const part = parts.find(({ title }) => title === 'What I will come back to');
  return part?.items.map(({ text }) => text) ?? [];
}

test('the message afterwards has exactly what was used, one listener after the other', () => {
  const { conversation } = story(
    BOTH,
    'we have no time to learn this',
    '/search canary',
    'manager: what does it cost',
    'when will it rain?',
    'rain is wet',
    '/quote',
  );
  const { parts, audiences } = followUpOf(material.kit, conversation);
  const used = parts.flatMap(({ items }) => items.flatMap(({ hits }) => hits.map(({ id }) => id)));
  expect(used.toSorted()).toEqual(usedIn(conversation).toSorted());
  const { about, brief } = material.kit.find('objection', 'no-time-to-learn') ?? {};
  expect(parts[1]?.items).toMatchObject([{ about, text: brief }]);
  expect(used.length).toBeGreaterThan(conversation.pitched.length + 3);
  expect(parts.map(({ title }) => title)).toEqual([
    'What I propose',
    'SREs and operations',
    'Leadership and management',
    'What I will come back to',
    'What else I showed',
  ]);
  expect(openIn(conversation)).toEqual([
    'When will it rain? (Leadership and management)',
    'Rain is wet (Leadership and management)',
  ]);
  expect(audiences.map(({ id }) => id)).toEqual(['sre', 'leadership']);
});

test('what was agreed stands first, in place of what was proposed, until it is taken back', () => {
  const titlesOf = ({ conversation }: Reply) => followUpOf(material.kit, conversation).parts.map(({ title }) => title);
  const before = story(BOTH, 'we have no time to learn this');
  expect(titlesOf(before)[0]).toBe('What I propose');
  const after = reply(material, before.conversation, '/keep one test site, by June');
  expect(told(after.show)).toEqual(['note The message will begin with that.']);
  const { parts } = followUpOf(material.kit, after.conversation);
  const agreedIn = (part = parts[0]) => [part?.title, ...(part?.items.map(({ text }) => text) ?? [])];
  expect(agreedIn()).toEqual([
    'What we agreed',
    'One test site, by June',
    'Where an answer below differs, this is what counts.',
  ]);
  const alone = story(BOTH, '/keep one test site, by June').conversation;
  expect(agreedIn(followUpOf(material.kit, alone).parts[0])).toEqual(['What we agreed', 'One test site, by June']);
  expect(titlesOf(after)).not.toContain('What I propose');
  expect(usedIn(after.conversation)).toEqual(usedIn(before.conversation));
  expect(titlesOf(reply(material, after.conversation, '/drop 99'))).toEqual(titlesOf(after));
  expect(reply(material, after.conversation, '/undo').conversation.turns).toEqual(before.conversation.turns);
});

test('a question is open no more when what it most likely meant was answered', () => {
  const line = 'the machine in hall four stands still every Tuesday';
  const { conversation } = story(BOTH, line);
  const [likeliest = ''] = conversation.turns[0]?.near ?? [];
  expect(openIn(conversation)).toHaveLength(1);
  const title = material.kit.find('objection', likeliest)?.title ?? '';
  expect(openIn(reply(material, conversation, title).conversation)).toEqual([]);
});

describe('what is not to be sent', () => {
  const sent = ({ conversation }: Reply) =>
    followUpOf(material.kit, conversation).parts.flatMap(({ items }) => items.flatMap(({ hits }) => hits)).length;
  const before = story(BOTH, 'we have no time to learn this', '/drop');
  const drop = (line: string) => reply(material, before.conversation, line);

  test('comes back when it is dropped once more', () => {
    const once = drop('/drop 2').conversation;
    const twice = reply(material, once, '/drop 2');
    expect(told(twice.show)).toEqual([expect.stringMatching(/^note Back in the message: /)]);
    expect(twice.conversation).toEqual(before.conversation);
  });

  test('is dropped by its number in the list, and the list says what is left', () => {
    const after = drop('/drop 2');
    expect(sent(after)).toBe(sent(before) - 1);
    expect(told(after.show)).toEqual([expect.stringMatching(/^note Left out: /)]);
    expect(after.conversation.dropped).toEqual([before.conversation.numbered[1]]);
    expect(sent(reply(material, after.conversation, '/drop nothing'))).toBe(sent(before));
  });

  test('may be an answer with all that was shown for it; then the question is open', () => {
    const { conversation } = drop('/drop no-time-to-learn');
    const { parts } = followUpOf(material.kit, conversation);
    expect(parts.map(({ title }) => title)).not.toContain('SREs and operations');
    expect(openIn(conversation)).toEqual(['We have no time to learn this (SREs and operations)']);
  });

  test('may be a question', () => {
    const { conversation } = story(BOTH, 'when will it rain?', '/drop');
    const number = conversation.numbered.length;
    const after = reply(material, conversation, `/drop ${number}`);
    expect(told(after.show)).toEqual(['note Left out: to come back to: “when will it rain?”.']);
    expect(openIn(after.conversation)).toEqual([]);
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
  const { conversation } = story(BOTH, 'we have no time to learn this');

  test('goes on as it stood', () => {
    expect(revived(material, conversation)).toEqual(conversation);
    expect(revived(material, { ...conversation, step: 'over' }).step).toBe('talk');
  });

  // biome-ignore format: one case, one line
  test.each<[what: string, change: Partial<Conversation>, expected: Partial<Conversation>]>([
    ['an audience that is gone', { audiences: ['bakers', 'sre'], speaker: 'bakers' }, { audiences: ['sre'], speaker: undefined }],
    ['all audiences gone', { audiences: ['bakers'] }, { audiences: [], step: 'audience' }],
    ['a topic that is gone', { topic: 'bread', topics: ['bread', 'cost'] }, { topic: undefined, topics: ['cost'] }],
    ['records that are gone', { pitched: ['gone', 'flux'], numbered: ['gone'] }, { pitched: ['flux'], numbered: [] }],
  ])('%s', (_, change, expected) => {
    expect(revived(material, { ...conversation, ...change })).toMatchObject(expected);
  });
});
