/** What a text counts: `two people for a month` counts people and months. */
import { plain } from './text.ts';
import { termOf } from './words.ts';

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
/** Before these `a` counts, and before anything else it does not. */
const TIMES: ReadonlySet<string> = new Set(['hour', 'day', 'week', 'month', 'quarter', 'year'].map(termOf));

/** Each number in digits with the word behind it, as it is searched for: `2 peopl`, `1 month`. */
export function figuresIn(text: string): string[] {
  const words = plain(text).split(' ');
  return words.flatMap((word, place) => {
    const next = words[place + 1];
    const counted = next === undefined ? '' : termOf(next);
    const isOne = (word === 'a' || word === 'an') && TIMES.has(counted);
    const number = isOne ? 1 : /^\d/.test(word) ? word : NUMBERS.indexOf(word) + 1;
    return number ? [`${number} ${counted}`] : [];
  });
}
