/** What the values of flags mean. */
import { UsageError } from '../errors.ts';
import { repeated } from '../kit/text.ts';

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
