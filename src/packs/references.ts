/** Where records name other records. */
import type { Kind } from '../records/schema.ts';
import type { Draft, Path } from './problem.ts';

interface Field {
  /** A field that holds an id, a list of ids, or a map whose keys are ids; a dot leads into each item of a list. */
  readonly field: string;
  readonly to: readonly Kind[];
  /** The one kind of record that this row is about; every kind that has the field where it is left out. */
  readonly of?: Kind;
  /** A word that is allowed beside the ids. */
  readonly or?: string;
}

const FIELDS: readonly Field[] = [
  { field: 'topics', to: ['topic'] },
  { field: 'audiences', to: ['audience'] },
  { field: 'speakers', to: ['speaker'] },
  { field: 'event', to: ['event'] },
  { field: 'tools', to: ['tool'] },
  { field: 'figures', to: ['figure'] },
  { field: 'metrics', of: 'point', to: ['metric'] }, // an audience's metrics are in its own words
  { field: 'evidence', to: ['point', 'quote', 'use-case', 'figure', 'step', 'metric'] },
  { field: 'say', of: 'point', to: ['audience'] },
  { field: 'say', of: 'step', to: ['audience'], or: 'everyone' },
  { field: 'respond', to: ['audience'], or: 'everyone' },
  { field: 'sources.talk', to: ['talk'] },
  { field: 'sources.speaker', to: ['speaker'] },
];

export interface Reference {
  readonly id: string;
  readonly path: Path;
  readonly to: readonly Kind[];
  readonly or?: string;
}

/** Every id that a record mentions. */
export function referencesOf(record: Draft): Reference[] {
  return fieldsOf(record.kind).flatMap(({ field, to, or }) =>
    mentions(record, field.split('.')).map(({ id, path }) => ({ id, path, to, ...(or !== undefined && { or }) })),
  );
}

/** A record in which every id that it mentions goes by another name. */
export function renamed<T extends { readonly kind: Kind }>(record: T, rename: (id: string) => string): T {
  return fieldsOf(record.kind).reduce<T>((one, { field }) => inField(one, field.split('.'), rename) as T, record);
}

function fieldsOf(kind: Kind): readonly Field[] {
  return FIELDS.filter(({ of }) => of === undefined || of === kind);
}

/** The ids that a field holds, each with its path. */
function mentions(value: unknown, steps: readonly string[], path: Path = []): { id: string; path: Path }[] {
  if (typeof value === 'string') return [{ id: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => mentions(item, steps, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const [step, ...rest] = steps;
  if (step === undefined) return Object.keys(value).map((id) => ({ id, path: [...path, id] }));
  return mentions((value as Record<string, unknown>)[step], rest, [...path, step]);
}

function inField(value: unknown, steps: readonly string[], rename: (id: string) => string): unknown {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) return value.map((item) => inField(item, steps, rename));
  if (typeof value !== 'object' || value === null) return value;
  const [step, ...rest] = steps;
  if (step === undefined) return Object.fromEntries(Object.entries(value).map(([id, item]) => [rename(id), item]));
  const inside = (value as Record<string, unknown>)[step];
  return inside === undefined ? value : { ...value, [step]: inField(inside, rest, rename) };
}
