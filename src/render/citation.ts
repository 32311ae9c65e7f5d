/** How a source is shown in a terminal: who, where, when, and the address on a line of its own. */
import type { Citation } from '../records/citations.ts';
import { joined } from '../text/text.ts';
import { link, paragraph, textWidth } from './layout.ts';
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

/** The same for a message, which is to be short: the address leads to the talk, so its title is left out. */
export function briefLines(view: View, citation: Citation, indent: string): string[] {
  const { event, url } = citation;
  const brief = event ? { ...citation, title: '' } : citation;
  const words = citationText(brief);
  const fits = url && indent.length + `${words} · ${url}`.length <= textWidth(view);
  return fits ? [`${indent}${view.style.muted(`${words} ·`)} ${link(view, url)}`] : citationLines(view, brief, indent);
}

/** `Kyle Rockman · GitOps Everywhere! · GitOps Days 2020 · 21:48`, or a page's title and date. */
export function citationText({ speakers, title, publisher, event, locator, at, talk, asOf }: Citation): string {
  const when = at ?? (talk ? 'no time given' : asOf);
  return [joined(speakers), title, publisher, event, locator, when].filter(Boolean).join(' · ');
}
