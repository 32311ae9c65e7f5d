/** A first or a next step. */
import * as v from 'valibot';
import { audiences, id, sources, text, texts, topics, wordings } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';
import { wordingFor, wordingLines } from './wordings.ts';

const schema = v.strictObject({
  id,
  title: text,
  type: v.picklist(['conversation', 'technical', 'learning']),
  say: v.optional(wordings),
  why: text,
  how: texts,
  audiences,
  effort: text,
  heard: v.optional(texts),
  topics: v.pipe(topics, v.minLength(1)),
  sources,
});

export type Step = RecordFrom<'step', typeof schema>;

export const step: RecordKind<Step> = {
  name: 'step',
  plural: 'steps',
  schema,
  title: ({ title }) => title,
  text: ({ say, why }, audience) => (say ? wordingFor(say, audience) : why),
  extras: ({ effort }) => ({ effort }),
  details: (kit, { say = {}, why, how, effort }) => [
    ...wordingLines(kit, say, 'Say to'),
    ['Why', why],
    ['How', how],
    ['Effort', effort],
  ],
  texts: ({ say = {}, why, how }) => [...Object.values(say), why, ...how],
  weight: 1,
};
