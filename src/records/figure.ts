/** A number that somebody asked for or counted. */
import * as v from 'valibot';
import { audiences, day, id, idOf, sources, text, topics } from './fields.ts';
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
  /** Those that were counted, where they were not all. */
  industries: v.optional(v.array(idOf('industry'))),
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
  details: (kit, { statement, asOf, sample, sponsor, caution, superseded, industries }) => [
    ['Finding', statement],
    ['Of', asOf],
    ['Asked or counted', sample],
    ['Industries', industries?.map((one) => kit.find('industry', one)?.label ?? one).join(', ')],
    ['Paid for by', sponsor],
    ['Careful', caution],
    ['Since then', superseded],
  ],
  titles: ({ value }) => (value ? [value] : []),
  texts: ({ statement, sponsor, caution }) => [statement, sponsor, caution],
  weight: 0.9,
  isEvidence: true,
};
