import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import { citeTalk } from '../kit/citations.ts';
import type { Kit, RecordOf } from '../kit/kit.ts';
import { momentId, readMomentId } from '../kit/moments.ts';
import { type Hit, toHit } from '../queries/hit.ts';
import { findRecord, shown } from '../queries/show.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { isNumber, recall } from './remembered.ts';

/** Delivers one record in full. */
export async function showCommand(context: Context, id: string, flags: DeliveryFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const kit = await context.kit();
  const named = isNumber(id) ? recall(context, Number(id)) : id;
  const moment = readMomentId(named);
  const record = findRecord(kit, moment?.talk ?? named);
  if (moment && record.kind === 'talk') {
    const hits = [await heard(context, kit, record, moment.at)];
    return deliver(context, delivery, { kind: 'search', query: named, hits });
  }
  await deliver(context, delivery, { kind: 'show', query: id, shown: shown(kit, record) });
}

/** How long to listen to a moment. In seconds. */
const WHILE = 30;

/** What was said in a talk at a time. */
async function heard(context: Context, kit: Kit, talk: RecordOf<'talk'>, at: string): Promise<Hit> {
  const text = await context.shelf.listen(talk.id, at, WHILE);
  if (text === undefined) {
    throw new FailedError(
      `There is no transcript of "${talk.title}" at ${at}.`,
      `Open the talk there with: gitops-kit open ${momentId(talk.id, at)}`,
    );
  }
  const { pack } = toHit(kit, talk);
  return {
    kind: 'moment',
    id: momentId(talk.id, at),
    ...(pack !== undefined && { pack }),
    title: talk.title,
    text,
    wording: 'quote',
    topics: talk.topics ?? [],
    audiences: [],
    sources: [citeTalk(kit, talk, at)],
  };
}
