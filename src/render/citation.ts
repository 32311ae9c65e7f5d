/** How a source is named. */
import type { Citation } from '../records/citations.ts';
import { joined } from '../text/text.ts';

/** `Kyle Rockman · GitOps Everywhere! · GitOps Days 2020 · 21:48`, or a page's title and date. */
export function citationText(citation: Citation): string {
  const { speakers, title, publisher, event, locator, at, talk, asOf, changedBy = [] } = citation;
  const when = at ?? (talk ? 'no time given' : asOf);
  const changed = changedBy.length && `changed by pack ${joined(changedBy)}`;
  return [joined(speakers), title, publisher, event, locator, when, changed].filter(Boolean).join(' · ');
}
