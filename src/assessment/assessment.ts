/** Where a service stands by DORA's measures: beside others, in which cluster, which is the weakest, what moves that one. */

import { weighed } from '../pitch/choose-points.ts';
import { BANDS, type Band } from '../records/bands.ts';
import type { Citation } from '../records/citations.ts';
import { citations, type Hit, toHit } from '../records/hit.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { type Chosen, type Comparison, compare } from './benchmarks.ts';
import { MEASURES, type Measure } from './measures.ts';

type Metric = RecordOf<'metric'>;
type Bands = NonNullable<Metric['bands']>;

/** Where one measure stands. */
export interface Standing {
  readonly id: string;
  /** Its name of today. */
  readonly name: string;
  readonly answer: string;
  /** What a range or words such as `overnight` were taken for. */
  readonly takenAs?: string;
  /** From 0 to 10; of a share the per cent divided by ten. */
  readonly score: number;
  /** Which scores are better. */
  readonly better: 'higher' | 'lower';
  /** Beside each benchmark that has the measure. */
  readonly comparisons: readonly Comparison[];
  /** The clusters or bands that it is in: a report may give several the same limits. Empty where it is in none. */
  readonly bands: readonly Band[];
  /** From 4 (elite) to 1 (low); halves where it lies between bands or beyond the last. Undefined without bands. */
  readonly position?: number;
  /** What its band says, or those on both sides. */
  readonly limits?: string;
  /** Whether the limits are values that are typical of each band, and no limits; the answer is nearest to its band. */
  readonly isNearest?: true;
  /** Two bands of which the better one has the worse value in the report. */
  readonly outOfOrder?: readonly [better: Band, worse: Band];
  /** The year of the clusters or bands, and who reports them where the report itself was not read. */
  readonly year?: string;
  readonly reportedBy?: string;
  /** What has changed since then. */
  readonly superseded?: string;
}

export interface Weakest {
  readonly id: string;
  readonly name: string;
  readonly lever: string;
  readonly because: string;
  readonly sources: readonly Citation[];
  readonly points: readonly Hit[];
  /** In whose words the points are, and whether somebody named them. */
  readonly audience?: { readonly id: string; readonly label: string; readonly isNamed: boolean };
  /** The names of others that stand no better. */
  readonly others: readonly string[];
}

export interface Assessment {
  readonly standings: readonly Standing[];
  /** The benchmarks that it was compared with, and where they are from. */
  readonly benchmarks: readonly {
    readonly id: string;
    readonly label: string;
    readonly sources: readonly Citation[];
  }[];
  readonly notes: readonly string[];
  /** Undefined where no measure could be placed, or where all are better than others or in the best band. */
  readonly weakest?: Weakest;
}

const MOST_POINTS = 3;
/** What is nearer to the weakest stands no better. In standard deviations. */
const NO_BETTER = 0.1;

/**
 * Assesses a service.
 * @param answers as they were typed, by the ids of the metrics; those that cannot be read are left out
 * @param chosen the benchmarks to compare it with; the first that has a measure tells how weak that is
 */
export function assess(
  kit: Kit,
  answers: Readonly<Record<string, string>>,
  { benchmarks, notes }: Chosen,
  audience: string | undefined,
): Assessment {
  const standings = MEASURES.flatMap((measure) => {
    const metric = kit.find('metric', measure.id);
    const answer = answers[measure.id];
    const value = answer === undefined ? undefined : measure.read(answer);
    return metric && answer !== undefined && value !== undefined
      ? [standing(metric, measure, answer, value, benchmarks)]
      : [];
  });
  const [first, ...others] = weakestOf(standings);
  const metric = first && kit.find('metric', first.id);
  return {
    standings,
    benchmarks: standings.length
      ? benchmarks.map((one) => ({ id: one.id, label: one.label, sources: citations(kit, one) }))
      : [],
    notes: standings.length ? [...notes, ...new Set(benchmarks.flatMap(({ note }) => note ?? []))] : [],
    ...(metric && {
      weakest: {
        id: metric.id,
        name: metric.today ?? metric.name,
        lever: metric.lever,
        because: metric.because,
        sources: citations(kit, metric),
        ...pointsFor(kit, metric, audience),
        others: others.map(({ name }) => name),
      },
    }),
  };
}

/** What stands furthest below its benchmark; where there is no benchmark, what is in the lowest band. */
function weakestOf(standings: readonly Standing[]): Standing[] {
  const compared = standings.flatMap((one) => (one.comparisons[0] ? [{ one, first: one.comparisons[0] }] : []));
  if (compared.length) {
    const candidates = compared
      .filter(({ first }) => first.verdict !== 'better')
      .toSorted((a, b) => a.first.deviations - b.first.deviations);
    const limit = (candidates[0]?.first.deviations ?? 0) + NO_BETTER;
    return candidates.flatMap(({ one, first }) => (first.deviations < limit ? [one] : []));
  }
  const placed = standings.filter(({ position = BANDS.length }) => position < BANDS.length);
  return lowest(placed, ({ position = BANDS.length }) => position);
}

function lowest<T>(items: readonly T[], rank: (item: T) => number): T[] {
  const least = Math.min(...items.map(rank));
  return items.filter((item) => rank(item) === least);
}

function standing(
  metric: Metric,
  { range, score: scoreOf, isShare, takenAs }: Measure,
  answer: string,
  value: number,
  benchmarks: Chosen['benchmarks'],
): Standing {
  const { id, name, today = name, bands, clusters: latest = bands, superseded } = metric;
  const place = latest && placeOf(latest, value, range);
  const score = scoreOf(value);
  const taken = takenAs(answer);
  return {
    id,
    name: today,
    answer,
    ...(taken !== undefined && { takenAs: taken }),
    score,
    better: isShare ? 'lower' : 'higher',
    comparisons: benchmarks.flatMap((one) => compare(one, id, score, isShare === true) ?? []),
    bands: place?.bands ?? [],
    ...(place && { position: place.position, limits: limitsAt(latest, place) }),
    ...(place?.isNearest && { isNearest: true }),
    ...(place?.outOfOrder && { outOfOrder: place.outOfOrder }),
    ...(latest && { year: latest.year }),
    ...(latest?.reportedBy !== undefined && { reportedBy: latest.reportedBy }),
    ...(superseded !== undefined && { superseded }),
  };
}

/** The words of the band, or of those on both sides. */
function limitsAt(bands: Bands, { bands: [band], position, isNearest }: Place): string {
  if (band && !isNearest) return bands[band];
  const near = BANDS.filter((one) => isNearest || Math.abs(BANDS.length - BANDS.indexOf(one) - position) < 1);
  return near.map((one) => `${one} ${bands[one]}`).join(', ');
}

interface Place {
  readonly bands: readonly Band[];
  readonly position: number;
  /** Whether the bands have no limits, but a value that is typical of them. */
  readonly isNearest?: true;
  readonly outOfOrder?: readonly [better: Band, worse: Band] | undefined;
}

/** The best band that a value is in, with those of the same limits; or the place between two bands. */
function placeOf(bands: Bands, value: number, range: Measure['range']): Place | undefined {
  const ranges = BANDS.flatMap((band) => {
    const limits = range(bands[band]);
    return limits ? [{ band, limits }] : [];
  });
  if (ranges.length < BANDS.length) return undefined;
  if (ranges.every(({ limits: [from, to] }) => from === to)) {
    const near = lowest(ranges, ({ limits: [typical] }) => Math.abs(value - typical)).map(({ band }) => band);
    return {
      bands: near,
      position: BANDS.length - Math.min(...near.map((band) => BANDS.indexOf(band))),
      isNearest: true,
      outOfOrder: outOfOrder(ranges),
    };
  }
  const found = ranges.find(({ limits: [from, to, open] }) => value >= from && (open ? value < to : value <= to));
  if (found) {
    const same = BANDS.filter((band) => bands[band] === bands[found.band]);
    return { bands: same, position: BANDS.length - BANDS.indexOf(found.band) };
  }
  const better = ranges.filter(({ limits: [, to] }) => to <= value).length;
  return { bands: [], position: BANDS.length - better + 0.5 };
}

/** The first two neighbours, from the best on, of which the better one has the higher share. */
function outOfOrder(
  ranges: readonly { readonly band: Band; readonly limits: readonly [typical: number, ...unknown[]] }[],
): readonly [Band, Band] | undefined {
  for (const [place, { band, limits }] of ranges.entries()) {
    const next = ranges[place + 1];
    if (next && limits[0] > next.limits[0]) return [band, next.band];
  }
  return undefined;
}

/** The points that are worth most to a listener: the one who was named, or the first of the kit for whom there are any. */
function pointsFor(kit: Kit, metric: Metric, audience: string | undefined): Pick<Weakest, 'audience' | 'points'> {
  const points = kit.all('point').filter(({ metrics = [] }) => metrics.includes(metric.id));
  const listeners = kit.all('audience').filter(({ id }) => audience === undefined || id === audience);
  for (const listener of listeners) {
    const ranked = weighed(kit, points, [listener]).toSorted((a, b) => b.worth - a.worth);
    if (!ranked.length) continue;
    return {
      points: ranked.slice(0, MOST_POINTS).map(({ point }) => toHit(kit, point, listener.id)),
      audience: { id: listener.id, label: listener.label, isNamed: audience !== undefined },
    };
  }
  return { points: [] };
}
