/** What is sent after a conversation: the links of exactly what was used in it. */
import type { Hit } from './hit.ts';

export interface FollowUp {
  readonly title: string;
  readonly audiences: readonly { readonly id: string; readonly label: string }[];
  /** What was said and shown, in the order of the conversation. */
  readonly used: readonly Hit[];
}

/** A follow-up; what was used twice is named once, with the source that was shown beside it. */
export function followUp(title: string, audiences: FollowUp['audiences'], used: readonly Hit[]): FollowUp {
  const once = new Map(used.map((hit) => [hit.id, { ...hit, sources: hit.sources.slice(0, 1) }]));
  return { title, audiences, used: [...once.values()] };
}
