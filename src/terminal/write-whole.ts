import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isGone, self } from './processes.ts';

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
  const { pid, host } = self();
  const beside = join(folder, `.gitops-kit-${host}-${pid}-${randomUUID()}.tmp`);
  try {
    sweep(folder);
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

/** Takes away what processes have left here that were killed while they wrote. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, host, pid] = /^\.gitops-kit-([\w-]+)-(\d+)-[\da-f]{8}-[\da-f-]{27}\.tmp$/.exec(name) ?? [];
    if (host !== undefined && isGone({ host, pid: Number(pid) })) rmSync(join(folder, name), { force: true });
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

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
