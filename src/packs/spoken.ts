/** Searches the packs' transcripts. Bundled apart: nothing of it is loaded where there are none. */
import type { Kit } from '../records/kit.ts';
import { toSeconds } from '../records/moments.ts';
import { fullId } from '../records/pack-ids.ts';
import type { CueIndex } from '../search/cue-index.ts';
import type { SearchRequest } from '../search/search.ts';
import { passageAt, type SpokenHit, searchSpoken, type Transcript } from '../search/transcripts.ts';
import type { Progress } from '../terminal/progress.ts';
import type { Cache } from './cache.ts';
import type { TranscriptFile } from './read.ts';
import { transcriptIndex } from './transcripts.ts';

export interface SpokenPlace {
  readonly cache: Cache;
  readonly version: string;
  readonly progress: Progress;
  /** The transcripts of all packs, and the name of the pack in each folder. */
  readonly files: readonly TranscriptFile[];
  readonly names: ReadonlyMap<string, string>;
}

/** What was said that answers a question, best first. */
export async function findSpoken(place: SpokenPlace, kit: Kit, request: SearchRequest): Promise<SpokenHit[]> {
  const transcripts = place.files.map((file) => transcriptOf(place, kit, file));
  return withIndex(place, (index) => searchSpoken(kit, index, transcripts, request));
}

/**
 * What was said in a talk from a time on.
 * @param seconds how long to listen
 * @returns undefined where no transcript has that moment
 */
export async function listen(
  place: SpokenPlace,
  kit: Kit,
  talk: string,
  at: string,
  seconds: number,
): Promise<string | undefined> {
  const number = place.files.findIndex((file) => transcriptOf(place, kit, file)?.talk === talk);
  const start = toSeconds(at);
  if (number < 0 || start === undefined) return undefined;
  return withIndex(place, (index) => passageAt(index, number, start, seconds));
}

/** Asks the index; where it turns out to be broken, it is made anew. */
async function withIndex<T>({ files, cache, version, progress }: SpokenPlace, ask: (index: CueIndex) => T): Promise<T> {
  const index = await transcriptIndex(files, cache, version, progress);
  try {
    return ask(index);
  } catch {
    return ask(await transcriptIndex(files, cache, version, progress, true));
  }
}

/** The talk of a transcript: one of its own pack, or of the kit. */
function transcriptOf({ names }: SpokenPlace, kit: Kit, { pack, talk }: TranscriptFile): Transcript | undefined {
  const name = names.get(pack);
  if (name === undefined) return undefined;
  const id = [fullId(name, talk), talk].find((one) => kit.find('talk', one)?.id === one);
  return id === undefined ? undefined : { talk: id, pack: name };
}
