/** What is wrong in a pack and where, and records that still know where they were written. */
import { isAbsolute, relative } from 'node:path';
import type { KitRecord } from '../records/schema.ts';
import { nearest } from '../text/nearest.ts';

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

/** Nobody reads more about one file or one record, and finding them all can take minutes where somebody means it. */
export const MOST_PROBLEMS = 100;

/** Keys and list indexes that lead from a record to one of its fields. */
export type Path = readonly (string | number)[];

/** Where something is written. */
export interface Place extends Position {
  readonly file: string;
  /** Where a field of it is written; for a field that is not there, where the nearest thing around it is. */
  at(path: Path): Position;
}

/** The start of a file, for what has no place of its own. */
export function startOf(file: string): Place {
  const place = { line: 1, column: 1 };
  return { file, ...place, at: () => place };
}

/** A problem at a path from where something is written. */
export function problemIn(place: Place, path: Path, message: string, hint?: string): Problem {
  return { file: place.file, ...place.at(path), message, hint };
}

/** What is sound of a value: of a map the fields that are, of a list the items, with undefined in place of the others. */
type Sound<T> = T extends readonly (infer Item)[]
  ? readonly (Sound<Item> | undefined)[]
  : T extends object
    ? { readonly [Field in keyof T]?: Sound<T[Field]> }
    : T;

/** A record of which only what is sound is there. */
export type Draft = KitRecord extends infer One
  ? One extends KitRecord
    ? Sound<One> & Pick<One, 'kind'>
    : never
  : never;

/** A record as it was read. */
export interface Written extends Place {
  readonly record: Draft;
  /** Whether nothing is wrong in it, so that it is used. */
  readonly sound: boolean;
  /** Whether something is wrong in a field: that it is not there means nothing then. */
  wrong(field: string): boolean;
  /** A field of it as messages name it: `quote "x": sources[0].at`. */
  called(path: Path): string;
}

/** A record that is sound. */
export interface Located extends Written {
  readonly record: KitRecord;
}

/** `file:line:column: message` on one line, safe to print: control characters are shown as escapes. */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** A problem with its file as it is seen from a folder. */
export function seenFrom<T extends Problem>(folder: string, problem: T): T {
  const path = relative(folder, problem.file);
  return path.startsWith('..') || isAbsolute(path) || !path ? problem : { ...problem, file: path };
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

/** How many guesses a pack is worth, each of which looks at all ids. */
export interface Guesses {
  left: number;
}

/** The guesses of one pack: somebody who mends a hundred mistakes has the rest guessed in the next run. */
export function newGuesses(): Guesses {
  return { left: MOST_PROBLEMS };
}

/** Like `didYouMean`, as long as there are guesses left. */
export function guessed(guesses: Guesses, word: string, candidates: () => Iterable<string>): string | undefined {
  if (guesses.left <= 0) return undefined;
  guesses.left -= 1;
  return didYouMean(word, candidates());
}

/** Problems in their order, of each file no more than are read. */
export function bounded(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  return problems.flatMap((problem) => {
    const count = (counts.get(problem.file) ?? 0) + 1;
    counts.set(problem.file, count);
    if (count > MOST_PROBLEMS + 1) return [];
    return count > MOST_PROBLEMS ? moreAt(problem) : problem;
  });
}

/** What stands in place of all problems after the last one of a file that is told. */
export function moreAt(last: Problem): Problem {
  const hint = `no more than ${MOST_PROBLEMS} are told of one`;
  return { ...last, message: 'more may be wrong in this file', hint };
}
