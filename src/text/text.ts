/** Words as people type and read them. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;
/** What acts on a terminal or a page instead of being read, or hides: control characters, marks that turn the writing. */
export const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above; written out, since Node is slow with \p{...}
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const INVISIBLE = new RegExp(`${HIDDEN.source}+`, 'gu');

/** `text` without escape sequences, control characters and marks that turn the direction of writing, on one line. */
export function visible(text: string): string {
  return text.replace(ESCAPES, '').replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
}

/** `text` with its lines and spaces as they are, and without what acts on a terminal. */
export function harmless(text: string): string {
  return text
    .replace(ESCAPES, '')
    .split('\n')
    .map((line) => line.replace(INVISIBLE, ' '))
    .join('\n');
}

/**
 * What the user typed, fit to be repeated in a message: visible, and not too long.
 * @param most so many characters at most
 */
export function repeated(text: string, most = 60): string {
  const shown = visible(text);
  return shown.length > most ? `${shown.slice(0, most - 3)}...` : shown;
}

/** What the user typed, in quotation marks that it may have itself. */
export function inQuotes(text: string): string {
  const shown = repeated(text);
  return shown.includes('"') ? `“${shown}”` : `"${shown}"`;
}

/** Letters that Unicode does not take apart into one of the alphabet and a mark, as people type them who have none of them. */
const TYPED: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Small letters without accents or punctuation: `Jürgen's` and `jurgen s` are the same. */
export function plain(text: string): string {
  // Nearly all that is compared is ASCII and quotation marks, for which the plain way is several times as quick.
  if (/^[\x20-\x7e\u2010-\u2027]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[łøđıßæœ]/g, (letter) => TYPED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Letters of writings that put no spaces between words, as blocks of Unicode: Thai and Lao, Burmese, Khmer, Chinese and
 * Japanese. To ask for a writing by its name takes Node longer, and some names take in the dot "·" and accents.
 */
export const UNSPACED =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u19e0-\\u19ff\\u2e80-\\u30ff\\u3190-\\u9fff\\ua9e0-\\ua9ff' +
  '\\uaa60-\\uaa7f\\uf900-\\ufaff\\uff61-\\uff9f\\u{1aff0}-\\u{1b16f}\\u{20000}-\\u{323af}';
const ANY_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
const UNSPACED_FIRST = new RegExp(`^[${UNSPACED}]`, 'u');
const UNSPACED_LAST = new RegExp(`[${UNSPACED}]$`, 'u');

/** Whether some of a text is written without spaces between words. */
export function isUnspaced(text: string): boolean {
  return ANY_UNSPACED.test(text);
}

/** Whether words stand in a text as whole words, one behind the other; both plain. */
export function standsIn(words: string, text: string): boolean {
  // Where no spaces are written nobody knows where a word ends.
  const before = UNSPACED_FIRST.test(words.slice(0, 2)) ? '' : ' ';
  const after = UNSPACED_LAST.test(words.slice(-2)) ? '' : ' ';
  return ` ${text} `.includes(before + words + after);
}

/** Number of words that a speaker would say. */
export function countWords(text: string): number {
  return text.trim() ? text.trim().split(/\s+/).length : 0;
}

/** `a, b and c`. */
export function joined(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A label as it stands within a sentence: `security and compliance`, but `DevOps and test engineers`. */
export function inSentence(label: string): string {
  return /^.\S*[A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** Words as a sentence begins. */
export function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A letter as JSON escapes it: a backslash, `u` and four digits. */
export function unicodeEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
