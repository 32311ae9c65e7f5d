/** The index of the packs' transcripts: made at the first search, and kept in the cache. */
import { createHash } from 'node:crypto';
import { type CueIndex, cueIndexBuilder, readCueIndex } from '../search/cue-index.ts';
import type { Progress } from '../terminal/progress.ts';
import type { Cache } from './cache.ts';
import { readTranscript, type TranscriptFile } from './read.ts';

/**
 * The index of transcripts, numbered in their order.
 * @param version of the program, because another one may find words in another way
 * @param again makes it anew even where it is kept
 */
export async function transcriptIndex(
  files: readonly TranscriptFile[],
  cache: Cache,
  version: string,
  progress: Progress,
  again = false,
): Promise<CueIndex> {
  const name = `cues-${keyOf(files, version)}`;
  const kept = again ? undefined : readKept(cache.read(name));
  if (kept) return kept;
  const text = await build(files, progress);
  cache.write(name, text);
  return readCueIndex(text);
}

function readKept(text: string | undefined): CueIndex | undefined {
  try {
    return text === undefined ? undefined : readCueIndex(text);
  } catch {
    return undefined;
  }
}

function keyOf(files: readonly TranscriptFile[], version: string): string {
  const hash = createHash('sha256').update(version);
  for (const { path, state } of files) hash.update(`\0${path}\0${state}`);
  return hash.digest('hex').slice(0, 32);
}

async function build(files: readonly TranscriptFile[], progress: Progress): Promise<string> {
  const { captionFormat, readCaptions } = await import('./captions.ts');
  const builder = cueIndexBuilder();
  try {
    for (const [index, { path }] of files.entries()) {
      progress.part('Reading transcripts', index / files.length);
      const text = readTranscript(path);
      const format = text === undefined ? undefined : captionFormat(text);
      builder.add(text !== undefined && format === 'vtt' ? await readCaptions(text, format) : []);
    }
    progress.part('Writing their index', 1);
    return builder.text();
  } finally {
    progress.end();
  }
}
