/** The transcripts of packs: searched through an index that is made at the first search and kept in the cache. */
import { createHash } from 'node:crypto';
import type { Kit } from '../records/kit.ts';
import { toSeconds } from '../records/moments.ts';
import { fullId } from '../records/pack-ids.ts';
import { type CueIndex, cueIndexBuilder, readCueIndex } from '../search/cue-index.ts';
import type { Cue } from '../search/cues.ts';
import type { SearchRequest } from '../search/search.ts';
import { passageAt, type SpokenHit, searchSpoken, type Transcript } from '../search/transcripts.ts';
import type { Progress } from '../terminal/progress.ts';
import { type Cache, sealed, unsealed } from './cache.ts';
import type { readCaptions } from './captions.ts';
import { readTranscript, type TranscriptFile } from './read.ts';

/** The transcripts of all packs, and what their index is made with. */
export interface Transcripts {
  readonly files: readonly TranscriptFile[];
  /** The name of the pack in each folder. */
  readonly names: ReadonlyMap<string, string>;
  readonly cache: Cache;
  /** Of the program: another one may find words in another way. */
  readonly version: string;
  readonly progress: Progress;
}

/** What was said that answers a question, best first. */
export async function searchTranscripts(all: Transcripts, kit: Kit, request: SearchRequest): Promise<SpokenHit[]> {
  const transcripts = all.files.map((file) => transcriptOf(all, kit, file));
  return withIndex(all, (index) => searchSpoken(kit, index, transcripts, request));
}

/**
 * What was said in a talk from a time on.
 * @param seconds how long to listen
 * @returns undefined where no transcript has that moment
 */
export async function listen(
  all: Transcripts,
  kit: Kit,
  talk: string,
  at: string,
  seconds: number,
): Promise<string | undefined> {
  const number = all.files.findIndex((file) => transcriptOf(all, kit, file)?.talk === talk);
  const start = toSeconds(at);
  if (number < 0 || start === undefined) return undefined;
  return withIndex(all, (index) => passageAt(index, number, start, seconds));
}

/** The talk of a transcript: one of its own pack, or of the kit. */
function transcriptOf({ names }: Transcripts, kit: Kit, { pack, talk }: TranscriptFile): Transcript | undefined {
  const name = names.get(pack);
  if (name === undefined) return undefined;
  const id = [fullId(name, talk), talk].find((one) => kit.find('talk', one)?.id === one);
  return id === undefined ? undefined : { talk: id, pack: name };
}

/** Asks the index in the cache; where there is none, or it turns out to be broken, it is made anew. */
async function withIndex<T>(all: Transcripts, ask: (index: CueIndex) => T): Promise<T> {
  const name = `cues-${keyOf(all)}`;
  try {
    const kept = unsealed(all.cache.read(name));
    if (kept !== undefined) return ask(readCueIndex(kept));
  } catch {
    // Whatever is wrong with it, it can be made again.
  }
  const text = await build(all);
  all.cache.write(name, sealed(text));
  return ask(readCueIndex(text));
}

function keyOf({ files, version }: Transcripts): string {
  const hash = createHash('sha256').update(version);
  for (const { path, state } of files) hash.update(`\0${path}\0${state}`);
  return hash.digest('hex').slice(0, 32);
}

async function build({ files, progress }: Transcripts): Promise<string> {
  const { readCaptions } = await import('./captions.ts');
  const builder = cueIndexBuilder();
  try {
    for (const [index, { path }] of files.entries()) {
      progress.part('Reading transcripts', index / files.length);
      builder.add(cuesIn(path, readCaptions));
    }
    progress.part('Writing their index', 1);
    return builder.text();
  } finally {
    progress.end();
  }
}

/** The cues of a transcript; none where it cannot be read, of which `pack check` tells. */
function cuesIn(path: string, read: typeof readCaptions): readonly Cue[] {
  try {
    const text = readTranscript(path);
    return typeof text === 'string' ? read(text, 'vtt').cues : [];
  } catch {
    return [];
  }
}
