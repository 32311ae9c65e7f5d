/** Results of a search, as a list for a terminal. */
import type { Hit } from '../queries/hit.ts';
import { termOf, wordsOf } from '../queries/words.ts';
import { citationLines } from './citation.ts';
import { paragraph } from './layout.ts';
import type { View } from './style.ts';

/** A result, with the terms that matched where it was searched for. */
type Found = Hit & { readonly matched?: readonly string[] };

/** Lines for results, each with its id so that `open` and `show` can follow. */
export function hitLines(view: View, hits: readonly Found[]): string[] {
  return hits.flatMap((hit, index) => [...(index ? [''] : []), ...oneHit(view, hit)]);
}

function oneHit(view: View, { kind, id, title, text, wording, sources, matched = [] }: Found): string[] {
  const { style } = view;
  const lit = (words: string) => highlighted(words, matched, style.mark);
  const verbatim = wording === 'quote';
  return [
    ...paragraph(view, title, { indent: '  ', first: '', paint: (line) => style.strong(lit(line)) }),
    `  ${style.accent(kind)} ${style.muted(id)}`,
    ...(text
      ? paragraph(view, verbatim ? `“${text}”` : text, {
          indent: '  ',
          paint: (line) => (verbatim ? style.verbatim(lit(line)) : lit(line)),
        })
      : []),
    ...sources.slice(0, 2).flatMap((source) => citationLines(view, source, '  ')),
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
