/** What somebody has been shown already: records, and the moments that these come from. */
import { sourcesOf } from '../kit/citations.ts';
import type { Kit } from '../kit/kit.ts';
import type { KitRecord } from '../kit/schema.ts';

/** Whether a record, or the moment that it would be shown with, is among what was used. */
export type IsUsed = (record: KitRecord) => boolean;

/** @param ids of the records that were shown */
export function usedBefore(kit: Kit, ids: Iterable<string>): IsUsed {
  const known = new Set(ids);
  const moments = new Set([...known].flatMap((id) => momentOf(kit.get(id)) ?? []));
  return (record) => {
    const moment = momentOf(record);
    return known.has(record.id) || (moment !== undefined && moments.has(moment));
  };
}

/** The moment that stands below a record; undefined where it has no time. */
function momentOf(record: KitRecord | undefined): string | undefined {
  const [source] = record && record.kind !== 'talk' ? sourcesOf(record) : [];
  return source && 'talk' in source && source.at ? `${source.talk} ${source.at}` : undefined;
}
