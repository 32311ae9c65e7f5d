/** Lines of text: wrapped, indented, ruled and boxed. All widths are in columns. */
import boxen from 'boxen';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import type { View } from './style.ts';

/** Lines that are longer are hard to read. */
const WIDEST = 92;
/** Boxes need room to look good. */
const NARROWEST_BOX = 60;

/** The columns that text should take in a view. */
export function textWidth({ columns }: View): number {
  return Math.max(16, Math.min(columns, WIDEST));
}

/** `text` wrapped to the view's width, with `indent` before each line and `first` in place of it on the first. */
export function paragraph(view: View, text: string, indent = '', first = indent): string[] {
  // A word that is too long, such as an address, is left whole so that it can be copied.
  const width = Math.max(12, textWidth(view) - stringWidth(indent));
  return wrapAnsi(text, width, { trim: true })
    .split('\n')
    .map((line, index) => `${index ? indent : first}${line}`.trimEnd());
}

/** A heading with a line that runs to the right edge. */
export function heading(view: View, text: string): string {
  const rest = textWidth(view) - stringWidth(text) - 1;
  return `${view.style.accent(view.style.strong(text))}${rest > 3 ? ` ${view.style.muted('─'.repeat(rest))}` : ''}`;
}

/** Lines in a box, or as they are where there is no terminal or too little room. */
export function box(view: View, lines: readonly string[]): string[] {
  if (!view.terminal || view.columns < NARROWEST_BOX) return [...lines];
  const width = textWidth(view);
  const wrapped = lines.flatMap((line) => wrapAnsi(line, width - 6).split('\n'));
  // boxen colours the border with its own idea of the terminal, so the border is painted here.
  const drawn = boxen(wrapped.join('\n'), { width, padding: { left: 2, right: 2 }, borderStyle: 'round' });
  return drawn.split('\n').map((line, index, all) => {
    if (index === 0 || index === all.length - 1) return view.style.accent(line);
    return line.replace(/^│|│$/g, view.style.accent('│'));
  });
}

/** An address: as text, and as a hyperlink where the terminal may know them. */
export function link({ style, terminal }: View, url: string): string {
  return terminal ? `\u001b]8;;${url}\u001b\\${style.link(url)}\u001b]8;;\u001b\\` : style.link(url);
}
