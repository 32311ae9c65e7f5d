/** How often, how long and how many in a hundred, as people write them. */
import words from '../../data/words.json' with { type: 'json' };

/** A month is a twelfth of a year. */
export const HOURS = { hour: 1, day: 24, week: 168, month: 730, year: 8760 } as const;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = HOURS.day * HOUR;
const WEEK = HOURS.week * HOUR;
const MONTH = HOURS.month * HOUR;
const YEAR = HOURS.year * HOUR;

/** Seconds of each unit, under all its names. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ...named(1, 's sec secs second seconds'),
  ...named(MINUTE, 'm min mins minute minutes'),
  ...named(HOUR, 'h hr hrs hour hours'),
  ...named(DAY, 'd day days'),
  ...named(WEEK, 'w week weeks'),
  ...named(MONTH, 'mo month months'),
  ...named(3 * MONTH, 'quarter quarters'),
  ...named(YEAR, 'y year years'),
]);
const RHYTHMS: ReadonlyMap<string, number> = new Map([
  ...named(HOUR, 'hourly'),
  ...named(DAY, 'daily'),
  ...named(WEEK, 'weekly'),
  ...named(2 * WEEK, 'fortnightly biweekly'),
  ...named(MONTH, 'monthly'),
  ...named(3 * MONTH, 'quarterly'),
  ...named(YEAR, 'yearly annually'),
]);
/** What number words mean: `half`, `twice` or `several` too. */
export const NUMBERS: ReadonlyMap<string, number> = new Map(Object.entries(words.numbers));

function named(value: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, value]);
}

const UNIT_NAMES = [...UNITS.keys()].join('|');
const NUMBER = `(?<number>\\d+(?:\\.\\d+)?|${[...NUMBERS.keys()].join('|')})`;
const LENGTH = new RegExp(`^(?:${NUMBER}\\s*(?:an?\\s+)?)?(?<unit>${UNIT_NAMES})$`);
const EVERY = new RegExp(`^(?:once\\s+)?every\\s+(?:${NUMBER}\\s+)?(?<unit>${UNIT_NAMES})$`);
const TIMES = new RegExp(`^${NUMBER}(?:\\s*(?:x|times))?\\s*(?:an?|per|every|each|/)\\s*(?<unit>${UNIT_NAMES})$`);

/** Seconds of `45min`, `2 days` or `an hour`; undefined where it is no such thing. */
export function readDuration(text: string): number | undefined {
  return measured(LENGTH, tidy(text), (number, unit) => number * unit);
}

/** Seconds from one time to the next of `weekly`, `3 a day` or `every two weeks`; `on demand` is several a day. */
export function readInterval(text: string): number | undefined {
  const typed = tidy(text);
  if (/^on[ -]demand\b/.test(typed)) return DAY / 3;
  return (
    RHYTHMS.get(typed) ??
    measured(EVERY, typed, (number, unit) => number * unit) ??
    measured(TIMES, typed, (number, unit) => unit / number)
  );
}

/** The number of `20%` or `20`, from 0 to 100. */
export function readPerCent(text: string): number | undefined {
  const [, number] = /^(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)?$/.exec(tidy(text)) ?? [];
  const value = Number(number);
  return number !== undefined && value <= 100 ? value : undefined;
}

function measured(pattern: RegExp, text: string, value: (number: number, unit: number) => number): number | undefined {
  const { number = 'one', unit = '' } = pattern.exec(text)?.groups ?? {};
  const seconds = UNITS.get(unit);
  const count = NUMBERS.get(number) ?? Number(number);
  return seconds && count > 0 ? value(count, seconds) : undefined;
}

function tidy(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
