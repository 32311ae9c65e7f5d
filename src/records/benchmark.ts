/** Where others stand by DORA's measures: the answers of an industry, of organisations of a size, or of all. */
import * as v from 'valibot';
import { id, idOf, sources, text, texts } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';
import type { Kit } from './kit.ts';

/** From 0 to 10; of a share the per cent divided by ten. */
const score = v.pipe(v.number(), v.minValue(0), v.maxValue(10));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const schema = v.strictObject({
  id,
  label: text,
  aliases: texts,
  by: v.picklist(['all', 'industry', 'size']),
  /** The industries that it stands for. */
  industries: v.optional(v.array(idOf('industry'))),
  /** How many people work there; without `to` as many or more. */
  people: v.optional(v.strictObject({ from: count, to: v.optional(count) })),
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  /** Mean and standard deviation by the ids of the metrics. */
  values: v.record(idOf('metric'), v.strictObject({ mean: score, deviation: score })),
  note: v.optional(text),
  sources,
});

export type Benchmark = RecordFrom<'benchmark', typeof schema>;

export const benchmark: RecordKind<Benchmark> = {
  name: 'benchmark',
  plural: 'benchmarks',
  schema,
  title: ({ label, year }) => `DORA's benchmark of ${year}: ${label}`,
  text: ({ label, year }) => `What ${label} answered in ${year}, on a scale of 0 to 10.`,
  details: (kit, { by, industries, year, values, note, aliases }) => [
    ['Of', String(year)],
    ['By', by],
    ['Industries', industries?.map((one) => kit.find('industry', one)?.label ?? one).join(', ')],
    [
      'Mean and standard deviation, from 0 to 10',
      Object.entries(values).map(([id, { mean, deviation }]) => `${metricName(kit, id)}: ${mean}, ${deviation}`),
    ],
    ['Note', note],
    ['Also called', aliases.join(', ')],
  ],
  titles: ({ label, aliases }) => [label, ...aliases],
  texts: () => [],
  weight: 0.2,
  hasAliasesOfItsOwn: true,
};

function metricName(kit: Kit, id: string): string {
  const metric = kit.find('metric', id);
  return metric?.today ?? metric?.name ?? id;
}
