import type { Context } from '../context.ts';
import { show } from '../queries/records.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { type Define, delivered } from './options.ts';
import { isNumber, recall } from './remembered.ts';

export const defineShow: Define = (command, context, merged) =>
  delivered(
    command
      .argument('<id>', 'the id of a record, or its number in the last search')
      .description('one record in full; a talk with its moments in order'),
  ).action((id, flags) => showCommand(context, id, merged(flags)));

/** Delivers one record in full. */
async function showCommand(context: Context, id: string, flags: DeliveryFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  await deliver(context, delivery, await show(context, isNumber(id) ? recall(context, Number(id)) : id));
}
