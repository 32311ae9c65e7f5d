/** What was done last in a conversation is taken back, whatever it was. */

import type { Material } from '../answer/answer.ts';
import { named, toHit } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import type { Past } from './kept.ts';
import { itemsIn } from './message.ts';
import type { Notice } from './notice.ts';
import {
  type Conversation,
  isUnanswered,
  numbersOf,
  type Reply,
  speakerOf,
  type Turn,
  telling,
  usedBy,
} from './state.ts';

/** More is not taken back one by one. */
const MOST_PAST = 50;

/** A conversation that remembers how it was before something was done, as far as that has changed anything. */
export function remembering(before: Conversation, now: Conversation): Conversation {
  if (isSame(before, now)) return now;
  return { ...now, past: [...(before.past ?? []), pastOf(before, now)].slice(-MOST_PAST) };
}

/**
 * Takes back what was done last: a choice or a `/yes` by itself, of an answer first the answer alone, and once more what
 * they said. Says what the next one would take back.
 */
export function undo({ kit }: Material, conversation: Conversation): Reply {
  const done = undone(kit, conversation);
  const [next] = undone(kit, done.conversation).notices;
  const isMore = next !== undefined && next.notice !== 'nothing-to-undo' && done.conversation !== conversation;
  return telling(done.conversation, ...done.notices, ...(isMore ? [{ notice: 'undo-next', next } as const] : []));
}

/** How it was before what was done last, and what is told of that. */
function undone(kit: Kit, conversation: Conversation): { conversation: Conversation; notices: readonly Notice[] } {
  const { turns } = conversation;
  const last = turns.at(-1);
  const past = (conversation.past ?? []).slice(0);
  let before = past.pop();
  // What an answer that was taken back had replaced stands there already.
  while (before && isSame(restored(conversation, before), conversation)) before = past.pop();
  before ??= beforeLast(kit, conversation);
  if (!before) return { conversation, notices: [{ notice: 'nothing-to-undo' }] };
  const now = { ...restored(conversation, before), past };
  if (last?.said !== undefined && !isUnanswered(last) && turns.length > now.turns.length) {
    // Its numbers stand there still, and one of them may be what they meant.
    const { said, audience, near, isForAll } = last;
    const left = { said, audience, shown: [], ...(near && { near }), ...(isForAll && { isForAll }) };
    const what = namesOf(kit, last);
    return {
      conversation: { ...conversation, turns: [...turns.slice(0, -1), left] },
      notices: [{ notice: 'answer-taken-back', what }],
    };
  }
  return { conversation: now, notices: changes(kit, conversation, now) };
}

/** How it was before, as far as it is another one now. */
function pastOf(before: Conversation, now: Conversation): Past {
  const { audiences, speaker, topic, pitched, dropped, numbered } = before;
  const turns = firstChanged(before, now);
  return { audiences, speaker, topic, pitched, dropped, numbered, turns, changed: before.turns.slice(turns) };
}

/** The place of the first turn that is not the same in both; the number of turns where all are. */
function firstChanged({ turns: before }: Conversation, { turns: now }: Conversation): number {
  const place = before.findIndex(
    (turn, index) => turn !== now[index] && JSON.stringify(turn) !== JSON.stringify(now[index]),
  );
  return place < 0 ? before.length : place;
}

/** How it was before the last turn, where nothing else is remembered. */
function beforeLast(kit: Kit, conversation: Conversation): Past | undefined {
  const turns = conversation.turns.slice(0, -1);
  if (turns.length === conversation.turns.length) return undefined;
  const last = turns.at(-1);
  const numbered = last ? numbersOf(last) : conversation.pitched.filter((id) => kit.find('point', id));
  return pastOf({ ...conversation, turns, speaker: last?.audience, numbered }, conversation);
}

function restored(conversation: Conversation, { turns, changed, ...before }: Past): Conversation {
  return { ...conversation, ...before, turns: [...conversation.turns.slice(0, turns), ...changed] };
}

function isSame(one: Conversation, other: Conversation): boolean {
  if (one.turns.length !== other.turns.length || firstChanged(one, other) < one.turns.length) return false;
  const essence = (conversation: Conversation) => {
    const { audiences, topic, pitched, dropped } = conversation;
    return JSON.stringify([audiences, topic, pitched, dropped, speakerOf(conversation)]);
  };
  return essence(one) === essence(other);
}

/** What is different now, in words for the one who took it back. */
function changes(kit: Kit, before: Conversation, now: Conversation): Notice[] {
  const place = firstChanged(before, now);
  const was = before.turns[place];
  const is = now.turns[place];
  const notices: Notice[] = [];
  if (was) notices.push(turnChange(kit, was, is, now.turns.at(-1)));
  if (before.topic !== now.topic)
    notices.push(now.topic === undefined ? { notice: 'all-topics' } : { notice: 'topic-again', topic: now.topic });
  if (!was && speakerOf(before) !== speakerOf(now)) {
    const { label = speakerOf(now) } = kit.find('audience', speakerOf(now)) ?? {};
    notices.push({ notice: 'answers-for', audiences: [label] });
  }
  if (!was && before.dropped.join() !== now.dropped.join()) notices.push(...dropChanges(kit, before, now));
  if (before.pitched.length !== now.pitched.length) notices.push({ notice: 'pitch-taken-back' });
  return notices.length ? notices : [{ notice: 'as-before' }];
}

/** What is different in a turn, which is gone where `is` is undefined. */
function turnChange(kit: Kit, was: Turn, is: Turn | undefined, last: Turn | undefined): Notice {
  if (was.later !== undefined && was.later !== is?.later)
    return { notice: 'later-taken-back', later: was.later, said: is?.said };
  if (is?.isGuess && !was.isGuess && is.card === was.card) return { notice: 'guess-again', title: placeOf(kit, is) };
  if (is?.said !== undefined && is.said === was.said && was.card !== undefined && is.card !== was.card)
    return { notice: 'choice-taken-back', title: placeOf(kit, was), said: is.said, guess: is.card && placeOf(kit, is) };
  return { notice: 'taken-back', what: namesOf(kit, was), said: was.said, place: last && placeOf(kit, last) };
}

/** What is in the message again, and what is not any more. */
function dropChanges(kit: Kit, before: Conversation, now: Conversation): Notice[] {
  const [was, is] = [itemsIn(kit, before), itemsIn(kit, now)];
  const without = (all: typeof was, others: typeof was) => all.filter(({ id }) => !others.some((one) => one.id === id));
  const [back, out] = [without(is, was), without(was, is)];
  return [
    ...(back.length ? [{ notice: 'sent-again', items: back } as const] : []),
    ...(out.length ? [{ notice: 'left-out-again', items: out } as const] : []),
  ];
}

/** What a turn showed, or what was agreed in it. */
function namesOf(kit: Kit, turn: Turn): readonly string[] {
  const own = turn.agreed ?? turn.later;
  if (own !== undefined) return [own];
  const known = [turn.card ?? '', ...usedBy(turn)].flatMap((id) => kit.get(id) ?? []);
  return known.map((one) => named(toHit(kit, one)));
}

/** A turn in a few words: what it answered, or what it showed. */
export function placeOf(kit: Kit, { said, card, shown, agreed, later }: Turn): string {
  const record = kit.get(card ?? shown[0] ?? '');
  return record ? named(toHit(kit, record)) : (said ?? agreed ?? later ?? '');
}
