/** A claim worth making, in words for each audience. */
import * as v from 'valibot';
import { id, idOf, sources, text, texts, topics, wordingsBy } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';
import { wordingFor, wordingLines } from './wordings.ts';

/** Where in a pitch a point belongs: why it matters, what it does, who has done it, how to start. */
export const PARTS = ['why', 'what', 'who', 'start'] as const;

export type Part = (typeof PARTS)[number];

const schema = v.strictObject({
  id,
  title: text,
  part: v.picklist(PARTS),
  say: wordingsBy(idOf('audience')),
  because: text,
  heard: v.optional(texts),
  figures: v.optional(v.array(idOf('figure'))),
  topics: v.pipe(topics, v.minLength(1)),
  metrics: v.optional(v.array(idOf('metric'))),
  sources,
  ask: v.optional(text),
  caveat: v.optional(text),
});

export type Point = RecordFrom<'point', typeof schema>;

export const point: RecordKind<Point> = {
  name: 'point',
  plural: 'points',
  schema,
  title: ({ title }) => title,
  text: ({ say }, audience) => wordingFor(say, audience),
  details: (kit, { say, because, ask, caveat, figures, metrics }) => [
    ...wordingLines(kit, say, 'To'),
    ['Because', because],
    ['Ask', ask],
    ['When it does not hold', caveat],
    ['Figures', figures?.map((id) => kit.find('figure', id)?.statement ?? id)],
    ['Moves', metrics?.map((id) => kit.find('metric', id)?.name ?? id).join(', ')],
  ],
  texts: ({ say, because, caveat, ask }) => [...Object.values(say), because, caveat, ask],
  weight: 1.1,
  isEvidence: true,
  audiences: ({ say }) => Object.keys(say),
};
