/** A measure of delivery, such as DORA's. */
import * as v from 'valibot';
import { BANDS } from './bands.ts';
import { day, id, sources, text, topics } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const bands = v.strictObject({ year: day, elite: text, high: text, medium: text, low: text });

/** What sorts teams into elite to low by one measure, and the year of the report that said so. */
export type Bands = v.InferOutput<typeof bands>;

const schema = v.strictObject({
  id,
  name: text,
  today: v.optional(text),
  definition: text,
  better: v.picklist(['higher', 'lower']),
  group: v.picklist(['throughput', 'stability', 'operation']),
  bands: v.optional(bands),
  lever: text,
  because: text,
  superseded: v.optional(text),
  topics: v.optional(topics),
  sources,
});

export type Metric = RecordFrom<'metric', typeof schema>;

export const metric: RecordKind<Metric> = {
  name: 'metric',
  plural: 'metrics',
  schema,
  title: ({ name }) => name,
  text: ({ definition }) => definition,
  extras: (record) => {
    const { bands, superseded } = record;
    const today = nameToday(record);
    return bands
      ? { measure: { bands, ...(today !== undefined && { today }), ...(superseded !== undefined && { superseded }) } }
      : {};
  },
  details: (_, record) => [
    ['What it is', record.definition],
    ['Called today', nameToday(record)],
    ['Better is', record.better],
    ['Bands', BANDS.flatMap((band) => (record.bands ? `${band}: ${record.bands[band]}` : []))],
    ['Bands of', record.bands?.year],
    ['What moves it', record.lever],
    ['Because', record.because],
    ['Since then', record.superseded],
  ],
  titles: ({ name, today }) => [name, ...(today ? [today] : [])],
  texts: ({ definition, lever, because }) => [definition, lever, because],
  weight: 0.9,
  isSoughtByName: true,
};

function nameToday({ name, today }: Metric): string | undefined {
  return today === name ? undefined : today;
}
