/** What the words of a question stand for in an index. */
import type { QueryCombination } from 'minisearch';
import { UsageError } from '../errors.ts';
import { oneSlipFrom } from '../text/slips.ts';
import { tellingWords, termOf } from '../text/words.ts';
import { total } from './likeness.ts';
import type { Loaded, TermIndex } from './term-index.ts';

/** In letters: a shorter word is near too many others, and a shorter term begins too many. */
const SHORTEST_SLIPPED = 5;
const SHORTEST_BEGUN = 4;
/** So many letters of it may be wrong. */
const SLIPS = 2;

/** How much of a word is there that is not known, where what it may have been is. */
const GUESSED = 0.6;

/** A word of a question that tells something. */
export interface AskedWord {
  readonly term: string;
  /** False where the index does not know the word as it was typed. */
  readonly sure: boolean;
  /** How much the word tells. */
  readonly weight: number;
}

export interface Meaning {
  /** The question with the slips of the keyboard mended. */
  readonly mended: string;
  readonly asked: readonly AskedWord[];
}

/** What was asked. @throws UsageError where no word of the question tells anything */
export function meaningOf(question: string, index: TermIndex): Meaning {
  let mended = question;
  const asked = tellingWords(question).map((typed): AskedWord => {
    const sure = index.has(termOf(typed));
    const word = sure ? typed : mendedWord(typed, index);
    if (word !== typed) mended = mended.replace(new RegExp(`(?<!\\p{L})${typed}(?!\\p{L})`, 'giu'), word);
    return { term: termOf(word), sure, weight: index.weight(termOf(typed)) };
  });
  if (asked.length) return { mended, asked };
  throw new UsageError(
    question.trim() ? 'There is no word to search for in that.' : 'There is nothing to search for.',
    'Say it as you would say it to a colleague: gitops-kit search "who changed production"',
  );
}

/** The known word of which a word may be a slip, the most common one of several; else the word itself. */
export function mendedWord(word: string, index: TermIndex): string {
  if (word.length < SHORTEST_SLIPPED) return word;
  const count = (one: string) => index.count(termOf(one));
  return oneSlipFrom(word).reduce((best, one) => (count(one) > count(best) ? one : best), word);
}

/** How much of what was asked is in some terms, from 0 to 1. */
export function shareOf(asked: readonly AskedWord[], terms: ReadonlySet<string>): number {
  const there = asked.filter(({ term }) => terms.has(term));
  return (
    total(there.map(({ weight, sure }) => (sure ? weight : GUESSED * weight))) /
    total(asked.map(({ weight }) => weight))
  );
}

/**
 * The question for MiniSearch, which finds each term as the beginning of others too, and one that is not known
 * with slips; and the index with all terms that this may find.
 */
export function queryFor(asked: readonly AskedWord[], index: TermIndex): { query: QueryCombination; loaded: Loaded } {
  const isBegun = (term: string) => term.length >= SHORTEST_BEGUN;
  const isSlipped = (term: string) => !index.has(term) && term.length >= SHORTEST_SLIPPED;
  const terms = new Set(asked.map(({ term }) => term));
  const beginnings = [...terms].filter(isBegun).map((term) => (isSlipped(term) ? term.charAt(0) : term));
  return {
    query: {
      queries: [...terms],
      tokenize: (term) => [term],
      processTerm: (term) => term,
      prefix: isBegun,
      fuzzy: (term) => isSlipped(term) && SLIPS,
    },
    loaded: index.load(terms, beginnings),
  };
}
