import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import { passes, resolveFilters, type TypedFilters } from '../records/filters.ts';
import { toHit } from '../records/hit.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { type Define, delivered, filtered, wholeNumber } from './options.ts';
import { remember } from './remembered.ts';
import { findHits } from './search.ts';

export interface QuotesFlags extends DeliveryFlags, Omit<TypedFilters, 'kind' | 'industry'> {
  readonly limit: string;
  readonly random?: boolean;
}

export const defineQuotes: Define = (command, context, merged) =>
  delivered(
    filtered(command.argument('[words...]', 'what the quote should be about'))
      .description('verbatim quotes, each with its moment in the video')
      .option('-r, --random', 'one of them')
      .option('-n, --limit <number>', 'how many at most', '100'),
  ).action((words, flags) => quotesCommand(context, words, merged(flags)));

/** Delivers quotes: all of them, those that answer a question, or one at random. */
async function quotesCommand(context: Context, words: readonly string[], flags: QuotesFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const limit = wholeNumber('--limit', flags.limit, 1, 1000);
  const kit = await context.kit();
  const query = words.join(' ');
  const typed = { ...flags, kind: ['quote'] };
  const filters = resolveFilters(kit, typed);
  const found = words.length
    ? await findHits(context, kit, query, typed, limit)
    : kit
        .all('quote')
        .filter((quote) => passes(kit, quote, filters))
        .map((quote) => toHit(kit, quote));
  if (!found.length)
    throw new FailedError('No quote has all of that.', 'Leave a filter out, or see all with: gitops-kit quotes');
  const lucky = found[Math.floor(context.random() * found.length)];
  const hits = flags.random && lucky ? [lucky] : found.slice(0, limit);
  if (delivery.toRead) remember(context, query, hits);
  await deliver(context, delivery, { kind: 'search', query, hits });
}
