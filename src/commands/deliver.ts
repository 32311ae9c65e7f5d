/** Where a result goes: to the terminal, into a file or onto the clipboard, in the format that was asked for. */
import type { Context } from '../context.ts';
import { UnsentError, UsageError } from '../errors.ts';
import { originIn } from '../queries/origin.ts';
import { isInternal, usedPacks } from '../records/origins.ts';
import { formatNamed, formatOfFile, linesOf, render } from '../render/formats.ts';
import type { FormatName, Origin, Result } from '../render/result.ts';
import { asSentence, joined, repeated } from '../text/text.ts';
import { type GlobalFlags, print } from './print.ts';

export interface DeliveryFlags extends GlobalFlags {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly force?: boolean;
  readonly copy?: boolean;
  /** Whether what packs call internal may be in a message. */
  readonly internal?: boolean;
}

/** What the flags ask for. */
export interface Delivery {
  readonly format: FormatName;
  /** True where a person reads the result on the terminal, and nothing leaves it. */
  readonly toRead: boolean;
  readonly flags: DeliveryFlags;
}

/**
 * Reads the flags, before anything is looked up or asked.
 * @throws UsageError where the format is not known, or is asked for in two ways
 */
export function deliveryOf(flags: DeliveryFlags): Delivery {
  const named = flags.format === undefined ? undefined : formatNamed(flags.format);
  if (flags.json && named && named !== 'json') {
    throw new UsageError(`--json and --format ${named} exclude each other.`, 'Leave one of them out.');
  }
  const wanted = flags.json ? 'json' : named;
  const format = wanted ?? (flags.output === undefined ? 'text' : formatOfFile(flags.output));
  return { format, toRead: wanted === undefined && flags.output === undefined && !flags.copy, flags };
}

/** Delivers a result. */
export async function deliver(context: Context, { format, toRead, flags }: Delivery, result: Result): Promise<void> {
  const { output, copy } = flags;
  const origin = await originOf(context, result);
  if (toRead) {
    // A pitch is taken into a room; what else is only looked up stays short.
    const about = result.kind === 'pitch' ? origin : undefined;
    return print(context, flags, (view) => linesOf(view, result, about));
  }
  const isHere = output === undefined && !copy && context.stdout.isTTY;
  const content = await render(format, result, origin, isHere ? context.stdout.columns : undefined);
  await mayLeave(context, result, flags);
  if (output !== undefined) {
    const { writeFile } = await import('./write-file.ts');
    await writeFile(context, output, content, flags.force ?? false);
    await context.stderr.write(`Written to ${repeated(output)}.\n`);
  }
  if (copy) {
    const way = await context.clipboard.write(content).catch(async (error: unknown) => {
      // What was asked for is not lost with the clipboard.
      if (output === undefined) await context.stdout.write(content);
      throw error;
    });
    await context.stderr.write(`Copied ${way}.\n`);
  }
  if (output === undefined && !copy) await context.stdout.write(content);
}

/** Whose content it is, and the day: the kit, and the packs of which something stands in it. */
export async function originOf(context: Context, result: unknown): Promise<Origin> {
  return originIn(await context.kit(), result, context.now());
}

/** So many records are named; more would hide what it is about. */
const MOST_NAMED = 5;

/**
 * Says what of a result is meant for the company alone, before it leaves the program. A message goes to somebody, so that
 * this is asked, or has to be said by a flag.
 * @throws UnsentError where a message may not leave, or the person does not want it to
 */
export async function mayLeave(
  context: Context,
  result: Result,
  { output, copy, internal }: DeliveryFlags,
): Promise<void> {
  const used = usedPacks(await context.kit(), result).filter(isInternal);
  const isMessage = result.kind === 'follow-up';
  const leaves = output !== undefined || copy === true;
  if (!used.length || !(leaves || isMessage)) return;
  const told = used.map(({ manifest, ids }) => {
    const named = ids.length > MOST_NAMED ? [...ids.slice(0, MOST_NAMED), `${ids.length - MOST_NAMED} more`] : ids;
    return `pack ${manifest.name} (licence: ${repeated(manifest.licence)}): ${joined(named)}`;
  });
  const warning = `Internal, from ${joined(told)}.`;
  if (!leaves || !isMessage || internal) return context.stderr.write(`${warning}\n`);
  const [does, done] = output !== undefined ? ['write', 'written'] : ['copy', 'copied'];
  if (!context.interactive) {
    throw new UnsentError(
      warning.replace('Internal,', `Not ${done}, as it has what is internal,`),
      '--internal takes it all the same; in the conversation, /drop and an id leaves one out.',
    );
  }
  await context.stderr.write(`${warning}\n`);
  const { confirm } = await context.prompter();
  if (!(await confirm(`${asSentence(does)} it all the same?`)))
    throw new UnsentError(`Nothing was ${done}.`, '/drop leaves something out of the message.');
}
