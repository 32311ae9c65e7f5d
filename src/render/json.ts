/** What `--json` prints. */

import { HIDDEN, unicodeEscape } from '../text/text.ts';

/** What hides or acts on a terminal; line ends are JSON's own. */
const HIDING = new RegExp(`(?!\\n)${HIDDEN.source}`, 'gu');

/** A value as indented JSON with a line end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(HIDING, (hidden) => hidden.replace(/[\s\S]/g, unicodeEscape))}\n`;
}
