/** The index of the packs' transcripts: made at the first search, kept in the cache, and read only where it is needed. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type CueIndex, cueIndexBuilder, openCueIndex } from '../search/cue-index.ts';
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
  const kept = again ? undefined : openKept(cache, name);
  if (kept) return kept;
  const parts = await build(files, progress);
  cache.write(name, parts);
  const opened = openKept(cache, name) ?? openWhole(Buffer.concat(parts));
  if (!opened) throw new Error('the index that has just been made cannot be read');
  return opened;
}

function keyOf(files: readonly TranscriptFile[], version: string): string {
  const hash = createHash('sha256').update(version);
  for (const { path, state } of files) hash.update(`\0${path}\0${state}`);
  return hash.digest('hex').slice(0, 32);
}

async function build(files: readonly TranscriptFile[], progress: Progress): Promise<Uint8Array[]> {
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
    return builder.bytes();
  } finally {
    progress.end();
  }
}

/** The index in the cache; it is read in pieces for as long as the program runs. */
function openKept({ folder }: Cache, name: string): CueIndex | undefined {
  if (!folder) return undefined;
  let descriptor: number;
  try {
    descriptor = openSync(join(folder, name), 'r');
  } catch {
    return undefined;
  }
  const read = (offset: number, length: number): Buffer => {
    const piece = Buffer.allocUnsafe(length);
    return piece.subarray(0, readSync(descriptor, piece, 0, length, offset));
  };
  const index = openCueIndex(read, fstatSync(descriptor).size);
  if (!index) closeSync(descriptor);
  return index;
}

function openWhole(bytes: Buffer): CueIndex | undefined {
  return openCueIndex((offset, length) => bytes.subarray(offset, offset + length), bytes.length);
}
