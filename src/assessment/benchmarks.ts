/** Which benchmarks a service is compared with, and what comes of it. */

import { UsageError } from '../errors.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { lookUp } from '../records/lookup.ts';
import { isCalled, titlesOf } from '../records/texts.ts';
import { readNumber } from '../text/durations.ts';
import { nearest } from '../text/nearest.ts';
import { plain, repeated } from '../text/text.ts';

type Benchmark = RecordOf<'benchmark'>;

/** What somebody said of their organisation, in their words. */
export interface Organisation {
  readonly industry?: string | undefined;
  readonly size?: string | undefined;
}

export interface Chosen {
  /** That of the industry first, then that of the size; that of all where there is neither. */
  readonly benchmarks: readonly Benchmark[];
  /** What there is no benchmark for. */
  readonly notes: readonly string[];
}

/** The benchmarks of an organisation. @throws UsageError for an industry or a size that means nothing */
export function chooseBenchmarks(kit: Kit, { industry, size }: Organisation): Chosen {
  const all = kit.all('benchmark');
  const found = [
    industry === undefined ? undefined : ofIndustry(kit, all, industry),
    size === undefined ? undefined : ofSize(all, size),
  ];
  const own = found.flatMap((one) => (typeof one === 'object' ? [one] : []));
  return {
    benchmarks: own.length ? own : all.filter(({ by }) => by === 'all'),
    notes: found.flatMap((one) => (typeof one === 'string' ? [one] : [])),
  };
}

/** The benchmark, or that there is none. */
function ofIndustry(kit: Kit, all: readonly Benchmark[], word: string): Benchmark | string {
  const own = all.filter(({ by }) => by === 'industry');
  const named = own.find((one) => isCalled(one, plain(word)));
  if (named) return named;
  const [industry] = lookUp(kit, 'industry', word);
  const found = industry && own.find(({ industries = [] }) => industries.includes(industry.id));
  return found ?? `There is no benchmark for ${industry?.label ?? word}.`;
}

const PEOPLE = /(?:people|persons?|employees?|staff|heads|of us|developers|engineers)$/i;

function ofSize(all: readonly Benchmark[], words: string): Benchmark | string {
  const own = all.filter(({ by }) => by === 'size');
  const count = readNumber(words.trim().replace(PEOPLE, '').trim());
  if (count !== undefined && count >= 1) {
    const found = own.find(({ people }) => people && count >= people.from && Math.floor(count) <= (people.to ?? count));
    return found ?? `There is no benchmark for ${count} people.`;
  }
  const named = own.find((one) => isCalled(one, plain(words)));
  if (named) return named;
  const guess = nearest(plain(words), own.flatMap(titlesOf).map(plain));
  throw new UsageError(
    `--size cannot be "${repeated(words)}".`,
    `${guess ? `Did you mean "${guess}"? ` : ''}Say how many people work there, or small, medium or large. For example: 250`,
  );
}

/** Half a point says little: that is what one answer more or less of a small group moves. */
const LITTLE = 0.5;

/** One answer beside those of others, on the scale of 0 to 10. */
export interface Comparison {
  readonly benchmark: string;
  readonly label: string;
  readonly year: number;
  readonly mean: number;
  readonly deviation: number;
  /** How much better it is in points, and in standard deviations; less than nothing where it is worse. */
  readonly difference: number;
  readonly deviations: number;
  readonly verdict: 'better' | 'about the same' | 'worse';
}

/** Compares a score with a benchmark; undefined where that does not have the metric. @param isLessBetter of the scores */
export function compare(
  { id, label, year, values }: Benchmark,
  metric: string,
  score: number,
  isLessBetter: boolean,
): Comparison | undefined {
  const value = values[metric];
  if (!value) return undefined;
  const { mean, deviation } = value;
  const difference = rounded(isLessBetter ? mean - score : score - mean);
  return {
    benchmark: id,
    label,
    year,
    mean,
    deviation,
    difference,
    deviations: deviation > 0 ? rounded(difference / deviation) : 0,
    verdict: Math.abs(difference) <= LITTLE ? 'about the same' : difference > 0 ? 'better' : 'worse',
  };
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
