/** A request that is only guessed leaves the cards in sight. */
import { expect, test } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import type { Match } from '../../src/answer/matcher.ts';
import { recordsIn } from '../../src/answer/result.ts';
import { begin, reply } from '../../src/conversation/step.ts';
import { bakeryMaterial } from '../helpers/talk.ts';

const known = bakeryMaterial();
const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

/** The bakery where all that is said may ask for a first step with this probability, and then what it costs. */
function asking(probability: number) {
  const match = (): readonly Match[] => [
    { id: 'asks-step', probability },
    { id: 'costs', probability: 0.17 },
    { id: 'taste', probability: 0.05 },
  ];
  return { ...known, matcher: { ...known.matcher, match } };
}

const SAID = 'before we begin, what does that do to my till';

test('what is hardly asked for comes behind no card', () => {
  expect(answer(asking(0.2), SAID)).toMatchObject({ type: 'nearest', cards: [{ id: 'costs' }, { id: 'taste' }] });
});

test('beside a guess stands the likeliest card', () => {
  const found = answer(asking(0.5), SAID);
  expect(found).toMatchObject({ type: 'asked', certainty: 'guess', others: [{ id: 'costs' }, { id: 'taste' }] });
  expect(ids(recordsIn(found)).at(-1)).toBe('costs');
  expect(ids(recordsIn(answer(asking(0.9), SAID)))).not.toContain('costs');
});

test('in a conversation it has a sentence to say, and a number that takes it', () => {
  const material = asking(0.5);
  const { conversation } = begin(material, { audiences: ['bakers'], topics: [], minutes: 1 });
  const heard = reply(material, conversation, SAID);
  // The third step stood in the pitch, and is only named.
  expect(heard.show).toMatchObject([
    { notice: 'asked-for', kind: 'step', isGuess: true },
    { type: 'hits', hits: [{ kind: 'step' }, { kind: 'step' }] },
    { notice: 'something-else' },
    { type: 'nearest', cards: [{ id: 'costs', brief: 'In short on costs.' }, { id: 'taste' }], before: 3 },
  ]);
  const chosen = reply(material, heard.conversation, '4');
  expect(chosen.show[0]).toMatchObject({ type: 'card', card: { id: 'costs' } });
  expect(chosen.conversation.turns).toMatchObject([{ said: SAID, card: 'costs' }]);
});
