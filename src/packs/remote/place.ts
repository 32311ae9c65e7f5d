/**
 * Puts fetched packs where they are found, whole or not at all, one program at a time. A program that is killed at any
 * point leaves a folder that the next one finishes or puts back.
 */
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { FailedError } from '../../errors.ts';
import { alone, lockName } from '../../terminal/alone.ts';
import { isMissing } from '../../terminal/state.ts';
import { writeWhole } from '../../terminal/write-whole.ts';
import { visible } from '../../text/text.ts';
import { unreadable } from '../find.ts';
import { digestOf, type FetchedFile, isPackFile } from './fetch.ts';
import { LOCK_FILE, lockText, type Pinned, readLock, readPins } from './lock.ts';

/** The packs that are pinned in a folder, by their names. */
type Lock = Map<string, Pinned>;

/** What is pinned once the pack is in its place: written before, so that a killed program's work can be finished. */
const BEGUN_FILE = `.${LOCK_FILE}.begun`;

/**
 * Changes the packs of a folder while no other program does.
 * @throws FailedError where the lock file cannot be read, or another program does not come to an end
 */
export async function changePacks<T>(folder: string, change: (lock: Lock) => Promise<T>): Promise<T> {
  return alone(join(folder, LOCK_FILE), async () => {
    await recover(folder);
    return change(readLock(folder));
  });
}

/** Finishes or puts back what a killed program has begun, where one has. */
export async function settlePacks(folder: string): Promise<void> {
  const names = await readdir(folder).catch(ignoreMissing);
  if (names?.some((name) => name === BEGUN_FILE || name === lockName(LOCK_FILE) || PASSING.test(name)))
    await changePacks(folder, async () => {});
}

/** The name of a pack that is being put into its place, or that was there before. */
const PASSING = /^\.([a-z0-9-]+)\.(new|old)$/;

async function recover(folder: string): Promise<void> {
  for (const [name, pinned] of readPins(folder, BEGUN_FILE)) {
    const files = await placedFiles(folder, name);
    if (files && digestOf(files) === pinned.digest) writeLock(folder, readLock(folder).set(name, pinned));
  }
  await rm(join(folder, BEGUN_FILE), { force: true });
  const lock = readLock(folder);
  for (const passing of await readdir(folder)) {
    const [, name, sort] = PASSING.exec(passing) ?? [];
    if (name === undefined) continue;
    const isLost = sort === 'old' && lock.has(name) && !(await isThere(join(folder, name)));
    if (isLost) await rename(join(folder, passing), join(folder, name));
    else if (sort === 'old') await drop(folder, name);
    else await rm(join(folder, passing), { recursive: true, force: true });
  }
}

/** Puts a pack into its folder and pins it; what was there before is gone only once the new files are there. */
export async function placePack(
  folder: string,
  name: string,
  files: readonly FetchedFile[],
  lock: Lock,
  pinned: Pinned,
): Promise<void> {
  const target = join(folder, name);
  const fresh = join(folder, `.${name}.new`);
  const old = join(folder, `.${name}.old`);
  try {
    for (const { path, content } of files) {
      await mkdir(dirname(join(fresh, path)), { recursive: true });
      await writeFile(join(fresh, path), content, { flag: 'wx', mode: 0o644, flush: true });
    }
    writeWhole(join(folder, BEGUN_FILE), lockText(new Map([[name, pinned]])));
    await rename(target, old).catch(ignoreMissing);
    try {
      await rename(fresh, target);
      writeLock(folder, lock.set(name, pinned));
    } catch (error) {
      await rename(target, fresh).catch(ignoreMissing);
      await rename(old, target).catch(ignoreMissing);
      throw error;
    }
    await rm(join(folder, BEGUN_FILE), { force: true });
    await drop(folder, name);
  } catch (error) {
    await rm(join(folder, BEGUN_FILE), { force: true });
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}

/** Takes a pack away. */
export async function removePack(folder: string, name: string, lock: Lock): Promise<void> {
  await rename(join(folder, name), join(folder, `.${name}.old`)).catch(ignoreMissing);
  lock.delete(name);
  writeLock(folder, lock);
  await rm(join(folder, `.${name}.old`), { recursive: true, force: true });
}

function writeLock(folder: string, packs: Lock): void {
  writeWhole(join(folder, LOCK_FILE), lockText(packs));
}

/** Takes a pack's earlier folder away; what the user or the system has put there goes on with the new one. */
async function drop(folder: string, name: string): Promise<void> {
  const old = join(folder, `.${name}.old`);
  const target = join(folder, name);
  for (const path of (await isThere(target)) ? await foreignFiles(old) : []) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    if (!(await isThere(join(target, path)))) await rename(join(old, path), join(target, path));
  }
  await rm(old, { recursive: true, force: true });
}

/**
 * The files of an installed pack as they are now; undefined where it is not there.
 * @throws FailedError where one of them cannot be read
 */
export async function placedFiles(folder: string, name: string): Promise<FetchedFile[] | undefined> {
  const root = join(folder, name);
  const read = async (path: string) => {
    // What is no plain file was not installed.
    const isPlain = (await lstat(join(root, path))).isFile();
    return { path, content: isPlain ? await readFile(join(root, path)) : Buffer.from('\0') };
  };
  try {
    if (!(await isThere(root))) return undefined;
    return await Promise.all((await filesIn(root)).filter(isPackFile).map(read));
  } catch (error) {
    throw new FailedError(`${visible(root)}, or a file in it, ${unreadable(error)}.`, 'It is left as it is.');
  }
}

/** What in a pack's folder cannot have been installed: notes, and what editors and systems leave. */
export async function foreignFiles(root: string): Promise<string[]> {
  return (await filesIn(root)).filter((path) => !isPackFile(path));
}

/** All files below a folder, and no others: links are not followed. */
async function filesIn(root: string): Promise<string[]> {
  const isFolder = (await lstat(root).catch(ignoreMissing))?.isDirectory();
  if (!isFolder) return [];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(ignoreMissing)) !== undefined;
}

function ignoreMissing(error: unknown): undefined {
  if (isMissing(error)) return undefined;
  throw error;
}
