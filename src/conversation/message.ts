/** The message that is sent after a conversation. */

import { named, toHit, wordingFor } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import { asSentence } from '../text/text.ts';
import { type FollowUp, followUp } from './follow-up.ts';
import type { Named } from './notice.ts';
import { type Conversation, isUnanswered, type Turn } from './state.ts';

/** A worry is said in fewer words than a story. */
const MOST_WORDS = 16;

/** Something that goes into the message. */
interface Item extends Named {
  readonly id: string;
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
      ...(turn.card === undefined ? [] : [{ id: turn.card, title: saidTo(kit, turn), as: 'answer' as const }]),
      ...turn.shown.flatMap(recordItem),
      ...(turn.agreed === undefined ? [] : [{ id: ownId(place), title: turn.agreed, as: 'agreed' as const }]),
      ...(openOf(turn, conversation) ? [{ id: ownId(place), title: turn.said ?? '', as: 'open' as const }] : []),
    ]),
  ];
  const left = new Set(dropped);
  return items.filter(({ id }) => !left.has(id) && left.add(id));
}

/** The message: what was agreed, proposed and answered, what is open, and what was shown, without what was left out. */
export function followUpOf(kit: Kit, conversation: Conversation): FollowUp {
  const { audiences, pitched, turns, dropped } = conversation;
  const isSent = (id: string) => !dropped.includes(id);
  const hitsOf = (ids: readonly string[], audience: string | undefined) =>
    ids.flatMap((id) => {
      const record = isSent(id) ? kit.get(id) : undefined;
      return record && record.kind !== 'step' ? [toHit(kit, record, audience)] : [];
    });
  const stepsOf = (ids: readonly string[], audience: string | undefined) =>
    ids.flatMap((id) => {
      const step = isSent(id) ? kit.find('step', id) : undefined;
      if (!step) return [];
      return [{ text: step.say ? wordingFor(step.say, audience) : step.title, hit: toHit(kit, step, audience) }];
    });
  const labelOf = (audience: string) => kit.find('audience', audience)?.label ?? audience;
  const answered = turns.filter(({ card }) => card === undefined || isSent(card));
  return followUp({
    audiences: audiences.flatMap((id) => kit.find('audience', id) ?? []).map(({ id, label }) => ({ id, label })),
    agreed: turns.flatMap(({ agreed }, place) => (agreed && isSent(ownId(place)) ? asSentence(agreed) : [])),
    proposed: [...turns.flatMap(({ shown, audience }) => stepsOf(shown, audience)), ...stepsOf(pitched, audiences[0])],
    answers: answered.map(({ card, shown, recalled = [], audience }) => {
      const record = card === undefined ? undefined : kit.find('objection', card);
      const objection = record && {
        id: record.id,
        about: record.about ?? record.title,
        who: labelOf(audience),
        text: record.brief ?? wordingFor(record.respond, audience),
      };
      return { ...(objection && { objection }), used: hitsOf(shown.length ? shown : recalled, audience) };
    }),
    open: turns.flatMap((turn, place) => {
      const text = isSent(ownId(place)) ? openOf(turn, conversation) : undefined;
      return text === undefined ? [] : [{ text, who: labelOf(turn.audience) }];
    }),
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

/** What is open or agreed is no record, and has no id but this one. */
function ownId(place: number): string {
  return `turn ${place + 1}`;
}

/** The last question in it, or all of it where it is short; undefined of a story that asks nothing. */
export function openIn(said: string): string | undefined {
  const sentences = said.split(/(?<=[.?!])\s+/).filter(Boolean);
  const question = sentences.findLast((one) => one.includes('?') && !/\w/.test(one.slice(one.lastIndexOf('?'))));
  const short = said.split(/\s+/).length <= MOST_WORDS ? said : undefined;
  const open = question ?? short;
  return open === undefined ? undefined : asSentence(open.trim());
}
