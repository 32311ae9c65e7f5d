/** What `--json` prints. */

import { unicodeEscape } from '../text/text.ts';

/** A value as indented JSON with a line end. */
export function json(value: unknown): string {
  // JSON lets through what a terminal would act on: control characters of the second kind, marks that turn the writing.
  return `${JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, unicodeEscape)}\n`;
}
