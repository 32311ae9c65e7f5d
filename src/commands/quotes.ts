import type { Context } from '../context.ts';
import { findQuotes } from '../queries/find.ts';
import type { TypedFilters } from '../records/filters.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { type Define, delivered, filtered, WholeNumber } from './options.ts';
import { remember } from './remembered.ts';

export interface QuotesFlags extends DeliveryFlags, Omit<TypedFilters, 'kind' | 'industry'> {
  readonly limit: number;
  readonly random?: boolean;
}

export const defineQuotes: Define = (command, context, merged) =>
  delivered(
    filtered(command.argument('[words...]', 'what the quote should be about'))
      .description('verbatim quotes, each with its moment in the video')
      .option('-r, --random', 'one of them')
      .addOption(new WholeNumber('-n, --limit <number>', 'how many at most', { least: 1, most: MOST, usual: 100 })),
  ).action((words, flags) => quotesCommand(context, words, merged(flags)));

const MOST = 1000;

/** Delivers quotes: all of them, those that answer a question, or one at random. */
async function quotesCommand(context: Context, words: readonly string[], flags: QuotesFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const query = words.join(' ');
  const found = await findQuotes(context, query, flags, flags.random ? MOST : flags.limit);
  const lucky = found[Math.floor(context.random() * found.length)];
  const hits = flags.random && lucky ? [lucky] : found;
  if (delivery.toRead) remember(context, query, hits);
  await deliver(context, delivery, { kind: 'search', query, hits });
}
