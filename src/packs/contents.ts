/** What each pack brings, as a list of packs tells it. */
import { readCompiled } from '../records/compiled.ts';
import type { Pack } from '../records/kit.ts';
import { packOf } from '../records/pack-ids.ts';
import type { Manifest } from '../records/schema.ts';
import type { FoundPack, Origin } from './find.ts';
import type { Packs } from './load.ts';
import type { Problem } from './problem.ts';

export interface PackContents {
  readonly manifest: Manifest;
  /** Where it is; undefined for the kit itself. */
  readonly path?: string;
  readonly origin?: Origin;
  /** Ids of its own records, of the kit's records that it changes, and of those that it hides. */
  readonly records: readonly string[];
  readonly changes: readonly string[];
  readonly hides: readonly string[];
  readonly transcripts: readonly string[];
}

/** All packs that are found, in the order in which they go first, then the kit; and what is wrong with them. */
export async function packContents(all: Packs): Promise<{ packs: PackContents[]; problems: readonly Problem[] }> {
  const { manifest, entries } = readCompiled(all.builtIn());
  const kit = { manifest, records: entries.map(({ id }) => id), changes: [], hides: [], transcripts: [] };
  const { packs, paths, problems, transcripts } = await all.compiled();
  const contents = packs.map((text, index) => {
    const found = all.found().packs.find(({ path }) => path === paths[index]);
    const talks = transcripts.filter(({ pack }) => pack === found?.path).map(({ talk }) => talk);
    return contentsOf(readCompiled(text), found, talks);
  });
  return { packs: [...contents.reverse(), kit], problems };
}

function contentsOf(
  { manifest, entries, hides = [] }: Pack,
  found: FoundPack | undefined,
  transcripts: readonly string[],
): PackContents {
  const ids = entries.map(({ id }) => id);
  return {
    manifest,
    ...(found && { path: found.path, origin: found.origin }),
    records: ids.filter((id) => packOf(id) !== undefined),
    changes: ids.filter((id) => packOf(id) === undefined),
    hides,
    transcripts,
  };
}
