/** Whose content a result is. */
import type { Kit } from '../records/kit.ts';
import { usedPacks } from '../records/origins.ts';
import { dayOf, type Origin } from '../render/result.ts';

/** Whose content it is, and the day: the kit, and the packs of which something stands in it. */
export function originIn(kit: Kit, result: unknown, now: Date): Origin {
  const used = usedPacks(kit, result).map(({ manifest }) => manifest);
  return { credits: [...kit.packs.slice(0, 1), ...used], day: dayOf(now) };
}
