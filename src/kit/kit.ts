/** The kit: the records of one or more packs, joined and indexed. */
import type { Kind } from './kinds.ts';
import type { KitRecord, Manifest } from './schema.ts';

export type RecordOf<K extends Kind> = Extract<KitRecord, { kind: K }>;

/** A record that may not have been read yet. */
export interface Entry {
  readonly kind: Kind;
  readonly id: string;
  /** The record, read at the first use. */
  readonly record: KitRecord;
}

/** One pack as it is compiled or loaded. */
export interface Pack {
  readonly manifest: Manifest;
  readonly entries: readonly Entry[];
}

export interface Kit {
  readonly packs: readonly Manifest[];
  /** Every record, in the order of the data. */
  readonly records: readonly KitRecord[];
  /** The record with this id, of any kind. */
  get(id: string): KitRecord | undefined;
  /** The kind of the record with this id. */
  kindOf(id: string): Kind | undefined;
  /** The record with this id if it is of this kind. */
  find<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined;
  /** All records of a kind, in the order of the data. */
  all<K extends Kind>(kind: K): readonly RecordOf<K>[];
}

/** Joins packs into a kit. Where two records have the same id, the later pack's is used. */
export function createKit(packs: readonly Pack[]): Kit {
  const byId = new Map<string, Entry>();
  for (const { entries } of packs) for (const entry of entries) byId.set(entry.id, entry);
  const byKind = new Map<Kind, KitRecord[]>();
  return {
    packs: packs.map(({ manifest }) => manifest),
    get records() {
      return Array.from(byId.values(), ({ record }) => record);
    },
    get: (id) => byId.get(id)?.record,
    kindOf: (id) => byId.get(id)?.kind,
    find: (kind, id) => {
      const entry = byId.get(id);
      return entry?.kind === kind ? (entry.record as RecordOf<typeof kind>) : undefined;
    },
    all: (kind) => {
      const records =
        byKind.get(kind) ?? Array.from(byId.values()).flatMap((entry) => (entry.kind === kind ? [entry.record] : []));
      byKind.set(kind, records);
      return records as RecordOf<typeof kind>[];
    },
  };
}
