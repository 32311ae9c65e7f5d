/** The lock file beside installed packs: where each comes from, and at which commit it is pinned. */
import { closeSync, constants, openSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FailedError } from '../../errors.ts';
import { isMissing } from '../../terminal/state.ts';
import { repeated, visible } from '../../text/text.ts';
import { REPOSITORY_FOLDER, unreadable } from '../find.ts';
import { isRef } from './address.ts';

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
const VERSION = 1;

/** The packs that are pinned in a folder. @throws FailedError where the lock file is there and cannot be read */
export function readLock(folder: string): Map<string, Pinned> {
  return readPins(folder, LOCK_FILE);
}

/** The packs that a file in the form of the lock file pins; none where it is not there. @throws FailedError as `readLock` */
export function readPins(folder: string, file: string): Map<string, Pinned> {
  const path = join(folder, file);
  const broken = (what = '') =>
    new FailedError(
      `${visible(path)} is broken${what}.`,
      'Mend it, or restore it from its repository; nothing was changed.',
    );
  let parsed: { version?: unknown; packs?: unknown };
  try {
    parsed = JSON.parse(textOf(path, basename(folder) === REPOSITORY_FOLDER)) ?? {};
  } catch (error) {
    if (isMissing(error)) return new Map();
    if (error instanceof SyntaxError) throw broken();
    throw new FailedError(`${visible(path)} ${unreadable(error)}.`, 'It is left as it is, and nothing was changed.');
  }
  const { version, packs } = parsed;
  if (typeof version === 'number' && version > VERSION)
    throw new FailedError(`${visible(path)} is of a newer gitops-kit.`, 'Update gitops-kit; nothing was changed.');
  if (version !== VERSION || typeof packs !== 'object' || packs === null || Array.isArray(packs)) throw broken();
  const entries = Object.entries(packs);
  // To leave one out would be to lose it with the next change.
  const wrong = entries.find(([name, pinned]) => !isName(name) || !isPinned(pinned));
  if (wrong) throw broken(`: its entry "${repeated(wrong[0])}" cannot be read`);
  return new Map(entries);
}

/** @param strict whether a link is refused, because somebody else may have made it */
function textOf(path: string, strict: boolean): string {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | (strict ? constants.O_NOFOLLOW : 0));
  try {
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

/** The lock file's text. */
export function lockText(packs: ReadonlyMap<string, Pinned>): string {
  const sorted = [...packs].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ version: VERSION, packs: Object.fromEntries(sorted) }, null, 2)}\n`;
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
  return (
    typeof address === 'string' &&
    (ref === undefined || (typeof ref === 'string' && isRef(ref))) &&
    /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(String(commit)) &&
    typeof digest === 'string'
  );
}
