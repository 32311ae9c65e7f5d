/** What each pack brings, as a list of packs tells it. */
import { readCompiled } from '../records/compiled.ts';
import type { Pack } from '../records/kit.ts';
import { packOf } from '../records/pack-ids.ts';
import type { Manifest } from '../records/schema.ts';
import type { FoundPack, Origin } from './find.ts';
import { readLibrary } from './library.ts';
import type { Problem } from './problem.ts';
import type { Shelf } from './shelf.ts';

export interface Surveyed {
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

/** The kit and all packs that are found, in the order in which they go first, and what is wrong with them. */
export async function survey(shelf: Shelf): Promise<{ packs: Surveyed[]; problems: readonly Problem[] }> {
  const base = readCompiled(shelf.builtIn());
  const kit: Surveyed = {
    manifest: base.manifest,
    records: base.entries.map(({ id }) => id),
    changes: [],
    hides: [],
    transcripts: [],
  };
  const found = shelf.found();
  const { packs, paths, problems, transcripts } = await readLibrary(found, shelf.builtIn(), shelf.cache);
  const surveyed = packs.map((text, index) => {
    const one = found.packs.find(({ path }) => path === paths[index]);
    const talks = transcripts.filter(({ pack }) => pack === one?.path).map(({ talk }) => talk);
    return surveyedPack(readCompiled(text), one, talks);
  });
  return { packs: [...surveyed.reverse(), kit], problems };
}

function surveyedPack(
  { manifest, entries, hides = [] }: Pack,
  found: FoundPack | undefined,
  transcripts: readonly string[],
): Surveyed {
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
