/** One record in full, and where it leads. */
import { FailedError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { repeated } from '../text/text.ts';
import { type Citation, citeTalk } from './citations.ts';
import { type Detail, details } from './details.ts';
import { citations, type Hit, toHit } from './hit.ts';
import type { KitRecord } from './kinds.ts';
import type { Kit } from './kit.ts';
import type { Talk } from './talk.ts';

/** A record with all that there is to say about it. */
export interface Shown {
  readonly record: KitRecord;
  readonly hit: Hit;
  readonly details: readonly Detail[];
  /** For a talk, in the order of the video. */
  readonly moments: readonly Moment[];
}

/** A moment of a talk with all that is said of it. */
export interface Moment {
  readonly citation: Citation;
  readonly hits: readonly Hit[];
}

/** The record with this id. @throws FailedError with the nearest id where there is none */
export function findRecord(kit: Kit, id: string): KitRecord {
  const record = kit.get(id.trim().toLowerCase());
  if (record) return record;
  const guess = nearest(
    id.trim(),
    kit.records.map((one) => one.id),
  );
  throw new FailedError(
    `There is nothing with the id "${repeated(id)}".`,
    guess ? `Did you mean "${guess}"?` : 'Look for it with: gitops-kit search WORDS',
  );
}

/** A record in full. */
export function shown(kit: Kit, record: KitRecord): Shown {
  return {
    record,
    hit: toHit(kit, record),
    details: details(kit, record),
    moments: record.kind === 'talk' ? momentsOf(kit, record) : [],
  };
}

/** The moments of a talk in the order of the video; those without a time come last. */
export function momentsOf(kit: Kit, talk: Talk): Moment[] {
  const moments = new Map<number, { citation: Citation; hits: Hit[] }>();
  for (const record of kit.records) {
    if (record.kind === 'talk' || record.kind === 'tool' || !('sources' in record)) continue;
    const times = new Map<number, string | undefined>();
    for (const citation of citations(kit, record)) {
      if (citation.talk === talk.id) times.set(citation.seconds ?? Number.POSITIVE_INFINITY, citation.at);
    }
    for (const [seconds, at] of times) {
      const moment = moments.get(seconds) ?? { citation: citeTalk(kit, talk, at), hits: [] };
      moment.hits.push(toHit(kit, record));
      moments.set(seconds, moment);
    }
  }
  return [...moments].sort(([a], [b]) => a - b).map(([, moment]) => moment);
}
