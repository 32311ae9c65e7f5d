/**
 * What people say, and what it calls for. Thousands of sentences, each as the terms in it: they are compared and never
 * shown, so they stand in a file of their own that only an answer loads.
 */
import type { Kit } from '../kit/kit.ts';
import { isStopWord, termOf, wordsOf } from './words.ts';

/** The terms of a sentence, each once. */
export type Bag = readonly string[];

/** Sentences by what they call for: the id of an objection, or another name. */
export type Sayings = ReadonlyMap<string, readonly Bag[]>;

/** How much something is called for, from 0 to 1. */
export interface Called {
  readonly id: string;
  /** Of the sentences that are most like it, taken together. */
  readonly likeness: number;
  /** Of the one that is. */
  readonly most: number;
}

/** So many sentences speak for what they call for; one alone may be like it by chance. */
const VOICES = 3;
/** Where one is so much like it, the others need not speak. */
const TWIN = 0.8;
/** What counts of a word that only one of two sentences has. */
const APART = 0.7;
/** What a stop word weighs, and what another word that was not said does. */
const STOP_WEIGHT = 0.7;
const USUAL_WEIGHT = 4;

/** The terms of a sentence. */
export function bagOf(sentence: string): Bag {
  return [...new Set(wordsOf(sentence).map(markedTerm))];
}

/** What stands in the records of a kit, with sentences beside them. */
export function sayingsOf(kit: Kit, more: Sayings): Sayings {
  const all = new Map(more);
  for (const { id, title, heard } of kit.all('objection')) {
    all.set(id, [...[title, ...heard].map(bagOf), ...(more.get(id) ?? [])]);
  }
  return all;
}

/** A line for each thing that is called for. */
export function writeSayings(sayings: Sayings): string {
  return [...sayings].map(([id, bags]) => [id, ...bags.map((bag) => bag.join(' '))].join('\t')).join('\n');
}

/** Reads what `writeSayings` wrote. */
export function readSayings(text: string): Sayings {
  return new Map(
    text.split('\n').flatMap((line): [string, readonly Bag[]][] => {
      const [id, ...bags] = line.split('\t');
      return id ? [[id, bags.map((bag) => bag.split(' '))]] : [];
    }),
  );
}

/**
 * What a sentence calls for, likeliest first.
 * @param weight how much a term tells
 */
export function calledFor(said: string, sayings: Sayings, weight: (term: string) => number): Called[] {
  const asked = new Map(bagOf(said).map((term) => [term, weightOf(term, weight)]));
  let whole = 0;
  for (const one of asked.values()) whole += one;
  const called: Called[] = [];
  for (const [id, bags] of sayings) {
    const best = new Array<number>(VOICES).fill(0);
    for (const bag of bags) {
      let both = 0;
      let others = 0;
      let isTelling = false;
      for (const term of bag) {
        const own = asked.get(term);
        if (own === undefined) others += isMarked(term) ? STOP_WEIGHT : USUAL_WEIGHT;
        else {
          both += own;
          isTelling ||= !isMarked(term);
        }
      }
      const likeness = both / (both + APART * (whole - both + others));
      // Stop words alone say something only where nothing else is said.
      if (!isTelling && likeness < 1) continue;
      for (let place = 0, next = likeness; place < VOICES && next > 0; place++) {
        const before = best[place] ?? 0;
        if (next <= before) continue;
        best[place] = next;
        next = before;
      }
    }
    const [most = 0] = best;
    const likeness = most >= TWIN ? most : best.reduce((sum, one) => sum + one, 0) / VOICES;
    if (likeness > 0) called.push({ id, likeness, most });
  }
  return called.sort((a, b) => b.likeness - a.likeness);
}

/** A stop word keeps its place with a mark, because "no time" is not "lead time". */
function markedTerm(word: string): string {
  return isStopWord(word) ? `-${word}` : termOf(word);
}

function isMarked(term: string): boolean {
  return term.startsWith('-');
}

function weightOf(term: string, weight: (term: string) => number): number {
  return isMarked(term) ? STOP_WEIGHT : weight(term);
}
