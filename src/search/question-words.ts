/** From the words of a question to the terms of the index that they stand for. */
import { UsageError } from '../errors.ts';
import { editDistance } from '../text/nearest.ts';
import { tellingWords, termOf } from '../text/words.ts';
import type { Searchable } from './index.ts';

/** A term that is shorter has too many longer forms that mean something else. In letters. */
const SHORTEST_RELATED = 5;

/** A word of a question, and the terms of the index that it stands for. */
export interface AskedWord {
  readonly terms: readonly string[];
  /** False where the index does not know the word, and the terms only resemble it. */
  readonly sure: boolean;
  /** How much the word tells. */
  readonly weight: number;
}

/** The words of a question that tell something. @throws UsageError where there are none */
export function askedWords(words: string, index: Searchable): AskedWord[] {
  const asked = tellingWords(words).map((word): AskedWord => {
    const term = termOf(word);
    const weight = index.weight(term);
    return index.count(term)
      ? { terms: [term], sure: true, weight }
      : { terms: alike(word, index.terms()), sure: false, weight };
  });
  if (asked.length) return asked;
  throw new UsageError(
    words.trim() ? 'There is no word to search for in that.' : 'There is nothing to search for.',
    'Say it as you would say it to a colleague: gitops-kit search "who changed production"',
  );
}

/** Other forms of a known word. */
export function relatedTerms(index: Searchable, term: string, sure: boolean): readonly string[] {
  return sure && term.length >= SHORTEST_RELATED ? index.longer(term) : [];
}

/** The index terms that an unknown word may stand for: those that it begins, and those that it is nearest to. */
function alike(word: string, all: readonly string[]): readonly string[] {
  const forms = [word, termOf(word)];
  const limit = slips(word);
  const begun = word.length > 3 ? all.filter((other) => forms.some((form) => other.startsWith(form))) : [];
  // A first letter is left out, doubled or swapped rather than wrong; most terms need no further comparing.
  const [first = '', second = ''] = word;
  const near = all
    .filter((other) => other[0] === first || other[0] === second || other[1] === first)
    .map((other) => ({
      other,
      // A term may be a stem, which the word would begin with if it were spelt right.
      steps: Math.min(
        ...forms.map((form) => editDistance(form, other, limit)),
        other.length > 4 ? editDistance(word.slice(0, other.length), other, limit) : limit + 1,
      ),
    }));
  const least = near.reduce((fewest, { steps }) => Math.min(fewest, steps), limit);
  return [...new Set([...begun, ...near.flatMap(({ other, steps }) => (steps <= least ? [other] : []))])];
}

/** How many letters of a word may be wrong. */
function slips(word: string): number {
  if (word.length < 5) return 0;
  return word.length < 8 ? 1 : 2;
}
