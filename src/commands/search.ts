import type { Context } from '../context.ts';
import { findHits } from '../queries/find.ts';
import type { TypedFilters } from '../records/filters.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { type Define, delivered, filtered, ofIndustry, WholeNumber } from './options.ts';
import { remember } from './remembered.ts';

export interface SearchFlags extends DeliveryFlags, TypedFilters {
  readonly limit: number;
}

export const defineSearch: Define = (command, context, merged) =>
  delivered(
    ofIndustry(filtered(command.argument('[words...]', 'what you look for, in your own words'), true))
      .description('everything in the kit, in your own words')
      .addOption(
        new WholeNumber('-n, --limit <number>', 'how many results at most', { least: 1, most: 1000, usual: 5 }),
      ),
  ).action((words, flags) => searchCommand(context, words, merged(flags)));

/** Delivers what answers a question. */
async function searchCommand(context: Context, words: readonly string[], flags: SearchFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const query = words.join(' ');
  const hits = await findHits(context, query, flags, flags.limit);
  if (delivery.toRead) remember(context, query, hits);
  await deliver(context, delivery, { kind: 'search', query, hits });
}
