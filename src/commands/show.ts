import type { Context } from '../context.ts';
import { findRecord, shown } from '../queries/show.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { isNumber, recall } from './remembered.ts';

/** Delivers one record in full. */
export async function showCommand(context: Context, id: string, flags: DeliveryFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const kit = await context.kit();
  const record = findRecord(kit, isNumber(id) ? recall(context, Number(id)) : id);
  await deliver(context, delivery, { kind: 'show', query: id, shown: shown(kit, record) });
}
