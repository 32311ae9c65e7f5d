/** Files of the state directory, each with the version of its form. */
import * as v from 'valibot';

/** What cannot be used, and why. */
export interface Unreadable {
  readonly problem: 'broken' | 'newer';
}

const VERSION = 1;

/** A value as text. */
export function writeVersion(value: object): string {
  return `${JSON.stringify({ version: VERSION, ...value })}\n`;
}

/** Reads what `writeVersion` wrote, and says what is wrong with anything else. */
export function readVersion<T>(schema: v.GenericSchema<unknown, T>, text: string): T | Unreadable {
  try {
    const value: unknown = JSON.parse(text);
    if (v.is(v.object({ version: v.pipe(v.number(), v.minValue(VERSION + 1)) }), value)) return { problem: 'newer' };
    const { success, output } = v.safeParse(schema, value);
    if (success && v.is(v.object({ version: v.literal(VERSION) }), value)) return output;
  } catch {
    // no JSON
  }
  return { problem: 'broken' };
}

/** Whether something could not be read. */
export function isUnreadable(value: object): value is Unreadable {
  return 'problem' in value;
}

/** What to tell about a file that could not be read. */
export function unreadableText(name: string, { problem }: Unreadable): string {
  return problem === 'newer'
    ? `The kept file ${name} is of a newer gitops-kit, and is left as it is.`
    : `The kept file ${name} cannot be read, and is left as it is.`;
}
