/** The message that is sent after a conversation. */
import type { Kit } from '../kit/kit.ts';
import { type FollowUp, followUp } from '../queries/follow-up.ts';
import { type Hit, toHit } from '../queries/hit.ts';
import { type Conversation, usedIn } from './conversation.ts';

/** What was shown and has not been left out. */
export function sentIn(conversation: Conversation): string[] {
  return usedIn(conversation).filter((id) => !conversation.dropped.includes(id));
}

/** The message: exactly what was used, by what it was said to, in the words of those who heard it. */
export function followUpOf(kit: Kit, conversation: Conversation): FollowUp {
  const { audiences, pitched, turns } = conversation;
  const sent = new Set(sentIn(conversation));
  const hitsOf = (ids: readonly string[], audience: string | undefined): Hit[] =>
    ids.flatMap((id) => {
      const record = sent.has(id) ? kit.get(id) : undefined;
      return record ? [toHit(kit, record, audience)] : [];
    });
  const listeners = audiences.flatMap((id) => kit.find('audience', id) ?? []);
  return followUp(
    'Thank you for your time',
    listeners.map(({ id, label }) => ({ id, label })),
    [
      { title: 'What I told you', used: hitsOf(pitched, audiences[0]) },
      ...turns.map(({ card, shown, audience }) => {
        const objection = card === undefined ? undefined : kit.find('objection', card);
        return { title: objection ? `On “${objection.title}”` : 'And also', used: hitsOf(shown, audience) };
      }),
    ],
  );
}
