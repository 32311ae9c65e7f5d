/** What somebody may have meant who wrote a name, an id or a title not quite right. */
import Fuse from 'fuse.js/basic';
import { swapped } from './slips.ts';

/** A longer text is a paste by accident. In characters. */
const LONGEST = 60;

/**
 * The candidate that a person who wrote `word` most likely meant: a few letters wrong, missing, added or swapped, or
 * only the beginning of it. Case does not matter; of equally near candidates the first one wins.
 * @returns the candidate as it is written, or undefined where nothing is close
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.slice(0, LONGEST).toLowerCase();
  // One slip per three letters, so that short words do not match everything.
  const slips = Math.min(3, Math.floor(wanted.length / 3));
  const all = Array.from(candidates, (candidate) => ({ candidate, small: candidate.toLowerCase() }));
  const same = all.find(({ small }) => small === wanted);
  if (same || !slips) return same?.candidate;
  const forms = new Set(swapped(wanted));
  const similar = all.filter(({ small }) => Math.abs(small.length - wanted.length) <= slips);
  const found =
    similar.find(({ small }) => forms.has(small)) ??
    nearby(whole(wanted), similar, ({ small }) => whole(small), slips / whole(wanted).length)[0] ??
    all.find(({ small }) => small.startsWith(wanted));
  return found?.candidate;
}

/** A word with its ends, because Fuse would take what stands within another word for the word. */
function whole(word: string): string {
  return `^${word}$`;
}

/**
 * The items with something in their names that looks like the words, nearest first.
 * @param share of the letters that may be wrong
 */
export function nearby<T>(words: string, items: readonly T[], nameOf: (item: T) => string, share: number): T[] {
  const fuse = new Fuse(items, {
    keys: [{ name: 'name', getFn: nameOf }],
    // Fuse compares rounded shares.
    threshold: share + 0.001,
    ignoreLocation: true,
    ignoreFieldNorm: true,
  });
  return fuse.search(words.slice(0, LONGEST)).map(({ item }) => item);
}
