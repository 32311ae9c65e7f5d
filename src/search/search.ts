/** Search over everything in people's own words: one index and one ranking, for `search` and for `answer`. */
import type { QueryCombination, SearchResult } from 'minisearch';
import { sourcesOf } from '../records/citations.ts';
import { type Filters, isFiltering, passes } from '../records/filters.ts';
import { type Hit, toHit, topicsOf, yearOfUseCase } from '../records/hit.ts';
import { type Kind, type KitRecord, kindOf } from '../records/kinds.ts';
import type { Kit } from '../records/kit.ts';
import { isOwn } from '../records/pack-ids.ts';
import { allTextsOf, isCalled, phrasingsOf, textsOf, titlesOf } from '../records/texts.ts';
import { plain, standsIn } from '../text/text.ts';
import { termOf, wordsOf } from '../text/words.ts';
import type { Field, Searchable } from './index.ts';
import { likenessOf, weightsOf } from './likeness.ts';
import { meaningOf, queryFor, shareOf } from './meaning.ts';
import type { Loaded } from './term-index.ts';

export interface SearchRequest {
  readonly words: string;
  /** Word sequences that a result must contain. */
  readonly phrases: readonly string[];
  readonly filters: Filters;
  readonly limit: number;
}

export interface SearchHit extends Hit {
  readonly kind: Kind;
  /** From 0 to 1, against the best result. */
  readonly score: number;
  /** How much of what was asked the record speaks of, from 0 to 1; rare words count for more. */
  readonly confidence: number;
  /** How much one of its phrasings is like what was asked, from 0 to 1. */
  readonly likeness: number;
  /** The terms of the record that matched, as stems; for highlighting. */
  readonly matched: readonly string[];
  /** Why it matched, where what is shown does not tell. */
  readonly because?: string;
}

/** Where a word tells most of what a record is about: in how people say it. */
const WEIGHTS: Partial<Readonly<Record<Field, number>>> = { heard: 4 };
/** What it adds to a record's score to be said just so, and to be about the likeliest topic. */
const LIKENESS = 4;
const TOPICAL = 0.6;
/** What it is worth that somebody can be heard saying it, and that it happened in the user's own company. */
const RECORDED = 1.5;
const OWN = 3;

/** So many records are ranked; to rank all of a large kit for the words that most of them have would take long. */
const ENOUGH = 3000;
/** How many of the best are looked at once more: from ten on, more of them change no figure of the measure. */
const CANDIDATES = 10;

/**
 * The records that answer a question, best first.
 * @throws UsageError where there is nothing to search for
 */
export function search(kit: Kit, index: Searchable, request: SearchRequest): SearchHit[] {
  const { words, phrases, filters, limit } = request;
  const literal = phrases.map(plain);
  const allowed = (id: string): boolean => {
    const record = kit.get(id);
    return record !== undefined && passes(kit, record, filters) && literal.every((phrase) => contains(record, phrase));
  };
  if (!words.trim() && isFiltering(filters)) return unranked(kit, request, allowed);

  const { mended, asked } = meaningOf(words, index);
  const { loaded, query: plainly } = queryFor(asked, index);
  const query = { ...plainly, boost: { ...WEIGHTS } };
  const terms = [...new Set(asked.map(({ term }) => term))];
  const restricted = isFiltering(filters) || phrases.length > 0;
  const found = likely(loaded, query, rareTerms(index, terms), restricted ? allowed : undefined);
  for (const one of found) {
    one.score *=
      kindOf({ kind: kit.kindOf(one.id) ?? 'resource' }).weight * Math.sqrt(one.queryTerms.length / terms.length);
  }
  const topics = likelyTopics(loaded, query);
  if (found.length < limit) found.push(...widened(kit, found, topics, allowed));
  const weights = weightsOf(mended, index);
  const question = plain(mended);
  const named = new Set(found.flatMap(({ id }) => (isNamed(kit, id, question) ? [id] : [])));
  const ranked = found
    .sort(byScore)
    .filter((one, place) => place < Math.max(limit, CANDIDATES) || named.has(one.id))
    .flatMap((one) => {
      const record = kit.get(one.id);
      if (!record) return [];
      const likeness = likenessOf(sayingsOf(record), weights);
      const lifts = [contains(record, question) ? 1 : 0, LIKENESS * likeness, TOPICAL * likeliest(record, topics)];
      const score = lifts.reduce(
        (product, lift) => product * (1 + lift),
        one.score * (isOwn(record) ? OWN : isRecorded(record) ? RECORDED : 1),
      );
      return [{ ...one, record, likeness, score }];
    });
  // Who asks for what has that name wants nothing else, however often others speak of it.
  const top = Math.max(0, ...ranked.map(({ score }) => score));
  const best = ranked
    .map((one) => (named.has(one.id) ? { ...one, score: one.score + top } : one))
    .sort(byScore)
    .slice(0, limit);
  return best.map(({ record, score, likeness, queryTerms, terms: matched }) => {
    const hit = toHit(kit, record, filters.audience[0]);
    const because = reasonFor(kit, record, hit, new Set([...terms, ...matched]));
    return {
      ...hit,
      score: round(score / (best[0]?.score ?? score)),
      confidence: round(shareOf(asked, new Set(queryTerms))),
      likeness: round(likeness),
      matched,
      ...(because && { because }),
    };
  });
}

/** The records that a query finds; where very many have its words, those that are among the best by the rarer ones. */
function likely(
  loaded: Loaded,
  query: QueryCombination,
  rare: readonly string[],
  allowed: ((id: string) => boolean) | undefined,
): SearchResult[] {
  const options = allowed ? { filter: ({ id }: SearchResult) => allowed(id) } : {};
  if (rare.length === query.queries.length) return loaded.search(query, options);
  const best = loaded.search({ ...query, queries: [...rare] }, options).slice(0, ENOUGH);
  const ids = new Set(best.map(({ id }) => id));
  return loaded.search(query, { boostDocument: (id) => (ids.has(id) ? 1 : 0) });
}

/** The rarest terms of a question, as many as find enough records. */
function rareTerms(index: Searchable, terms: readonly string[]): string[] {
  let records = 0;
  return terms
    .toSorted((a, b) => index.count(a) - index.count(b))
    .filter((term) => {
      const isNeeded = records < ENOUGH;
      records += index.count(term);
      return isNeeded;
    });
}

/** The topics that a question seems to be about, by the words that people use for them; the likeliest counts one. */
function likelyTopics(loaded: Loaded, query: QueryCombination): ReadonlyMap<string, number> {
  const fields: Field[] = ['vocabulary'];
  const found = loaded.search({ ...query, fields });
  return new Map(found.map(({ id, score }) => [id, score / (found[0]?.score ?? score)]));
}

/** What the likeliest topic of a record counts; 0 where none is likely. */
function likeliest(record: KitRecord, topics: ReadonlyMap<string, number>): number {
  return Math.max(0, ...topicsOf(record).map((id) => topics.get(id) ?? 0));
}

/** Records about the likely topics in which no word of the question stands; worth less than any in which one does. */
function widened(
  kit: Kit,
  found: readonly SearchResult[],
  topics: ReadonlyMap<string, number>,
  allowed: (id: string) => boolean,
): SearchResult[] {
  if (!topics.size) return [];
  const ids = new Set(found.map(({ id }) => id));
  const least = Math.min(1, ...found.map(({ score }) => score));
  return kit.records.flatMap((record) => {
    const topical = likeliest(record, topics);
    if (!topical || ids.has(record.id) || !allowed(record.id)) return [];
    const score = (least / 2) * topical * kindOf(record).weight;
    return [{ id: record.id, score, terms: [], queryTerms: [], match: {} }];
  });
}

/** What passes the filters, where nothing is asked for beyond them; of use cases the latest first. */
function unranked(kit: Kit, { filters, limit }: SearchRequest, allowed: (id: string) => boolean): SearchHit[] {
  return kit.records
    .filter(({ id }) => allowed(id))
    .toSorted((a, b) => kindOf(b).weight - kindOf(a).weight || yearOfUseCase(b) - yearOfUseCase(a))
    .slice(0, limit)
    .map((record) => ({
      ...toHit(kit, record, filters.audience[0]),
      score: 1,
      confidence: 1,
      likeness: 0,
      matched: [],
    }));
}

/** Whether a question is the name of a tool, a speaker or the like. @param question plain */
export function isNamed(kit: Kit, id: string, question: string): boolean {
  const kind = kit.kindOf(id);
  // Most records are of kinds that are not sought so, and need not be read.
  const record = kind && kindOf({ kind }).isSoughtByName ? kit.get(id) : undefined;
  return record !== undefined && isCalled(record, question);
}

/** Whether a recording has somebody say it, at a second that is known. */
function isRecorded(record: KitRecord): boolean {
  return sourcesOf(record).some((source) => 'talk' in source && source.at !== undefined);
}

/** How a record is called, and how people say it, or have said it word by word. */
function sayingsOf(record: KitRecord): string[] {
  const verbatim = kindOf(record).isVerbatim?.(record) ? textsOf(record) : [];
  return [...titlesOf(record), ...phrasingsOf(record), ...verbatim];
}

/** @param phrase plain */
function contains(record: KitRecord, phrase: string): boolean {
  return allTextsOf(record).some((text) => standsIn(phrase, plain(text)));
}

/** The phrasing or the topic that led to a record, where its title and text do not show what was asked for. */
function reasonFor(kit: Kit, record: KitRecord, { title, text }: Hit, asked: ReadonlySet<string>): string | undefined {
  const shared = (words: string) =>
    new Set(wordsOf(words).flatMap((word) => (asked.has(termOf(word)) ? [termOf(word)] : []))).size;
  if (shared(`${title} ${text}`)) return undefined;
  const phrasings = phrasingsOf(record).map((phrase) => ({ phrase, score: shared(phrase) }));
  const [phrasing] = phrasings.sort(byScore);
  if (phrasing?.score) return `heard as: ${phrasing.phrase}`;
  const topics = topicsOf(record).flatMap((id) => kit.find('topic', id) ?? []);
  const topic = topics.find(({ label, aliases, vocabulary }) => shared([label, ...aliases, ...vocabulary].join(' . ')));
  return topic && `topic: ${topic.label}`;
}

function byScore(a: { readonly score: number }, b: { readonly score: number }): number {
  return b.score - a.score;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
