/** Search over everything in people's own words. */
import { UsageError } from '../errors.ts';
import type { Kit } from '../kit/kit.ts';
import { editDistance } from '../kit/nearest.ts';
import type { Kind, KitRecord } from '../kit/schema.ts';
import { plain } from '../kit/text.ts';
import { type Filters, passes } from './filters.ts';
import { type Hit, toHit } from './hit.ts';
import { type Field, phrasingsOf, titlesOf, type WrittenIndex } from './search-index.ts';
import { queryTerms } from './words.ts';

/** A longer question is a paste by accident. In characters. */
const LONGEST_QUESTION = 1000;

/** How many of the best are looked at once more. */
const CANDIDATES = 20;

export interface Question {
  readonly words: string;
  readonly filters: Filters;
  readonly limit: number;
}

export interface SearchHit extends Hit {
  readonly score: number;
  /** The terms of the record that matched, as stems; for highlighting. */
  readonly matched: readonly string[];
}

const WEIGHTS: Readonly<Record<Field, number>> = { title: 2.5, heard: 2.5, text: 1, names: 2, vocabulary: 0.6 };

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
  audience: 0.4,
  topic: 0.4,
};

/**
 * The records that answer a question, best first.
 * @throws UsageError where there is nothing to search for
 */
export function search(kit: Kit, index: WrittenIndex, { words, filters, limit }: Question): SearchHit[] {
  const terms = termsOf(words);
  const known = new Set(terms.filter((term) => index.has(term)));
  const wanted = terms.flatMap((term) => (known.has(term) ? [term] : alike(term, index.terms())));
  const filtering = Object.values(filters).some(({ length }) => length);
  const allowed = (id: string) => {
    const record = kit.get(id);
    return record !== undefined && passes(kit, record, filters);
  };
  const found = index.load(wanted).search(words, {
    boost: { ...WEIGHTS },
    prefix: (term) => term.length > 3 && !known.has(term),
    fuzzy: (term) => (known.has(term) ? false : slips(term)),
    boostDocument: (id) => (filtering && !allowed(id) ? 0 : KIND_WEIGHTS[kit.kindOf(id) ?? 'resource']),
  });
  const asked = plain(words);
  const ranked = found
    .map(({ id, score, queryTerms: answered, terms: matched }) => ({
      id,
      score: score * (answered.length / terms.length) ** 0.5,
      matched,
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, Math.max(limit, CANDIDATES))
    .flatMap(({ id, score, matched }) => {
      const record = kit.get(id);
      return record ? [{ record, score: score * saidAlike(record, asked), matched }] : [];
    })
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 1;
  return ranked.slice(0, limit).map(({ record, score, matched }) => ({
    ...toHit(kit, record, filters.audience[0]),
    score: round(score / best),
    matched,
  }));
}

/** How much more a record is worth whose title or phrasing is what was asked, or holds it. */
function saidAlike(record: KitRecord, asked: string): number {
  const phrases = [...titlesOf(record), ...phrasingsOf(record)]
    .filter(({ length }) => length >= asked.length)
    .map(plain);
  if (phrases.includes(asked)) return 1.5;
  return phrases.some((phrase) => ` ${phrase} `.includes(` ${asked} `)) ? 1.2 : 1;
}

/** The terms of a question. @throws UsageError where there are none, or far too many */
export function termsOf(words: string): string[] {
  if (words.length > LONGEST_QUESTION) {
    throw new UsageError(
      `That is ${words.length} characters long; a search may have ${LONGEST_QUESTION}.`,
      'Search for a sentence, or for a few words of it.',
    );
  }
  const terms = queryTerms(words);
  if (terms.length) return terms;
  throw new UsageError(
    words.trim() ? 'There is no word to search for in that.' : 'There is nothing to search for.',
    'Say it as you would say it to a colleague: gitops-kit search "who changed production"',
  );
}

/** The index terms that an unknown term may stand for: those that it begins, and those that it nearly is. */
function alike(term: string, all: readonly string[]): readonly string[] {
  const limit = slips(term);
  return all.filter(
    (other) =>
      (term.length > 3 && other.startsWith(term)) ||
      (limit > 0 && Math.abs(other.length - term.length) <= limit && editDistance(term, other) <= limit),
  );
}

/** How many letters of a term may be wrong. */
function slips(term: string): number {
  if (term.length < 4) return 0;
  return term.length < 8 ? 1 : 2;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
