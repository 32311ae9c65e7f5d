/** Wordings that users' packs give for their records: the model was never trained on them, so they are compared. */
import type { Kit } from '../records/kit.ts';
import { packOf } from '../records/pack-ids.ts';
import type { KitRecord } from '../records/schema.ts';
import { phrasingsOf } from '../records/texts.ts';
import type { Matcher } from './matcher.ts';

/** A wording that is so much like what was said is meant. */
export const ALIKE = 0.55;

/** The record of a pack of which a wording is most like what was said; undefined where none is like it enough. */
export function wordedBy(kit: Kit, matcher: Matcher, said: string): KitRecord | undefined {
  let best: KitRecord | undefined;
  let most = ALIKE;
  for (const record of kit.records) {
    if (packOf(record.id) === undefined && !kit.changedBy(record.id).length) continue;
    for (const phrase of phrasingsOf(record)) {
      const likeness = matcher.likeness(said, phrase);
      if (likeness >= most) [best, most] = [record, likeness];
    }
  }
  return best;
}
