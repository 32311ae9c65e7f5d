/** What there is to come back to in something that had no answer. */
import { asSentence } from '../text/text.ts';

/** A worry is said in fewer words than a story. */
const MOST_WORDS = 16;

/** The last question in it, or all of it where it is short; undefined of a story that asks nothing. */
export function openIn(said: string): string | undefined {
  const sentences = said.split(/(?<=[.?!])\s+/).filter(Boolean);
  const question = sentences.findLast((one) => /\?\W*$/.test(one));
  const short = said.split(/\s+/).length <= MOST_WORDS ? said : undefined;
  const open = question ?? short;
  return open === undefined ? undefined : asSentence(open.trim());
}
