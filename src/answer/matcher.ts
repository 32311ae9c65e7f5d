/** Finds out what somebody may mean: the one thing that an answer needs of a model. */

/** What may be meant: the id of a card or of an intent. */
export interface Match {
  readonly id: string;
  /** From 0 to 1; those of all matches add up to no more than 1. */
  readonly probability: number;
}

export interface Matcher {
  /** What may be meant, likeliest first. */
  match(said: string): readonly Match[];
  /** How much two sentences are alike, from 0 to 1; the same one is 1. */
  likeness(one: string, other: string): number;
  /** Whether a word has been heard before. */
  knows(word: string): boolean;
  /** From which probability on a match is sure, and from which on it is a guess worth showing. */
  readonly limits: { readonly sure: number; readonly guess: number };
}
