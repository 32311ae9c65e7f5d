import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import type { Kit } from '../kit/kit.ts';
import { inQuotes, joined } from '../kit/text.ts';
import { isFiltering, joinFilters, resolveFilters, type TypedFilters } from '../queries/filters.ts';
import { readQuestion } from '../queries/question.ts';
import { type SearchHit, search } from '../queries/search.ts';
import type { SpokenHit } from '../queries/spoken.ts';
import { suggestions } from '../queries/suggestions.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { wholeNumber } from './options.ts';
import { remember } from './remembered.ts';

export interface SearchFlags extends DeliveryFlags, TypedFilters {
  readonly limit: string;
}

/** Delivers what answers a question. */
export async function searchCommand(context: Context, words: readonly string[], flags: SearchFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const limit = wholeNumber('--limit', flags.limit, 1, 1000);
  const kit = await context.kit();
  const query = words.join(' ');
  const hits = await findHits(context, kit, query, flags, limit);
  if (delivery.toRead) remember(context, query, hits);
  await deliver(context, delivery, { kind: 'search', query, hits });
}

/**
 * The hits for a search as it was typed, filters inside it and filters by flags taken together.
 * @throws FailedError with what is near where there are none
 */
export async function findHits(
  context: Context,
  kit: Kit,
  typed: string,
  flags: TypedFilters,
  limit: number,
): Promise<FoundHit[]> {
  const { words, phrases, filters: inside } = readQuestion(typed);
  const filters = resolveFilters(kit, joinFilters(flags, inside));
  const request = { words, phrases, filters, limit };
  const records = search(kit, await context.index(), request);
  const hits = withMoments(records, words.trim() ? await context.shelf.spoken(request) : [], limit);
  if (hits.length) return hits;
  const near = await suggestions(kit, words, filters);
  throw new FailedError(
    `Nothing found for ${inQuotes(typed)}${isFiltering(filters) ? ' with these filters' : ''}.`,
    near.length ? `Perhaps: ${joined(near, 'or')}.` : 'Try other words, or see the topics with: gitops-kit list topics',
  );
}

/** A record or a moment that was found. */
type FoundHit = SearchHit | SpokenHit;

/** Records and what was said in talks; first whichever has the one that speaks of more of the question. */
function withMoments(records: readonly SearchHit[], moments: readonly SpokenHit[], limit: number): FoundHit[] {
  const clearer = (moments[0]?.confidence ?? 0) > (records[0]?.confidence ?? 0);
  const some = moments.slice(0, Math.max(limit - records.length, Math.floor(0.4 * limit), clearer ? 1 : 0));
  const others = records.slice(0, limit - some.length);
  return clearer ? [...some, ...others] : [...others, ...some];
}
