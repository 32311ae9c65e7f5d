/** The sentences of what somebody said or typed. */

/** After these a full stop ends no sentence. */
const ABBREVIATED = /\b(?:e\.g|i\.e|vs|approx|mr|mrs|ms|dr|st)\.$/i;
/** Where a sentence may end: after its marks and what closes with them, or with the line. */
const END = /(?<=[.?!…]["'”’)\]]{0,3})\s+|(?<!\s)\s*\n\s*/u;

/**
 * The sentences of a speech in order, each with its marks and without space around it. People who type do not begin
 * with a capital, so that none is waited for. Nothing gives none.
 */
export function sentencesIn(said: string): string[] {
  const sentences: string[] = [];
  let begun = '';
  for (const part of said.trim().split(END)) {
    const sentence = begun ? `${begun} ${part}` : part;
    begun = ABBREVIATED.test(part) ? sentence : '';
    if (!begun && sentence) sentences.push(sentence);
  }
  return begun ? [...sentences, begun] : sentences;
}
