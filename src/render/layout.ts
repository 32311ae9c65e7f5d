/** Lines of text: wrapped, indented, ruled and framed. All widths are in columns. */
import stringWidth from 'fast-string-width';
import type { Citation } from '../records/citations.ts';
import { HIDDEN, visible } from '../text/text.ts';
import { widthOf, wrapped } from '../text/wrapped.ts';
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

const ESCAPES = String.raw`(?:\u001b\]8;;[^\u001b]*\u001b\\|\u001b\[[\d;]*m)*`;
const ADDRESS_LINE = new RegExp(`^(\\s*)(${ESCAPES})(https?://[^\\s\\u001b]+)(${ESCAPES})$`);

/**
 * Lines for a screen, on which an address that is wider than the terminal ends a row behind a `/` or a `-` and not within
 * a word. A file keeps it whole.
 */
export function addressesBroken({ columns }: Pick<View, 'columns'>, lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    if (line.length <= columns) return line;
    const [, indent = '', before = '', url, after = ''] = ADDRESS_LINE.exec(line) ?? [];
    if (url === undefined) return line;
    return brokenAt(url, Math.max(1, columns - indent.length)).map((piece) => `${indent}${before}${piece}${after}`);
  });
}

/** An address in pieces of a width. */
function brokenAt(url: string, width: number): string[] {
  if (url.length <= width) return [url];
  const begun = url.slice(0, width);
  const end = Math.max(begun.lastIndexOf('/'), begun.lastIndexOf('-')) + 1;
  // The slashes behind `https:` are no place for it.
  const cut = end > begun.indexOf('://') + '://'.length ? end : width;
  return [url.slice(0, cut), ...brokenAt(url.slice(cut), width)];
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
