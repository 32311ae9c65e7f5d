/** The lock file beside installed packs: where each comes from, and at which commit it is pinned. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** An installed pack as it is pinned. */
export interface Pinned {
  readonly address: string;
  /** The branch, tag or commit that was asked for; the repository's own branch where none was. */
  readonly ref?: string;
  readonly commit: string;
  /** What its files were when they were installed. */
  readonly digest: string;
}

export const LOCK_FILE = 'packs.lock.json';

/** The packs that are pinned in a folder. @throws SyntaxError where the lock file is broken */
export function readLock(folder: string): Map<string, Pinned> {
  let text: string;
  try {
    text = readFileSync(join(folder, LOCK_FILE), 'utf8');
  } catch {
    return new Map();
  }
  const { version, packs } = JSON.parse(text) as { version?: unknown; packs?: unknown };
  if (version !== 1 || typeof packs !== 'object' || packs === null) throw new SyntaxError('of another version');
  return new Map(Object.entries(packs).filter(([name, pinned]) => isName(name) && isPinned(pinned)));
}

/** The lock file's text. */
export function lockText(packs: ReadonlyMap<string, Pinned>): string {
  const sorted = [...packs].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ version: 1, packs: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** Whether a pack was installed, so that an update replaces it. */
export function isInstalled(path: string): boolean {
  try {
    return readLock(dirname(path)).has(basename(path));
  } catch {
    return true; // with a broken lock file nothing is certain
  }
}

function isName(name: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name);
}

function isPinned(value: unknown): value is Pinned {
  const { address, commit, digest, ref } = (value ?? {}) as Record<string, unknown>;
  const texts = [address, commit, digest, ...(ref === undefined ? [] : [ref])];
  return texts.every((text) => typeof text === 'string') && /^[0-9a-f]{40,64}$/.test(String(commit));
}
