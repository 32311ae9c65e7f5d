/** The kit: the records of one or more packs, joined and indexed. */
import type { Kind, KitRecord, Manifest } from './schema.ts';

export type RecordOf<K extends Kind> = Extract<KitRecord, { kind: K }>;

/** One pack as it is compiled or loaded. */
export interface Pack {
  readonly pack: Manifest;
  readonly records: readonly KitRecord[];
}

export interface Kit {
  readonly packs: readonly Manifest[];
  readonly records: readonly KitRecord[];
  /** The record with this id, of any kind. */
  get(id: string): KitRecord | undefined;
  /** The record with this id if it is of this kind. */
  find<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined;
  /** All records of a kind, in the order of the data. */
  all<K extends Kind>(kind: K): readonly RecordOf<K>[];
}

/** Joins packs into a kit. Where two records have the same id, the later pack's is used. */
export function createKit(packs: readonly Pack[]): Kit {
  const byId = new Map<string, KitRecord>();
  for (const { records } of packs) for (const record of records) byId.set(record.id, record);
  const records = [...byId.values()];
  const byKind = new Map<Kind, KitRecord[]>();
  for (const record of records) {
    const kind = byKind.get(record.kind);
    if (kind) kind.push(record);
    else byKind.set(record.kind, [record]);
  }
  return {
    packs: packs.map(({ pack }) => pack),
    records,
    get: (id) => byId.get(id),
    find: (kind, id) => {
      const record = byId.get(id);
      return record?.kind === kind ? (record as RecordOf<typeof kind>) : undefined;
    },
    all: (kind) => (byKind.get(kind) ?? []) as RecordOf<typeof kind>[],
  };
}
