import type { Context } from '../../context.ts';
import { type PackContents, packContents } from '../../packs/contents.ts';
import { json } from '../../render/json.ts';
import { packLines } from '../../render/packs.ts';
import { type Define, jsonOption } from '../options.ts';
import { type GlobalFlags, print } from '../print.ts';

export const definePackList: Define = (command, context, merged) => {
  command
    .description('the packs that are found, and where')
    .addOption(jsonOption())
    .action((flags) => packListCommand(context, merged(flags)));
};

/** Prints the packs that are found, and where. */
async function packListCommand(context: Context, flags: GlobalFlags & { json?: boolean }): Promise<void> {
  const { packs, problems } = await packContents(context.packs);
  if (flags.json) return context.stdout.write(json({ packs: packs.map(summary) }));
  await print(context, flags, (view) => packs.flatMap((pack) => packLines(view, summary(pack))));
  if (problems.length) {
    const what = problems.length === 1 ? 'One thing is' : `${problems.length} things are`;
    await context.stderr.write(`${what} wrong in them; see: gitops-kit pack check\n`);
  }
}

/** A pack in the shape in which `--json` prints it, with numbers in place of the ids. */
export function summary({ manifest, records, changes, hides, transcripts, path, origin }: PackContents) {
  return {
    ...manifest,
    origin: origin ?? 'built in',
    ...(path !== undefined && { path }),
    records: records.length,
    changes: changes.length,
    hides: hides.length,
    transcripts: transcripts.length,
  };
}
