/** How commands are defined: flags that several of them take, and what their values mean. */
import { type Command, Option } from 'commander';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { FORMAT_NAMES } from '../render/result.ts';
import { joined, repeated } from '../text/text.ts';

/** Defines a command with its flags; `merged` adds the flags that every command takes to its own. */
export type Define = (command: Command, context: Context, merged: <T extends object>(flags: T) => T) => void;

/** Collects the values of a flag that may be given several times, or once with commas. */
export function list(value: string, before: readonly string[] = []): string[] {
  const words = value.split(',').map((word) => word.trim());
  return [...before, ...(words.some(Boolean) ? words.filter(Boolean) : [''])];
}

/** Collects the values of a flag that may be given several times; commas belong to the text. */
export function each(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** A whole number within limits. @throws UsageError for anything else */
export function wholeNumber(flag: string, value: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(value.trim()) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${flag} cannot be "${repeated(value)}".`, `Give a whole number from ${least} to ${most}.`);
}

/** A flag that takes a whole number within limits. */
export class WholeNumber extends Option {
  readonly least: number;
  readonly most: number;

  constructor(flags: string, description: string, limits: { least: number; most: number; usual: number }) {
    super(flags, description);
    this.least = limits.least;
    this.most = limits.most;
    this.default(limits.usual);
    this.argParser((value) => wholeNumber(this.long ?? flags, value, this.least, this.most));
  }
}

export function jsonOption(): Option {
  return new Option('-j, --json', 'print JSON');
}

/** Adds the flags that say where a result goes and in which format. */
export function delivered(command: Command): Command {
  return command
    .option('--format <format>', joined(FORMAT_NAMES, 'or'))
    .option('-o, --output <file>', 'write it to a file; its ending chooses the format')
    .option('-f, --force', 'replace the file if it exists')
    .option('-c, --copy', 'put it onto the clipboard')
    .addOption(jsonOption());
}

/** Adds the flag that keeps use cases of an industry; for commands that print more than one kind. */
export function ofIndustry(command: Command): Command {
  return command.option('-i, --industry <industry>', 'only use cases in this industry', list);
}

/** Adds the flags that narrow down which records are wanted. */
export function filtered(command: Command, kind = false): Command {
  if (kind) command.option('-k, --kind <kind>', 'only this kind: quote, point, objection, tool ...', list);
  return command
    .option('-a, --audience <who>', 'only what is for this audience', list)
    .option('-t, --topic <topic>', 'only what is about this topic', list)
    .option('-s, --speaker <name>', 'only what this person said', list)
    .option('-e, --event <event>', 'only what was said at this event', list);
}
