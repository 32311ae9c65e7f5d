/** Records that somebody asks for, narrowed by what they name: an industry, a size, their own company. */
import { NO_FILTERS } from '../records/filters.ts';
import { topicsOf } from '../records/hit.ts';
import { type Kind, type KitRecord, kindOf, type RecordOf } from '../records/kinds.ts';
import type { Kit } from '../records/kit.ts';
import { isOwn } from '../records/pack-ids.ts';
import { isIncident } from '../records/use-case.ts';
import { search } from '../search/search.ts';
import { plain, standsIn } from '../text/text.ts';
import { tellingWords, termOf } from '../text/words.ts';
import type { Material } from './answer.ts';
import { isFor } from './evidence.ts';

/** So many records that a search finds are put in order. */
const MOST_FOUND = 12;
/** So many topics say what they talk about. */
const MOST_TOPICS = 3;
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
const WRONG = [...['went wrong', 'go wrong', 'went down', 'broke', 'failed', 'lost'], ...FAILURES];
const SIZES: Readonly<Record<'small' | 'large', readonly string[]>> = {
  small: ['small', 'startup', 'start up', 'handful', 'tiny', 'few people', 'small team'],
  large: ['large', 'big', 'huge', 'enterprise', 'thousands', 'global', 'group', 'corporation'],
};

/** Where a thought ends, and with it what was refused. */
const CLAUSE = /[,;:.!?()]|\bbut\b/i;
/** What somebody does not want: up to three words behind the refusal, as far as nothing new begins with them. */
const REFUSED = /(?:\b(?:not|no|other than|instead of)\b|n[’']t\b)(?:\s+(?!(?:in|at|for|with|by)\b)\S+){1,3}/gi;

/** What was said without what it refuses: `a bank, not some startup` asks for a bank. */
function wishedIn(said: string): string {
  return said
    .split(CLAUSE)
    .map((clause) => clause.replace(REFUSED, ' '))
    .join(' ');
}

/** Whether somebody speaks of their own company. */
function isOfHere(said: string): boolean {
  return isNamedIn(plain(said), HERE);
}

/** Whether somebody asks what has happened in their own company. */
export function asksOfHere(said: string): boolean {
  const spoken = plain(said);
  return isNamedIn(spoken, OF_OURS) || (isOfHere(said) && isNamedIn(spoken, HAPPENED));
}

/** Whether one of some phrases stands in what was said. @param spoken plain */
function isNamedIn(spoken: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => standsIn(plain(phrase), spoken));
}

/** What narrows a search for records that were asked for. */
interface Asked {
  /** What to look for where they name nothing. */
  readonly usual?: string | undefined;
  /** Words that only ask, and name nothing. */
  readonly asking?: readonly string[] | undefined;
  /** Topics of what comes first, such as what a way of working brings before how much a tool can take. */
  readonly first?: readonly string[] | undefined;
  /** The id of whoever listens. */
  readonly audience?: string | undefined;
}

/**
 * The records of a kind that fit what was said best, best first: of their own company where they ask for that, of the
 * industry and the size that they name, and of these the latest. Where no industry is named, the use cases come first
 * that are for whoever listens, that have an outcome in figures, and that are not small.
 * @param talkedOf topics of what they talk about, first things first; those that are named come in their place
 */
export function askedFor(
  { kit, index }: Pick<Material, 'kit' | 'index'>,
  said: string,
  kind: Kind,
  { usual = '', asking = [], first = [], audience }: Asked,
  talkedOf: readonly string[] = [],
): KitRecord[] {
  const bare = new Set(asking.map(termOf));
  const wished = wishedIn(said);
  const words = tellingWords(wished)
    .filter((word) => !bare.has(termOf(word)))
    .join(' ');
  const filters = { ...NO_FILTERS, kind: [kind] };
  const find = (text: string) => search(kit, index, { words: text, phrases: [], filters, limit: MOST_FOUND });
  const found = words ? find(words) : [];
  const records = (found.length ? found : find(usual)).flatMap(({ id }) => kit.get(id) ?? []);
  const spoken = plain(wished);
  const names = (phrases: readonly string[]) => isNamedIn(spoken, phrases);
  const isHere = isOfHere(said);
  const named = first.length
    ? kit.all('topic').filter(({ label, aliases, vocabulary }) => names([label, ...aliases, ...vocabulary]))
    : [];
  const about = named.length ? named.map(({ id }) => id) : talkedOf.slice(0, MOST_TOPICS);
  const aboutIn = (record: KitRecord) => topicsOf(record).filter((id) => about.includes(id)).length;
  const isFirst = (record: KitRecord) => topicsOf(record).some((id) => first.includes(id));
  const industries = kit.all('industry').flatMap(({ id, label, aliases }) => (names([label, ...aliases]) ? [id] : []));
  const sizes = (Object.keys(SIZES) as (keyof typeof SIZES)[]).filter((size) => names(SIZES[size]));
  const fitsOf = (record: KitRecord) => [
    isHere && isOwn(record),
    record.kind === 'use-case' && industries.includes(record.industry ?? ''),
    record.kind === 'use-case' && sizes.some((size) => size === record.size),
    isFirst(record) && aboutIn(record),
    isFirst(record),
    (first.length > 0 || isOwn(record)) && aboutIn(record),
    isOwn(record),
    ...(record.kind === 'use-case' && !industries.length ? convincing(record, audience) : []),
  ];
  const own = isHere ? ownOf(kit, kind) : [];
  const counted = kind === 'figure' ? kit.all('figure').filter((one) => isFirst(one) && aboutIn(one) > 0) : [];
  const tellsWrong = asksOfHere(said) || names(WRONG);
  const all = [...new Set([...records, ...own, ...counted, ...inIndustries(kit, kind, industries)])];
  return all
    .filter((record) => tellsWrong || record.kind !== 'use-case' || !isIncident(record))
    .map((record) => ({ record, fits: fitsOf(record).map(Number), year: yearOf(record) }))
    .sort((a, b) => compared(a.fits, b.fits) || b.year - a.year)
    .map(({ record }) => record);
}

/** What of a use case convinces whoever listens: that it is for them, has an outcome in figures, and is not small. */
function convincing(record: RecordOf<'use-case'>, audience: string | undefined): boolean[] {
  return [isFor(record, audience), /\d/.test(record.outcome ?? ''), record.size !== 'small'];
}

/** What their own company has of a kind; who asks who has done it is shown whatever proves it. */
function ownOf(kit: Kit, kind: Kind): KitRecord[] {
  const own = kit.own.filter((record) => record.kind === kind);
  return own.length || kind !== 'use-case' ? own : kit.own.filter((record) => kindOf(record).isEvidence);
}

function inIndustries(kit: Kit, kind: Kind, industries: readonly string[]): KitRecord[] {
  return kind === 'use-case' ? kit.all('use-case').filter(({ industry = '' }) => industries.includes(industry)) : [];
}

/** Negative where the first fits better: what comes first counts first. */
function compared(one: readonly number[], other: readonly number[]): number {
  return one.map((fits, at) => (other[at] ?? 0) - fits).find(Boolean) ?? 0;
}

/** Of when a record is; 0 where it does not say, so that the order of the search stays. */
function yearOf(record: KitRecord): number {
  if (record.kind === 'use-case') return record.year ?? 0;
  return record.kind === 'figure' ? Number(record.asOf.slice(0, 4)) : 0;
}
