/** Where users' packs are. Every start looks for them, so that this is a handful of questions to the file system. */
import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { codeOf, UsageError } from '../errors.ts';
import { isMissing, userFolder } from '../terminal/state.ts';
import { repeated } from '../text/text.ts';

/** How a pack was found. */
export type Origin = '--pack' | 'GITOPS_KIT_PACKS' | 'repository' | 'user';

export interface FoundPack {
  /** A folder or a YAML file, as an absolute path. */
  readonly path: string;
  readonly origin: Origin;
}

export interface Found {
  /** In the order in which they go first. */
  readonly packs: readonly FoundPack[];
  /** What was named and is not there, or may not be read. */
  readonly problems: readonly { readonly file: string; readonly message: string; readonly hint?: string }[];
}

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Whether only what is named is looked at. */
  readonly only?: boolean;
}

/** The folder of a repository in which its packs are. */
export const REPOSITORY_FOLDER = '.gitops-kit';

/**
 * Finds packs: those that the command line names, those of `GITOPS_KIT_PACKS`, those of the nearest `.gitops-kit` up to
 * the root of the repository, and those of the user's configuration.
 * @throws UsageError where nothing is at a path of the command line
 */
export function findPacks(named: readonly string[], { env, cwd, only = false }: Surroundings): Found {
  const packs = new Map<string, FoundPack>();
  const problems: Found['problems'][number][] = [];
  /** @returns whether something is there */
  const look = (path: string, origin: Origin): boolean => {
    try {
      const there = packsAt(path, origin);
      for (const one of there) packs.set(one.path, packs.get(one.path) ?? one);
      return there.length > 0;
    } catch (error) {
      problems.push({ file: path, message: unreadable(error), hint: 'nothing of it is used' });
      return true;
    }
  };
  for (const name of named) {
    const path = resolve(cwd, name);
    if (name.trim() && exists(path) && look(path, '--pack')) continue;
    throw new UsageError(`There is no pack at "${repeated(name)}".`, 'Name a folder with a pack.yaml, or a YAML file.');
  }
  if (only) return { packs: [...packs.values()], problems };
  for (const name of (env.GITOPS_KIT_PACKS ?? '').split(delimiter).filter(Boolean)) {
    const path = resolve(cwd, name);
    if (exists(path)) look(path, 'GITOPS_KIT_PACKS');
    else problems.push({ file: path, message: 'there is no pack here', hint: 'GITOPS_KIT_PACKS names it' });
  }
  const near = repositoryFolder(cwd);
  if (near) look(near, 'repository');
  const user = userPacks(env);
  if (user && exists(user)) look(user, 'user');
  return { packs: [...packs.values()], problems };
}

/** The folder of the packs in a user's configuration. */
export function userPacks(env: Surroundings['env']): string | undefined {
  const folder = userFolder(env, 'config');
  return folder && join(folder, 'packs');
}

/** The nearest `.gitops-kit` from a folder up to the root of its repository; outside of one, only in the folder itself. */
export function repositoryFolder(cwd: string): string | undefined {
  const root = repositoryRoot(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, REPOSITORY_FOLDER);
    // Not through a link: what a repository brings must be in the repository.
    if (lstatOf(path)?.isDirectory()) return path;
    if (folder === root) return undefined;
  }
}

/** The root of the repository that a folder is in. */
export function repositoryRoot(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (exists(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Whether something is at a path; what cannot be looked at is there, and said to be unreadable where it is read. */
function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return !isMissing(error);
  }
}

function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // a folder above it may not be looked into, as the user knows who is in it
  }
}

/** The pack that a path is, or the packs in a folder. */
function packsAt(path: string, origin: Origin): FoundPack[] {
  if (!statSync(path).isDirectory()) return [{ path, origin }];
  const inside = readdirSync(path, { withFileTypes: true });
  if (inside.some(isManifest)) return [{ path, origin }];
  return inside
    .filter((entry) => isPack(entry, path, origin))
    .map(({ name }) => ({ path: join(path, name), origin }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isManifest({ name }: Dirent): boolean {
  return name === 'pack.yaml' || name === 'pack.yml';
}

/**
 * A YAML file, or a folder in which something is, neither of them hidden. Links are followed in the user's own
 * configuration only: any other folder may have come from somebody else.
 */
function isPack(entry: Dirent, folder: string, origin: Origin): boolean {
  if (entry.name.startsWith('.')) return false;
  const linked = entry.isSymbolicLink() && origin === 'user';
  const isFolder = linked ? isFolderBehind(join(folder, entry.name)) : entry.isDirectory();
  if (isFolder) return isUsed(join(folder, entry.name));
  return (entry.isFile() || linked) && /\.ya?ml$/.test(entry.name);
}

function isFolderBehind(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    return false; // it leads nowhere, and is reported when it is read
  }
}

/** Whether anything is in a folder; one that may not be read is reported when its files are asked for. */
function isUsed(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => !name.startsWith('.'));
  } catch {
    return true;
  }
}

/** Why a file or folder cannot be read, in plain words. */
export function unreadable(error: unknown): string {
  const code = codeOf(error) ?? '';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  if (code === 'ENOENT') return 'is not there';
  if (code === 'ELOOP') return 'is a link; links are not followed in packs';
  return `cannot be read${code && ` (${code})`}`;
}
