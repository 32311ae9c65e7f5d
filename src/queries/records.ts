/** Records of a kind, and one record in full. */
import { FailedError } from '../errors.ts';
import { secondsIn } from '../records/address.ts';
import { citeTalk } from '../records/citations.ts';
import { passes, resolveFilters, type TypedFilters } from '../records/filters.ts';
import { type Hit, toHit, yearOfUseCase } from '../records/hit.ts';
import type { KitRecord } from '../records/kinds.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { lookUpKind } from '../records/lookup.ts';
import { momentId, readMomentId } from '../records/moments.ts';
import { findRecord, shown } from '../records/show.ts';
import type { Result } from '../render/result.ts';
import type { Source } from './source.ts';

/**
 * The records of a kind, or all, that pass filters, in the order of the data; use cases alone by date, the latest first.
 * @param names how the kinds are called where there is none of that name
 * @throws FailedError where there are none
 */
export function recordsOf(kit: Kit, kind: string | undefined, wanted: TypedFilters, names?: string[]): KitRecord[] {
  const filters = resolveFilters(kit, { ...wanted, kind: kind === undefined ? [] : [lookUpKind(kind, names)] });
  const records = kit.records.filter((record) => passes(kit, record, filters));
  if (filters.kind.includes('use-case')) records.sort((a, b) => yearOfUseCase(b) - yearOfUseCase(a));
  if (records.length) return records;
  throw new FailedError('Nothing in the kit has all of that.', 'Leave a filter out.');
}

/** How long to listen to a moment. In seconds. */
const WHILE = 30;

/** A record in full, or what was said at a moment. @throws FailedError with the nearest id where there is none */
export async function show(source: Source, id: string): Promise<Result> {
  const kit = await source.kit();
  const moment = readMomentId(id);
  const record = findRecord(kit, moment?.talk ?? id);
  if (!moment || record.kind !== 'talk') return { kind: 'show', query: id, shown: shown(kit, record) };
  return { kind: 'search', query: id, hits: [await heard(source, kit, record, moment.at)] };
}

/** What was said in a talk at a time. */
async function heard(source: Source, kit: Kit, talk: RecordOf<'talk'>, at: string): Promise<Hit> {
  secondsIn(talk, at);
  const text = await source.packs.listen(talk.id, at, WHILE);
  if (text === undefined) {
    throw new FailedError(
      `There is no transcript of "${talk.title}" at ${at}.`,
      `Open the talk there with: gitops-kit open ${momentId(talk.id, at)}`,
    );
  }
  const { pack } = toHit(kit, talk);
  return {
    kind: 'moment',
    id: momentId(talk.id, at),
    ...(pack !== undefined && { pack }),
    title: talk.title,
    text,
    wording: 'quote',
    topics: talk.topics ?? [],
    audiences: [],
    sources: [citeTalk(kit, talk, at)],
  };
}
