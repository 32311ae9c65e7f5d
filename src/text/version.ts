/** Files of the state directory, each with the version of its form. */
import * as v from 'valibot';

/** What cannot be used, and why. */
export interface Unreadable {
  readonly problem: 'broken' | 'newer' | 'barred';
}

const VERSION = 1;

/** A value as text. */
export function writeVersion(value: object): string {
  return `${JSON.stringify({ version: VERSION, ...value })}\n`;
}

/** Reads what `writeVersion` wrote, and says what is wrong with anything else. */
export function readVersion<T>(schema: v.GenericSchema<unknown, T>, text: string | Unreadable): T | Unreadable {
  if (typeof text !== 'string') return text;
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
  // A service may be called so, which has a list.
  return 'problem' in value && typeof value.problem === 'string';
}

/** What to tell about a file that could not be read. */
export function unreadableText(name: string, { problem }: Unreadable): string {
  return `The kept file ${name} ${WHY[problem]}, and is left as it is.`;
}

/** What to tell about a file that could not be read, once it has made room for a new one. @param aside its new name */
export function setAsideText(name: string, aside: string): string {
  return `The kept file ${name} ${WHY.broken}. It is now ${aside}, and a new one is begun.`;
}

const WHY: Readonly<Record<Unreadable['problem'], string>> = {
  broken: 'cannot be read',
  newer: 'is of a newer gitops-kit',
  barred: 'may not be opened',
};
