import type { Context } from '../context.ts';
import { recordsOf } from '../queries/records.ts';
import type { TypedFilters } from '../records/filters.ts';
import { toHit } from '../records/hit.ts';
import { KINDS, type KitRecord } from '../records/kinds.ts';
import type { Kit } from '../records/kit.ts';
import { plural } from '../records/lookup.ts';
import { aboutOf } from '../render/formats.ts';
import { json } from '../render/json.ts';
import { listLines, overviewLines } from '../render/list.ts';
import { originOf } from './deliver.ts';
import { type Define, filtered, jsonOption, ofIndustry } from './options.ts';
import { type GlobalFlags, print } from './print.ts';

export interface ListFlags extends GlobalFlags, Omit<TypedFilters, 'kind'> {
  readonly json?: boolean;
}

export const defineList: Define = (command, context, merged) =>
  ofIndustry(filtered(command.argument('[kind]', 'quotes, points, talks, tools, topics, audiences ...')))
    .description('browse the kit; with --json and no kind, all of it')
    .addOption(jsonOption())
    .action((kind, flags) => listCommand(context, kind, merged(flags)));

/** Prints the records of a kind, or which kinds there are; with `--json` and no kind, the whole kit. */
async function listCommand(context: Context, kind: string | undefined, flags: ListFlags): Promise<void> {
  const kit = await context.kit();
  const records = recordsOf(kit, kind, flags, KINDS.map(plural));
  if (flags.json) {
    await context.stdout.write(
      json({
        query: kind ?? '',
        results: records.map((record) => ({ ...toHit(kit, record), record })),
        ...aboutOf(await originOf(context, records)),
      }),
    );
  } else if (records.length === kit.records.length && kind === undefined) {
    const counts = KINDS.map((one) => ({ name: plural(one), count: kit.all(one).length }));
    await print(context, flags, (view) => overviewLines(view, counts));
  } else {
    const hits = records.map((record) => ({ ...toHit(kit, record), about: aboutUseCase(kit, record) }));
    await print(context, flags, (view) => listLines(view, hits));
  }
}

/** `Banking, 2024`; undefined of another kind, or where neither is known. */
function aboutUseCase(kit: Kit, record: KitRecord): string | undefined {
  if (record.kind !== 'use-case') return undefined;
  const { industry = '', year } = record;
  return [kit.find('industry', industry)?.label ?? industry, year].filter(Boolean).join(', ') || undefined;
}
