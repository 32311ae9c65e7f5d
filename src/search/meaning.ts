/** What the words of a question stand for in an index. */
import type { SearchOptions } from 'minisearch';
import { UsageError } from '../errors.ts';
import { oneSlipFrom } from '../text/slips.ts';
import { tellingWords, termOf } from '../text/words.ts';
import { total } from './likeness.ts';
import { AS_THEY_ARE, type Loaded, type TermIndex } from './term-index.ts';

/** In letters: a shorter word is near too many others, and a shorter term begins too many. */
const SHORTEST_SLIPPED = 5;
const SHORTEST_BEGUN = 4;
/** From here on two letters may be wrong. */
const LONG = 8;

/** What a word counts that is not known, and may have been a slip or a beginning of what is. */
export const GUESSED = 0.6;

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
function mendedWord(word: string, index: TermIndex): string {
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

/** How MiniSearch looks for a term: as the beginning of others too, and with slips where it is long and not known. */
export function lookingIn(index: TermIndex) {
  return {
    ...AS_THEY_ARE,
    prefix: (term) => term.length >= SHORTEST_BEGUN,
    fuzzy: (term) => !index.has(term) && term.length >= LONG && 2,
  } satisfies SearchOptions;
}

/** An index with all terms that a question may find so. */
export function loadFor(asked: readonly AskedWord[], index: TermIndex): Loaded {
  const { prefix, fuzzy } = lookingIn(index);
  const beginnings = asked.flatMap(({ term }) => (prefix(term) ? [fuzzy(term) ? term.charAt(0) : term] : []));
  const terms = new Set(asked.map(({ term }) => term));
  return index.load((term) => terms.has(term) || beginnings.some((letters) => term.startsWith(letters)));
}
