/** Results of a search, as a list for a terminal. */

import { type Hit, named } from '../records/hit.ts';
import { joined } from '../text/text.ts';
import { termOf, wordsOf } from '../text/words.ts';
import { citationLines } from './citation.ts';
import { identity, label, labelled, NUMBER_ROOM, numbered, paragraph, payer } from './layout.ts';
import type { Found } from './result.ts';
import type { View } from './style.ts';

/**
 * Lines for results, each with its number and its id so that `open` and `show` can follow.
 * @param before how many results stand above them
 */
export function hitLines(view: View, hits: readonly Found[], before = 0): string[] {
  return hits.flatMap((hit, index) => [...(index ? [''] : []), ...oneHit(view, hit, before + index + 1)]);
}

/** Lines that remind of what was shown before. @param before how many results stand above them */
export function recalledLines(view: View, hits: readonly Hit[], before: number): string[] {
  return hits.flatMap((hit, index) =>
    labelled(view, 'As shown before', mention(hit), numbered(view, before + index + 1)),
  );
}

/** What is known already, with who says it and when: `Small batches burn less (Ada Crumb, 5:00)`. */
export function mention(hit: Hit): string {
  const [source] = hit.sources;
  const where = [joined(source?.speakers ?? []), source?.at].filter(Boolean).join(', ');
  return where ? `${named(hit)} (${where})` : named(hit);
}

function oneHit(view: View, hit: Found, number: number): string[] {
  const { kind, title, text, wording, sources, matched = [], because } = hit;
  const { style } = view;
  const lit = (words: string) => highlighted(words, matched, style.mark);
  const verbatim = wording === 'quote';
  return [
    ...paragraph(view, title, { ...numbered(view, number), paint: (line) => style.strong(lit(line)) }),
    ...label(view, kind, identity(hit), NUMBER_ROOM),
    ...(because
      ? paragraph(view, `(${because})`, { indent: NUMBER_ROOM, paint: (line) => style.muted(lit(line)) })
      : []),
    ...(text
      ? paragraph(view, verbatim ? `“${text}”` : text, {
          indent: NUMBER_ROOM,
          paint: (line) => (verbatim ? style.verbatim(lit(line)) : lit(line)),
        })
      : []),
    ...payer(view, hit, NUMBER_ROOM),
    ...sources.slice(0, 2).flatMap((source) => citationLines(view, source, NUMBER_ROOM)),
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
