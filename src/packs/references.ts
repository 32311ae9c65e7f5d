/** Where records name other records. */
import type * as v from 'valibot';
import { EVIDENCE, type Target, targetOf } from '../records/fields.ts';
import { EVIDENCE_KINDS, type Kind, kindOf } from '../records/kinds.ts';
import type { Draft, Path } from './problem.ts';

/** A field that holds ids, items of which steps lead through as well; where it holds a map, its keys are the ids. */
interface Field extends Target {
  readonly steps: readonly string[];
}

export interface Reference extends Target {
  readonly id: string;
  readonly path: Path;
}

/** What is read of valibot's schemas to find fields that hold ids. */
type Shape = v.GenericSchema & {
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly key?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly options?: readonly Shape[];
};

/** Every id that a record mentions. */
export function referencesOf(record: Draft): Reference[] {
  return fieldsOf(record.kind).flatMap(({ steps, ...target }) =>
    mentions(record, steps).map(({ id, path }) => ({ id, path, ...target })),
  );
}

/** A record in which every id that it mentions goes by another name. */
export function renamed<T extends { readonly kind: Kind }>(record: T, rename: (id: string) => string): T {
  return fieldsOf(record.kind).reduce<T>((one, { steps }) => inField(one, steps, rename) as T, record);
}

const known = new Map<Kind, readonly Field[]>();

function fieldsOf(kind: Kind): readonly Field[] {
  const fields = known.get(kind) ?? fieldsIn(kindOf({ kind }).schema);
  known.set(kind, fields);
  return fields;
}

function fieldsIn(shape: Shape, steps: readonly string[] = []): Field[] {
  const target = targetOf(shape);
  if (target) return [{ steps, ...target, to: target.to.flatMap((one) => (one === EVIDENCE ? EVIDENCE_KINDS : one)) }];
  const choices = shape.type === 'union' ? (shape.options ?? []) : []; // those of a picklist are words
  return [
    ...[shape.wrapped, shape.item, shape.key, ...choices].flatMap((one) => (one ? fieldsIn(one, steps) : [])),
    ...Object.entries(shape.entries ?? {}).flatMap(([step, one]) => fieldsIn(one, [...steps, step])),
  ];
}

/** Where an id may stand an address may, too. */
function isId(value: string): boolean {
  return !value.includes(':');
}

/** The ids that a field holds, each with its path. */
function mentions(value: unknown, steps: readonly string[], path: Path = []): { id: string; path: Path }[] {
  if (typeof value === 'string') return isId(value) ? [{ id: value, path }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => mentions(item, steps, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const [step, ...rest] = steps;
  if (step === undefined) return Object.keys(value).map((id) => ({ id, path: [...path, id] }));
  return mentions((value as Record<string, unknown>)[step], rest, [...path, step]);
}

function inField(value: unknown, steps: readonly string[], rename: (id: string) => string): unknown {
  if (typeof value === 'string') return isId(value) ? rename(value) : value;
  if (Array.isArray(value)) return value.map((item) => inField(item, steps, rename));
  if (typeof value !== 'object' || value === null) return value;
  const [step, ...rest] = steps;
  if (step === undefined) return Object.fromEntries(Object.entries(value).map(([id, item]) => [rename(id), item]));
  const inside = (value as Record<string, unknown>)[step];
  return inside === undefined ? value : { ...value, [step]: inField(inside, rest, rename) };
}
