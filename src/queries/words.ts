/** How texts and questions become terms: the same way for the index, for a query and for the highlighting. */
import { stemmer } from 'stemmer';
import { plain } from '../kit/text.ts';

/** Words that carry no meaning of their own. */
const STOP_WORDS = new Set(
  `a about after all also am an and any are aren as at be been but by can cannot could couldn did didn do does doesn doing don
  every everything for from get gets getting go going gonna got had has have having he her here him his how i if in into is isn it
  its just ll let me my myself no nor not nothing now of on one or our ourselves out over own re s she should shouldn so some
  something than that the their them then there these they thing things this those to too up us ve very was we were what when
  where which who whole whom why will with would wouldn you your yours yourself really actually please tell give want wants
  need needs m t d`.split(/\s+/),
);

/** Whether a word is left out of queries. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** The words of a text in order, small and without accents; `on-call` gives `on`, `call` and `oncall`. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const chunk of text.split(/\s+/)) {
    const parts = plain(chunk.replace(/['’]/g, '')).split(' ');
    for (const part of parts) if (part) words.push(part);
    if (parts.length === 2 && /\p{L}[-‐‑]\p{L}/u.test(chunk)) words.push(parts.join(''));
  }
  return words;
}

/** The term under which a word is found: its stem, with British spellings folded into American ones. */
export function termOf(word: string): string {
  return stemmer(word.replace(/is(e|es|ed|ing|er|ers|ation|ations)$/, 'iz$1').replace(/tre(s?)$/, 'ter$1'));
}

/** The terms of a question, in order and without repetition. */
export function queryTerms(text: string): string[] {
  return [
    ...new Set(
      wordsOf(text)
        .filter((word) => !isStopWord(word))
        .map(termOf),
    ),
  ];
}
