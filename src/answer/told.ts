/** What somebody has been shown already: records, and the moments whose story these tell. */
import { sourcesOf } from '../records/citations.ts';
import { type KitRecord, kindOf } from '../records/kinds.ts';
import type { Kit } from '../records/kit.ts';
import { isOwn } from '../records/pack-ids.ts';

/** The id of what was shown that tells the same as a record, or undefined where the record is new. */
export type ToldBy = (record: KitRecord) => string | undefined;

/** Nothing was shown yet. */
export const NOTHING_TOLD: ToldBy = () => undefined;

/**
 * What tells the same: the record itself, or another kind of evidence from the same moment. Two points, or two
 * quotes, of one moment make two claims.
 * @param ids of the records that were shown
 */
export function toldBy(kit: Kit, ids: Iterable<string>): ToldBy {
  const known = new Set(ids);
  const stories = [...known].flatMap((id) => {
    const record = kit.get(id);
    const moment = storyOf(record);
    return record && moment !== undefined ? [{ id, kind: record.kind, moment }] : [];
  });
  return (record) => {
    if (known.has(record.id)) return record.id;
    const moment = storyOf(record);
    return stories.find((one) => one.moment === moment && one.kind !== record.kind)?.id;
  };
}

/** The moment or the page whose story a record tells; undefined where it tells none, as a step does, or has no time. */
function storyOf(record: KitRecord | undefined): string | undefined {
  const [source] = record && kindOf(record).isEvidence ? sourcesOf(record) : [];
  if (!record || !source) return undefined;
  if ('talk' in source) return source.at ? `${source.talk} ${source.at}` : undefined;
  // A page may tell much; that of an incident of one's own tells one story.
  return isOwn(record) ? `${source.page} ${source.locator ?? ''}` : undefined;
}
