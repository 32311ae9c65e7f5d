import { chmodSync, closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Options {
  /** The file's mode; without it, what the user's umask leaves. */
  readonly mode?: number | undefined;
  /** Whether a file that is there is replaced. */
  readonly replace?: boolean;
}

/**
 * Writes a file whole or not at all: its content is on the disk before it takes its name.
 * @throws the error of the file system; `EEXIST` where there is a file that is not to be replaced
 */
export function writeWhole(path: string, content: string | Uint8Array, { mode, replace = true }: Options = {}): void {
  const beside = join(dirname(path), `.gitops-kit-${Math.random().toString(36).slice(2)}.tmp`);
  try {
    writeFileSync(beside, content, { flag: 'wx', mode, flush: true });
    if (mode !== undefined) chmodSync(beside, mode);
    // Of two who make the file at once only one can claim the name; and not every disk has links for that.
    if (!replace) closeSync(openSync(path, 'wx'));
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
