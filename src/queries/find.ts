/** What a search finds: records, and what was said in talks. */
import { FailedError } from '../errors.ts';
import { isFiltering, joinFilters, passes, resolveFilters, type TypedFilters } from '../records/filters.ts';
import { toHit } from '../records/hit.ts';
import type { Found } from '../render/result.ts';
import { readQuestion } from '../search/question.ts';
import { type SearchHit, search } from '../search/search.ts';
import { suggestions } from '../search/suggestions.ts';
import type { SpokenHit } from '../search/transcripts.ts';
import { inQuotes, joined } from '../text/text.ts';
import type { Source } from './source.ts';

/** A record or a moment that was found. */
type FoundHit = SearchHit | SpokenHit;

/**
 * The hits for a search as it was typed, filters inside it and filters beside it taken together.
 * @throws FailedError with what is near where there are none
 * @throws UsageError for a filter that names nothing
 */
export async function findHits(
  source: Source,
  typed: string,
  wanted: TypedFilters,
  limit: number,
): Promise<FoundHit[]> {
  const kit = await source.kit();
  const { words, phrases, filters: inside } = readQuestion(typed);
  const filters = resolveFilters(kit, joinFilters(wanted, inside));
  const request = { words, phrases, filters, limit };
  const records = search(kit, await source.index(), request);
  const hits = withMoments(records, words.trim() ? await source.packs.searchTranscripts(request) : [], limit);
  if (hits.length) return hits;
  const near = suggestions(kit, words, filters);
  throw new FailedError(
    `Nothing found${typed && ` for ${inQuotes(typed)}`}${isFiltering(filters) ? ' with these filters' : ''}.`,
    near.length ? `Perhaps: ${joined(near, 'or')}.` : 'Try other words, or see the topics with: gitops-kit list topics',
  );
}

/** Records and what was said in talks; first whichever has the one that speaks of more of the question. */
function withMoments(records: readonly SearchHit[], moments: readonly SpokenHit[], limit: number): FoundHit[] {
  const clearer = (moments[0]?.confidence ?? 0) > (records[0]?.confidence ?? 0);
  const some = moments.slice(0, Math.max(limit - records.length, Math.floor(0.4 * limit), clearer ? 1 : 0));
  const others = records.slice(0, limit - some.length);
  return clearer ? [...some, ...others] : [...others, ...some];
}

/**
 * Quotes: those that answer a question, or all, in the order of the data.
 * @throws FailedError where there are none
 */
export async function findQuotes(source: Source, typed: string, wanted: TypedFilters, limit: number): Promise<Found[]> {
  const filters = { ...wanted, kind: ['quote'] };
  if (typed.trim()) return findHits(source, typed, filters, limit);
  const kit = await source.kit();
  const resolved = resolveFilters(kit, filters);
  const found = kit.all('quote').filter((quote) => passes(kit, quote, resolved));
  if (found.length) return found.slice(0, limit).map((quote) => toHit(kit, quote));
  throw new FailedError('No quote has all of that.', 'Leave a filter out, or see all with: gitops-kit quotes');
}
