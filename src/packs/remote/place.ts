/** Puts fetched packs where they are found, whole or not at all. */
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { writeWhole } from '../../terminal/write-whole.ts';
import type { FetchedFile } from './fetch.ts';
import { LOCK_FILE, lockText, type Pinned } from './lock.ts';

/** Puts a pack into its folder; what was there before is gone only once the new files are there. */
export async function placePack(folder: string, name: string, files: readonly FetchedFile[]): Promise<void> {
  const target = join(folder, name);
  const fresh = join(folder, `.${name}.${process.pid}.new`);
  const old = join(folder, `.${name}.${process.pid}.old`);
  await mkdir(folder, { recursive: true });
  await rm(fresh, { recursive: true, force: true });
  try {
    for (const { path, content } of files) {
      await mkdir(dirname(join(fresh, path)), { recursive: true });
      await writeFile(join(fresh, path), content, { flag: 'wx', mode: 0o644, flush: true });
    }
    const before = await lstat(target).then(
      () => true,
      () => false,
    );
    if (before) await rename(target, old);
    try {
      await rename(fresh, target);
    } catch (error) {
      if (before) await rename(old, target);
      throw error;
    }
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Takes a pack away. */
export async function removePack(folder: string, name: string): Promise<void> {
  const old = join(folder, `.${name}.${process.pid}.old`);
  await rename(join(folder, name), old).catch(ignoreMissing);
  await rm(old, { recursive: true, force: true });
}

/** Writes the lock file of a folder. */
export async function writeLock(folder: string, packs: ReadonlyMap<string, Pinned>): Promise<void> {
  await mkdir(folder, { recursive: true });
  writeWhole(join(folder, LOCK_FILE), lockText(packs));
}

/** The files of an installed pack as they are now; undefined where it is not there. */
export async function placedFiles(folder: string, name: string): Promise<FetchedFile[] | undefined> {
  const root = join(folder, name);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  if (!entries) return undefined;
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (path) => ({
      path: relative(root, path).replaceAll('\\', '/'),
      // What is no plain file was not installed.
      content: (await lstat(path)).isFile() ? await readFile(path) : Buffer.alloc(0),
    })),
  );
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
