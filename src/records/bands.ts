/** The bands of a metric, and what their words mean as numbers. */

import { HOURS, NUMBERS } from '../text/durations.ts';

/** From the best to the worst. */
export const BANDS = ['elite', 'high', 'medium', 'low'] as const;

export type Band = (typeof BANDS)[number];

export type Range = readonly [from: number, to: number];

const LENGTHS = new RegExp(
  `(?:((?<!\\d)\\d+|${[...NUMBERS.keys()].join('|')})\\s+)?(hour|day|week|month|year)s?\\b`,
  'g',
);

/** `between once a day and once a week` in hours; what has no lower end begins at 0, what has no upper end is infinite. */
export function timeRange(words: string): Range | undefined {
  const times = Array.from(
    words.toLowerCase().matchAll(LENGTHS),
    ([, count = '1', unit = '']) =>
      (NUMBERS.get(count) ?? Number(count)) * (HOURS[unit as keyof typeof HOURS] ?? Number.NaN),
  );
  const [first, second] = times.toSorted((a, b) => a - b);
  if (first === undefined || times.length > 2) return undefined;
  if (second !== undefined) return [first, second];
  if (/less than|under|within|on demand|several/i.test(words)) return [0, first];
  return /more than|over/i.test(words) ? [first, Number.POSITIVE_INFINITY] : undefined;
}

/** `46-60%` as two numbers; `20%`, which is typical of a band and no limit, as twice the same. */
export function shareRange(words: string): Range | undefined {
  const [, from, to = from] = /^(\d+)(?:\s*[-–]\s*(\d+))?\s*%$/.exec(words.trim()) ?? [];
  return from === undefined ? undefined : [Number(from), Number(to)];
}
