import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import { KINDS } from '../kit/kinds.ts';
import { passes, resolveFilters, type TypedFilters } from '../queries/filters.ts';
import { toHit } from '../queries/hit.ts';
import { lookUpKind, plural } from '../queries/lookup.ts';
import { aboutOf } from '../render/formats.ts';
import { json } from '../render/json.ts';
import { listLines, overviewLines } from '../render/list.ts';
import { originOf } from './deliver.ts';
import { type GlobalFlags, print } from './print.ts';

export interface ListFlags extends GlobalFlags, Omit<TypedFilters, 'kind'> {
  readonly json?: boolean;
}

/** Prints the records of a kind, or which kinds there are; with `--json` and no kind, the whole kit. */
export async function listCommand(context: Context, kind: string | undefined, flags: ListFlags): Promise<void> {
  const kit = await context.kit();
  const filters = resolveFilters(kit, {
    ...flags,
    kind: kind === undefined ? [] : [lookUpKind(kind, KINDS.map(plural))],
  });
  const records = kit.records.filter((record) => passes(kit, record, filters));
  if (!records.length) throw new FailedError('Nothing in the kit has all of that.', 'Leave a filter out.');
  if (flags.json) {
    await context.stdout.write(
      json({
        query: kind ?? '',
        results: records.map((record) => ({ ...toHit(kit, record), record })),
        ...aboutOf(await originOf(context)),
      }),
    );
  } else if (records.length === kit.records.length && kind === undefined) {
    const counts = KINDS.map((one) => ({ name: plural(one), count: kit.all(one).length }));
    await print(context, flags, (view) => overviewLines(view, counts));
  } else {
    const hits = records.map((record) => toHit(kit, record));
    await print(context, flags, (view) => listLines(view, hits));
  }
}
