/** Wordings that records give themselves: those of packs are compared, and those of the kit win where they are the same. */

import type { KitRecord } from '../records/kinds.ts';
import type { Kit } from '../records/kit.ts';
import { packOf } from '../records/pack-ids.ts';
import { phrasingsOf, titlesOf } from '../records/texts.ts';
import { plain } from '../text/text.ts';
import type { Matcher } from './matcher.ts';

/** A wording of a pack that is so much like what was said is meant: the model was never trained on it. */
export const ALIKE = 0.55;

/** The record that says of itself that this is how it is asked for; undefined where none does. */
export function wordedBy(kit: Kit, matcher: Matcher, said: string): KitRecord | undefined {
  const same = plain(said);
  // What differs much in length need not be made plain.
  const isSame = (phrase: string) => Math.abs(phrase.length - said.length) < 9 && plain(phrase) === same;
  let best: KitRecord | undefined;
  let most = ALIKE;
  const isOfPack = (id: string) => packOf(id) !== undefined || kit.changedBy(id).length > 0;
  // Of the kit's own records only cards have such wordings, and to read the others would take long.
  const worded = kit.ids.flatMap((id) => (isOfPack(id) || kit.kindOf(id) === 'objection' ? (kit.get(id) ?? []) : []));
  for (const record of worded) {
    const phrasings = phrasingsOf(record);
    if ([...titlesOf(record), ...phrasings].some(isSame)) return record;
    for (const phrase of isOfPack(record.id) ? phrasings : []) {
      const likeness = matcher.likeness(said, phrase);
      if (likeness >= most) [best, most] = [record, likeness];
    }
  }
  return best;
}
