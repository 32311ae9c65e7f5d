/** What somebody names who asks for something: their own company, an industry, a size, a year, a topic. */
import { topicsOf } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import { titlesOf, vocabularyOf } from '../records/texts.ts';
import { plain, standsIn } from '../text/text.ts';
import { tellingWords, termOf, wordsOf } from '../text/words.ts';

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
/** What stands behind `figures on`, as far as it is a name and no clause of its own. */
const FIGURES_ON = new RegExp(
  `\\b(?:${[...COUNTED, 'data', 'study', 'survey'].join('|')})\\s+(?:on|about)\\s+(?!how\\b|what\\b|why\\b|whether\\b|who\\b)(\\S+(?:\\s+\\S+){0,3})\\s*$`,
  'i',
);
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
/** What somebody does not want, as `a bank, not some startup` asks for a bank: up to three words behind the refusal, as far as nothing new begins with them. */
const REFUSED = /(?:\b(?:not|no|other than|instead of)\b|n[’']t\b)(?:\s+(?!(?:in|at|for|with|by)\b)\S+){1,3}/gi;
const YEARS = /\b20[0-4]\d\b/g;

/** What was named. */
export interface Named {
  /** All that was said. */
  readonly said: string;
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
  /** What stands behind `figures on`, as it was said; undefined where nothing does. */
  readonly figuresOn: string | undefined;
  /** Ids of industries, and of those that are most like them. */
  readonly industries: readonly string[];
  readonly near: readonly string[];
  readonly sizes: readonly Size[];
  /** From when on it should be; undefined where they name no year. */
  readonly year: number | undefined;
}

/** What somebody names. */
export function namedIn(kit: Kit, said: string): Named {
  const clauses = said.split(CLAUSE).map((clause) => clause.replace(REFUSED, ' '));
  const wished = clauses.join(' ');
  const spoken = plain(wished);
  const whole = plain(said);
  const isHere = isAnyIn(whole, HERE);
  const asks = asksOf(whole);
  const industries = idsNamed(kit, 'industry', spoken);
  const near = industries.flatMap((id) => kit.find('industry', id)?.near ?? []);
  const years = Array.from(wished.matchAll(YEARS), ([year]) => Number(year));
  return {
    said,
    words: tellingWords(wished),
    spoken,
    isHere,
    asksOfHere: asks,
    isWrong: asks || isAnyIn(spoken, WRONG),
    isCounted: isAnyIn(spoken, COUNTED),
    figuresOn: clauses.flatMap((clause) => FIGURES_ON.exec(clause)?.[1] ?? [])[0],
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

/** Topics that were named, by their own words or by a metric's. */
export function topicsNamed(kit: Kit, { spoken }: Named): string[] {
  const metrics = idsNamed(kit, 'metric', spoken).flatMap((id) => kit.find('metric', id) ?? []);
  return [...new Set([...idsNamed(kit, 'topic', spoken), ...metrics.flatMap(topicsOf)])];
}

/** What numbers are wanted of. */
export interface Subject {
  /** Ids of the topics that it is about; none where it is only a word. */
  readonly topics: readonly string[];
  /** What it is called, each as terms that a record has all of. */
  readonly phrases: readonly (readonly string[])[];
}

/**
 * What numbers are wanted of: the topics that are called by their names, else those that are by words of theirs, else
 * the words behind `figures on`.
 * @param bare terms that only ask
 * @param but ids of topics that are about numbers as such
 */
export function subjectIn(
  kit: Kit,
  { spoken, figuresOn = '' }: Named,
  bare: ReadonlySet<string>,
  but: readonly string[],
): Subject {
  const termsIn = (words: string) => wordsOf(words).map(termOf);
  const isTelling = (phrase: string) => tellingWords(phrase).some((word) => !bare.has(termOf(word)));
  const found = Array.from(namesOf(kit, 'topic'))
    .filter(([id]) => !but.includes(id))
    .flatMap(([id, names]) => names.map((name) => ({ id, name })))
    .filter(({ name }) => standsIn(name, spoken) && isTelling(name));
  const called = found.filter(({ id, name }) => isNameOf(kit, id, name));
  const named = called.length ? called : found;
  const others = tellingWords(figuresOn).filter((word) => !bare.has(termOf(word)));
  return {
    topics: [...new Set(named.map(({ id }) => id))],
    phrases: named.length ? formsOf(kit, named).map(termsIn) : others.map((word) => [termOf(word)]),
  };
}

/** So many letters at the beginning make words forms of each other. */
const MOST_SAME = 5;

/** The names that were found, and what else means the topic and is a form of the same word: `recover` for `recovery`. */
function formsOf(kit: Kit, found: readonly { readonly id: string; readonly name: string }[]): string[] {
  const isForm = (one: string, other: string) =>
    one.length >= MOST_SAME && one.slice(0, MOST_SAME) === other.slice(0, MOST_SAME) && !`${one}${other}`.includes(' ');
  return found.flatMap(({ id, name }) => [
    name,
    ...(namesOf(kit, 'topic').get(id) ?? []).filter((other) => other !== name && isForm(name, other)),
  ]);
}

/** Whether a topic is called so, and not only meant by it. */
function isNameOf(kit: Kit, id: string, name: string): boolean {
  const topic = kit.find('topic', id);
  return topic !== undefined && [id, ...titlesOf(topic)].some((title) => plain(title) === name);
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
