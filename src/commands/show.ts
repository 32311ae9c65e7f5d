import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import { secondsIn } from '../records/address.ts';
import { citeTalk } from '../records/citations.ts';
import { type Hit, toHit } from '../records/hit.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { momentId, readMomentId } from '../records/moments.ts';
import { findRecord, shown } from '../records/show.ts';
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
  secondsIn(talk, at);
  const text = await context.packs.listen(talk.id, at, WHILE);
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
