/** From which of the users' packs the content of a result comes. */
import type { Kit } from './kit.ts';
import { packOf } from './pack-ids.ts';
import type { Manifest } from './schema.ts';

/** A pack of which something is used, and the ids of what that is. */
export interface UsedPack {
  readonly manifest: Manifest;
  readonly ids: readonly string[];
}

/** A licence that wants something kept within the company. */
const INTERNAL = /\b(?:internal|confidential)/i;

/**
 * The users' packs of which something stands in a result: a record of theirs, or one of the kit whose words they have changed.
 * @param result data of any shape, in which records go by their `id`
 */
export function usedPacks(kit: Kit, result: unknown): UsedPack[] {
  const ids = [...new Set(idsIn(result))];
  return kit.packs.slice(1).flatMap((manifest) => {
    const used = ids.filter((id) => packOf(id) === manifest.name || kit.rewordedBy(id).includes(manifest.name));
    return used.length ? [{ manifest, ids: used }] : [];
  });
}

/** Whether a pack is not to leave the company. */
export function isInternal({ manifest }: UsedPack): boolean {
  return INTERNAL.test(manifest.licence);
}

/** The ids of all records in data of any shape. */
function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}
