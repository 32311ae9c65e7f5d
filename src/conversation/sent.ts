/** What stands in the message as it will be sent, as a list from which something can be left out. */
import type { Kit } from '../records/kit.ts';
import { plain } from '../text/text.ts';
import type { FollowUpItem, Purpose } from './follow-up.ts';
import { followUpOf, type Item, itemsIn } from './message.ts';
import type { Conversation } from './state.ts';

export interface Sent {
  /** In the order of the message, each once. */
  readonly items: readonly Item[];
  /** How many there are beside them, which only the long message has. */
  readonly more: number;
}

/** What is in the message in short. */
export function sentIn(kit: Kit, conversation: Conversation): Sent {
  const all = itemsIn(kit, conversation);
  const { parts } = followUpOf(kit, conversation);
  const named = parts.flatMap(({ purpose, items }) => namedIn(all, purpose, items));
  const items = named.filter(
    ({ id, title }, place) =>
      named.findIndex((other) => other.id === id || plain(other.title) === plain(title)) === place,
  );
  // The evidence of an answer stands in it and has no line of its own.
  const told = new Set([
    ...named.map(({ id }) => id),
    ...parts.flatMap((part) => part.items.flatMap(({ hits }) => hits.map(({ id }) => id))),
  ]);
  return { items, more: all.filter(({ id }) => !told.has(id)).length };
}

/** The items of a part of the message, as they can be chosen. */
function namedIn(all: readonly Item[], purpose: Purpose, items: readonly FollowUpItem[]): Item[] {
  switch (purpose) {
    case 'agreed':
      return all.filter(({ as }) => as === 'agreed');
    case 'open':
      return all.filter(({ as }) => as === 'open');
    default:
      return items.flatMap(({ record, hits: [hit], others = [record?.id ?? hit?.id ?? ''] }) =>
        others.flatMap((one) => all.filter(({ id }) => id === one)),
      );
  }
}
