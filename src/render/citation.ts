/** How a source is shown in a terminal: who, where, when, and the address on a line of its own. */
import type { Citation } from '../kit/citations.ts';
import { joined } from '../kit/text.ts';
import { link, paragraph } from './layout.ts';
import type { View } from './style.ts';

/** Lines for a citation. */
export function citationLines(view: View, citation: Citation, indent = ''): string[] {
  const lines = paragraph(view, citationText(citation), {
    indent: `${indent}  `,
    first: indent,
    paint: view.style.muted,
  });
  if (citation.url) lines.push(`${indent}  ${link(view, citation.url)}`);
  return lines;
}

/** `Kyle Rockman · GitOps Everywhere! · GitOps Days 2020 · 21:48`, or a page's title and date. */
export function citationText({ speakers, title, event, at, talk, asOf }: Citation): string {
  const when = at ?? (talk ? 'no time given' : asOf);
  return [joined(speakers), title, event, when].filter(Boolean).join(' · ');
}
