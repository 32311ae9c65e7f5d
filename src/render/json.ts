/** What `--json` prints. */

/** A value as indented JSON with a line end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
