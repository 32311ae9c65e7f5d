/** Text in lines of a width. */
import stringWidth from 'fast-string-width';

/** Words in lines of a width, in columns; a word that is too long is left whole. Libraries for this look for colours in every letter, which made it half of a pitch. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const taken = widthOf(word);
    if (used && used + 1 + taken > width) {
      lines.push(line);
      [line, used] = [word, taken];
    } else {
      line = used ? `${line} ${word}` : word;
      used += taken + (used ? 1 : 0);
    }
  }
  return [...lines, line];
}

/** Columns of a word; the letters of Western scripts and their punctuation take one each. */
export function widthOf(word: string): number {
  return /^[\u0020-\u02ff\u2010-\u2027]*$/.test(word) ? word.length : stringWidth(word);
}
