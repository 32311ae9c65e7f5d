/** One record: in full, or the address that it leads to. */
import { FailedError } from '../errors.ts';
import { type Address, type AddressWishes, addressOf, hasAddress } from '../records/address.ts';
import { citeTalk } from '../records/citations.ts';
import { type Hit, toHit } from '../records/hit.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { momentId, readMomentId } from '../records/moments.ts';
import type { KitRecord } from '../records/schema.ts';
import { findRecord, shown } from '../records/show.ts';
import type { Result } from '../render/result.ts';
import type { SearchHit } from '../search/search.ts';
import { repeated } from '../text/text.ts';
import { findHits } from './find.ts';
import type { Source } from './source.ts';

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

/**
 * The address of what has this id, else of the best with an address that answers the words.
 * @param isId whether the words can only be an id
 * @throws FailedError where nothing is surely meant, or what is meant has no safe address
 * @throws UsageError for a time that cannot be
 */
export async function addressFor(source: Source, words: string, wishes: AddressWishes, isId = false): Promise<Address> {
  const kit = await source.kit();
  const { record, at } = isId ? named(kit, words) : await meant(source, kit, words);
  return addressOf(kit, record, { ...wishes, at: wishes.at ?? (wishes.slides ? undefined : at) });
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
