/** A measure of delivery, such as DORA's. */
import * as v from 'valibot';
import { BANDS } from './bands.ts';
import type { Benchmark } from './benchmark.ts';
import { cite } from './citations.ts';
import { day, id, sources, text, topics } from './fields.ts';
import type { Measure } from './hit.ts';
import type { RecordFrom, RecordKind } from './kind.ts';
import type { Kit } from './kit.ts';

const words = { elite: text, high: text, medium: text, low: text };
/** `reportedBy` marks what was not read in the report itself. */
const bands = v.strictObject({ year: day, reportedBy: v.optional(text), ...words });

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
  /** The same of a later report, which takes the place of the bands wherever one view is enough. */
  clusters: v.optional(bands),
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
  extras: (record, kit) => {
    const { bands, clusters, superseded } = record;
    const today = nameToday(record);
    const benchmark = ofAll(kit, record);
    if (!bands && !clusters && !benchmark) return {};
    return {
      measure: {
        ...(bands && { bands }),
        ...(clusters && { clusters }),
        ...(benchmark && { benchmark }),
        ...(today !== undefined && { today }),
        ...(superseded !== undefined && { superseded }),
      },
    };
  },
  details: (_, record) => [
    ['What it is', record.definition],
    ['Called today', nameToday(record)],
    ['Better is', record.better],
    ['Clusters', wordsOf(record.clusters)],
    ['Clusters of', record.clusters && bandsYear(record.clusters)],
    ['Bands', wordsOf(record.bands)],
    ['Bands of', record.bands && bandsYear(record.bands)],
    ['What moves it', record.lever],
    ['Because', record.because],
    ['Since then', record.superseded],
  ],
  titles: ({ name, today }) => [name, ...(today ? [today] : [])],
  texts: ({ definition, lever, because }) => [definition, lever, because],
  weight: 0.9,
  isSoughtByName: true,
  // Wherever a metric is shown, where others stand is shown with it.
  citations: (kit, record) => {
    const sources = [...record.sources, ...(benchmarkOfAll(kit, record)?.sources ?? [])];
    return sources.map((source) => cite(kit, source));
  },
};

function nameToday({ name, today }: Metric): string | undefined {
  return today === name ? undefined : today;
}

function wordsOf(bands: Bands | undefined): string[] {
  return BANDS.flatMap((band) => (bands ? `${band}: ${bands[band]}` : []));
}

/** `2019`, or `2024, as Octopus Deploy reports them`: the year is always said, and so is who was read. */
export function bandsYear({ year, reportedBy }: Bands): string {
  return reportedBy === undefined ? year : `${year}, as ${reportedBy} reports them`;
}

function benchmarkOfAll(kit: Kit, { id }: Metric): Benchmark | undefined {
  return kit.all('benchmark').find(({ by, values }) => by === 'all' && values[id]);
}

/** Where all who answered stand. */
function ofAll(kit: Kit, metric: Metric): Measure['benchmark'] {
  const all = benchmarkOfAll(kit, metric);
  const values = all?.values[metric.id];
  return all && values && { label: all.label, year: all.year, ...values };
}
