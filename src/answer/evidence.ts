/** Which evidence a card shows: what is for the listener first, and nothing that they have seen. */
import { audiencesOf } from '../records/hit.ts';
import { kindOf } from '../records/kinds.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import type { KitRecord } from '../records/schema.ts';
import { type ToldBy, toldBy } from './told.ts';

/** More of what they know already would not help, and each new piece of evidence takes the place of one. */
const MOST_RECALLED = 2;

/**
 * The evidence of a card.
 * @returns `proof`, the two pieces to show: one quote or paraphrase, and one use case or figure, as far as there are
 *   such that they have not been told; and `all` that the card has, best first
 */
export function evidenceFor(
  kit: Kit,
  record: RecordOf<'objection'>,
  audience: string | undefined,
  told: ToldBy,
): { proof: KitRecord[]; all: KitRecord[] } {
  const given = record.evidence.flatMap((id) => kit.get(id) ?? []).filter((one) => kindOf(one).isEvidence);
  // What has words for them comes first, as what has none would be read out in somebody else's.
  const all = [true, false].flatMap((wanted) => given.filter((one) => isFor(one, audience) === wanted));
  const fresh = all.filter((one) => !told(one));
  const first = fresh.find(({ kind }) => kind === 'quote' || kind === 'point') ?? fresh[0];
  const toldByFirst = toldBy(kit, first ? [first.id] : []);
  const others = fresh.filter((one) => !toldByFirst(one));
  const second = others.find(({ kind }) => kind === 'use-case' || kind === 'figure') ?? others[0];
  return { proof: [first, second].filter((one) => one !== undefined), all };
}

/** What they have seen that tells the same as some records. */
export function recollected(kit: Kit, records: readonly KitRecord[], told: ToldBy): KitRecord[] {
  const shown = new Set(records.flatMap((record) => told(record) ?? []));
  return [...shown].flatMap((id) => kit.get(id) ?? []).slice(0, MOST_RECALLED);
}

/** Whether a record is meant for an audience, or for nobody in particular. */
export function isFor(record: KitRecord, audience: string | undefined): boolean {
  const audiences = audiencesOf(record);
  return !audience || !audiences.length || audiences.includes(audience);
}
