/** The bands of a metric: what they say, and which part of a scale they take where their words tell. */

import { measureOf } from '../assessment/measures.ts';
import { BANDS, type Band, type Range, shareRange, timeRange } from '../records/bands.ts';
import type { Hit, Measure } from '../records/hit.ts';
import { bandsYear } from '../records/metric.ts';
import type { Bands } from '../records/schema.ts';
import { asSentence } from '../text/text.ts';
import type { Charted } from './document.ts';

/** From the best band to the worst, each with its name and its words. */
export function bandRows(
  bands: Bands,
): readonly { readonly band: Band; readonly name: string; readonly text: string }[] {
  return BANDS.map((band) => ({ band, name: asSentence(band), text: bands[band] }));
}

/** What is shown of a measure, under a title with its year. */
interface Groups {
  readonly title: string;
  readonly bands: Bands;
  /** What has changed since then. */
  readonly superseded?: string | undefined;
}

/** The clusters of the later report, which is of the measure as it is today; or else its bands. */
export function groupsOf({ clusters, bands, superseded }: Measure): Groups | undefined {
  if (clusters) return { title: `Clusters of ${bandsYear(clusters)}`, bands: clusters };
  return bands && { title: `Bands of ${bandsYear(bands)}`, bands, superseded };
}

/** Where all who answered stand, in words; undefined where nobody was asked. */
export function benchmarkText({ id, measure }: Hit): string | undefined {
  const { benchmark } = measure ?? {};
  if (!benchmark) return undefined;
  const { label, year, mean, deviation } = benchmark;
  const { isShare, ends } = measureOf(id) ?? {};
  const value = isShare ? `${perCent(mean)}%` : `${mean} of 10`;
  const spread = isShare ? `${perCent(deviation)} points` : deviation;
  const scale = ends && !isShare ? ` (0 is ${ends[0]}, 10 is ${ends[1]})` : '';
  return `${year}, ${label}: ${value} on average, deviation ${spread}${scale}`;
}

/** A service beside others, in one line: `weekly; others 4.8 of 10 on average (2025)`. */
export function besideText(hit: Charted): string {
  const { id, measure, here } = hit;
  const { benchmark } = measure ?? {};
  const isShare = measureOf(id)?.isShare;
  const others =
    benchmark &&
    `others ${isShare ? `${perCent(benchmark.mean)}%` : `${benchmark.mean} of 10`} on average (${benchmark.year})`;
  return [here && scored(hit, here.answer), others].filter(Boolean).join('; ');
}

/** An answer with what it is on the scale of 10; a share is one already. */
function scored({ id }: Charted, answer: string): string {
  const measure = measureOf(id);
  const value = measure?.isShare ? undefined : measure?.read(answer);
  return value === undefined || !measure ? answer : `${answer} (${measure.score(value)} of 10)`;
}

/** A share on the scale of the benchmark, which is a tenth of it, as per cent. */
export function perCent(score: number): number {
  return Math.round(score * 100) / 10;
}

/** A part of a scale; 0 is its beginning and 1 its end. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Scale {
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** Where an answer stands that was read: seconds, or per cent. */
  place(value: number): number;
  readonly spans: Readonly<Record<Band, Span>>;
}

/** The scale on which all four bands can be drawn: of time, or of per cent. Undefined where their words do not tell. */
export function scaleOf(bands: Bands): Scale | undefined {
  return onScale(bands, timeRange, TIME, HOUR) ?? onScale(bands, shareRange, shareScale(bands));
}

interface Axis {
  readonly ticks: readonly (readonly [value: number, label: string])[];
  /** Where on the scale a value stands, from 0 to 1. */
  place(value: number): number;
}

/** In seconds. */
const HOUR = 3600;

/** @param unit what the values of the axis are, in what an answer is read as */
function onScale(
  bands: Bands,
  read: (words: string) => Range | undefined,
  { ticks, place }: Axis,
  unit = 1,
): Scale | undefined {
  const spans: Partial<Record<Band, Span>> = {};
  for (const { band, text } of bandRows(bands)) {
    const range = read(text);
    if (!range) return undefined;
    // What is typical and no limit is a bar from nothing.
    spans[band] = { from: range[0] === range[1] ? 0 : place(range[0]), to: place(range[1]) };
  }
  return {
    ticks: ticks.map(([value, label]) => ({ at: place(value), label })),
    place: (value) => Math.min(1, place(value / unit)),
    spans: spans as Record<Band, Span>,
  };
}

/** Times grow from one to the next by a factor, so that an hour can be seen beside half a year. */
const TIME: Axis = {
  ticks: [
    [1, 'hour'],
    [24, 'day'],
    [168, 'week'],
    [730, 'month'],
    [4380, '6 months'],
  ],
  place: (hours) => {
    const [least, most] = [Math.log(0.25), Math.log(8760)];
    return Math.min(1, Math.max(0, (Math.log(Math.max(hours, 0.25)) - least) / (most - least)));
  },
};

function shareScale(bands: Bands): Axis {
  const most = Math.max(...bandRows(bands).map(({ text }) => shareRange(text)?.[1] ?? 0));
  const step = most > 50 ? 20 : 10;
  const end = Math.max(step, Math.ceil(most / step) * step);
  const ticks = Array.from({ length: end / step + 1 }, (_, index): [number, string] => [
    index * step,
    `${index * step}%`,
  ]);
  return { ticks, place: (share) => share / end };
}
