/** How often, how long, how many and how many in a hundred, as people write them. */
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

/** Words that make a number less sure, and say nothing else. */
const ROUGHLY = /^(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|some|nearly|almost|maybe|~)\s*/;
const MOST = NUMBER.replace('number', 'most');
const FROM_TO = new RegExp(
  `^(?<before>(?:once\\s+)?every\\s+)?(?:between\\s+${NUMBER}\\s+and|${NUMBER.replace('number', 'least')}\\s*%?\\s*(?:-|–|to|or))\\s*${MOST}(?<rest>\\D.*)$`,
);
const OR_TWO = new RegExp(`^(?:an?|one)\\s+(?<unit>${UNIT_NAMES})\\s+or\\s+two$`);
const AND_A_HALF = new RegExp(
  `^${NUMBER}\\s+(?:(?<before>${UNIT_NAMES})\\s+)?and\\s+a\\s+half(?:\\s+(?<unit>${UNIT_NAMES}))?$`,
);

/** The middle of a range, in words that say so: `2.5 hours` of `2-3 hours`; undefined where it is no range. */
export function middleOf(text: string): string | undefined {
  const typed = tidy(text).replace(ROUGHLY, '');
  const orTwo = OR_TWO.exec(typed)?.groups?.unit;
  if (orTwo !== undefined) return `1.5 ${orTwo}s`;
  const { before = '', number, least = number, most, rest = '' } = FROM_TO.exec(`${typed} `)?.groups ?? {};
  if (least === undefined || most === undefined) return undefined;
  return `${before}${Math.round(50 * (numberOf(least) + numberOf(most))) / 100}${rest}`.trim();
}

/** Seconds of `45min`, `about 2 days`, `a week and a half` or `2-3 hours`; undefined where it is no such thing. */
export function readDuration(text: string): number | undefined {
  const typed = plainly(text);
  const { number = '', before = '', unit = before } = AND_A_HALF.exec(typed)?.groups ?? {};
  const seconds = UNITS.get(unit);
  if (seconds) return (numberOf(number) + 0.5) * seconds;
  return measured(LENGTH, typed, (count, one) => count * one);
}

/** Seconds from one time to the next of `weekly`, `3 a day` or `every two weeks`; `on demand` is several a day. */
export function readInterval(text: string): number | undefined {
  const typed = plainly(text);
  if (/^on[ -]demand\b/.test(typed)) return DAY / 3;
  return (
    RHYTHMS.get(typed) ??
    measured(EVERY, typed, (number, unit) => number * unit) ??
    measured(TIMES, typed, (number, unit) => unit / number)
  );
}

/** The number of `20%` or `20`, from 0 to 100. */
export function readPerCent(text: string): number | undefined {
  const [, number] = /^(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)?$/.exec(plainly(text)) ?? [];
  const value = Number(number);
  return number !== undefined && value <= 100 ? value : undefined;
}

const COUNT = new RegExp(`^${NUMBER}\\s*(?<thousands>k)?\\+?$`);

/** The number of `40`, `1,200`, `about ten`, `2-3` or `10k`; undefined where it is no such thing. */
export function readNumber(text: string): number | undefined {
  const digits = text.replace(/(?<=\d)[,'’](?=\d{3}(?!\d))/g, '').replace(/(?<=\d),(?=\d)/g, '.');
  const { number, thousands } = COUNT.exec(plainly(digits))?.groups ?? {};
  return number === undefined ? undefined : numberOf(number) * (thousands ? 1000 : 1);
}

function measured(pattern: RegExp, text: string, value: (number: number, unit: number) => number): number | undefined {
  const { number = 'one', unit = '' } = pattern.exec(text)?.groups ?? {};
  const seconds = UNITS.get(unit);
  const count = numberOf(number);
  return seconds && count > 0 ? value(count, seconds) : undefined;
}

function numberOf(number: string): number {
  return NUMBERS.get(number) ?? Number(number);
}

/** Without words such as `about`; of a range its middle. */
function plainly(text: string): string {
  return middleOf(text) ?? tidy(text).replace(ROUGHLY, '');
}

function tidy(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\ba couple of\b/, 'two')
    .replace(/\ba few\b/, 'several')
    .replace(/ or so$/, '');
}
