/** Records that somebody asks for, narrowed by what they name: an industry, a size, a year, their own company. */
import { NO_FILTERS } from '../records/filters.ts';
import { topicsOf } from '../records/hit.ts';
import { careFor } from '../records/interest.ts';
import { type Kind, type KitRecord, kindOf, type RecordOf } from '../records/kinds.ts';
import type { Kit } from '../records/kit.ts';
import { isOwn } from '../records/pack-ids.ts';
import { allTextsOf, phrasingsOf, titlesOf } from '../records/texts.ts';
import { isIncident, isWarning } from '../records/use-case.ts';
import { search } from '../search/search.ts';
import { termOf, wordsOf } from '../text/words.ts';
import type { Material } from './answer.ts';
import { isFor } from './evidence.ts';
import { type Named, type Size, type Subject, subjectIn, topicsNamed } from './named.ts';

/** So many records that a search finds are put in order. */
const MOST_FOUND = 12;
/** Likeness is of no matter beyond so many grades. */
const GRADES = 10;
/** So many topics say what they talk about. */
const MOST_TOPICS = 3;

/** What narrows a search for records that were asked for. */
interface Asked {
  /** What to look for where they name nothing. */
  readonly usual?: string | undefined;
  /** Words that only ask, and name nothing. */
  readonly asking?: readonly string[] | undefined;
  /** Topics of what comes first, such as what a way of working brings before how much a tool can take; the first before all. */
  readonly first?: readonly string[] | undefined;
  /** The id of whoever listens. */
  readonly audience?: string | undefined;
}

/** What records are looked for in; without a matcher no step is like what was said. */
type Known = Pick<Material, 'kit' | 'index'> & Partial<Pick<Material, 'matcher'>>;

/** What was named and no record that is shown has. */
export interface Lack {
  readonly kind: Kind;
  /** Labels of industries. */
  readonly industries: readonly string[];
  readonly sizes: readonly Size[];
  readonly year?: number;
  /** What figures were to be on, as it was said. */
  readonly about?: string;
}

/**
 * The records of a kind that fit what was said best, best first: of their own company where they ask for that, then those
 * that are no warning, of the industry, the size and the year that they name or of an industry like it, and of these the
 * latest. Where no industry is found, the use cases come first that are for whoever listens, that are not old, that have
 * an outcome in figures, and that are not small.
 * @param talkedOf topics of what they talk about, first things first; those that are named come in their place
 */
export function askedFor(
  material: Known,
  named: Named,
  kind: Kind,
  { usual = '', asking = [], first = [], audience }: Asked,
  talkedOf: readonly string[] = [],
): KitRecord[] {
  const { kit, index } = material;
  const { isHere, isWrong, industries, near } = named;
  const bare = new Set(asking.map(termOf));
  const words = named.words.filter((word) => !bare.has(termOf(word))).join(' ');
  const filters = { ...NO_FILTERS, kind: [kind] };
  const find = (text: string) => search(kit, index, { words: text, phrases: [], filters, limit: MOST_FOUND });
  const found = words ? find(words) : [];
  const records = (found.length ? found : find(usual)).flatMap(({ id }) => kit.get(id) ?? []);
  const topics = first.length ? topicsNamed(kit, named) : [];
  // What comes first anyway tells nothing beside another topic.
  const telling = topics.length > 1 ? topics.filter((id) => id !== first[0]) : topics;
  const about = telling.length ? telling : talkedOf.slice(0, MOST_TOPICS);
  const subject = named.isCounted || kind === 'figure' ? subjectOf(kit, named, { asking, first }) : undefined;
  const isOnIt = (record: KitRecord) => subject !== undefined && speaksOf(record, subject);
  const careOf = (record: KitRecord) => careFor({ topics: topicsOf(record) }, [{ topics: about }]);
  const isFirst = (record: KitRecord) => topicsOf(record).some((id) => first.includes(id));
  const latest = Math.max(...kit.all('use-case').map(yearOf));
  const isFound = kit.all('use-case').some((one) => industries.includes(one.industry ?? ''));
  const fitsOf = (record: KitRecord) => [
    isHere && isOwn(record),
    isWrong || record.kind !== 'use-case' || !isWarning(record),
    isIn(record, industries),
    isIn(record, near),
    // What was counted in one industry says less of another.
    record.kind !== 'figure' || !record.industries || isIn(record, industries),
    isOfSize(record, named),
    isOfYear(record, named),
    isOnIt(record),
    record.kind === kind,
    named.isCounted && isCountedCase(record),
    isFirst(record) && careOf(record) > 0,
    topicsOf(record).includes(first[0] ?? '') && careOf(record) > 0,
    isFirst(record) && careOf(record),
    isFirst(record),
    (first.length > 0 || isOwn(record)) && careOf(record),
    isOwn(record),
    ...(record.kind === 'use-case' && !isFound ? convincing(record, audience, latest) : []),
  ];
  const own = isHere ? ownOf(kit, kind) : [];
  const counted = kind === 'figure' ? kit.all('figure').filter((one) => isFirst(one) && careOf(one) > 0) : [];
  const onIt = [
    ...(kind === 'figure' || kind === 'use-case' ? kit.all(kind) : []),
    ...(kind === 'figure' ? kit.all('use-case').filter((one) => isCountedCase(one) && !isWarning(one)) : []),
  ].filter(isOnIt);
  const all = [
    ...new Set([...records, ...own, ...counted, ...onIt, ...inIndustries(kit, kind, [...industries, ...near])]),
  ];
  if (kind === 'step') return stepsFor(material, named, [...new Set([...all, ...kit.all('step')])], audience);
  const sorted = all
    .filter((record) => isWrong || record.kind !== 'use-case' || !isIncident(record))
    .map((record) => ({ record, fits: fitsOf(record).map(Number), year: yearOf(record) }))
    .sort((a, b) => compared(a.fits, b.fits) || b.year - a.year)
    .map(({ record }) => record);
  return kind === 'figure' ? withExample(sorted, isOnIt) : fromOthersFirst(sorted);
}

/** The same records, second stories of the same people last: they are no second witness. */
function fromOthersFirst(records: readonly KitRecord[]): KitRecord[] {
  const tellers = records.map((one) => (one.kind === 'use-case' && !isOwn(one) ? one.organisation : one.id));
  const isFirst = (_: KitRecord, place: number) => tellers.indexOf(tellers[place] ?? '') === place;
  return [...records.filter(isFirst), ...records.filter((one, place) => !isFirst(one, place))];
}

/**
 * Steps in an order: those of their own company where they ask for it, then what is most like what was said, which
 * counts half where it has no words for whoever listens, then what has them, and what a search has found first. What
 * cannot be proposed in a sentence is left out, as long as anything is left.
 */
function stepsFor(
  { matcher }: Known,
  { said, isHere }: Named,
  found: readonly KitRecord[],
  audience: string | undefined,
): KitRecord[] {
  const hasWords = ({ say }: RecordOf<'step'>) => (say?.[audience ?? ''] ?? say?.everyone) !== undefined;
  const isForThem = (one: RecordOf<'step'>) => audience === undefined || hasWords(one);
  const steps = found.flatMap((one) => (one.kind === 'step' ? [one] : []));
  const sayable = steps.filter((one) => one.say !== undefined || isOwn(one));
  const likenessOf = (one: RecordOf<'step'>) =>
    Math.max(0, ...[...titlesOf(one), ...phrasingsOf(one)].map((phrase) => matcher?.likeness(said, phrase) ?? 0));
  return (sayable.length ? sayable : steps)
    .map((record) => ({
      record,
      fits: [
        Number(isHere && isOwn(record)),
        Math.floor(GRADES * likenessOf(record) * (isForThem(record) ? 1 : 0.5)),
        Number(isForThem(record)),
        Number(isOwn(record)),
      ],
    }))
    .sort((a, b) => compared(a.fits, b.fits))
    .map(({ record }) => record);
}

/** Figures, and behind the first that is on the subject what that came to somewhere: a survey convinces nobody alone. */
function withExample(records: readonly KitRecord[], isOnIt: (record: KitRecord) => boolean): KitRecord[] {
  const [first] = records;
  const example = records.find((one) => one.kind === 'use-case' && isOnIt(one));
  return first && example ? [...new Set([first, example, ...records])] : [...records];
}

/** What numbers are wanted of; the topics of numbers as such, and words that only ask, name nothing. */
function subjectOf(kit: Kit, named: Named, { asking = [], first = [] }: Asked): Subject {
  return subjectIn(kit, named, new Set(asking.map(termOf)), first.slice(0, 1));
}

/** The terms of records; to find them for each answer would take longer than all else. */
const TERMS = new WeakMap<KitRecord, ReadonlySet<string>>();

/** Whether a record is on a subject and its own words speak of it. */
function speaksOf(record: KitRecord, { topics, phrases }: Subject): boolean {
  if (topics.length && !topicsOf(record).some((id) => topics.includes(id))) return false;
  const terms = TERMS.get(record) ?? new Set(allTextsOf(record).flatMap(wordsOf).map(termOf));
  TERMS.set(record, terms);
  return phrases.some((phrase) => phrase.every((term) => terms.has(term)));
}

const YEAR = /\b(?:19|20)\d\d\b/g;

/** Whether there is a number in a text; a year is none. */
export function hasNumber(text: string): boolean {
  return /\d/.test(text.replace(YEAR, ''));
}

/** Whether it is a use case that tells in figures what came of it. */
function isCountedCase(record: KitRecord): boolean {
  return record.kind === 'use-case' && hasNumber(record.outcome ?? record.summary);
}

/**
 * What figures were to be on, as it was said, where none is: no record that was found speaks of it, no figure is on a
 * topic of just that name, and it is no metric of those that come first.
 */
export function unspokenOf(kit: Kit, named: Named, asking: Asked, records: readonly KitRecord[]): string | undefined {
  const subject = subjectOf(kit, named, asking);
  const said = named.figuresOn;
  if (said === undefined || !subject.phrases.length || records.some((record) => speaksOf(record, subject)))
    return undefined;
  const [numbers = ''] = asking.first ?? [];
  const isMeasured = topicsNamed(kit, named).includes(numbers);
  const isTopic = kit
    .all('figure')
    .some((one) => one.topics.some((id) => subject.topics.includes(id) && said.includes(id)));
  return isMeasured || isTopic ? undefined : said;
}

/**
 * All that was named, where the record that fits best does not have all of it, so that none has; undefined where it has, or is
 * of a kind that says nothing of that.
 */
export function lackOf(
  kit: Kit,
  named: Named,
  record: KitRecord | undefined,
  about?: string | undefined,
): Lack | undefined {
  if (!record || isOwn(record) || (record.kind !== 'use-case' && record.kind !== 'figure')) return undefined;
  const { industries, sizes, year } = named;
  // No figure says how large they are whom it counts.
  const isSized = record.kind === 'figure' || !sizes.length || isOfSize(record, named);
  const isThere = !industries.length || isIn(record, industries);
  if (isThere && isSized && (year === undefined || isOfYear(record, named)) && about === undefined) return undefined;
  return {
    kind: record.kind,
    industries: industries.flatMap((id) => kit.find('industry', id)?.label ?? []),
    sizes: record.kind === 'figure' ? [] : sizes,
    ...(year !== undefined && { year }),
    ...(about !== undefined && { about }),
  };
}

/** Whether it is a figure or a use case of one of some industries. */
export function isIn(record: KitRecord, industries: readonly string[]): boolean {
  if (record.kind === 'figure') return record.industries?.some((id) => industries.includes(id)) ?? false;
  return record.kind === 'use-case' && industries.includes(record.industry ?? '');
}

function isOfSize(record: KitRecord, { sizes }: Named): boolean {
  return record.kind === 'use-case' && sizes.some((size) => size === record.size);
}

function isOfYear(record: KitRecord, { year }: Named): boolean {
  return year !== undefined && yearOf(record) >= year;
}

/** Whoever asks who does it means today. In years behind the latest that there is. */
const OLD = 4;

/** What of a use case convinces whoever listens: that it is for them, not old, has an outcome in figures, and is not small. */
function convincing(record: RecordOf<'use-case'>, audience: string | undefined, latest: number): boolean[] {
  return [isFor(record, audience), yearOf(record) >= latest - OLD, isCountedCase(record), record.size !== 'small'];
}

/** What their own company has of a kind; who asks who has done it is shown whatever proves it. */
function ownOf(kit: Kit, kind: Kind): KitRecord[] {
  const own = kit.own.filter((record) => record.kind === kind);
  return own.length || kind !== 'use-case' ? own : kit.own.filter((record) => kindOf(record).isEvidence);
}

function inIndustries(kit: Kit, kind: Kind, industries: readonly string[]): KitRecord[] {
  return kind === 'use-case' || kind === 'figure' ? kit.all(kind).filter((one) => isIn(one, industries)) : [];
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
