/** What is taken for small talk: praise before a doubt is none, a question only where hardly any card answers it, and what is not sure has a way out. */
import { describe, expect, test } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import type { Match } from '../../src/answer/matcher.ts';
import { begin, reply } from '../../src/conversation/step.ts';
import { bakeryMaterial } from '../helpers/talk.ts';

const TALK: readonly Match[] = [{ id: 'agrees', probability: 0.9 }];
const PERHAPS: readonly Match[] = [
  { id: 'agrees', probability: 0.5 },
  { id: 'taste', probability: 0.2 },
  { id: 'costs', probability: 0.1 },
];
const HARDLY: readonly Match[] = [
  { id: 'agrees', probability: 0.25 },
  { id: 'taste', probability: 0.2 },
  { id: 'costs', probability: 0.1 },
];
const DOUBT: readonly Match[] = [{ id: 'no-time', probability: 0.9 }];

const known = bakeryMaterial();
/** Of a speech the matcher hears the praise alone, as a model does that weighs all of its words. */
const match = (said: string): readonly Match[] =>
  /^I like it/.test(said) || said === 'Nice loaf.'
    ? TALK
    : said.startsWith('Hm')
      ? PERHAPS
      : said.startsWith('Maybe')
        ? HARDLY
        : DOUBT;
const material = { ...known, matcher: { ...known.matcher, match } };

describe('of a speech', () => {
  // biome-ignore format: one case, one line
  test.each<[said: string, expected: object]>([
    ['I like it.', { type: 'quiet', others: [] }],
    ['I like it. Nice loaf.', { type: 'quiet', others: [] }],
    ['I like it. Who learns all that?', { type: 'sure', card: { id: 'no-time' } }],
    ['I like it! Nice loaf. Nobody here learns all that.', { type: 'sure', card: { id: 'no-time' } }],
    ['Hm, well.', { type: 'quiet', others: [{ id: 'taste' }, { id: 'costs' }] }],
    ['Hm, well?', { type: 'quiet', others: [{ id: 'taste' }, { id: 'costs' }] }],
    ['Hm. Is it? Well.', { type: 'nearest', cards: [{ id: 'taste' }, { id: 'costs' }] }],
    ['Maybe?', { type: 'nearest', cards: [{ id: 'taste' }, { id: 'costs' }] }],
    ['I like it, right?', { type: 'quiet', others: [] }],
  ])('%s', (said, expected) => {
    expect(answer(material, said)).toMatchObject(expected);
  });

  test('what is left of a long one is heard, however much it praises', () => {
    const praise = 'I like it. '.repeat(30);
    expect(answer(material, `${praise}Nobody here learns all that.`).type).not.toBe('sure');
    expect(answer(material, `${'I like it. '.repeat(5)}Nobody here learns all that.`).type).toBe('sure');
  });
});

describe('in a conversation', () => {
  const { conversation } = begin(material, { audiences: ['bakers'], topics: [], minutes: 1 });

  test('what is not surely small talk offers the nearest by number, and is no open point', () => {
    const { conversation: heard, show } = reply(material, conversation, 'Hm, well.');
    expect(show).toMatchObject([
      { notice: 'perhaps-nothing' },
      { type: 'nearest', cards: [{ id: 'taste' }, { id: 'costs' }] },
    ]);
    expect(heard.numbered).toEqual(['taste', 'costs']);
    const { conversation: chosen, show: card } = reply(material, heard, '2');
    expect(card[0]).toMatchObject({ type: 'card', card: { id: 'costs' } });
    expect(chosen.turns).toMatchObject([{ said: 'Hm, well.', card: 'costs' }]);
  });

  test('what surely is leaves nothing behind', () => {
    const { conversation: heard, show } = reply(material, conversation, 'I like it.');
    expect(show).toMatchObject([{ notice: 'nothing-to-answer' }]);
    expect(heard.turns).toEqual([]);
  });
});
