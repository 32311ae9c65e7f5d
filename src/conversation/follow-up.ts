/** The message to send after a conversation: what they asked, what was shown for it, and where to check it. */
import type { Kit } from '../kit/kit.ts';
import { type Hit, toHit } from '../queries/hit.ts';
import type { Conversation } from './conversation.ts';

/** What was said or asked, and what was shown for it for the first time. */
export interface FollowUpPart {
  readonly said?: string;
  readonly hits: readonly Hit[];
}

export interface FollowUp {
  /** The day, as 2026-11-22. */
  readonly date: string;
  readonly audiences: readonly { readonly id: string; readonly label: string }[];
  readonly parts: readonly FollowUpPart[];
}

/** The message for a conversation, in its order; each record once. */
export function followUp(kit: Kit, { audiences, pitched, turns }: Conversation, date: string): FollowUp {
  const told = new Set<string>();
  const hitsOf = (ids: readonly string[], audience: string | undefined) =>
    ids.flatMap((id) => {
      const record = told.has(id) ? undefined : kit.get(id);
      told.add(id);
      return record ? [toHit(kit, record, audience)] : [];
    });
  const parts: FollowUpPart[] = [
    { hits: hitsOf(pitched, audiences[0]) },
    ...turns.map(({ said, shown, audience }) => ({
      hits: hitsOf(shown, audience),
      ...(said !== undefined && { said }),
    })),
  ];
  return {
    date,
    audiences: audiences.flatMap((id) => {
      const audience = kit.find('audience', id);
      return audience ? [{ id, label: audience.label }] : [];
    }),
    parts: parts.filter(({ hits }) => hits.length),
  };
}
