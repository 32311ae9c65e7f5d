/** Which source stands beside an answer in a message: what its card names as the proof of its words. */
import { isFor } from '../answer/evidence.ts';
import { type Citation, cite } from '../records/citations.ts';
import { type Hit, toHit } from '../records/hit.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { isWarning } from '../records/use-case.ts';

/** A source, and the record that tells of it where there is one. */
export interface Support {
  readonly source: Citation;
  readonly hit?: Hit;
  /** Whose it is, where that is another name than its source has. */
  readonly by?: string;
}

/**
 * What supports an answer: what happened in their own company, else the proof that the card names. A card without words
 * for a message says what it said on the screen, and so has what stood there first.
 * @param used what was shown with it
 * @param listener what is meant for others than whom supports nothing
 * @param isSent whether a record may be in the message
 */
export function supportOf(
  kit: Kit,
  { proof = '', brief, sources }: RecordOf<'objection'>,
  used: readonly Hit[],
  listener: string | undefined,
  isSent: (id: string) => boolean,
): Support | undefined {
  const own = used.find(({ pack, sources: [source] }) => pack !== undefined && source);
  if (own) return ofHit(own);
  if (brief === undefined) return shownWith(kit, used);
  const record = isSent(proof) ? kit.get(proof) : undefined;
  const page = sources.find((one) => 'page' in one && one.page === proof);
  if (record) return isFor(record, listener) ? ofHit(toHit(kit, record)) : undefined;
  return page && { source: cite(kit, page) };
}

/** What stood on the screen with an answer, for want of anything that its words can be tied to; a warning comes last. */
function shownWith(kit: Kit, used: readonly Hit[]): Support | undefined {
  const warns = ({ id }: Hit) => {
    const story = kit.find('use-case', id);
    return Number(story !== undefined && isWarning(story));
  };
  const [hit] = used
    .filter(({ sources: [source] }) => source?.url !== undefined)
    .toSorted((one, other) => warns(one) - warns(other));
  return hit && ofHit(hit);
}

/**
 * Whose a source is: the organisation whose story it tells, that of the record or the only one that the kit tells from
 * there; or who speaks, and for whom.
 */
export function ownerOf(kit: Kit, { hit, source }: Support): string | undefined {
  const own = kit.find('use-case', hit?.id ?? '');
  if (own) return bracketless(own.organisation);
  const [name] = source.speakers;
  const speaker = kit.all('speaker').find((one) => one.name === name);
  if (speaker?.organisation !== undefined) return `${speaker.name}, ${bracketless(speaker.organisation)}`;
  const told = kit
    .all('use-case')
    .filter((one) => source.url !== undefined && one.sources.some((other) => cite(kit, other).url === source.url));
  const [first, ...others] = new Set(told.map(({ organisation }) => bracketless(organisation)));
  return others.length ? undefined : first;
}

function bracketless(name: string): string {
  return name.replace(/ \(.*?\)/, '');
}

function ofHit(hit: Hit): Support | undefined {
  const [source] = hit.sources;
  return source && { hit, source };
}
