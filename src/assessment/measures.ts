/** DORA's measures: how each is asked for, and what an answer means on the scale of DORA's survey. */

import { type Range, shareRange, timeRange } from '../records/bands.ts';
import {
  HOURS,
  intervalTakenAs,
  readDuration,
  readInterval,
  readPerCent,
  shareTakenAs,
  takenAs,
} from '../text/durations.ts';

/** In seconds. */
const HOUR = 3600;
const [DAY, WEEK, MONTH] = [HOURS.day * HOUR, HOURS.week * HOUR, HOURS.month * HOUR];

/** How a measure is asked for: `flag` names it, and its answers are read with `read`. */
export interface Measure {
  readonly id: string;
  readonly flag: string;
  /** What the flag takes, and what it is. */
  readonly takes: string;
  readonly about: string;
  readonly examples: string;
  readonly read: (text: string) => number | undefined;
  /** What words that are not exact were read as; undefined of exact ones. */
  readonly takenAs: (text: string) => string | undefined;
  /** The same of the words of a band; `open` where its upper end is outside. */
  readonly range: (words: string) => readonly [...Range, open: boolean] | undefined;
  /** What was read as a number from 0 to 10. */
  readonly score: (value: number) => number;
  /** What 0 and 10 stand for. */
  readonly ends: readonly [none: string, ten: string];
  /** Whether the score is a tenth of the per cent, so that less is better. */
  readonly isShare?: true;
}

/** In seconds; "less than a day" does not include the day. */
const time: Measure['range'] = (words) => {
  const [from, to] = timeRange(words) ?? [];
  return from === undefined || to === undefined ? undefined : [from * HOUR, to * HOUR, from === 0];
};

/** How long something takes, in the six answers of the survey: less than an hour, less than a day, up to a week ... */
const LENGTH = {
  read: readDuration,
  takenAs,
  range: time,
  score: (seconds) => stepped([seconds >= HOUR, seconds >= DAY, seconds > WEEK, seconds > MONTH, seconds > 6 * MONTH]),
  ends: ['more than six months', 'less than one hour'],
} as const satisfies Partial<Measure>;

const SHARE = {
  takes: '<per-cent>',
  examples: '5%, 20%',
  read: readPerCent,
  takenAs: shareTakenAs,
  range: (words) => {
    const range = shareRange(words);
    return range && [...range, false];
  },
  score: (share) => share / 10,
  ends: ['0%', '100%'],
  isShare: true,
} as const satisfies Partial<Measure>;

/** DORA's measures of today, in the order in which they are asked for. */
export const MEASURES: readonly Measure[] = [
  {
    id: 'deployment-frequency',
    flag: 'deploy-frequency',
    takes: '<how-often>',
    about: 'how often a change goes live: "3 a day", weekly ...',
    examples: '3 a day, weekly, every two months',
    read: readInterval,
    takenAs: intervalTakenAs,
    range: time,
    // Several a day are what the survey calls on demand, though they lie between once an hour and once a day as well.
    score: (seconds) => stepped([seconds >= DAY, seconds > DAY, seconds > WEEK, seconds > MONTH, seconds > 6 * MONTH]),
    ends: ['less than once in six months', 'on demand (several a day)'],
  },
  {
    id: 'lead-time-for-changes',
    flag: 'lead-time',
    takes: '<time>',
    about: 'from commit to running in production: 2h, "3 days" ...',
    examples: '45min, 2 days, 3 weeks',
    ...LENGTH,
  },
  {
    id: 'time-to-restore-service',
    flag: 'recovery-time',
    takes: '<time>',
    about: 'from a failed deployment to a service that works: 45min, "1 day" ...',
    examples: '20min, 5 hours, 1 day',
    ...LENGTH,
  },
  {
    id: 'change-failure-rate',
    flag: 'fail-rate',
    about: 'deployments that have to be put right afterwards: 20%',
    ...SHARE,
  },
  {
    id: 'deployment-rework-rate',
    flag: 'rework-rate',
    about: 'unplanned deployments that repair what users met: 10%',
    ...SHARE,
  },
];

/** The measure that a metric is; undefined for one that is not asked for. */
export function measureOf(metric: string): Measure | undefined {
  return MEASURES.find(({ id }) => id === metric);
}

/** From 10 down by 2 for each limit that is passed: the survey's six answers, mapped linearly as DORA's Quick Check does. */
function stepped(passed: readonly boolean[]): number {
  return 10 - 2 * passed.filter(Boolean).length;
}
