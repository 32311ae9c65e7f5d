/** How much a record says what was asked: in a phrasing that is much like it, or in the very same words. */
import type { KitRecord } from '../records/schema.ts';
import { allTextsOf } from '../records/texts.ts';
import { isStopWord, termOf, wordsOf } from '../text/words.ts';
import type { Searchable } from './index.ts';

/** As in BM25: how little a word that comes again adds, how much length counts, and the usual length in letters. */
const REPEATED = 1.2;
const LENGTH = { share: 0.4, usual: 800 };
/** What a stop word weighs in comparing phrasings, and what another word does on average. */
const STOP_WEIGHT = 0.7;
const USUAL_WEIGHT = 4;

/** A question as it was said, stop words included: "no time" is not "lead time". */
export interface Spoken {
  readonly words: ReadonlySet<string>;
  readonly weights: ReadonlyMap<string, number>;
}

/** A question, weighed word by word. */
export function spokenAs(words: string, index: Searchable): Spoken {
  const all = wordsOf(words);
  return {
    words: new Set(all),
    weights: new Map(all.map((word) => [termOf(word), isStopWord(word) ? STOP_WEIGHT : index.weight(termOf(word))])),
  };
}

/** How much a question and the phrasing that is nearest to it are the same, from 0 to 1. */
export function likenessOf(phrasings: readonly string[], { weights: asked }: Spoken): number {
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

/** How much of a question a record says in the very same words. */
export function exactnessOf(record: KitRecord, { words, weights }: Spoken): number {
  const text = allTextsOf(record).join(' ');
  const small = ` ${text.toLowerCase().replace(/['’]/g, '')} `;
  const long = 1 - LENGTH.share + (LENGTH.share * small.length) / LENGTH.usual;
  let exact = 0;
  for (const word of words) {
    const times = timesIn(small, word);
    exact += ((weights.get(termOf(word)) ?? 0) * times * (1 + REPEATED)) / (times + REPEATED * long);
  }
  return exact / total(weights.values());
}

const LETTER = /[\p{L}\p{N}]/u;

/** How often a word stands in a text that has something else at both ends. */
function timesIn(text: string, word: string): number {
  let times = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + word.length))) times += 1;
  }
  return times;
}

/** The sum of some weights. */
export function total(weights: Iterable<number>): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}
