/** The message that is sent after a conversation. */
import type { Kit } from '../kit/kit.ts';
import { openIn } from '../queries/assent.ts';
import { type FollowUp, followUp } from '../queries/follow-up.ts';
import { named, toHit, wordingFor } from '../queries/hit.ts';
import { type Conversation, isUnanswered, type Turn } from './conversation.ts';

/** Something that goes into the message. */
interface Item {
  readonly id: string;
  readonly title: string;
}

/** What goes into the message, in the order of the conversation: answers, what was shown, and what is open. */
export function itemsIn(kit: Kit, conversation: Conversation): Item[] {
  const { pitched, turns, dropped } = conversation;
  const recordItem = (id: string): Item[] => {
    const record = kit.get(id);
    return record ? [{ id, title: named(toHit(kit, record)) }] : [];
  };
  const items = [
    ...pitched.flatMap(recordItem),
    ...turns.flatMap((turn, place) => [
      ...(turn.card === undefined ? [] : [{ id: turn.card, title: `answer to “${saidTo(kit, turn)}”` }]),
      ...turn.shown.flatMap(recordItem),
      ...(openOf(turn, conversation) ? [{ id: openId(place), title: `to come back to: “${turn.said}”` }] : []),
    ]),
  ];
  const left = new Set(dropped);
  return items.filter(({ id }) => !left.has(id) && left.add(id));
}

/** The message: what was answered with its evidence, what is open, and what was shown, without what was left out. */
export function followUpOf(kit: Kit, conversation: Conversation): FollowUp {
  const { audiences, pitched, turns, dropped } = conversation;
  const hitsOf = (ids: readonly string[], audience: string | undefined) =>
    ids.flatMap((id) => {
      const record = dropped.includes(id) ? undefined : kit.get(id);
      return record ? [toHit(kit, record, audience)] : [];
    });
  const listeners = audiences.flatMap((id) => kit.find('audience', id) ?? []);
  const answered = turns.filter(({ card }) => card === undefined || !dropped.includes(card));
  const answers = answered.map((turn) => {
    const { card, shown, recalled = [], audience } = turn;
    const record = card === undefined ? undefined : kit.find('objection', card);
    const objection = record && {
      id: record.id,
      about: record.about ?? record.title,
      who: kit.find('audience', audience)?.label ?? audience,
      text: record.brief ?? wordingFor(record.respond, audience),
    };
    return { ...(objection && { objection }), used: hitsOf(shown.length ? shown : recalled, audience) };
  });
  return followUp({
    audiences: listeners.map(({ id, label }) => ({ id, label })),
    answers,
    open: turns.flatMap((turn, place) => (dropped.includes(openId(place)) ? [] : (openOf(turn, conversation) ?? []))),
    pitched: hitsOf(pitched, audiences[0]),
  });
}

/** What was said when an objection was answered, or what it is called where it was only looked up. */
function saidTo(kit: Kit, { said, card = '' }: Turn): string {
  return said ?? kit.find('objection', card)?.title ?? card;
}

/** What is left to come back to: what has no answer, none that is sent, and none to what it most likely meant. */
function openOf(turn: Turn, { turns, dropped }: Conversation): string | undefined {
  const { said, card, near } = turn;
  if (said === undefined) return undefined;
  const sent = (id: string | undefined) => id !== undefined && !dropped.includes(id);
  const isSettled =
    card === undefined
      ? !isUnanswered(turn) || turns.some((one) => one.card === near?.[0] && sent(one.card))
      : sent(card);
  return isSettled ? undefined : openIn(said);
}

/** What is open has no id of its own. */
function openId(place: number): string {
  return `turn ${place + 1}`;
}
