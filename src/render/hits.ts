/** Results of a search, as a list for a terminal. */
import { termOf, wordsOf } from '../queries/words.ts';
import { citationLines } from './citation.ts';
import { identity, label, labelled, numbered, paragraph } from './layout.ts';
import type { Found } from './result.ts';
import type { View } from './style.ts';

/** Room for the number of a result; with more than 99 results, nobody reads them by number. */
const INDENT = '   ';

/**
 * Lines for results, each with its number and its id so that `open` and `show` can follow.
 * @param before how many results stand above them
 */
export function hitLines(view: View, hits: readonly Found[], before = 0): string[] {
  return hits.flatMap((hit, index) => [...(index ? [''] : []), ...oneHit(view, hit, before + index + 1)]);
}

function oneHit(view: View, hit: Found, number: number): string[] {
  const { kind, title, text, wording, sources, matched = [], because, sponsor } = hit;
  const { style } = view;
  const lit = (words: string) => highlighted(words, matched, style.mark);
  const verbatim = wording === 'quote';
  return [
    ...paragraph(view, title, { ...numbered(view, number), paint: (line) => style.strong(lit(line)) }),
    ...label(view, kind, identity(hit), INDENT),
    ...(because ? paragraph(view, `(${because})`, { indent: INDENT, paint: (line) => style.muted(lit(line)) }) : []),
    ...(text
      ? paragraph(view, verbatim ? `“${text}”` : text, {
          indent: INDENT,
          paint: (line) => (verbatim ? style.verbatim(lit(line)) : lit(line)),
        })
      : []),
    ...(sponsor ? labelled(view, 'Paid for by', sponsor, { indent: INDENT }) : []),
    ...sources.slice(0, 2).flatMap((source) => citationLines(view, source, INDENT)),
  ];
}

/** `text` with the words painted whose terms are in `terms`. */
export function highlighted(text: string, terms: readonly string[], paint: (word: string) => string): string {
  if (!terms.length) return text;
  // A stem begins as its word does, which rules out most words without stemming them.
  const initials = new Set(terms.map((term) => term.charAt(0)));
  return text.replace(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu, (word) => {
    const likely = word.includes('-') || initials.has(word.charAt(0).toLowerCase()) || word > '\u007f';
    return likely && wordsOf(word).some((part) => terms.includes(termOf(part))) ? paint(word) : word;
  });
}
