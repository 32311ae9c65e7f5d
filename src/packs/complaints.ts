/** What valibot finds in a value, in plain words: every unknown key is named, with the one that was meant. */
import * as v from 'valibot';
import { type Kind, kindOf } from '../records/kinds.ts';
import { nearest } from '../text/nearest.ts';
import { didYouMean, MOST_PROBLEMS, type Path } from './problem.ts';

/** Something wrong in one value; the path starts at that value. */
export interface Complaint {
  readonly path: Path;
  /** The key is at fault, not what stands behind it. */
  readonly onKey: boolean;
  readonly message: string;
  readonly hint?: string | undefined;
  /** For a key that is not known: the one that was meant, or "" where that cannot be guessed. */
  readonly meant?: string | undefined;
}

/** What is read of valibot's schemas: the keys and shapes that are allowed at a path. */
type Shape = v.GenericSchema & {
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly value?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly options?: readonly Shape[];
};

/** What is wrong with a record of a kind, its fields read as they stand. */
export function complaintsAbout(kind: Kind, content: unknown): Complaint[] {
  return examined(kindOf({ kind }).schema, content).complaints;
}

/** A value as a schema makes it, where nothing is wrong, and what is. */
export function examined<T extends v.GenericSchema>(
  schema: T,
  value: unknown,
): { output?: v.InferOutput<T>; complaints: Complaint[] } {
  const result = v.safeParse(schema, value, { message: wording });
  return result.success
    ? { output: result.output, complaints: [] }
    : { complaints: result.issues.flatMap((issue) => complaints(schema, issue, [])) };
}

function complaints(schema: Shape, issue: v.BaseIssue<unknown>, base: Path): Complaint[] {
  const steps = issue.path ?? [];
  const inner = steps.map(({ key }) => key as string | number);
  const path = [...base, ...inner];
  // Of a choice of shapes it is told what is wrong in the one that was meant.
  const meant = issue.type === 'union' && meantShape(shapeAt(schema, inner)?.options, issue.input);
  if (meant) {
    const { issues = [] } = v.safeParse(meant, issue.input, { message: wording });
    return issues.flatMap((one) => complaints(meant, one, path));
  }
  const last = steps.at(-1);
  if (issue.expected === 'never' && last) {
    const known = Object.keys(shapeAt(schema, inner.slice(0, -1))?.entries ?? {});
    // Valibot stops at the first unknown key of an object.
    const unknown = Object.keys(last.input as object).filter((key) => !known.includes(key));
    return unknown.slice(0, MOST_PROBLEMS).map((key) => ({
      path: [...path.slice(0, -1), key],
      onKey: true,
      message: issue.message,
      hint: knownKeys(key, known),
      meant: nearest(key, known) ?? '',
    }));
  }
  return [{ path, onKey: last?.origin === 'key', message: issue.message, hint: remedy(issue) }];
}

function shapeAt(shape: Shape | undefined, path: Path): Shape | undefined {
  if (shape?.wrapped) return shapeAt(shape.wrapped, path);
  const [step, ...rest] = path;
  return step === undefined ? shape : shapeAt(shape?.entries?.[step] ?? shape?.item ?? shape?.value, rest);
}

/** The shape that shares most keys with the value; undefined where none shares any. */
function meantShape(options: readonly Shape[] = [], value: unknown): Shape | undefined {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const shared = options.map(({ entries = {} }) => keys.filter((key) => key in entries).length);
  const most = Math.max(...shared);
  return most > 0 ? options[shared.indexOf(most)] : undefined;
}

/** Plain words for what valibot found; messages that the schema itself brings are used as they are. */
function wording(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'is not a known key';
  if (issue.received === 'undefined') return 'is missing';
  switch (issue.type) {
    case 'string':
      return issue.input === null ? 'must not be empty' : 'must be a string';
    case 'number':
      return 'must be a number';
    case 'integer':
      return 'must be a whole number';
    case 'array':
      return 'must be a list';
    case 'strict_object':
    case 'record':
      return 'must be a map';
    case 'picklist':
      return `must be one of ${choices(issue).join(', ')}`;
    case 'min_length':
      return `needs at least ${issue.requirement}`;
    case 'max_length':
      return `must not be longer than ${issue.requirement} characters`;
    case 'min_value':
      return `must be at least ${issue.requirement}`;
    default:
      return `is not valid: ${issue.message}`;
  }
}

/** The values a picklist allows: valibot gives them as `("a" | "b")`. */
function choices({ expected }: v.BaseIssue<unknown>): string[] {
  return Array.from((expected ?? '').matchAll(/"([^"]+)"/g), ([, choice = '']) => choice);
}

function remedy(issue: v.BaseIssue<unknown>): string | undefined {
  const { type, input } = issue;
  if (type === 'picklist' && typeof input === 'string') return didYouMean(input, choices(issue));
  if (type === 'string' && (typeof input === 'number' || typeof input === 'boolean')) {
    return `put it in quotes: "${input}"`;
  }
  return undefined;
}

/** The key that was meant by one that is not known, or else all that there are. */
export function knownKeys(key: string, known: readonly string[]): string {
  return didYouMean(key, known) ?? `known keys: ${known.join(', ')}`;
}
