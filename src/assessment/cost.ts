/** What changes and incidents cost in a year: arithmetic with somebody's own numbers. */

import { readNumber } from '../text/durations.ts';

/** Money as it was typed: `80 EUR` has its sign behind, `$95` before. */
export interface Money {
  readonly amount: number;
  readonly before: string;
  readonly after: string;
}

/** What the arithmetic needs; hours are hours of one person. */
export interface CostNumbers {
  /** In a month. */
  readonly deployments?: number;
  /** Of whom each is busy for so many hours with a change. */
  readonly people?: number;
  readonly hours?: number;
  /** In a year. */
  readonly incidents?: number;
  /** Of all people together, for an incident. */
  readonly recoveryHours?: number;
  /** For an hour of one person. */
  readonly hourCost?: Money;
}

interface Factor {
  readonly count: number;
  /** `months`, or `person` where the count is one. */
  readonly of: string;
}

/** Hours in a year, and what they cost where an hour has a price. */
export interface Sum {
  readonly factors: readonly Factor[];
  readonly hours: number;
  readonly money?: number;
}

export interface Cost {
  readonly changes?: Sum;
  readonly incidents?: Sum;
  /** Both; its factors are the hours of each. */
  readonly together?: Sum;
  /** What an hour of one person less would be worth, for each change and for each incident. */
  readonly hourLessAChange?: Sum;
  readonly hourLessAnIncident?: Sum;
  readonly hourCost?: Money;
  /** Flags that lack for what has been begun. */
  readonly missing: readonly string[];
}

/** How a number is asked for. */
export interface CostQuestion {
  readonly id: keyof CostNumbers;
  readonly flag: string;
  readonly takes: string;
  readonly about: string;
  readonly question: string;
  readonly examples: string;
}

/** In the order in which they are asked. */
export const COST_QUESTIONS: readonly CostQuestion[] = [
  {
    id: 'deployments',
    flag: 'deployments',
    takes: '<number>',
    about: 'what today costs: deployments in a month',
    question: 'Deployments in a month',
    examples: '40, 2-3',
  },
  {
    id: 'people',
    flag: 'people',
    takes: '<number>',
    about: 'what today costs: people who are busy with one change',
    question: 'People who are busy with one change',
    examples: '3',
  },
  {
    id: 'hours',
    flag: 'hours',
    takes: '<number>',
    about: 'what today costs: hours that a change takes each of them',
    question: 'Hours that a change takes each of them',
    examples: '2, 0.5',
  },
  {
    id: 'incidents',
    flag: 'incidents',
    takes: '<number>',
    about: 'what today costs: incidents in a year',
    question: 'Incidents in a year',
    examples: '6',
  },
  {
    id: 'recoveryHours',
    flag: 'recovery-hours',
    takes: '<number>',
    about: 'what today costs: hours that an incident takes, of all people together',
    question: 'Hours that an incident takes, of all people together',
    examples: '12',
  },
  {
    id: 'hourCost',
    flag: 'hour-cost',
    takes: '<money>',
    about: 'what today costs: an hour of one person, such as "80 EUR"',
    question: 'What an hour of one person costs',
    examples: '80, "80 EUR", "$95"',
  },
];

/** Nobody has more of anything. */
const MOST = 1_000_000;

/** The value of an answer to one of the questions; undefined where it cannot be read, or is too large to be meant. */
export function readCost(id: keyof CostNumbers, text: string): CostNumbers | undefined {
  if (id === 'hourCost') {
    const hourCost = readMoney(text);
    return hourCost && { hourCost };
  }
  const number = readNumber(text);
  return number === undefined || number > MOST ? undefined : { [id]: number };
}

/** `80`, `80 EUR` or `$95`, with the sign as it stands there. */
export function readMoney(text: string): Money | undefined {
  const parts = /^((?:\p{Sc}|\p{L}{1,8})\s?)?(\d[\d.,'’]*)(\s?(?:\p{Sc}|\p{L}{1,12}))?$/u.exec(text.trim());
  const [, before = '', digits = '', after = ''] = parts ?? [];
  const amount = parts ? readNumber(digits) : undefined;
  return amount === undefined || amount > MOST ? undefined : { amount, before, after };
}

/** What the numbers come to; what they do not suffice for is left out. */
export function costOf({ deployments, people, hours, incidents, recoveryHours, hourCost }: CostNumbers): Cost {
  const sum = (...factors: readonly Factor[]): Sum => {
    const product = factors.reduce((all, { count }) => all * count, 1);
    return { factors, ...priced(product, hourCost) };
  };
  const months = { count: 12, of: 'months' };
  const anHour = { count: 1, of: 'hour' };
  const changesBegun = deployments !== undefined || people !== undefined || hours !== undefined;
  const incidentsBegun = incidents !== undefined || recoveryHours !== undefined;
  const made = deployments === undefined ? undefined : { count: deployments, of: many(deployments, 'deployment') };
  const had = incidents === undefined ? undefined : { count: incidents, of: many(incidents, 'incident') };
  const changes =
    made && people !== undefined && hours !== undefined
      ? sum(months, made, { count: people, of: people === 1 ? 'person' : 'people' }, hoursOf(hours))
      : undefined;
  const broken = had && recoveryHours !== undefined ? sum(had, hoursOf(recoveryHours)) : undefined;
  const both = changes && broken;
  const given = { deployments, people, hours, incidents, recoveryHours, hourCost };
  const needed: readonly (keyof CostNumbers)[] = [
    ...(changesBegun || !incidentsBegun ? (['deployments', 'people', 'hours'] as const) : []),
    ...(incidentsBegun ? (['incidents', 'recoveryHours'] as const) : []),
  ];
  return {
    ...(changes && { changes }),
    ...(broken && { incidents: broken }),
    ...(both && {
      together: {
        factors: [changes, broken].map((one) => hoursOf(one.hours)),
        ...priced(changes.hours + broken.hours, hourCost),
      },
    }),
    ...(made && { hourLessAChange: sum(months, made, anHour) }),
    ...(had && { hourLessAnIncident: sum(had, anHour) }),
    ...(hourCost && { hourCost }),
    missing: COST_QUESTIONS.flatMap(({ id, flag }) =>
      needed.includes(id) && given[id] === undefined ? [`--${flag}`] : [],
    ),
  };
}

function priced(hours: number, hourCost: Money | undefined): Omit<Sum, 'factors'> {
  const cents = (number: number) => Math.round(number * 100) / 100;
  return { hours: cents(hours), ...(hourCost && { money: cents(hours * hourCost.amount) }) };
}

function hoursOf(count: number): Factor {
  return { count, of: many(count, 'hour') };
}

function many(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}
