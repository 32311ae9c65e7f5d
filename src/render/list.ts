/** Lists to browse, for a terminal. */
import type { Hit } from '../queries/hit.ts';
import { paragraph } from './layout.ts';
import type { View } from './style.ts';

/** One record a line: title and id. */
export function listLines(view: View, hits: readonly Hit[]): string[] {
  const { style } = view;
  return hits.flatMap(({ id, title, text, wording }) =>
    paragraph(
      view,
      `${style.strong(wording === 'quote' ? `“${shortened(text)}”` : title)} ${style.muted(id)}`,
      '  ',
      '',
    ),
  );
}

/** The kinds of record with their numbers. */
export function overviewLines(view: View, counts: readonly { name: string; count: number }[]): string[] {
  const { style } = view;
  const widest = Math.max(...counts.map(({ name }) => name.length));
  return [
    ...counts.map(({ name, count }) => `${style.accent(name.padEnd(widest))}  ${String(count).padStart(3)}`),
    '',
    ...paragraph(view, style.muted(`See one kind with: gitops-kit list ${counts[5]?.name ?? 'quotes'}`)),
  ];
}

function shortened(text: string): string {
  return text.length > 90 ? `${text.slice(0, 87).trimEnd()}...` : text;
}
