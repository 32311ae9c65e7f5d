import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from '../errors.ts';
import { passingName, sweep } from './processes.ts';

/** How the files are called that are being written. */
const PREFIX = '.gitops-kit-';

interface Options {
  /** The file's mode; without it, what the user's umask leaves. */
  readonly mode?: number | undefined;
  /** A file whose mode and owner it gets. */
  readonly like?: Pick<Stats, 'mode' | 'uid' | 'gid'> | undefined;
  /** Whether a file that is there is replaced. */
  readonly replace?: boolean;
}

/**
 * Writes a file whole or not at all: its content is on the disk before it takes its name.
 * @throws the error of the file system; `EEXIST` where there is a file that is not to be replaced
 */
export function writeWhole(path: string, content: string | Uint8Array, options: Options = {}): void {
  const { like, mode = like && like.mode & 0o7777, replace = true } = options;
  const folder = dirname(path);
  const beside = join(folder, passingName(PREFIX));
  try {
    sweep(folder, PREFIX);
    writeFileSync(beside, content, { flag: 'wx', mode, flush: true });
    if (like) keepOwner(beside, like);
    // After the owner, whose change may take bits of it away.
    if (mode !== undefined) chmodSync(beside, mode);
    if (!replace) claim(beside, path);
    renameSync(beside, path);
    flushFolder(folder);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Gives a file its name where nobody has it: of two who make a file at once only one may. */
function claim(beside: string, path: string): void {
  try {
    linkSync(beside, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    // Not every disk has links; then an empty file keeps the place for a moment.
    closeSync(openSync(path, 'wx'));
  }
}

/** Only the administrator may give a file away; for all others it is theirs already. */
function keepOwner(path: string, { uid, gid }: Pick<Stats, 'uid' | 'gid'>): void {
  try {
    chownSync(path, uid, gid);
  } catch {
    // then it belongs to whoever writes it
  }
}

/** Puts the new name onto the disk as well, where the system can. */
function flushFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows has no such thing
  }
}
