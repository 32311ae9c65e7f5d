/** What a tool takes, from the definition of the command that does the same. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { type Argument, Command, type Option } from 'commander';
import * as v from 'valibot';
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { asSentence, repeated } from '../../text/text.ts';
import { valuesOf } from '../completion.ts';
import { type Define, list, WholeNumber } from '../options.ts';

/** A longer text is a paste by accident. In characters. */
const LONGEST = 10_000;

export interface Input {
  /** For the protocol. */
  readonly schema: { readonly type: 'object'; readonly [key: string]: unknown };
  /** @throws UsageError with everything that the tool takes, for arguments that it does not */
  read(given: unknown): object;
}

/** Where there are more values of a flag, they would only fill a model's memory. */
const MOST_VALUES = 30;

/**
 * Reads what a command takes off its definition: types, what is required, what is usual, and the values that are known.
 * @param tool its name in errors
 * @param names the arguments and flags that the tool takes, in the order in which they are shown; each may have words of its own
 */
export async function inputOf(
  context: Context,
  tool: string,
  define: Define,
  names: Readonly<Record<string, string | undefined>>,
): Promise<Input> {
  const command = new Command(tool);
  define(command, context, (flags) => flags);
  const described = async (name: string, words: string | undefined) => {
    const found =
      command.registeredArguments.find((one) => nameOf(one) === name) ??
      command.options.find((one) => one.attributeName() === name);
    if (!found) throw new Error(`${command.name()} takes no ${name}`);
    const values = (await valuesOf(context, name)).map(({ value }) => value);
    const known = values.length > 0 && values.length <= MOST_VALUES ? ` Known: ${values.join(', ')}.` : '';
    const about = asSentence(words ?? found.description);
    const typed = v.pipe(typeOf(found), v.description(/[.?!]$/.test(about) ? about + known : `${about}.${known}`));
    return [name, isRequired(found) ? typed : v.optional(typed, found.defaultValue)] as const;
  };
  const entries = await Promise.all(Object.entries(names).map((entry) => described(...entry)));
  const known = entries.map(([name]) => `"${name}"`).join(', ') || 'nothing';
  const schema = v.strictObject(Object.fromEntries(entries), (issue) =>
    issue.expected === 'never' ? 'is not known' : 'is missing',
  );
  return {
    schema: asObject(toJsonSchema(schema, { errorMode: 'ignore' })),
    read: (given) => {
      const { success, output, issues } = v.safeParse(schema, given ?? {});
      if (success) return output;
      const [{ path, message }] = issues;
      const name = path?.map(({ key }) => String(key))[0];
      throw new UsageError(
        name === undefined ? `The arguments of "${tool}" must be an object.` : `"${repeated(name)}" ${message}.`,
        `The tool "${tool}" takes: ${known}.`,
      );
    },
  };
}

function nameOf(argument: Argument): string {
  return argument.name().replaceAll('-', '_');
}

function isRequired(found: Argument | Option): boolean {
  return !('long' in found) && found.required;
}

/** Words of an argument are one text: there is no shell that parts them. */
function typeOf(found: Argument | Option): v.GenericSchema {
  if (!('long' in found)) return text();
  if (found instanceof WholeNumber) {
    const { least, most } = found;
    const message = `must be a whole number from ${least} to ${most}`;
    return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
  }
  if (found.isBoolean()) return v.boolean('must be true or false');
  if (found.parseArg === list) return v.array(text(), 'must be a list of texts');
  return text();
}

function text() {
  return v.pipe(v.string('must be a text'), v.maxLength(LONGEST, `must have at most ${LONGEST} characters`));
}

function asObject(schema: { readonly type?: unknown }): Input['schema'] {
  return { ...schema, type: 'object' };
}
