import type { Context } from '../../context.ts';
import { FailedError } from '../../errors.ts';
import { packContents } from '../../packs/contents.ts';
import { toHit } from '../../records/hit.ts';
import { json } from '../../render/json.ts';
import { heading, paragraph } from '../../render/layout.ts';
import { listLines } from '../../render/list.ts';
import { packLines } from '../../render/packs.ts';
import { nearest } from '../../text/nearest.ts';
import { repeated } from '../../text/text.ts';
import { type Define, jsonOption } from '../options.ts';
import { type GlobalFlags, print } from '../print.ts';
import { summary } from './list.ts';

export const definePackShow: Define = (command, context, merged) => {
  command
    .argument('<name>', 'the name of a pack')
    .description('what a pack brings and changes')
    .addOption(jsonOption())
    .action((name, flags) => packShowCommand(context, name, merged(flags)));
};

/** Prints what a pack brings, changes and hides. */
async function packShowCommand(context: Context, name: string, flags: GlobalFlags & { json?: boolean }): Promise<void> {
  const { packs } = await packContents(context.packs);
  const pack = packs.find(({ manifest }) => manifest.name === name.trim());
  if (!pack) {
    const names = packs.map(({ manifest }) => manifest.name);
    const guess = nearest(name, names);
    throw new FailedError(
      `There is no pack "${repeated(name)}".`,
      `${guess ? `Did you mean "${guess}"? ` : ''}There are: ${names.join(', ')}.`,
    );
  }
  const kit = await context.kit();
  const { changes, hides, transcripts } = pack;
  const hits = pack.records.flatMap((id) => kit.get(id) ?? []).map((record) => toHit(kit, record));
  if (flags.json) {
    return context.stdout.write(json({ ...summary(pack), records: hits, changes, hides, transcripts }));
  }
  const lists = [
    ['It changes', changes],
    ['It hides', hides],
    ['Transcripts of', transcripts],
  ] as const;
  await print(context, flags, (view) => [
    ...packLines(view, summary(pack)),
    ...(hits.length ? ['', ...heading(view, 'Its records'), ...listLines(view, hits)] : []),
    ...lists.flatMap(([label, ids]) =>
      ids.length ? ['', ...heading(view, label), ...ids.flatMap((id) => paragraph(view, id))] : [],
    ),
  ]);
}
