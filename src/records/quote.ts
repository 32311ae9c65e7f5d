/** Verbatim words, spoken or written. */
import * as v from 'valibot';
import { cite, speakerLine, speakerName } from './citations.ts';
import { audiences, id, sources, speakers, text, texts, topics } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({
  id,
  text,
  speakers: v.pipe(speakers, v.minLength(1)),
  answers: text,
  heard: v.optional(texts),
  topics,
  audiences,
  sources,
});

export type Quote = RecordFrom<'quote', typeof schema>;

export const quote: RecordKind<Quote> = {
  name: 'quote',
  plural: 'quotes',
  schema,
  title: ({ answers }) => answers,
  text: ({ text }) => text,
  isVerbatim: () => true,
  details: (kit, { text, speakers, answers }) => [
    ['Verbatim', text, 'verbatim'],
    ['Said by', speakers.map((id) => speakerLine(kit, id))],
    ['Answers', answers],
  ],
  texts: ({ text }) => [text],
  weight: 1.05,
  isEvidence: true,
  speakers: ({ speakers }) => speakers,
  // A page does not say whose words it has; the quote does.
  citations: (kit, { sources, speakers }) =>
    sources
      .map((source) => cite(kit, source))
      .map((one) => (one.speakers.length ? one : { ...one, speakers: speakers.map((id) => speakerName(kit, id)) })),
};
