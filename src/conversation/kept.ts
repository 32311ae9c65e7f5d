/** Conversations as they are kept between runs. */
import * as v from 'valibot';
import type { Conversation } from './conversation.ts';

export interface Kept {
  readonly id: string;
  /** When it was last changed, as an ISO time. */
  readonly changed: string;
  readonly conversation: Conversation;
}

/** What cannot be gone on with, and why. */
export interface Unreadable {
  readonly problem: 'broken' | 'newer';
}

const VERSION = 1;

const ids = v.array(v.string());
const schema = v.object({
  version: v.literal(VERSION),
  id: v.string(),
  changed: v.pipe(v.string(), v.isoTimestamp()),
  conversation: v.object({
    step: v.picklist(['audience', 'worries', 'topics', 'minutes', 'talk', 'over']),
    audiences: ids,
    speaker: v.optional(v.string()),
    topics: v.optional(ids),
    topic: v.optional(v.string()),
    minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
    pitched: ids,
    turns: v.array(
      v.object({ said: v.optional(v.string()), audience: v.string(), card: v.optional(v.string()), shown: ids }),
    ),
    numbered: ids,
  }),
});

/** A conversation as text. */
export function writeKept(kept: Kept): string {
  return `${JSON.stringify({ version: VERSION, ...kept })}\n`;
}

/** Reads what `writeKept` wrote, and says what is wrong with anything else. */
export function readKept(text: string): Kept | Unreadable {
  try {
    const value: unknown = JSON.parse(text);
    if (v.is(v.object({ version: v.pipe(v.number(), v.minValue(VERSION + 1)) }), value)) return { problem: 'newer' };
    const { success, output } = v.safeParse(schema, value);
    if (success) return output;
  } catch {
    // no JSON
  }
  return { problem: 'broken' };
}

/** Whether a file that is kept is a conversation. */
export function isConversationFile(name: string): boolean {
  return /^conversation-[\w-]+\.json$/.test(name);
}

/** The file of a conversation. */
export function conversationFile(id: string): string {
  return `conversation-${id}.json`;
}
