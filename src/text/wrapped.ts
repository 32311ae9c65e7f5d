/** Text in lines of a width. */
import stringWidth from 'fast-string-width';
import { isUnspaced, UNSPACED } from './text.ts';

/** Words in lines of a width, in columns; a word that is too long is left whole. Libraries for this look for colours in every letter, which made it half of a pitch. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const add = (word: string, gap: string) => {
    const taken = widthOf(word);
    if (used && used + gap.length + taken > width) {
      lines.push(line);
      [line, used] = [word, taken];
    } else {
      line = used ? line + gap + word : word;
      used += taken + (used ? gap.length : 0);
    }
  };
  for (const word of text.split(' ')) {
    if (!isUnspaced(word) || widthOf(word) <= width) add(word, ' ');
    else for (const [at, letter] of (word.match(LETTERS) ?? []).entries()) add(letter, at ? '' : ' ');
  }
  return [...lines, line];
}

/** Where a line may end in what is written without spaces: before a letter, but not before a mark behind it. */
const LETTERS = new RegExp(`^[^${UNSPACED}]+|[${UNSPACED}][^${UNSPACED}]*`, 'gu');

/** Columns of a word; the letters of Western scripts and their punctuation take one each. */
export function widthOf(word: string): number {
  return /^[\u0020-\u02ff\u2010-\u2027]*$/.test(word) ? word.length : stringWidth(word);
}
