import { describe, expect, test } from 'vitest';
import { readKept, writeKept } from '../../src/conversation/kept.ts';
import { type Conversation, revived } from '../../src/conversation/state.ts';
import { begin, reply } from '../../src/conversation/step.ts';
import { worded } from '../../src/render/notices.ts';
import { bakeryMaterial } from '../helpers/talk.ts';

const material = bakeryMaterial();
const NO_TIME = 'we are far too busy to learn';
const GUESSED = 'and the crust of it';

function talked(...lines: readonly string[]): Conversation {
  return lines.reduce(
    (now, line) => reply(material, now, line).conversation,
    begin(material, { audiences: ['bakers', 'bosses'], topics: [], minutes: 1 }).conversation,
  );
}

/** What `/undo` tells, in the names of the notices. */
const told = (conversation: Conversation) =>
  reply(material, conversation, '/undo')
    .show.map((one) => (one.type === 'notice' ? one.notice : one.type))
    .filter((name) => name !== 'undo-next');

/** What `/undo` tells, in words. */
const saidBy = (conversation: Conversation) =>
  reply(material, conversation, '/undo').show.flatMap((one) => (one.type === 'notice' ? [worded(one)[0]] : []));

// biome-ignore format: one case, one line
test.each<[lines: string[], said: string[]]>([
  [[GUESSED, '2'], ['Taken back: that you chose “We are too small for this”.', 'Once more, /undo takes back the answer (It will taste of machines and “Luck is no recipe.”), and not what they said.']],
  [[GUESSED, '/yes'], ['“It will taste of machines” counts as a guess again.', 'Once more, /undo takes back the answer (It will taste of machines and “Luck is no recipe.”), and not what they said.']],
  [['the van stands still every Tuesday', '1'], ['Taken back: that you chose “We are too small for this”.', 'Once more, /undo takes back that they said “the van stands still every Tuesday”.']],
  [[GUESSED, '2', '/keep one oven'], ['Taken back: one oven.', 'Once more, /undo takes back that you chose “We are too small for this”.']],
  [[GUESSED, '/yes', '/later a visit'], ['Taken back: that you come back to “a visit”.', 'Once more, /undo takes back your /yes to “It will taste of machines”.']],
  [['/topic money', '/audience bosses'], ['Answers are now in the words for bakers.', expect.stringMatching(/^Once more, \/undo takes back ./)]],
  [['/keep one oven'], ['Taken back: one oven.']],
])('%j: one /undo for each, and it is said what the next would take back', (lines, said) => {
  expect(saidBy(talked(...lines))).toEqual(said);
});

describe('/undo takes back what was done last', () => {
  // biome-ignore format: one case, one line
  test.each<[line: string, told: string[]]>([
    ['/keep one oven', ['taken-back']],
    ['/next', ['taken-back']],
    ['/quote', ['taken-back']],
    ['/step', ['taken-back']],
    ['/open timer', ['taken-back']],
    ['/topic money', ['taken-back', 'all-topics']],
    ['/audience bosses', ['answers-for']],
    ['bosses: sounds good', ['answers-for']],
    ['/audience sellers', ['answers-for']],
    ['/drop 1', ['left-out-again']],
    ['/drop nothing', ['left-out-again']],
    ['/later a visit', ['later-taken-back']],
    ['/yes taste', ['guess-again']],
    ['/drop pitch', ['sent-again']],
    ['when will it rain?', ['taken-back']],
  ])('%s', (line, what) => {
    const before = talked(GUESSED, 'when will it rain?', NO_TIME, '/drop no-time');
    const done = reply(material, before, line).conversation;
    expect(told(done)).toEqual(what);
    // What was advised is known from then on.
    const { isAdvised: _, ...undone } = reply(material, done, '/undo').conversation;
    expect(undone).toEqual(before);
  });

  test('what names something that was said before gives way to what was said', () => {
    const open = talked('when will it rain?', NO_TIME);
    const named = reply(material, open, '/later the weather').conversation;
    expect(reply(material, named, '/undo').conversation).toEqual(open);
  });

  test('words that stand for themselves are named', () => {
    const { show } = reply(material, talked('/later the weather'), '/undo');
    expect(show).toMatchObject([{ notice: 'later-taken-back', later: 'the weather', said: undefined }]);
  });

  test('a search, a list and a mistake are nothing that was done', () => {
    const done = talked('/keep one oven', '/search timer', '/drop', '/nonsense', '/help');
    expect(told(done)).toEqual(['taken-back']);
    expect(reply(material, done, '/undo').conversation.turns).toEqual([]);
  });

  test('a topic of before is named', () => {
    const done = talked('/topic money', '/topic speed');
    expect(reply(material, done, '/undo').show).toMatchObject([
      { notice: 'taken-back' },
      { notice: 'topic-again', topic: 'money' },
      { notice: 'undo-next' },
    ]);
  });

  test('another card that was chosen gives way to the guess that it replaced', () => {
    const guess = talked(GUESSED);
    const chosen = reply(material, guess, String(guess.numbered.length)).conversation;
    expect(chosen.turns).toHaveLength(1);
    expect(reply(material, chosen, '/undo').conversation).toEqual(guess);
  });

  test('one after the other, until nothing is left', () => {
    let now = talked(NO_TIME, '/keep one oven', '/audience bosses', '/topic money', '/drop pitch');
    const all: string[][] = [];
    for (let count = 0; count < 10 && all.at(-1)?.[0] !== 'nothing-to-undo'; count += 1) {
      all.push(told(now));
      now = reply(material, now, '/undo').conversation;
    }
    expect(all.map(([first]) => first)).toEqual([
      'sent-again',
      'taken-back',
      'answers-for',
      'taken-back',
      'answer-taken-back',
      'taken-back',
      'nothing-to-undo',
    ]);
    expect(now).toEqual({ ...talked(), past: [] });
  });

  test('what was kept between runs can be taken back, also where only its turns are known', () => {
    const conversation = talked(NO_TIME, '/keep one oven');
    const kept = readKept(writeKept({ id: 'a', changed: '2026-11-22T12:00:00.000Z', conversation }));
    if (!('conversation' in kept)) throw new Error('it is not read');
    const back = revived(material, kept.conversation);
    expect(told(back)).toEqual(['taken-back']);
    const { past: _, ...old } = back;
    const undone = reply(material, old, '/undo').conversation;
    expect(undone.turns).toEqual(conversation.turns.slice(0, 1));
    expect(told(undone)).toEqual(['answer-taken-back']);
  });
});
