/** How much a phrasing of a record is like what was asked. */
import { isStopWord, termOf, wordsOf } from '../text/words.ts';
import type { Searchable } from './index.ts';

/** What a stop word weighs in comparing phrasings, and what another word does on average. */
const STOP_WEIGHT = 0.7;
const USUAL_WEIGHT = 4;

/** What the terms of a question weigh, stop words included: "no time" is not "lead time". */
export function weightsOf(question: string, index: Searchable): ReadonlyMap<string, number> {
  return new Map(
    wordsOf(question).map((word) => [termOf(word), isStopWord(word) ? STOP_WEIGHT : index.weight(termOf(word))]),
  );
}

/** How much a question and the phrasing that is nearest to it are the same, from 0 to 1. */
export function likenessOf(phrasings: readonly string[], asked: ReadonlyMap<string, number>): number {
  const whole = total(asked.values());
  let best = 0;
  for (const phrase of phrasings) {
    let both = 0;
    let others = 0;
    for (const word of new Set(wordsOf(phrase))) {
      const weight = asked.get(termOf(word));
      if (weight !== undefined) both += weight;
      else others += isStopWord(word) ? STOP_WEIGHT : USUAL_WEIGHT;
    }
    best = Math.max(best, Math.min(1, both / (whole + others)));
  }
  return best;
}

/** The sum of some weights. */
export function total(weights: Iterable<number>): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}
