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
  ...named(2 * WEEK, 'fortnight fortnights'),
  ...named(MONTH, 'mo month months'),
  ...named(3 * MONTH, 'quarter quarters'),
  ...named(YEAR, 'y year years'),
]);
const RHYTHMS: ReadonlyMap<string, number> = new Map([
  ...named(HOUR, 'hourly'),
  ...named(DAY, 'daily nightly'),
  ...named(WEEK, 'weekly'),
  ...named(2 * WEEK, 'fortnightly biweekly bi-weekly'),
  ...named(MONTH, 'monthly'),
  ...named(3 * MONTH, 'quarterly'),
  ...named(6 * MONTH, 'half-yearly'),
  ...named(YEAR, 'yearly annually'),
]);
/** What number words mean: `half`, `twice` or `several` too. */
export const NUMBERS: ReadonlyMap<string, number> = new Map(Object.entries(words.numbers));

function named(value: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, value]);
}

const UNIT_NAMES = [...UNITS.keys()].join('|');
const NUMBER = `(?<number>\\d+(?:\\.\\d+)?|(?:${[...NUMBERS.keys()].join('|')})(?![a-z]))`;
const LENGTH = new RegExp(`^(?:${NUMBER}\\s*(?:an?\\s+)?)?(?<unit>${UNIT_NAMES})$`);
const EVERY = new RegExp(`^(?:once\\s+)?every\\s+(?:${NUMBER}\\s+)?(?<unit>${UNIT_NAMES})$`);
const TIMES = new RegExp(`^${NUMBER}(?:\\s*(?:x|times))?\\s*(?:an?|per|every|each|/)\\s*(?<unit>${UNIT_NAMES})$`);

/** Words that make a number less sure, and say nothing else. */
const ROUGHLY =
  /^(?:(?:we (?:release|deploy|ship)|it takes|takes|usually|typically|normally|on average|mostly|about|around|roughly|approximately|approx\.?|circa|ca\.?|some|nearly|almost|maybe|perhaps|probably|say,?|i (?:think|guess)|i'd (?:say|guess)|~)\s*)+/;
/** The same behind it. */
export const HEDGE_BEHIND =
  /(?:,? (?:roughly|approximately|approx|about|maybe|perhaps|probably|usually|typically|normally|mostly|on average|more or less|give or take|i (?:think|guess|suppose)|i'd (?:say|guess)))+$/;
/** Times that have no number of their own, and what they are taken for. */
const UNTOLD: readonly (readonly [RegExp, string])[] = [
  [/^(?:over ?night|(?:an?|one) night)$/, '12 hours'],
  [/^(?:on |within )?(?:the )?same day$/, '12 hours'],
  [/^(?:on |by )?(?:the )?next day$/, '1 day'],
  [/^(?:over )?(?:an?|the|one) weekend$/, '2 days'],
  [/^(?:an?|one) sprint$/, '2 weeks'],
  [/^(?:(?:once )?every|once an?|once per|per) sprint$/, 'every 2 weeks'],
  [/^((?:second|minute|hour|day|week|month|year)s)$/, '3 $1'],
];
/** What a limit is taken for, as a share of it; a time that is said to be at most so long is taken for so long. */
const BOUNDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:(?:just |well )?(?:less|fewer|shorter) than|(?:just |well )?(?:under|below)|within|not quite|<)\s*/, 0.75],
  [/^(?:(?:just |well )?(?:more|longer) than|(?:just |well )?(?:over|above)|>)\s*/, 1.25],
  [/^(?:up to|at most|at least|no (?:more|less) than|a maximum of|a minimum of)\s*/, 1],
];
const MOST = NUMBER.replace('number', 'most');
const FROM_TO = new RegExp(
  `^(?<before>(?:once\\s+)?every\\s+)?(?:between\\s+${NUMBER}\\s+and|${NUMBER.replace('number', 'least')}\\s*%?\\s*(?:-|–|to|or))\\s*${MOST}(?<rest>\\D.*)$`,
);
const OR_TWO = new RegExp(`^(?:an?|one)\\s+(?<unit>${UNIT_NAMES})\\s+or\\s+two$`);
const AND_A_HALF = new RegExp(
  `^${NUMBER}\\s+(?:(?<before>${UNIT_NAMES})\\s+)?and\\s+a\\s+half(?:\\s+(?<unit>${UNIT_NAMES}))?$`,
);

const PARTS = new RegExp(`${NUMBER.replace('?<number>', '')}\\s*(?:an?\\s+)?(?:${UNIT_NAMES})(?![a-z])`, 'g');

/**
 * What is taken for words that are not exact, in words that say so: `2.5 hours` of `2-3 hours`, `12 hours` of
 * `overnight`, `0.75 hours` of `less than an hour`; undefined where nothing has to be taken for anything.
 */
export function takenAs(text: string): string | undefined {
  const typed = tidy(text).replace(ROUGHLY, '');
  const [untold, meant] = UNTOLD.find(([pattern]) => pattern.test(typed)) ?? [];
  return (untold && meant && typed.replace(untold, meant)) ?? middleOf(typed) ?? bounded(typed);
}

/** The middle of a range. */
function middleOf(typed: string): string | undefined {
  const orTwo = OR_TWO.exec(typed)?.groups?.unit;
  if (orTwo !== undefined) return `1.5 ${orTwo}s`;
  const { before = '', number, least = number, most, rest = '' } = FROM_TO.exec(`${typed} `)?.groups ?? {};
  if (least !== undefined && most !== undefined)
    return `${before}${rounded((numberOf(least) + numberOf(most)) / 2)}${rest}`.trim();
  const [from = '', to = '', ...others] = typed.split(/\s(?:to|or|-|–)\s/);
  const [first, last] = [lengthOf(from), lengthOf(to)];
  const unit = LENGTH.exec(from)?.groups?.unit;
  if (!first || !last || !unit || others.length) return undefined;
  return counted((first + last) / 2 / (UNITS.get(unit) ?? 1), unit);
}

/** What comes near a limit, on the side that was said. */
function bounded(typed: string): string | undefined {
  const [pattern, share] = BOUNDS.find(([pattern]) => pattern.test(typed)) ?? [];
  if (!pattern || share === undefined) return undefined;
  const limit = typed.replace(pattern, '');
  const rhythm = RHYTHMS.get(limit);
  // Less often is longer.
  if (rhythm) return share === 1 ? limit : `every ${rounded(rhythm / share / DAY)} days`;
  const perCent = /^(\d[\d.]*)\s*(?:%|per ?cent)$/.exec(limit)?.[1];
  if (perCent !== undefined) return `${rounded(Number(perCent) * share)}%`;
  const { number = 'one', unit } = (TIMES.exec(limit) ?? LENGTH.exec(limit))?.groups ?? {};
  if (unit === undefined) return undefined;
  const count = numberOf(number) * share;
  return TIMES.test(limit) ? `${rounded(count)} times per ${unit}` : counted(count, unit);
}

/** `1.5 hours`; units of one or two letters have no plural. */
function counted(number: number, unit: string): string {
  const count = rounded(number);
  return `${count} ${unit}${count === 1 || /s$|^.{1,2}$|^min$/.test(unit) ? '' : 's'}`;
}

function rounded(number: number): number {
  return Math.round(100 * number) / 100;
}

/** Seconds of `45min`, `about 2 days`, `2h 30min`, `a week and a half` or `2-3 hours`; undefined where it is no such thing. */
export function readDuration(text: string): number | undefined {
  return lengthOf(plainly(text));
}

function lengthOf(typed: string): number | undefined {
  const { number = '', before = '', unit = before } = AND_A_HALF.exec(typed)?.groups ?? {};
  const seconds = UNITS.get(unit);
  if (seconds) return (numberOf(number) + 0.5) * seconds;
  const parts = typed.match(PARTS) ?? [];
  if (parts.length < 2) return measured(LENGTH, typed, (count, one) => count * one);
  const lengths = parts.map((part) => measured(LENGTH, part, (count, one) => count * one) ?? 0);
  const isOne = !typed.replace(PARTS, '').replace(/\band\b|[\s,]/g, '');
  // The larger unit comes first, or it is no length but a list.
  return isOne && lengths.every((one, place) => !place || one < (lengths[place - 1] ?? 0))
    ? lengths.reduce((sum, one) => sum + one, 0)
    : undefined;
}

/** Seconds from one time to the next of `weekly`, `3 a day`, `every two weeks` or `two weeks`; `on demand` is several a day. */
export function readInterval(text: string): number | undefined {
  const typed = plainly(text);
  if (/^(?:on[ -]demand\b|continuously$|(?:on|after|with) (?:every|each) (?:commit|merge|change)$)/.test(typed))
    return DAY / 3;
  return rhythmOf(typed) ?? lengthOf(typed);
}

function rhythmOf(typed: string): number | undefined {
  return (
    RHYTHMS.get(typed) ??
    measured(EVERY, typed, (number, unit) => number * unit) ??
    measured(TIMES, typed, (number, unit) => unit / number)
  );
}

/** As `takenAs`, of how often something happens: `every 10 days` of `about 10 days`. */
export function intervalTakenAs(text: string): string | undefined {
  const typed = plainly(text);
  if (rhythmOf(typed) !== undefined || lengthOf(typed) === undefined) return takenAs(text);
  return `every ${typed.replace(/^(?:an?|one|1) /, '')}`;
}

const TENTHS = 'half third quarter fifth sixth seventh eighth ninth tenth'.split(' ');
const IN = new RegExp(`^${NUMBER}\\s*(?:in|out of|of|/)\\s*(?:every\\s+)?${MOST}$`);
const PART = new RegExp(`^(?:${NUMBER}\\s+)?(?<part>${TENTHS.join('|')}|hundredth)s?$`);

/** As `takenAs`, of a share: `20%` of `one in five` or `a fifth`. */
export function shareTakenAs(text: string): string | undefined {
  const typed = tidy(text)
    .replace(ROUGHLY, '')
    .replace(
      / (?:of (?:them|those|these|all|the time|(?:all |the |our )*(?:changes|deployments|releases|deploys)))$/,
      '',
    )
    .replace(/^(.*\b(?:in|of)) an? hundred$/, '$1 100');
  const { number = 'one', most, part } = (IN.exec(typed) ?? PART.exec(typed))?.groups ?? {};
  const whole = part === undefined ? numberOf(most ?? '') : part === 'hundredth' ? 100 : TENTHS.indexOf(part) + 2;
  const share = (100 * numberOf(number)) / whole;
  return share >= 0 && share <= 100 ? `${share < 1 ? rounded(share) : Math.round(share)}%` : takenAs(text);
}

/** The number of `20%`, `20` or `one in five`, from 0 to 100. */
export function readPerCent(text: string): number | undefined {
  const [, number] = /^(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)?$/.exec(shareTakenAs(text) ?? plainly(text)) ?? [];
  const value = Number(number);
  return number !== undefined && value <= 100 ? value : undefined;
}

const COUNT = new RegExp(`^${NUMBER}\\s*(?<many>k|hundreds?|thousands?)?\\+?$`);

/** The number of `40`, `1,200`, `about ten`, `2-3`, `10k` or `a couple of hundred`; undefined where it is no such thing. */
export function readNumber(text: string): number | undefined {
  const digits = text.replace(/(?<=\d)[,'’](?=\d{3}(?!\d))/g, '').replace(/(?<=\d),(?=\d)/g, '.');
  const { number, many } = COUNT.exec(plainly(digits))?.groups ?? {};
  return number === undefined ? undefined : numberOf(number) * (many === undefined ? 1 : many[0] === 'h' ? 100 : 1000);
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

/** Without words such as `about`; of what is not exact what it is taken for. */
function plainly(text: string): string {
  return takenAs(text) ?? tidy(text).replace(ROUGHLY, '');
}

const OF_A = { half: '0.5', quarter: '0.25', 'three quarters': '0.75' } as const;

/** In one way of writing: `two` for `a couple of`, `every 2 weeks` for `every other week`. */
function tidy(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ')
    .replace(HEDGE_BEHIND, '')
    .replace(/(?<=\d),(?=\d)/g, '.')
    .replace(/(?<=\d) ?(?:½|1\/2)/, '.5')
    .replace(/½|\b1\/2\b/, 'half')
    .replace(/^(\d+) ?h ?(\d\d?)(?: ?m| ?min)?$/, '$1 h $2 min')
    .replace(/\b(?:an? )?(half|three quarters|quarter) of an? /, (_, share: keyof typeof OF_A) => `${OF_A[share]} `)
    .replace(/\b(?:an? )?couple(?: of)?\b/, 'two')
    .replace(/\b(?:an? )?handful(?: of)?\b/, 'five')
    .replace(/\b(?:an? )?dozen\b/, 'twelve')
    .replace(/\b(?:an? )?few\b|\bmultiple\b|\bmany\b/, 'several')
    .replace(/^a matter of /, '')
    .replace(/\b(?:working|business|calendar|full|whole|good|solid) (?=days?\b|weeks?\b|hours?\b|months?\b)/, '')
    .replace(/^each /, 'every ')
    .replace(/^every (?:other|second) /, 'every 2 ')
    .replace(/^(?:on )?(?=(?:mon|tues|wednes|thurs|fri|satur|sun)days$)/, 'every ')
    .replace(/^(every (?:\d+ )?)(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/, '$1week')
    .replace(/^every (?:night|evening|morning)$/, 'every day')
    .replace(/^once in (?=.* (?:days|weeks|months)$)/, 'every ')
    .replace(
      /^(once|twice) (dai|week|month|year)ly$/,
      (_, times: string, unit: string) => `${times} a ${unit === 'dai' ? 'day' : unit}`,
    )
    .replace(/^per /, 'once per ')
    .replace(/(?<=\d)\+|-?ish\b| or so$/g, '');
}
