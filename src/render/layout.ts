/** Lines of text: wrapped, indented, ruled and framed. All widths are in columns. */
import stringWidth from 'fast-string-width';
import type { Citation } from '../records/citations.ts';
import { HIDDEN, isUnspaced, UNSPACED, visible } from '../text/text.ts';
import { citationText } from './citation.ts';
import type { View } from './style.ts';

/** Lines that are longer are hard to read. */
const WIDEST = 92;

/** The columns that text should take in a view. */
export function textWidth({ columns }: View): number {
  return Math.max(16, Math.min(columns, WIDEST));
}

/** How a paragraph is set. */
export interface Setting {
  /** Before each line. */
  readonly indent?: string;
  /** In place of the indent before the first line. */
  readonly first?: string;
  /** Paints a line after wrapping, so that each line stands for itself in a pager. */
  readonly paint?: (line: string) => string;
}

/** Plain `text` as lines that fit the view. A word that is too long, such as an address, is left whole to be copied. */
export function paragraph(view: View, text: string, setting: Setting = {}): string[] {
  const { indent = '', first = indent, paint = (line) => line } = setting;
  const width = Math.max(12, textWidth(view) - stringWidth(indent));
  return wrapped(HIDDEN.test(text) ? visible(text) : text, width).map(
    (line, index) => `${index ? indent : first}${paint(line)}`,
  );
}

/** Words in lines of a width. Libraries for this look for colours in every letter, which made it half of a pitch. */
function wrapped(text: string, width: number): string[] {
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
function widthOf(word: string): number {
  return /^[\u0020-\u02ff\u2010-\u2027]*$/.test(word) ? word.length : stringWidth(word);
}

/** Room for a number; with more than 99 of anything, nobody reads them by number. */
export const NUMBER_ROOM = '   ';

/** How a paragraph is set that has a number before it. */
export function numbered({ style }: View, number: number): Setting {
  return { indent: NUMBER_ROOM, first: style.accent(`${number}`.padEnd(NUMBER_ROOM.length)) };
}

/** A paragraph that begins with a label and a colon; `paint` is for what stands behind it. */
export function labelled(view: View, label: string, text: string, setting: Setting): string[] {
  const name = `${label}:`;
  const { paint = (line: string) => line } = setting;
  const painted = (line: string) =>
    line.startsWith(name) ? view.style.accent(name) + paint(line.slice(name.length)) : paint(line);
  return paragraph(view, `${name} ${text}`, { ...setting, paint: painted });
}

/** Lines of a heading, with a rule that runs to the right edge where there is room. */
export function heading(view: View, text: string): string[] {
  const { style } = view;
  const lines = paragraph(view, text, { paint: (line) => style.accent(style.strong(line)) });
  const rest = textWidth(view) - widthOf(text) - 1;
  return rest > 3 ? [`${lines.join('')} ${style.muted('─'.repeat(rest))}`] : lines;
}

/** A line with what paints it. */
export interface Painted {
  readonly text: string;
  readonly paint: (line: string) => string;
}

/** Lines in a frame, or as they are where there is no terminal or too little room. */
export function framed(view: View, lines: readonly Painted[]): string[] {
  const { frame } = view;
  if (frame)
    return frame(
      lines.map(({ text, paint }) => paint(text)),
      textWidth(view),
    );
  return lines.flatMap(({ text, paint }) => paragraph(view, text, { paint }));
}

/** An address: as text, and as a hyperlink where the terminal may know them. */
export function link({ style, hyperlinks }: View, url: string): string {
  return hyperlinks ? `\u001b]8;;${url}\u001b\\${style.link(url)}\u001b]8;;\u001b\\` : style.link(url);
}

/** A source: who, where, when, and the address on a line of its own. */
export function citationLines(view: View, citation: Citation, indent: string): string[] {
  const setting = { indent: `${indent}  `, first: indent, paint: view.style.muted };
  const lines = paragraph(view, citationText(citation), setting);
  return citation.url ? [...lines, `${indent}  ${link(view, citation.url)}`] : lines;
}

/** Lines as one text. */
export function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
