/** A number that somebody asked for or counted. */
import * as v from 'valibot';
import { audiences, day, id, sources, text, topics } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({
  id,
  value: v.optional(text),
  statement: text,
  asOf: day,
  /** Who and how many were asked or counted. */
  sample: v.optional(text),
  sponsor: v.optional(text),
  caution: v.optional(text),
  superseded: v.optional(text),
  topics,
  audiences,
  sources,
});

export type Figure = RecordFrom<'figure', typeof schema>;

export const figure: RecordKind<Figure> = {
  name: 'figure',
  plural: 'figures',
  schema,
  title: ({ value, statement }) => value ?? statement.split(/[,:;] /)[0] ?? '',
  text: ({ statement }) => statement,
  isNamedByText: true,
  extras: ({ sponsor }) => (sponsor === undefined ? {} : { sponsor }),
  details: (_, { statement, asOf, sample, sponsor, caution, superseded }) => [
    ['Finding', statement],
    ['Of', asOf],
    ['Asked or counted', sample],
    ['Paid for by', sponsor],
    ['Careful', caution],
    ['Since then', superseded],
  ],
  titles: ({ value }) => (value ? [value] : []),
  texts: ({ statement, sponsor, caution }) => [statement, sponsor, caution],
  weight: 0.9,
  isEvidence: true,
};
