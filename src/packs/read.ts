/** Reads the files of a pack from disk: within limits, and nothing that a link leads to. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PackFiles } from './compile.ts';
import { unreadable } from './find.ts';
import type { Problem } from './problem.ts';

/** The most that a pack may hold, in bytes and in files. The kit itself has 450 KB in 15 files. */
export const LIMITS = { file: 1_000_000, pack: 4_000_000, files: 100, transcript: 5_000_000, transcripts: 1000 };

/** The folder of a pack in which its transcripts are. */
export const TRANSCRIPTS = 'transcripts';

/** A transcript that has not been read. */
export interface TranscriptFile {
  readonly path: string;
  /** The folder of its pack. */
  readonly pack: string;
  /** The file's name without its ending: the id of a talk. */
  readonly talk: string;
  /** Differs whenever the file has been written to. */
  readonly state: string;
}

export interface ReadPack extends PackFiles {
  readonly transcripts: readonly TranscriptFile[];
  readonly problems: readonly Problem[];
}

/** A pack's files. Never throws: what cannot be read is among the problems. */
export function readPackFiles(path: string): ReadPack {
  const problems: Problem[] = [];
  const files: { path: string; text: string }[] = [];
  const report = (file: string, message: string, hint?: string, line = 1, column = 1): void => {
    problems.push({ file, line, column, message, hint });
  };
  let names: string[] | undefined;
  try {
    // What is named may be a link of the user's own; what is inside may not.
    names = statSync(path).isDirectory() ? readdirSync(path).filter(isYaml).sort() : undefined;
  } catch (error) {
    report(path, unreadable(error));
    return { path, files, gaps: true, transcripts: [], problems };
  }
  if (names?.length === 0) {
    const hint = `make a pack of it with: gitops-kit pack init NAME ${path}; or move it elsewhere`;
    report(path, 'has no YAML file, so it is no pack', hint);
  }
  const paths = names ? names.map((name) => join(path, name)) : [path];
  if (paths.length > LIMITS.files) report(path, `has ${paths.length} YAML files; ${LIMITS.files} are read`);
  let left = LIMITS.pack;
  for (const file of paths.slice(0, LIMITS.files)) {
    try {
      const bytes = readWithin(file, Math.min(LIMITS.file, left), names !== undefined);
      left -= bytes.length;
      const text = decoded(bytes);
      if (typeof text === 'string') files.push({ path: file, text });
      else report(file, 'is not UTF-8 text', 'save it as UTF-8', text.line, text.column);
    } catch (error) {
      report(file, error instanceof Unfit ? error.message : unreadable(error), 'nothing of it is used');
    }
  }
  const gaps = files.length < (paths.length || 1);
  return { path, files, gaps, transcripts: names ? transcripts(path, report) : [], problems };
}

/** The text of a transcript; undefined where it cannot be read. */
export function readTranscript(path: string): string | undefined {
  try {
    return new TextDecoder().decode(readWithin(path, LIMITS.transcript, true));
  } catch {
    return undefined;
  }
}

class Unfit extends Error {}

/**
 * The bytes of a file, which must be a plain one and no larger than allowed.
 * @param strict also refuses a link
 */
function readWithin(path: string, most: number, strict: boolean): Buffer {
  // A pipe would keep us waiting for whoever writes to it.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (strict ? constants.O_NOFOLLOW : 0);
  const descriptor = openSync(path, flags);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new Unfit('is no plain file');
    if (status.size > most) throw new Unfit(`is too large: ${status.size} bytes, and ${most} are allowed`);
    const bytes = Buffer.alloc(status.size);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

function decoded(bytes: Buffer): string | { line: number; column: number } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (Buffer.compare(Buffer.from(text), bytes) === 0 && !text.includes('\u0000')) return text;
  const before = text.slice(0, Math.max(0, text.search(/[\uFFFD\0]/))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function transcripts(
  pack: string,
  report: (file: string, message: string, hint?: string) => void,
): readonly TranscriptFile[] {
  const folder = join(pack, TRANSCRIPTS);
  try {
    if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.vtt'))
      .sort();
    if (names.length > LIMITS.transcripts)
      report(folder, `has ${names.length} transcripts; ${LIMITS.transcripts} are read`);
    return names.slice(0, LIMITS.transcripts).flatMap((name) => {
      const path = join(folder, name);
      const status = lstatSync(path);
      const { size, mtimeMs, ctimeMs, ino } = status;
      if (status.isFile() && size <= LIMITS.transcript) {
        const talk = name.slice(0, -'.vtt'.length);
        return [{ path, pack, talk, state: `${size} ${mtimeMs} ${ctimeMs} ${ino}` }];
      }
      const large = `is too large: ${size} bytes, and ${LIMITS.transcript} are allowed`;
      report(path, status.isFile() ? large : 'is no plain file', 'nothing of it is used');
      return [];
    });
  } catch (error) {
    report(folder, unreadable(error), 'nothing of it is used');
    return [];
  }
}

function isYaml(name: string): boolean {
  return /^[^.].*\.ya?ml$/.test(name);
}
