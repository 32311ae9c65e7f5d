/** Search over everything in people's own words: one index and one ranking, for `search` and for `answer`. */
import type { QueryCombination, SearchResult } from 'minisearch';
import { UsageError } from '../errors.ts';
import type { Kit } from '../kit/kit.ts';
import { editDistance } from '../kit/nearest.ts';
import type { Kind, KitRecord } from '../kit/schema.ts';
import { plain } from '../kit/text.ts';
import { type Filters, isFiltering, passes } from './filters.ts';
import { type Hit, toHit, topicsOf } from './hit.ts';
import { type Field, type Index, phrasingsOf, type Searchable, textsOf, titlesOf, topicTerm } from './search-index.ts';
import { isStopWord, tellingWords, termOf, wordsOf } from './words.ts';

export interface SearchRequest {
  readonly words: string;
  /** Word sequences that a result must contain. */
  readonly phrases: readonly string[];
  readonly filters: Filters;
  readonly limit: number;
}

export interface SearchHit extends Hit {
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

const WEIGHTS: Readonly<Record<Exclude<Field, 'topics'>, number>> = {
  title: 1.5,
  heard: 3,
  text: 1,
  names: 1,
  vocabulary: 0.6,
};
/** How many topics a question may be about, and what it is worth to be about the likeliest of them. */
const MOST_TOPICS = 4;
const TOPIC_WEIGHT = 2.5;

/** What people look for are things to say; a talk or a topic is worth less as an answer. */
const KIND_WEIGHTS: Readonly<Record<Kind, number>> = {
  objection: 1.1,
  point: 1.1,
  quote: 1.05,
  'use-case': 1,
  step: 1,
  metric: 0.9,
  figure: 0.9,
  principle: 0.9,
  tool: 0.8,
  speaker: 0.8,
  talk: 0.7,
  resource: 0.6,
  event: 0.5,
  audience: 0.3,
  topic: 0.3,
};

/** Terms of the index need no more reading. */
const AS_THEY_ARE = { tokenize: (term: string) => [term], processTerm: (term: string) => term };

/** Whoever asks for one of these by its name wants it, and not what mentions it. */
const NAMED: ReadonlySet<Kind> = new Set(['tool', 'speaker', 'talk', 'metric']);

/** How many of the best are looked at once more. */
const CANDIDATES = 20;
/** What a word counts that is not known and only resembles one. */
const GUESSED = 0.6;
/** What a phrasing that is just what was asked adds to a record's score. */
const LIKENESS = 0.7;
/** What a stop word weighs in comparing phrasings, and what another word does on average. */
const STOP_WEIGHT = 0.7;
const USUAL_WEIGHT = 4;
/** What is left of a record's score when a better one is about the same moment. */
const REPETITION = 0.8;

/**
 * The records that answer a question, best first.
 * @throws UsageError where there is nothing to search for
 */
export function search(kit: Kit, index: Searchable, request: SearchRequest): SearchHit[] {
  const { words, phrases, filters, limit } = request;
  const allowed = (id: string): boolean => {
    const record = kit.get(id);
    return record !== undefined && passes(kit, record, filters) && phrases.every((phrase) => contains(record, phrase));
  };
  if (!words.trim() && isFiltering(filters)) return unranked(kit, request, allowed);

  const asked = askedWords(words, index);
  const stands = asked.flatMap(({ terms }) => terms);
  const loaded = index.load([...stands, ...kit.all('topic').map(({ id }) => topicTerm(id))]);
  const guessed = new Set(asked.flatMap(({ terms, sure }) => (sure ? [] : terms)));
  const main: QueryCombination = {
    queries: stands,
    ...AS_THEY_ARE,
    boostTerm: (term) => (guessed.has(term) ? GUESSED : 1),
  };
  const restricted = isFiltering(filters) || phrases.length > 0;
  const found = loaded.search(
    { queries: [{ ...main, boost: { ...WEIGHTS } }, ...topicQueries(kit, loaded, main)] },
    restricted ? { filter: ({ id }) => allowed(id) } : {},
  );
  const answered = ({ terms: matched }: SearchResult) =>
    asked.filter(({ terms }) => terms.some((term) => matched.includes(term)));
  for (const one of found) {
    // A record that only shares a topic with the question answers half a word of it.
    one.score *=
      KIND_WEIGHTS[kit.kindOf(one.id) ?? 'resource'] * Math.sqrt((answered(one).length || 0.5) / asked.length);
  }
  const question = plain(words);
  const spoken = spokenTerms(words, index);
  const ranked = highest(found, Math.max(limit, CANDIDATES))
    .flatMap((one) => {
      const record = kit.get(one.id);
      if (!record) return [];
      const likeness = likenessOf(record, spoken);
      return [{ ...one, record, likeness, score: one.score * saidAlike(record, question, likeness) }];
    })
    .sort(byScore);
  const best = varied(ranked).slice(0, limit);
  const telling = (some: readonly AskedWord[]) => total(some.map(({ weight, sure }) => weight * (sure ? 1 : GUESSED)));
  const all = total(asked.map(({ weight }) => weight));
  return best.map((one) => {
    const hit = toHit(kit, one.record, filters.audience[0]);
    const because = reasonFor(kit, one.record, hit, one.match);
    return {
      ...hit,
      score: round(one.score / (best[0]?.score ?? one.score)),
      confidence: round(telling(answered(one)) / all),
      likeness: round(one.likeness),
      matched: one.terms,
      ...(because && { because }),
    };
  });
}

/** A word of a question, and the terms of the index that it stands for. */
interface AskedWord {
  readonly terms: readonly string[];
  /** False where the index does not know the word, and the terms only resemble it. */
  readonly sure: boolean;
  /** How much the word tells. */
  readonly weight: number;
}

/** Queries for what is about the topics that the question seems to be about. */
function topicQueries(kit: Kit, loaded: Index, main: QueryCombination): QueryCombination[] {
  const fields: Field[] = ['title', 'vocabulary'];
  const likely = loaded.search({ ...main, fields }, { filter: ({ id }) => kit.kindOf(id) === 'topic' });
  return likely.slice(0, MOST_TOPICS).map(({ id, score }) => ({
    queries: [topicTerm(id)],
    ...AS_THEY_ARE,
    fields: ['topics'],
    boost: { topics: TOPIC_WEIGHT * (score / (likely[0]?.score ?? score)) ** 2 },
  }));
}

/** The words of a question that tell something. @throws UsageError where there are none */
function askedWords(words: string, index: Searchable): AskedWord[] {
  const asked = tellingWords(words).map((word): AskedWord => {
    const term = termOf(word);
    const weight = index.weight(term);
    return index.has(term)
      ? { terms: [term], sure: true, weight }
      : { terms: alike(word, index.terms()), sure: false, weight };
  });
  if (asked.length) return asked;
  throw new UsageError(
    words.trim() ? 'There is no word to search for in that.' : 'There is nothing to search for.',
    'Say it as you would say it to a colleague: gitops-kit search "who changed production"',
  );
}

/** What passes the filters, where nothing is asked for beyond them. */
function unranked(kit: Kit, { filters, limit }: SearchRequest, allowed: (id: string) => boolean): SearchHit[] {
  return kit.records
    .filter(({ id }) => allowed(id))
    .toSorted((a, b) => KIND_WEIGHTS[b.kind] - KIND_WEIGHTS[a.kind])
    .slice(0, limit)
    .map((record) => ({
      ...toHit(kit, record, filters.audience[0]),
      score: 1,
      confidence: 1,
      likeness: 0,
      matched: [],
    }));
}

/** How much more a record is worth that is called or said just as was asked, or of which a phrasing is much like it. */
function saidAlike(record: KitRecord, question: string, likeness: number): number {
  if (titlesOf(record).some((title) => plain(title) === question)) return NAMED.has(record.kind) ? 4 : 2;
  return likeness === 1 ? 2.5 : 1 + LIKENESS * likeness;
}

/** The weight of every term of a question, stop words included: "no time" is not "lead time". */
function spokenTerms(words: string, index: Searchable): ReadonlyMap<string, number> {
  return new Map(
    wordsOf(words).map((word) => [termOf(word), isStopWord(word) ? STOP_WEIGHT : index.weight(termOf(word))]),
  );
}

/** How much a question and the phrasing or title that is nearest to it are the same, from 0 to 1. */
function likenessOf(record: KitRecord, asked: ReadonlyMap<string, number>): number {
  const whole = total(asked.values());
  // Most phrasings share no word with the question; looking for the beginnings of its words is quicker than reading them.
  const beginnings = [...asked].flatMap(([term, weight]) => (weight > STOP_WEIGHT ? [term.slice(0, 4)] : []));
  const likely = [...titlesOf(record), ...phrasingsOf(record)].filter((phrase) => {
    const small = phrase.toLowerCase();
    return beginnings.some((beginning) => small.includes(beginning));
  });
  const likenesses = likely.map((phrase) => {
    let both = 0;
    let others = 0;
    for (const word of new Set(wordsOf(phrase))) {
      const weight = asked.get(termOf(word));
      if (weight !== undefined) both += weight;
      else others += isStopWord(word) ? STOP_WEIGHT : USUAL_WEIGHT;
    }
    return both / (whole + others);
  });
  return Math.min(1, Math.max(0, ...likenesses));
}

function total(weights: Iterable<number>): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}

function contains(record: KitRecord, phrase: string): boolean {
  const texts = [...titlesOf(record), ...phrasingsOf(record), ...textsOf(record)];
  return texts.some((text) => ` ${plain(text ?? '')} `.includes(` ${plain(phrase)} `));
}

/** Lets another record about a moment stand back, so that the first results show several moments. */
function varied<T extends { readonly record: KitRecord; readonly score: number }>(ranked: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return ranked
    .map((one) => {
      const [source] = 'sources' in one.record ? (one.record.sources ?? []) : [];
      const moment = source && 'talk' in source ? `${source.talk} ${source.at}` : one.record.id;
      const times = seen.get(moment) ?? 0;
      seen.set(moment, times + 1);
      return { ...one, score: one.score * REPETITION ** times };
    })
    .sort(byScore);
}

/** The phrasing or the topic that led to a record, where its title and text do not show what was asked for. */
function reasonFor(
  kit: Kit,
  record: KitRecord,
  { title, text }: Hit,
  match: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const terms = Object.keys(match);
  const shared = (words: string) =>
    new Set(
      wordsOf(words)
        .map(termOf)
        .filter((term) => terms.includes(term)),
    ).size;
  if (shared(`${title} ${text}`)) return undefined;
  const phrasing = phrasingsOf(record).toSorted((a, b) => shared(b) - shared(a))[0];
  if (phrasing && shared(phrasing)) return `heard as: ${phrasing}`;
  if (!Object.values(match).some((fields) => fields.includes('vocabulary'))) return undefined;
  const topics = topicsOf(record).flatMap((id) => kit.find('topic', id) ?? []);
  const topic = topics.find(({ label, aliases, vocabulary }) => shared([label, ...aliases, ...vocabulary].join(' . ')));
  return topic && `topic: ${topic.label}`;
}

/** The index terms that an unknown word may stand for: those that it begins, and those that it is nearest to. */
function alike(word: string, all: readonly string[]): readonly string[] {
  const forms = [word, termOf(word)];
  const limit = slips(word);
  const begun = word.length > 3 ? all.filter((other) => forms.some((form) => other.startsWith(form))) : [];
  const near = all.map((other) => ({
    other,
    steps: Math.min(
      ...forms.map((form) => (Math.abs(other.length - form.length) > limit ? 9 : editDistance(form, other))),
    ),
  }));
  const least = Math.min(limit, ...near.map(({ steps }) => steps));
  return [...new Set([...begun, ...near.flatMap(({ other, steps }) => (steps <= least ? [other] : []))])];
}

/** How many letters of a word may be wrong. */
function slips(word: string): number {
  if (word.length < 5) return 0;
  return word.length < 8 ? 1 : 2;
}

/** The `count` items with the highest scores, highest first; sorting all of a large kit would take longer than finding. */
function highest<T extends { readonly score: number }>(items: readonly T[], count: number): T[] {
  const top: T[] = [];
  for (const item of items) {
    if (top.length >= count && item.score <= (top.at(-1)?.score ?? 0)) continue;
    const place = top.findIndex(({ score }) => score < item.score);
    top.splice(place < 0 ? top.length : place, 0, item);
    if (top.length > count) top.pop();
  }
  return top;
}

function byScore(a: { readonly score: number }, b: { readonly score: number }): number {
  return b.score - a.score;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
