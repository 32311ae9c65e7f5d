/** Where a record leads. */
import { FailedError } from '../errors.ts';
import { type Address, type AddressWishes, addressOf, hasAddress, packsBehind } from '../records/address.ts';
import type { Kit } from '../records/kit.ts';
import { readMomentId } from '../records/moments.ts';
import type { KitRecord } from '../records/schema.ts';
import { findRecord } from '../records/show.ts';
import type { SearchHit } from '../search/search.ts';
import { repeated } from '../text/text.ts';
import type { Source } from './source.ts';

/** An address, with the packs that it comes from; an address of the kit alone has none. */
type FoundAddress = Address & { readonly packs: readonly string[] };

/**
 * The address of what has this id, else of the best with an address that answers the words.
 * @param isId whether the words can only be an id
 * @throws FailedError where nothing is surely meant, or what is meant has no safe address
 * @throws UsageError for a time that cannot be
 */
export async function addressFor(
  source: Source,
  words: string,
  wishes: AddressWishes,
  isId = false,
): Promise<FoundAddress> {
  const kit = await source.kit();
  const { record, at } = isId ? named(kit, words) : await meant(source, kit, words);
  const address = addressOf(kit, record, { ...wishes, at: wishes.at ?? (wishes.slides ? undefined : at) });
  return { ...address, packs: packsBehind(kit, record, address) };
}

interface Meant {
  readonly record: KitRecord;
  /** The time, where a moment is meant. */
  readonly at?: string;
}

function named(kit: Kit, id: string): Meant {
  const moment = readMomentId(id);
  return moment ? { record: findRecord(kit, moment.talk), at: moment.at } : { record: findRecord(kit, id) };
}

async function meant(source: Source, kit: Kit, words: string): Promise<Meant> {
  if (readMomentId(words) || kit.get(words.trim().toLowerCase())) return named(kit, words);
  const { findHits } = await import('./find.ts');
  const hits = await findHits(source, words, {}, 20);
  const best = hits.find(({ id }) => {
    const record = kit.get(readMomentId(id)?.talk ?? id);
    return record && hasAddress(kit, record);
  });
  if (best && isMeant(best)) return named(kit, best.id);
  if (best) {
    throw new FailedError(
      `Nothing is surely meant by "${repeated(words)}".`,
      `The nearest is "${best.title}": gitops-kit open ${best.id}`,
    );
  }
  throw new FailedError('Nothing with an address was found for that.', 'Look for it with: gitops-kit search WORDS');
}

/** A page should not open for words that have little to do with it. */
function isMeant({ confidence, likeness }: Pick<SearchHit, 'confidence' | 'likeness'>): boolean {
  return confidence >= 0.6 || likeness >= 0.3;
}
