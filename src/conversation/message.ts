/** The message that is sent after a conversation. */
import type { Kit } from '../kit/kit.ts';
import { type FollowUp, followUp } from '../queries/follow-up.ts';
import { named, toHit, wordingFor } from '../queries/hit.ts';
import { type Conversation, isUnanswered, type Turn } from './conversation.ts';

/** Something that goes into the message. */
interface Item {
  readonly id: string;
  readonly title: string;
}

const QUESTION =
  /\?\s*$|^(?:and |but |so )?(?:who|what|how|why|when|where|which|can|could|do|does|did|is|are|will|would|should|has|have)\b/i;

/** What goes into the message, in the order of the conversation: answers, what was shown, and questions that are open. */
export function itemsIn(kit: Kit, { pitched, turns, dropped }: Conversation): Item[] {
  const recordItem = (id: string): Item[] => {
    const record = kit.get(id);
    return record ? [{ id, title: named(toHit(kit, record)) }] : [];
  };
  const items = [
    ...pitched.flatMap(recordItem),
    ...turns.flatMap((turn, place) => [
      ...(turn.card === undefined ? [] : [{ id: turn.card, title: `answer to “${saidTo(kit, turn)}”` }]),
      ...turn.shown.flatMap(recordItem),
      ...(isOpen(turn) ? [{ id: openId(place), title: `to find out: “${turn.said}”` }] : []),
    ]),
  ];
  const left = new Set(dropped);
  return items.filter(({ id }) => !left.has(id) && left.add(id));
}

/** The message: what was answered with its evidence, what is to be found out, and what was shown, without what was left out. */
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
    const objection = card === undefined ? undefined : kit.find('objection', card);
    const about = objection && {
      about: objection.id,
      said: saidTo(kit, turn),
      answer: `${objection.acknowledge} ${wordingFor(objection.respond, audience)}`,
    };
    return { ...about, used: hitsOf([...shown, ...recalled], audience) };
  });
  return followUp({
    audiences: listeners.map(({ id, label }) => ({ id, label })),
    answers,
    open: turns.flatMap((turn, place) => (isOpen(turn) && !dropped.includes(openId(place)) ? [turn.said ?? ''] : [])),
    pitched: hitsOf(pitched, audiences[0]),
  });
}

/** What was said when an objection was answered, or what it is called where it was only looked up. */
function saidTo(kit: Kit, { said, card = '' }: Turn): string {
  return said ?? kit.find('objection', card)?.title ?? card;
}

/** Whether somebody asks, and does not only say something. */
export function isQuestion(said: string): boolean {
  return QUESTION.test(said);
}

function isOpen(turn: Turn): boolean {
  return turn.said !== undefined && isUnanswered(turn) && isQuestion(turn.said);
}

/** An open question has no id of its own. */
function openId(place: number): string {
  return `turn ${place + 1}`;
}
