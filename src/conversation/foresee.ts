/** What Enter would do with what is still being typed: it is done, and what that would show is told in a few words. */
import type { Material } from '../answer/answer.ts';
import { type Hit, toHit } from '../records/hit.ts';
import { hear } from './hear.ts';
import type { Notice } from './notice.ts';
import { type Conversation, idsOf } from './state.ts';

/** What is known of a record that can be chosen. */
export type Titled = Pick<Hit, 'kind' | 'id' | 'title'>;

/** What Enter would show: what stands above it, and the first thing that follows; a card alone is sure. */
export interface Prospect {
  readonly notice?: Notice;
  readonly title?: string;
}

interface Foreseen {
  readonly prospect: Prospect;
  /** The records that it leads to. */
  readonly ids: readonly string[];
  /** What can be chosen in its place, where that is not whatever a search finds. */
  readonly instead?: readonly Titled[];
}

/** What Enter would do. @param line as it is typed, with who speaks */
export function foresee(material: Material, conversation: Conversation, line: string): Foreseen {
  const { conversation: after, show } = hear(material, conversation, line);
  const notices = show.flatMap((one): Notice[] => (one.type === 'notice' ? [one] : []));
  const led = show.flatMap((one): readonly Titled[] => {
    if (one.type === 'card') return [one.card];
    return one.type === 'hits' ? [...one.hits, ...(one.recalled ?? [])] : [];
  });
  const notice = show[0]?.type === 'notice' ? notices[0] : undefined;
  const title = notice && 'title' in notice ? notice.title : led[0]?.title;
  const near = after.turns.length > conversation.turns.length ? (after.turns.at(-1)?.near ?? []) : [];
  const { kit } = material;
  const others = near.flatMap((id) => kit.get(id) ?? []).map((one) => toHit(kit, one));
  // Where nothing is led to, a search would find what it is not about.
  const isAll = others.length > 0 || notice?.notice === 'nothing-to-answer';
  return {
    prospect: { ...(notice && { notice }), ...(title !== undefined && { title }) },
    ids: idsOf(led),
    ...(isAll && { instead: others }),
  };
}
