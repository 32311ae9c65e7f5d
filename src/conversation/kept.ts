/** What a conversation is, and how it is kept between runs: data alone. */
import * as v from 'valibot';
import { readVersion, type Unreadable, writeVersion } from '../text/version.ts';

const ids = v.pipe(v.array(v.string()), v.readonly());
const word = v.optional(v.string());

const turn = v.object({
  said: word,
  /** The audience in whose words it was answered. */
  audience: v.string(),
  /** That nobody had been named as who speaks, so that it may have been any of them. */
  isForAll: v.optional(v.boolean()),
  /** The objection that it was taken for, and what can be chosen in its place. */
  card: word,
  near: v.optional(ids),
  /** That this is likely and not sure, and that nobody has said so since. */
  isGuess: v.optional(v.boolean()),
  /** That it seems to want no answer, so that nobody comes back to it. */
  isTalk: v.optional(v.boolean()),
  shown: ids,
  /** Steps among them that are to be proposed, where they were shown for what was said. */
  chosen: v.optional(ids),
  /** What it only named, because they know it. */
  recalled: v.optional(ids),
  /** What is to be come back to, in the person's own words. */
  later: word,
  /** What was agreed, in the person's own words. */
  agreed: word,
});

/** How a conversation was before something was done in it, as far as that can be taken back. */
const past = v.object({
  audiences: ids,
  speaker: word,
  topic: word,
  pitched: ids,
  dropped: ids,
  numbered: ids,
  /** How many of the turns stood as they stand now, and those behind them, which were changed. */
  turns: v.pipe(v.number(), v.integer(), v.minValue(0)),
  changed: v.optional(v.pipe(v.array(v.pipe(turn, v.readonly())), v.readonly()), []),
});

const conversation = v.object({
  step: v.picklist(['audience', 'audiences', 'worries', 'topics', 'minutes', 'talk', 'over']),
  /** Ids, the first is spoken to first. */
  audiences: ids,
  /** Who spoke last. */
  speaker: word,
  /** What they care about; undefined as long as nobody has said. */
  topics: v.optional(ids),
  /** What it is about now. */
  topic: word,
  minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
  /** What was answered for a service of one's own, for the pitch. */
  numbers: v.optional(
    v.pipe(
      v.object({ service: v.string(), date: v.string(), answers: v.record(v.string(), v.string()), say: v.string() }),
      v.readonly(),
    ),
  ),
  /** Records of the pitch. */
  pitched: ids,
  turns: v.pipe(v.array(v.pipe(turn, v.readonly())), v.readonly()),
  /** What was shown and is left out of the message afterwards. */
  dropped: v.optional(ids, []),
  /** What was to be shown and had no room on the screen. */
  unseen: v.optional(ids),
  /** What was shown by its name alone. */
  named: v.optional(ids),
  /** What `/open 2` counts. */
  numbered: ids,
  /** What one comes back to, as it was shown last with numbers. */
  opened: v.optional(ids),
  /** How much of the message was read last, and as whose, which is then saved or copied. */
  extent: v.optional(v.pipe(v.object({ audience: word, isLong: v.optional(v.boolean()) }), v.readonly())),
  /** That it was said what can be done where nothing is to be answered. */
  isAdvised: v.optional(v.boolean()),
  /** What `/undo` comes back to, the last one first undone. */
  past: v.optional(v.pipe(v.array(v.pipe(past, v.readonly())), v.readonly())),
});

const kept = v.object({
  id: v.string(),
  /** When it was last changed, as an ISO time. */
  changed: v.pipe(v.string(), v.isoTimestamp()),
  conversation,
});

/** One thing that was said, or asked of the program, and the records that were shown for it: none had no answer. */
export type Turn = Readonly<v.InferOutput<typeof turn>>;
export type Past = Readonly<v.InferOutput<typeof past>>;
export type Conversation = Readonly<v.InferOutput<typeof conversation>>;
export type Kept = Readonly<v.InferOutput<typeof kept>>;

/** A conversation as text. */
export function writeKept(one: Kept): string {
  return writeVersion(one);
}

/** Reads what `writeKept` wrote, and says what is wrong with anything else. */
export function readKept(text: string | Unreadable): Kept | Unreadable {
  return readVersion(kept, text);
}

/** Whether a file that is kept is a conversation. */
export function isConversationFile(name: string): boolean {
  return /^conversation-[\w-]+\.json$/.test(name);
}

/** The file of a conversation. */
export function conversationFile(id: string): string {
  return `conversation-${id}.json`;
}
