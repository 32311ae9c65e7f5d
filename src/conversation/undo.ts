/** What was done last in a conversation is taken back, whatever it was. */

import type { Material } from '../answer/answer.ts';
import { named, toHit } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import type { Past } from './kept.ts';
import type { Notice } from './notice.ts';
import { type Conversation, isUnanswered, numbersOf, type Reply, speakerOf, type Turn, telling } from './state.ts';

/** More is not taken back one by one. */
const MOST_PAST = 50;

/** A conversation that remembers how it was before something was done, as far as that has changed anything. */
export function remembering(before: Conversation, now: Conversation): Conversation {
  if (isSame(before, now)) return now;
  return { ...now, past: [...(before.past ?? []), pastOf(before)].slice(-MOST_PAST) };
}

/** Takes back what was done last: of an answer first the answer alone, and once more what they said. */
export function undo({ kit }: Material, conversation: Conversation): Reply {
  const { turns } = conversation;
  const last = turns.at(-1);
  const past = (conversation.past ?? []).slice(0);
  let before = past.pop();
  // What an answer that was taken back had replaced stands there already.
  while (before && isSame(restored(conversation, before), conversation)) before = past.pop();
  before ??= beforeLast(kit, conversation);
  if (!before) return telling(conversation, { notice: 'nothing-to-undo' });
  if (last?.said !== undefined && !isUnanswered(last) && turns.length > before.turns) {
    // Its numbers stand there still, and one of them may be what they meant.
    const { said, audience, near } = last;
    const left = { said, audience, shown: [], ...(near && { near }) };
    const what = namesOf(kit, last);
    return telling(
      { ...conversation, turns: [...turns.slice(0, -1), left] },
      { notice: 'answer-taken-back', what, keeps: true },
    );
  }
  const now = { ...restored(conversation, before), past };
  return telling(now, ...changes(kit, conversation, now));
}

function pastOf({ audiences, speaker, topic, pitched, dropped, numbered, turns }: Conversation): Past {
  return { audiences, speaker, topic, pitched, dropped, numbered, turns: turns.length, last: turns.at(-1) };
}

/** How it was before the last turn, where nothing else is remembered. */
function beforeLast(kit: Kit, conversation: Conversation): Past | undefined {
  const turns = conversation.turns.slice(0, -1);
  if (turns.length === conversation.turns.length) return undefined;
  const last = turns.at(-1);
  const numbered = last ? numbersOf(last) : conversation.pitched.filter((id) => kit.find('point', id));
  return pastOf({ ...conversation, turns, speaker: last?.audience, numbered });
}

function restored(conversation: Conversation, { turns: count, last, ...before }: Past): Conversation {
  const turns = conversation.turns.slice(0, Math.max(0, count - 1));
  return { ...conversation, ...before, turns: count && last ? [...turns, last] : turns };
}

function isSame(one: Conversation, other: Conversation): boolean {
  const essence = (conversation: Conversation) => {
    const { numbered: _, ...past } = pastOf(conversation);
    return JSON.stringify({ ...past, speaker: speakerOf(conversation) });
  };
  return essence(one) === essence(other);
}

/** What is different now, in words for the one who took it back. */
function changes(kit: Kit, before: Conversation, now: Conversation): Notice[] {
  const was = before.turns.at(-1);
  const last = now.turns.at(-1);
  const isTurn = before.turns.length !== now.turns.length || JSON.stringify(was) !== JSON.stringify(last);
  const notices: Notice[] = [];
  if (isTurn && was)
    notices.push({
      notice: 'taken-back',
      what: namesOf(kit, was),
      said: was.said,
      place: last && placeOf(kit, last),
    });
  if (before.topic !== now.topic)
    notices.push(now.topic === undefined ? { notice: 'all-topics' } : { notice: 'topic-again', topic: now.topic });
  if (!isTurn && speakerOf(before) !== speakerOf(now)) {
    const { label = speakerOf(now) } = kit.find('audience', speakerOf(now)) ?? {};
    notices.push({ notice: 'answers-for', audiences: [label] });
  }
  if (before.dropped.join() !== now.dropped.join()) notices.push({ notice: 'message-as-before' });
  if (before.pitched.length !== now.pitched.length) notices.push({ notice: 'pitch-taken-back' });
  return notices.length ? notices : [{ notice: 'as-before' }];
}

/** What a turn showed, or what was agreed in it. */
function namesOf(kit: Kit, { shown, recalled = [], agreed, card = '' }: Turn): readonly string[] {
  if (agreed !== undefined) return [agreed];
  const known = [card, ...(shown.length ? shown : recalled)].flatMap((id) => kit.get(id) ?? []);
  return known.map((one) => named(toHit(kit, one)));
}

/** A turn in a few words: what it answered, or what it showed. */
export function placeOf(kit: Kit, { said, card, shown, agreed }: Turn): string {
  const record = kit.get(card ?? shown[0] ?? '');
  return record ? named(toHit(kit, record)) : (said ?? agreed ?? '');
}
