/** What people say, and what it calls for: an objection, something to ask for, or nothing at all. */
import type { Kit } from '../records/kit.ts';
import { likest, type Spoken } from '../search/likeness.ts';
import { wordsOf } from '../text/words.ts';

/** Sentences by what they call for: the id of an objection, or another name. */
export type Sayings = ReadonlyMap<string, readonly string[]>;

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
/** How much counts what only one of two sentences has. */
const APART = 0.7;

/** Sentences as they are written: each indented, under the name of what it calls for and a colon. */
export function readSayings(text: string): Sayings {
  const sayings = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('  ')) current.push(line.trim());
    else if (line.endsWith(':')) {
      current = [];
      sayings.set(line.slice(0, -1), current);
    }
  }
  return sayings;
}

/** What stands in the objections of a kit, with sentences beside them. */
export function sayingsOf(kit: Kit, more: Sayings): Sayings {
  const objections = kit.all('objection').map(({ id, title, heard }): [string, readonly string[]] => {
    return [id, [title, ...heard, ...(more.get(id) ?? [])]];
  });
  return new Map([...more, ...objections]);
}

/** What a sentence calls for, likeliest first. */
export function calledFor(said: string, spoken: Spoken, sayings: Sayings): Called[] {
  const voices = spoken.beginnings.length
    ? (sentences: readonly string[]) => likest(sentences, spoken, VOICES)
    : sameAs(said);
  return Array.from(sayings, ([id, sentences]) => {
    const likenesses = voices(sentences).map((one) => one / (one + APART * (1 - one)));
    const [most = 0] = likenesses;
    return { id, most, likeness: most >= TWIN ? most : likenesses.reduce((sum, one) => sum + one, 0) / VOICES };
  })
    .filter(({ most }) => most > 0)
    .sort((a, b) => b.likeness - a.likeness);
}

/** Stop words alone call only for what is said in the same words: `why now?` is no question for a search. */
function sameAs(said: string): (sentences: readonly string[]) => number[] {
  const words = wordsOf(said).join(' ');
  return (sentences) => (words && sentences.some((one) => wordsOf(one).join(' ') === words) ? [1] : []);
}
