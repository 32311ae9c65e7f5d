/** What is wrong in a pack and where, and records that still know where they were written. */
import { nearest } from '../kit/nearest.ts';
import type { KitRecord } from '../kit/schema.ts';

/** Both count from one, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Problem extends Position {
  readonly file: string;
  readonly message: string;
  /** What to do about it, where that can be guessed. */
  readonly hint?: string | undefined;
}

/** Keys and list indexes that lead from a record to one of its fields. */
export type Path = readonly (string | number)[];

/** Where something is written. */
export interface Place extends Position {
  readonly file: string;
  /** Where a field of it is written; for a field that is not there, where the nearest thing around it is. */
  at(path: Path): Position;
}

export interface Located extends Place {
  readonly record: KitRecord;
}

/** `file:line:column: message` on one line, safe to print: control characters are shown as escapes. */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** Orders problems as a reader meets them; files by name. */
export function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** A path as it is written in messages: `sources[0].at`. */
export function fieldName(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** A hint that names the nearest candidate, or undefined where none is close. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const guess = nearest(word, candidates);
  return guess === undefined ? undefined : `did you mean "${guess}"?`;
}
