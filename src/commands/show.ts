import type { Context } from '../context.ts';
import { details } from '../queries/details.ts';
import { toHit } from '../queries/hit.ts';
import { findRecord, momentsOf } from '../queries/show.ts';
import { json } from '../render/json.ts';
import { recordLines } from '../render/record.ts';
import { type GlobalFlags, print } from './print.ts';
import { isNumber, recall } from './remembered.ts';

/** Prints one record in full. */
export async function showCommand(
  context: Context,
  id: string,
  flags: GlobalFlags & { json?: boolean },
): Promise<void> {
  const kit = await context.kit();
  const record = findRecord(kit, isNumber(id) ? recall(context, Number(id)) : id);
  const hit = toHit(kit, record);
  const moments = record.kind === 'talk' ? momentsOf(kit, record) : [];
  if (flags.json) {
    await context.stdout.write(json({ query: id, results: [{ ...hit, record, ...(moments.length && { moments }) }] }));
  } else {
    await print(context, flags, (view) => recordLines(view, { hit, details: details(kit, record), moments }));
  }
}
