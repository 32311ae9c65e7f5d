/** How a source is named. */
import type { Citation } from '../records/citations.ts';
import { joined } from '../text/text.ts';

/** `Kyle Rockman · GitOps Everywhere! · GitOps Days 2020 · 21:48`, or a page's title and date. */
export function citationText({ speakers, title, publisher, event, locator, at, talk, asOf }: Citation): string {
  const when = at ?? (talk ? 'no time given' : asOf);
  return [joined(speakers), title, publisher, event, locator, when].filter(Boolean).join(' · ');
}
