/** The registry: every kind of record, in the order in which they are listed. A new kind is a module and a line here. */
import { audience } from './audience.ts';
import { benchmark } from './benchmark.ts';
import { event } from './event.ts';
import { figure } from './figure.ts';
import { industry } from './industry.ts';
import { intent } from './intent.ts';
import type { RecordKind } from './kind.ts';
import { metric } from './metric.ts';
import { objection } from './objection.ts';
import { point } from './point.ts';
import { principle } from './principle.ts';
import { quote } from './quote.ts';
import { resource } from './resource.ts';
import { speaker } from './speaker.ts';
import { step } from './step.ts';
import { talk } from './talk.ts';
import { tool } from './tool.ts';
import { topic } from './topic.ts';
import { useCase } from './use-case.ts';

export { PARTS, type Part } from './point.ts';

const REGISTRY = [
  audience,
  topic,
  event,
  speaker,
  talk,
  quote,
  point,
  objection,
  intent,
  industry,
  useCase,
  metric,
  benchmark,
  principle,
  tool,
  step,
  figure,
  resource,
] as const;

type RecordIn<K> = K extends RecordKind<infer R> ? R : never;

export type KitRecord = RecordIn<(typeof REGISTRY)[number]>;

export type Kind = KitRecord['kind'];

export type RecordOf<K extends Kind> = Extract<KitRecord, { kind: K }>;

const BY_NAME: ReadonlyMap<string, RecordKind<KitRecord>> = new Map(REGISTRY.map((kind) => [kind.name, kind]));

/** The names of the kinds. */
export const KINDS: readonly Kind[] = REGISTRY.map(({ name }) => name);

/** The kinds that a card may name as its evidence, and that are shown as such. */
export const EVIDENCE_KINDS: readonly Kind[] = KINDS.filter((kind) => kindOf({ kind }).isEvidence);

/** The kinds that `pack add` makes. */
export const ADDED_KINDS = ['quote', 'point', 'objection', 'use-case', 'talk'] as const satisfies readonly Kind[];

export type AddedKind = (typeof ADDED_KINDS)[number];

/** What `pack add` takes: an incident becomes a use case and a point. */
export const ADDITIONS = [...ADDED_KINDS, 'incident'] as const;

export type Addition = (typeof ADDITIONS)[number];

/** All that is special about the kind of a record. */
export function kindOf({ kind }: { readonly kind: Kind }): RecordKind<KitRecord> {
  const found = BY_NAME.get(kind);
  if (!found) throw new Error(`there is no kind "${kind}"`);
  return found;
}

/** `use-cases`, `quotes`: the key under which a pack lists a kind. */
export function plural(kind: Kind): string {
  return kindOf({ kind }).plural;
}
