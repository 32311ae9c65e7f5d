/** Where a result goes: to the terminal, into a file or onto the clipboard, in the format that was asked for. */
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { type FormatName, formatNamed, formatOfFile, linesOf, render } from '../render/formats.ts';
import type { Origin, Result } from '../render/result.ts';
import { repeated } from '../text/text.ts';
import { type GlobalFlags, print } from './print.ts';

export interface DeliveryFlags extends GlobalFlags {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly force?: boolean;
  readonly copy?: boolean;
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
  const origin = await originOf(context);
  if (toRead) {
    // A pitch is taken into a room; what else is only looked up stays short.
    const about = result.kind === 'pitch' ? origin : undefined;
    return print(context, flags, (view) => linesOf(view, result, about));
  }
  const isHere = output === undefined && !copy && context.stdout.isTTY;
  const content = await render(format, result, origin, isHere ? context.stdout.columns : undefined);
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

/** Whose content it is, and the day. */
export async function originOf(context: Context): Promise<Origin> {
  const { packs } = await context.kit();
  return { credits: packs, day: dayOf(context.now()) };
}

/** The day of a time where the user is: `2026-11-22`. */
export function dayOf(time: Date): string {
  const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
