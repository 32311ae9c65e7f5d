/** Reads the files of a pack from disk: within limits, and nothing that a link leads to. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PackFiles } from './compile.ts';
import { unreadable } from './find.ts';
import type { Problem } from './problem.ts';

/**
 * The most that a pack may hold, in bytes and in files. The kit itself has 450 KB in 15 files; an hour of captions has
 * about 100 KB.
 */
export const LIMITS = {
  file: 1_000_000,
  pack: 4_000_000,
  files: 100,
  transcript: 5_000_000,
  transcripts: 1000,
  allTranscripts: 20_000_000,
};

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

/** The text of a transcript, or else where it is not UTF-8. @throws where it cannot be read */
export function readTranscript(path: string): ReturnType<typeof decoded> {
  return decoded(readWithin(path, LIMITS.transcript, true));
}

class Unfit extends Error {}

/**
 * The bytes of a file, which must be a plain one and no larger than allowed.
 * @param strict also refuses a link
 */
function readWithin(path: string, most: number, strict: boolean): Buffer {
  return opened(path, strict, (descriptor, size) => {
    if (size > most) throw tooLarge(size, most);
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
  });
}

/** Opens a plain file for as long as it is read. @param strict also refuses a link */
function opened<T>(path: string, strict: boolean, read: (descriptor: number, size: number) => T): T {
  // A pipe would keep us waiting for whoever writes to it.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (strict ? constants.O_NOFOLLOW : 0);
  const descriptor = openSync(path, flags);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new Unfit('is no plain file');
    return read(descriptor, status.size);
  } finally {
    closeSync(descriptor);
  }
}

function tooLarge(size: number, most: number): Unfit {
  return new Unfit(`is too large: ${size} bytes, and ${most} are allowed`);
}

/** Bytes as text; where they are not UTF-8, the place at which that shows. */
export function decoded(bytes: Buffer): string | { line: number; column: number } {
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
      .filter((name) => CAPTIONS.test(name))
      .sort();
    if (names.length > LIMITS.transcripts)
      report(folder, `has ${names.length} transcripts; ${LIMITS.transcripts} are read`);
    let left = LIMITS.allTranscripts;
    return names.slice(0, LIMITS.transcripts).flatMap((name) => {
      const path = join(folder, name);
      const { size, mtimeMs, ctimeMs, ino } = lstatSync(path);
      const most = Math.min(LIMITS.transcript, left);
      const fault = faultOf(path, most);
      if (fault) {
        report(path, fault.message, fault.hint);
        return [];
      }
      left -= size;
      const talk = name.slice(0, name.lastIndexOf('.'));
      return [{ path, pack, talk, state: `${size} ${mtimeMs} ${ctimeMs} ${ino}` }];
    });
  } catch (error) {
    report(folder, unreadable(error), NOTHING);
    return [];
  }
}

const NOTHING = 'nothing of it is used';
/** Names of files that somebody takes for transcripts. */
const CAPTIONS = /^[^.].*\.(?:vtt|srt|json3|ass|ssa|sbv|ttml|dfxp)$/i;
/** What a file begins with tells whether it is one. In bytes. */
const HEAD = 64;

interface Fault {
  readonly message: string;
  readonly hint: string;
}

/** Why a file is not used as a transcript. @param most how many bytes it may have */
function faultOf(path: string, most: number): Fault | undefined {
  try {
    const head = Buffer.alloc(HEAD);
    const read = opened(path, true, (descriptor, size) => {
      if (size > most) throw tooLarge(size, most);
      return readSync(descriptor, head, 0, HEAD, 0);
    });
    return whyNoTranscript(path, head.subarray(0, read));
  } catch (error) {
    return { message: error instanceof Unfit ? error.message : unreadable(error), hint: NOTHING };
  }
}

/** Why a file cannot be a transcript. @param bytes the first 64 of it, or all */
export function whyNoTranscript(path: string, bytes: Uint8Array): Fault | undefined {
  const start = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  if (/^(?:\u00ef\u00bb\u00bf)?\s*WEBVTT(?:\s|$)/.test(start) && /\.vtt$/i.test(path)) return undefined;
  if (start.startsWith('version https://git-lfs.')) {
    return {
      message: 'is a pointer of Git LFS, so it is not used',
      hint: 'put the transcript itself in its place; what is in LFS is not fetched by pack install',
    };
  }
  if (/^(?:\u00ff\u00fe|\u00fe\u00ff)|\0/.test(start))
    return { message: 'is not UTF-8 text, so it is not used', hint: 'save it as UTF-8' };
  return {
    message: 'is no WebVTT, so it is not used',
    hint: 'make a transcript of captions with: gitops-kit pack transcript FILE --talk ID',
  };
}

function isYaml(name: string): boolean {
  return /^[^.].*\.ya?ml$/.test(name);
}
