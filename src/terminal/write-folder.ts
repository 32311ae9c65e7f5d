/**
 * Writes a folder of files, and leaves alone what is in it of others. A list of what was written stands in the folder, so
 * that the next time is known what may be replaced. New files are made beside the old ones and then take their places one
 * by one: what is there stays whole until all is made, and whoever is stopped in between leaves nothing half-written.
 */
import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The file in which the list of all files stands. */
export const LIST = 'gitops-kit-site.json';

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Files that somebody else made or changed, so that nothing was written. */
export class OthersFiles extends Error {
  readonly paths: readonly string[];
  constructor(paths: readonly string[]) {
    super(`not ours: ${paths.join(', ')}`);
    this.paths = paths;
  }
}

/** What stands in the list. */
interface Listed {
  /** Digests of what was written under each path; several while it is being replaced. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** A folder with files that were not put in place yet. */
  readonly making?: string;
}

/** How a folder begins in which files are made. */
const PREFIX = '.gitops-kit-';

const NOTHING: Listed = { files: {} };

/**
 * Writes files into a folder, in their order, and removes those of the last time that are no more.
 * @param files by their paths, with slashes
 * @throws OthersFiles where one would take the place of what was not written here
 * @throws the error of the file system
 */
export function writeFolder(folder: string, files: Files): void {
  const isNew = lstatSync(folder, { throwIfNoEntry: false }) === undefined;
  mkdirSync(folder, { recursive: true });
  const before = readList(folder);
  const digests = new Map(Array.from(files, ([path, content]) => [path, digest(content)]));
  const present = new Map(
    [...new Set([...files.keys(), ...Object.keys(before.files)])].map((path) => [path, digestAt(folder, path)]),
  );
  const isOurs = (path: string): boolean => {
    const there = present.get(path);
    return there === undefined || there === digests.get(path) || (before.files[path] ?? []).includes(there);
  };
  const others = [...files.keys()].filter((path) => !isOurs(path));
  if (others.length) {
    if (isNew) rmdirSync(folder);
    throw new OthersFiles(others);
  }
  if (before.making?.startsWith(PREFIX))
    rmSync(join(folder, basename(before.making)), { recursive: true, force: true });
  // It is on the list before it is made, so that it is found whenever somebody stops us.
  const name = PREFIX + randomUUID();
  const making = join(folder, name);
  const changed = [...files].filter(([path]) => present.get(path) !== digests.get(path));
  try {
    writeList(folder, { ...before, making: name });
    mkdirSync(making);
    for (const [index, [, content]] of changed.entries()) writeFileSync(join(making, String(index)), content);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (Object.keys(before.files).length) writeList(folder, before);
    else rmSync(join(folder, LIST), { force: true });
    if (isNew) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const both = new Map(Object.entries(before.files));
  for (const [path, now] of digests) both.set(path, [...new Set([...(both.get(path) ?? []), now])]);
  writeList(folder, { files: Object.fromEntries(both), making: name });
  for (const [index, [path]] of changed.entries()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    renameSync(join(making, String(index)), join(folder, path));
  }
  for (const path of Object.keys(before.files)) {
    if (!files.has(path) && present.get(path) !== undefined && isOurs(path)) remove(folder, path);
  }
  rmSync(making, { recursive: true, force: true });
  writeList(folder, { files: Object.fromEntries(Array.from(digests, ([path, now]) => [path, [now]])) });
}

/** Removes a file, and the folders that are empty without it. */
function remove(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    if (readdirSync(join(folder, parent)).length) return;
    rmdirSync(join(folder, parent));
  }
}

/** What stands at a path: its digest, `other` where it is no plain file in plain folders, undefined where nothing is there. */
function digestAt(folder: string, path: string): string | undefined {
  const steps = path.split('/');
  for (let depth = 1; depth < steps.length; depth++) {
    const parent = lstatSync(join(folder, ...steps.slice(0, depth)), { throwIfNoEntry: false });
    if (!parent) return undefined;
    if (!parent.isDirectory()) return 'other';
  }
  const there = lstatSync(join(folder, path), { throwIfNoEntry: false });
  if (!there) return undefined;
  return there.isFile() ? digest(readFileSync(join(folder, path))) : 'other';
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 10);
}

/** The list in a folder. A list that cannot be read knows nothing, so that nothing is replaced. */
function readList(folder: string): Listed {
  try {
    const read = JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as Partial<Listed>;
    const isSound = Object.entries(read.files ?? {}).every(([path, known]) => isInside(path) && Array.isArray(known));
    return isSound ? { ...read, files: read.files ?? {} } : NOTHING;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return NOTHING;
    throw error;
  }
}

/** Whether a path of a list stays in its folder. */
function isInside(path: string): boolean {
  return (
    !path.startsWith('/') &&
    !path.includes('\\') &&
    path.split('/').every((step) => step && step !== '.' && step !== '..')
  );
}

function writeList(folder: string, listed: Listed): void {
  const file = join(folder, LIST);
  // Under a name that is always the same, so that whoever is stopped here leaves one such file at most.
  writeFileSync(`${file}.new`, JSON.stringify(listed));
  renameSync(`${file}.new`, file);
}
