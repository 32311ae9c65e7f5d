/** What people want who do not object: records of a kind, or nothing at all. What they say stands in `data/heard`. */
import * as v from 'valibot';
import { id, idOf, text, texts } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

/** The kinds of record that can be asked for; what it is called that they were stands in `conversation/asked-for.ts`. */
export const ASKED_KINDS = ['use-case', 'figure', 'step', 'tool', 'metric'] as const;

export type AskedKind = (typeof ASKED_KINDS)[number];

const schema = v.strictObject({
  id,
  title: text,
  /** What such people mean. */
  meaning: text,
  /** The kind of record that is asked for, by its name; where it is left out, nothing is. */
  asks: v.optional(v.picklist(ASKED_KINDS)),
  /** What to look for where they say no more than that they want such records. */
  usual: v.optional(text),
  /** Topics of such records as come first, whatever else fits. */
  first: v.optional(v.array(idOf('topic'))),
  /** Words that say no more than that something is asked for. */
  asking: v.optional(texts),
  /** Whether it wants no answer at all. */
  quiet: v.optional(v.boolean()),
});

export type Intent = RecordFrom<'intent', typeof schema>;

export const intent: RecordKind<Intent> = {
  name: 'intent',
  plural: 'intents',
  schema,
  title: ({ title }) => title,
  text: ({ meaning }) => meaning,
  details: (_, { meaning, asks }) => [
    ['They mean', meaning],
    ['Asks for', asks],
  ],
  // Nobody searches for what they want to do; they search for what they want, so it weighs least.
  texts: ({ meaning }) => [meaning],
  weight: 0.1,
};
