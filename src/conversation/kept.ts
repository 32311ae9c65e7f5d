/** Conversations as they are kept between runs. */
import * as v from 'valibot';
import { readVersion, type Unreadable, writeVersion } from '../text/version.ts';
import type { Conversation } from './state.ts';

export interface Kept {
  readonly id: string;
  /** When it was last changed, as an ISO time. */
  readonly changed: string;
  readonly conversation: Conversation;
}

const ids = v.array(v.string());
const schema = v.object({
  id: v.string(),
  changed: v.pipe(v.string(), v.isoTimestamp()),
  conversation: v.object({
    step: v.picklist(['audience', 'audiences', 'worries', 'topics', 'minutes', 'talk', 'over']),
    audiences: ids,
    speaker: v.optional(v.string()),
    topics: v.optional(ids),
    topic: v.optional(v.string()),
    minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
    pitched: ids,
    turns: v.array(
      v.object({
        said: v.optional(v.string()),
        audience: v.string(),
        card: v.optional(v.string()),
        near: v.optional(ids),
        shown: ids,
        recalled: v.optional(ids),
        agreed: v.optional(v.string()),
      }),
    ),
    dropped: v.optional(ids, []),
    numbered: ids,
  }),
});

/** A conversation as text. */
export function writeKept(kept: Kept): string {
  return writeVersion(kept);
}

/** Reads what `writeKept` wrote, and says what is wrong with anything else. */
export function readKept(text: string): Kept | Unreadable {
  return readVersion(schema, text);
}

/** Whether a file that is kept is a conversation. */
export function isConversationFile(name: string): boolean {
  return /^conversation-[\w-]+\.json$/.test(name);
}

/** The file of a conversation. */
export function conversationFile(id: string): string {
  return `conversation-${id}.json`;
}
