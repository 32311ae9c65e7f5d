/** One record in full, for a terminal. */
import type { Citation } from '../records/citations.ts';
import type { Detail } from '../records/details.ts';
import type { Moment, Shown } from '../records/show.ts';
import { citationLines } from './citation.ts';
import { heading, identity, label, link, paragraph } from './layout.ts';
import type { View } from './style.ts';

/** Lines for a record. */
export function recordLines(view: View, { hit, details, moments }: Shown): string[] {
  const { style } = view;
  return [
    ...paragraph(view, hit.title, { paint: style.strong }),
    ...label(view, hit.kind, identity(hit)),
    ...details.flatMap((detail) => ['', ...detailLines(view, detail)]),
    ...(moments.length
      ? ['', ...heading(view, 'Moments'), ...moments.flatMap((moment) => momentLines(view, moment))]
      : []),
    ...(hit.sources.length
      ? ['', ...heading(view, hit.kind === 'talk' ? 'Video' : 'Sources'), ...sourceLines(view, hit.sources)]
      : []),
  ];
}

function detailLines(view: View, { label, text, type }: Detail): string[] {
  const { style } = view;
  const name = paragraph(view, label, { paint: style.accent });
  const items = typeof text === 'string' ? [text] : text;
  if (type === 'link') return [...name, ...items.map((url) => `  ${link(view, url)}`)];
  if (typeof text === 'string') {
    const verbatim = type === 'verbatim';
    const setting = { indent: '  ', ...(verbatim && { paint: style.verbatim }) };
    return [...name, ...paragraph(view, verbatim ? `“${text}”` : text, setting)];
  }
  return [...name, ...items.flatMap((item) => paragraph(view, item, { indent: '    ', first: '  - ' }))];
}

function momentLines(view: View, { citation, hits }: Moment): string[] {
  const { style } = view;
  return [
    '',
    style.accent(citation.at ?? 'no time given'),
    ...(citation.url ? [`  ${link(view, citation.url)}`] : []),
    ...hits.flatMap(({ kind, id, title }) =>
      paragraph(view, `${title} (${kind} ${id})`, { indent: '    ', first: '  - ' }),
    ),
  ];
}

function sourceLines(view: View, sources: readonly Citation[]): string[] {
  return sources.flatMap((source) => citationLines(view, source));
}
