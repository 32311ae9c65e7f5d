import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import { isFiltering, joinFilters, resolveFilters, type TypedFilters } from '../records/filters.ts';
import type { Kit } from '../records/kit.ts';
import { readQuestion } from '../search/question.ts';
import { type SearchHit, search } from '../search/search.ts';
import { suggestions } from '../search/suggestions.ts';
import type { SpokenHit } from '../search/transcripts.ts';
import { inQuotes, joined } from '../text/text.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { type Define, delivered, filtered, ofIndustry, wholeNumber } from './options.ts';
import { remember } from './remembered.ts';

export interface SearchFlags extends DeliveryFlags, TypedFilters {
  readonly limit: string;
}

export const defineSearch: Define = (command, context, merged) =>
  delivered(
    ofIndustry(filtered(command.argument('[words...]', 'what you look for, in your own words'), true))
      .description('everything in the kit, in your own words')
      .option('-n, --limit <number>', 'how many results at most', '5'),
  ).action((words, flags) => searchCommand(context, words, merged(flags)));

/** Delivers what answers a question. */
async function searchCommand(context: Context, words: readonly string[], flags: SearchFlags): Promise<void> {
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
  const isAsked = words.trim() !== '';
  const records = search(kit, await context.index(), request, isAsked ? (await context.matcher()).match : undefined);
  const hits = withMoments(records, isAsked ? await context.packs.searchTranscripts(request) : [], limit);
  if (hits.length) return hits;
  const near = suggestions(kit, words, filters);
  throw new FailedError(
    `Nothing found${typed && ` for ${inQuotes(typed)}`}${isFiltering(filters) ? ' with these filters' : ''}.`,
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
