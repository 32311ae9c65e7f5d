/** Where a service stands by DORA's measures: in which band each lies, which is the weakest, and what moves that one. */

import { weighed } from '../pitch/choose-points.ts';
import { BANDS, type Band, type Range, shareRange, timeRange } from '../records/bands.ts';
import type { Citation } from '../records/citations.ts';
import { citations, type Hit, toHit } from '../records/hit.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { readDuration, readInterval, readPerCent } from '../text/durations.ts';

type Metric = RecordOf<'metric'>;

/** In seconds. */
const HOUR = 3600;

/** How a measure is asked for: `flag` names it, and its answers are read with `read`. */
export interface Measure {
  readonly id: string;
  readonly flag: string;
  readonly examples: string;
  readonly read: (text: string) => number | undefined;
  /** The same of the words of a band; `open` where its upper end is outside. */
  readonly range: (words: string) => readonly [...Range, open: boolean] | undefined;
}

/** In seconds; "less than a day" does not include the day. */
const time: Measure['range'] = (words) => {
  const [from, to] = timeRange(words) ?? [];
  return from === undefined || to === undefined ? undefined : [from * HOUR, to * HOUR, from === 0];
};
const share: Measure['range'] = (words) => {
  const range = shareRange(words);
  return range && [...range, false];
};

/** DORA's measures of today, in the order in which they are asked for. */
export const MEASURES: readonly Measure[] = [
  {
    id: 'deployment-frequency',
    flag: 'deploy-frequency',
    examples: '3 a day, weekly, every two months',
    read: readInterval,
    range: time,
  },
  {
    id: 'lead-time-for-changes',
    flag: 'lead-time',
    examples: '45min, 2 days, 3 weeks',
    read: readDuration,
    range: time,
  },
  {
    id: 'time-to-restore-service',
    flag: 'recovery-time',
    examples: '20min, 5 hours, 1 day',
    read: readDuration,
    range: time,
  },
  { id: 'change-failure-rate', flag: 'fail-rate', examples: '5%, 20%', read: readPerCent, range: share },
  { id: 'deployment-rework-rate', flag: 'rework-rate', examples: '5%, 20%', read: readPerCent, range: share },
];

/** Where one measure stands. */
export interface Standing {
  readonly id: string;
  /** Its name of today. */
  readonly name: string;
  readonly answer: string;
  /** The bands that it is in: a report may give several the same limits. Empty where it is in none. */
  readonly bands: readonly Band[];
  /** From 4 (elite) to 1 (low); halves where it lies between bands or beyond the last. Undefined without bands. */
  readonly position?: number;
  /** What its band says, or those on both sides. */
  readonly limits?: string;
  /** The year of the bands. */
  readonly year?: string;
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
  /** The names of others that stand no better. */
  readonly others: readonly string[];
}

export interface Assessment {
  readonly standings: readonly Standing[];
  /** Undefined where no measure could be placed, or where all are in the best band. */
  readonly weakest?: Weakest;
}

const MOST_POINTS = 3;

/**
 * Assesses a service.
 * @param answers as they were typed, by the ids of the metrics; those that cannot be read are left out
 */
export function assess(kit: Kit, answers: Readonly<Record<string, string>>, audience: string | undefined): Assessment {
  const standings = MEASURES.flatMap(({ id, read, range }) => {
    const metric = kit.find('metric', id);
    const answer = answers[id];
    const value = answer === undefined ? undefined : read(answer);
    return metric && answer !== undefined && value !== undefined ? [standing(metric, answer, value, range)] : [];
  });
  const placed = standings.filter(({ position = BANDS.length }) => position < BANDS.length);
  const lowest = Math.min(...placed.map(({ position = 0 }) => position));
  const [first, ...others] = placed.filter(({ position }) => position === lowest);
  const metric = first && kit.find('metric', first.id);
  return {
    standings,
    ...(metric && {
      weakest: {
        id: metric.id,
        name: metric.today ?? metric.name,
        lever: metric.lever,
        because: metric.because,
        sources: citations(kit, metric),
        points: pointsFor(kit, metric, audience),
        others: others.map(({ name }) => name),
      },
    }),
  };
}

function standing(metric: Metric, answer: string, value: number, range: Measure['range']): Standing {
  const { id, name, today = name, bands, superseded } = metric;
  const place = bands && placeOf(bands, value, range);
  return {
    id,
    name: today,
    answer,
    bands: place?.bands ?? [],
    ...(place && { position: place.position }),
    ...(bands && { year: bands.year }),
    ...(bands && place && { limits: limitsAt(bands, place) }),
    ...(superseded !== undefined && { superseded }),
  };
}

/** The words of the band, or of those on both sides. */
function limitsAt(bands: NonNullable<Metric['bands']>, { bands: [band], position }: Place): string {
  if (band) return bands[band];
  const near = BANDS.filter((one) => Math.abs(BANDS.length - BANDS.indexOf(one) - position) < 1);
  return near.map((one) => `${one} ${bands[one]}`).join(', ');
}

interface Place {
  readonly bands: readonly Band[];
  readonly position: number;
}

/** The best band that a value is in, with those of the same limits; or the place between two bands. */
function placeOf(bands: NonNullable<Metric['bands']>, value: number, range: Measure['range']): Place | undefined {
  const ranges = BANDS.flatMap((band) => {
    const limits = range(bands[band]);
    return limits ? [{ band, limits }] : [];
  });
  if (ranges.length < BANDS.length) return undefined;
  const found = ranges.find(({ limits: [from, to, open] }) => value >= from && (open ? value < to : value <= to));
  if (found) {
    const same = BANDS.filter((band) => bands[band] === bands[found.band]);
    return { bands: same, position: BANDS.length - BANDS.indexOf(found.band) };
  }
  const better = ranges.filter(({ limits: [, to] }) => to <= value).length;
  return { bands: [], position: BANDS.length - better + 0.5 };
}

function pointsFor(kit: Kit, metric: Metric, audience: string | undefined): Hit[] {
  const points = kit.all('point').filter(({ metrics = [] }) => metrics.includes(metric.id));
  const listener = audience === undefined ? undefined : kit.find('audience', audience);
  const ranked = listener
    ? weighed(kit, points, [listener])
        .toSorted((a, b) => b.worth - a.worth)
        .map(({ point }) => point)
    : points;
  return ranked.slice(0, MOST_POINTS).map((point) => toHit(kit, point, audience));
}
