/** What somebody names who asks for something: their own company, an industry, a size, a year, a topic. */
import { topicsOf } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import { titlesOf, vocabularyOf } from '../records/texts.ts';
import { plain, standsIn } from '../text/text.ts';
import { tellingWords } from '../text/words.ts';

// All phrases are plain.

/** What is said of who asks, and means their own company. */
const HERE = [
  ...['here', 'us', 'we ever', 'have we', 'did we', 'ourselves', 'our own', 'of our own', 'our place', 'at our place'],
  ...['in house', 'this company', 'our company', 'this house', 'our shop', 'our firm', 'with us', 'of ours'],
];
/** Words of somebody who asks what has happened. */
const HAPPENED = [
  ...['ever', 'happened', 'that happen', 'it happen', 'this happen', 'had that', 'had this', 'example', 'examples'],
  ...['proof', 'lost', 'broke', 'failed', 'went wrong', 'went down', 'been down'],
];
/** What is asked for by who wants one thing that happened. */
const FAILURES = ['incident', 'incidents', 'outage', 'outages', 'failure', 'failures'];
const STORIES = [...FAILURES, 'example', 'examples', 'story', 'stories'];
/** Phrases that ask for what happened in their own company by themselves. */
const OF_OURS = [
  ...STORIES.flatMap((one) => [`our own ${one}`, `${one} of ours`, `${one} of our own`, `${one} from here`]),
  ...[
    'did that bite us',
    'did it bite us',
    'did this bite us',
    'that bit us',
    'it bit us',
    'bitten us',
    'bitten by that',
  ],
];
/** Words of somebody who asks what went wrong, wherever that was. */
const WRONG = [
  ...['went wrong', 'go wrong', 'gone wrong', 'went down', 'broke', 'failed', 'lost', 'regret', 'regretted', 'regrets'],
  ...['gave up', 'given up', 'trouble', 'mistake', 'mistakes', 'backed out', 'stopped using', ...FAILURES],
];
/** Words of somebody who wants it counted. */
const COUNTED = ['figure', 'figures', 'number', 'numbers', 'percentage', 'percentages', 'statistic', 'statistics'];
/** How large an organisation is. */
export type Size = 'small' | 'medium' | 'large';

const SIZES: Readonly<Record<Size, readonly string[]>> = {
  small: ['small', 'startup', 'start up', 'handful', 'tiny', 'few people', 'small team'],
  medium: [
    'medium',
    'midsize',
    'midsized',
    'mid size',
    'mid sized',
    'mittelstand',
    'hundreds of people',
    'few hundred',
  ],
  large: ['large', 'big', 'huge', 'enterprise', 'thousands', 'global', 'group', 'corporation'],
};

/** Where a thought ends, and with it what was refused. */
const CLAUSE = /[,;:.!?()]|\bbut\b/i;
/** What somebody does not want: up to three words behind the refusal, as far as nothing new begins with them. */
const REFUSED = /(?:\b(?:not|no|other than|instead of)\b|n[’']t\b)(?:\s+(?!(?:in|at|for|with|by)\b)\S+){1,3}/gi;
const YEARS = /\b20[0-4]\d\b/g;

/** What was named. */
export interface Named {
  /** The words that tell something, without what was refused. */
  readonly words: readonly string[];
  /** The same as plain text. */
  readonly spoken: string;
  /** Whether they speak of their own company, and whether they ask what has happened in it. */
  readonly isHere: boolean;
  readonly asksOfHere: boolean;
  /** Whether they ask what went wrong. */
  readonly isWrong: boolean;
  /** Whether they want it counted. */
  readonly isCounted: boolean;
  /** Ids of industries, and of those that are most like them. */
  readonly industries: readonly string[];
  readonly near: readonly string[];
  readonly sizes: readonly Size[];
  /** From when on it should be; undefined where they name no year. */
  readonly year: number | undefined;
}

/** What somebody names. */
export function namedIn(kit: Kit, said: string): Named {
  const wished = wishedIn(said);
  const spoken = plain(wished);
  const whole = plain(said);
  const isHere = isAnyIn(whole, HERE);
  const asks = asksOf(whole);
  const industries = idsNamed(kit, 'industry', spoken);
  const near = industries.flatMap((id) => kit.find('industry', id)?.near ?? []);
  const years = Array.from(wished.matchAll(YEARS), ([year]) => Number(year));
  return {
    words: tellingWords(wished),
    spoken,
    isHere,
    asksOfHere: asks,
    isWrong: asks || isAnyIn(spoken, WRONG),
    isCounted: isAnyIn(spoken, COUNTED),
    industries,
    near: near.filter((id) => !industries.includes(id)),
    sizes: (Object.keys(SIZES) as Size[]).filter((size) => isAnyIn(spoken, SIZES[size])),
    year: years.length ? Math.max(...years) : undefined,
  };
}

/** Whether somebody asks what has happened in their own company. */
export function asksOfHere(said: string): boolean {
  return asksOf(plain(said));
}

function asksOf(spoken: string): boolean {
  return isAnyIn(spoken, OF_OURS) || (isAnyIn(spoken, HERE) && isAnyIn(spoken, HAPPENED));
}

/** What was said without what it refuses: `a bank, not some startup` asks for a bank. */
function wishedIn(said: string): string {
  return said
    .split(CLAUSE)
    .map((clause) => clause.replace(REFUSED, ' '))
    .join(' ');
}

/** Topics that were named, by their own words or by a metric's. */
export function topicsNamed(kit: Kit, { spoken }: Named): string[] {
  const metrics = idsNamed(kit, 'metric', spoken).flatMap((id) => kit.find('metric', id) ?? []);
  return [...new Set([...idsNamed(kit, 'topic', spoken), ...metrics.flatMap(topicsOf)])];
}

type NamedKind = 'industry' | 'topic' | 'metric';

/** The names of records, by the kit: to make them plain for each answer would take longer than all else. */
const NAMES = new WeakMap<Kit, Map<NamedKind, ReadonlyMap<string, readonly string[]>>>();

function namesOf(kit: Kit, kind: NamedKind): ReadonlyMap<string, readonly string[]> {
  const known = NAMES.get(kit) ?? new Map<NamedKind, ReadonlyMap<string, readonly string[]>>();
  NAMES.set(kit, known);
  const names = known.get(kind) ?? new Map(kit.all(kind).map((one) => [one.id, namesFor(one)]));
  known.set(kind, names);
  return names;
}

function namesFor(record: Parameters<typeof titlesOf>[0]): string[] {
  const names = [...titlesOf(record), ...vocabularyOf(record), ...(record.kind === 'topic' ? [record.id] : [])];
  return [...new Set(names.map(plain))];
}

/** The ids of records of a kind that are named in a plain text. */
function idsNamed(kit: Kit, kind: NamedKind, spoken: string): string[] {
  return Array.from(namesOf(kit, kind)).flatMap(([id, names]) => (isAnyIn(spoken, names) ? [id] : []));
}

function isAnyIn(spoken: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => standsIn(phrase, spoken));
}
