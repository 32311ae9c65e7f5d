/** Sentences of a speech. */

/** The sentences of a text, in order; a line break ends one too. */
export function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=[.?!…])\s+|\n+/)
    .map((one) => one.trim())
    .filter(Boolean);
}
