/** The kit: the records of one or more packs, joined and indexed. */
import type { Kind, KitRecord, RecordOf } from './kinds.ts';
import { isOwn, shortId } from './pack-ids.ts';
import type { Manifest } from './schema.ts';

export type { RecordOf } from './kinds.ts';

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
  /** Its records; of a user's pack also the records of the kit that it changes. */
  readonly entries: readonly Entry[];
  /** Ids of records that it hides. */
  readonly hides?: readonly string[];
}

export interface Kit {
  readonly packs: readonly Manifest[];
  /** Every record, in the order of the data. */
  readonly records: readonly KitRecord[];
  /** The ids of all records, in the same order; none of them is read for it. */
  readonly ids: readonly string[];
  /** The record with this id, of any kind; a record of a user's pack answers to its id without the pack too. */
  get(id: string): KitRecord | undefined;
  /** The kind of the record with this id. */
  kindOf(id: string): Kind | undefined;
  /** The record with this id if it is of this kind. */
  find<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined;
  /** All records of a kind, in the order of the data. */
  all<K extends Kind>(kind: K): readonly RecordOf<K>[];
  /** Every record that comes from a user's pack; of these nothing else is read. */
  readonly own: readonly KitRecord[];
  /** The packs that have changed a record of the kit. */
  changedBy(id: string): readonly string[];
  /** Those of them that have changed what it says, and not only how people ask for it. */
  rewordedBy(id: string): readonly string[];
}

/** Joins packs into a kit: the built-in one first, then the users', each of which may change what is there. */
export function createKit(packs: readonly Pack[]): Kit {
  const byId = new Map<string, Entry>();
  const byShortId = new Map<string, Entry>();
  const changes = new Map<string, readonly Change[]>();
  for (const { manifest, entries } of packs) {
    for (const entry of entries) {
      const before = byId.get(entry.id);
      if (before)
        changes.set(entry.id, [...(changes.get(entry.id) ?? []), { by: manifest.name, before, after: entry }]);
      byId.set(entry.id, entry);
      if (manifest !== packs[0]?.manifest) byShortId.set(shortId(entry.id), entry);
    }
  }
  // Whatever order the packs are in, what one of them hides is not to be seen.
  for (const id of packs.flatMap(({ hides = [] }) => hides)) byId.delete(id);
  const entryOf = (id: string): Entry | undefined => {
    const short = byId.get(id) ?? byShortId.get(id);
    return short && byId.get(short.id);
  };
  const byKind = new Map<Kind, KitRecord[]>();
  return {
    packs: packs.map(({ manifest }) => manifest),
    get records() {
      return Array.from(byId.values(), ({ record }) => record);
    },
    get own() {
      return Array.from(byId.values()).flatMap((entry) => (isOwn(entry) ? [entry.record] : []));
    },
    get ids() {
      return [...byId.keys()];
    },
    get: (id) => entryOf(id)?.record,
    kindOf: (id) => entryOf(id)?.kind,
    find: (kind, id) => {
      const entry = entryOf(id);
      return entry?.kind === kind ? (entry.record as RecordOf<typeof kind>) : undefined;
    },
    all: (kind) => {
      const records =
        byKind.get(kind) ?? Array.from(byId.values()).flatMap((entry) => (entry.kind === kind ? [entry.record] : []));
      byKind.set(kind, records);
      return records as RecordOf<typeof kind>[];
    },
    changedBy: (id) => (changes.get(id) ?? []).map(({ by }) => by),
    rewordedBy: (id) => (changes.get(id) ?? []).flatMap((one) => (isReworded(one) ? [one.by] : [])),
  };
}

/** What a pack has made of a record of the kit. */
interface Change {
  readonly by: string;
  readonly before: Entry;
  readonly after: Entry;
}

function isReworded({ before, after }: Change): boolean {
  const saying = ({ record }: Entry) => JSON.stringify({ ...record, heard: undefined });
  return saying(before) !== saying(after);
}
