/** Lists to browse, for a terminal. */
import type { Hit } from '../records/hit.ts';
import { identity } from './items.ts';
import { paragraph } from './layout.ts';
import type { View } from './style.ts';

/** One record a line: title, what else tells it from others, and id. */
export function listLines(view: View, hits: readonly (Hit & { readonly about?: string | undefined })[]): string[] {
  const { style } = view;
  return hits.flatMap((hit) => {
    const { title, text, wording, about } = hit;
    const id = identity(hit);
    const name = wording === 'quote' ? `“${shortened(text)}”` : title;
    const paint = (line: string) =>
      line.endsWith(id) ? style.strong(line.slice(0, -id.length)) + style.muted(id) : style.strong(line);
    return paragraph(view, `${name}${about === undefined ? '' : ` (${about})`}  ${id}`, {
      indent: '  ',
      first: '',
      paint,
    });
  });
}

/** The kinds of record with their numbers. */
export function overviewLines(view: View, counts: readonly { name: string; count: number }[]): string[] {
  const { style } = view;
  const widest = Math.max(...counts.map(({ name }) => name.length));
  return [
    ...counts.map(({ name, count }) => `${style.accent(name.padEnd(widest))}  ${String(count).padStart(3)}`),
    '',
    ...paragraph(view, 'See one kind with, for example: gitops-kit list quotes', { paint: style.muted }),
  ];
}

function shortened(text: string): string {
  return text.length > 90 ? `${text.slice(0, 87).trimEnd()}...` : text;
}
