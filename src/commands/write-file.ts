/** Writes a result to the file that the user names. */
import { access, constants, lstat, realpath, stat, writeFile as write } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Context } from '../context.ts';
import { CancelledError, codeOf, FailedError, UsageError } from '../errors.ts';
import { writeWhole } from '../terminal/write-whole.ts';
import { repeated } from '../text/text.ts';

/**
 * Writes `text` to a file. An existing file is replaced only with `force`, or after the user has said yes.
 * @throws UsageError where the file may not be written there
 * @throws FailedError where writing fails; whatever stood there stands there still
 */
export async function writeFile(context: Context, file: string, text: string, force: boolean): Promise<void> {
  const name = repeated(file);
  if (!file.trim()) throw new UsageError('--output needs the name of a file.', 'For example: --output pitch.txt');
  const path = pathOf(context, file);
  try {
    const before = await lstat(path).catch(ignoreMissing);
    const target = before?.isSymbolicLink() ? await realpath(path).catch(missingTarget(path)) : path;
    const existing = before?.isSymbolicLink() ? await lstat(target).catch(ignoreMissing) : before;
    if (existing?.isDirectory())
      throw new UsageError(`"${name}" is a folder.`, `Name a file in it: --output ${join(name, 'pitch.txt')}`);
    // Devices and pipes have no content to lose.
    if (existing && !existing.isFile()) return await write(target, text);
    if (existing && (existing.mode & 0o222) === 0) {
      throw new FailedError(`"${name}" is read-only.`, 'Choose another file, or make it writable first.');
    }
    if (existing && !force) await mayReplace(context, name);
    writeWhole(target, text, { like: existing, replace: force || existing !== undefined });
  } catch (error) {
    throw worded(error, name);
  }
}

/**
 * Looks whether a file can be written later on, without writing it.
 * @throws UsageError where it is there and may not be replaced, or its folder is not
 * @throws FailedError where the user has no right to write it
 */
export async function mayWrite(context: Context, file: string, force: boolean): Promise<void> {
  const name = repeated(file);
  const path = pathOf(context, file);
  try {
    const existing = await stat(path).catch(ignoreMissing);
    if (existing?.isDirectory())
      throw new UsageError(`"${name}" is a folder.`, `Name a file in it, such as ${join(name, 'follow-up.md')}.`);
    if (existing?.isFile() && !force)
      throw new UsageError(`"${name}" exists already.`, 'Add --force to replace it, or choose another file.');
    if (existing && (existing.mode & 0o222) === 0)
      throw new FailedError(`"${name}" is read-only.`, 'Choose another file, or make it writable first.');
    if (existing) await access(path, constants.W_OK);
    // A file is made beside it first, and takes its name.
    if (!existing || existing.isFile()) await access(dirname(path), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw worded(error, name);
  }
}

/** The path of a file; where no shell has read it, a tilde is the user's home all the same. */
function pathOf({ cwd, env: { HOME } }: Context, file: string): string {
  return resolve(cwd, HOME && /^~(?=\/|$)/.test(file) ? `${HOME}${file.slice(1)}` : file);
}

async function mayReplace(context: Context, name: string): Promise<void> {
  if (!context.interactive)
    throw new UsageError(`"${name}" exists already.`, 'Add --force to replace it, or choose another file.');
  const { confirm } = await context.prompter();
  if (!(await confirm(`Replace ${name}?`))) throw new CancelledError();
}

/** A link may lead to a file that is yet to be made. */
function missingTarget(path: string): (error: NodeJS.ErrnoException) => string {
  return (error) => {
    if (error.code === 'ENOENT') return path;
    throw error;
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

function worded(error: unknown, name: string): unknown {
  switch (codeOf(error)) {
    case 'EEXIST':
      return new UsageError(
        'The file has just been made by somebody else.',
        'Add --force to replace it, or choose another file.',
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new UsageError(
        `The folder of "${name}" does not exist.`,
        'Make the folder first, or choose another file.',
      );
    case 'EISDIR':
      return new UsageError(`"${name}" is a folder.`, `Name a file in it: --output ${join(name, 'pitch.txt')}`);
    case 'ELOOP':
      return new UsageError(`"${name}" is a link that leads in a circle.`, 'Choose another file.');
    case 'ENAMETOOLONG':
      return new UsageError(`The name "${name}" is too long.`, 'Choose a shorter one.');
    case 'EINVAL':
    case 'ERR_INVALID_ARG_VALUE':
      return new UsageError(`"${name}" cannot be the name of a file.`, 'Choose another one.');
    default:
      return diskError(error, name);
  }
}

/** What the system says to whoever writes a file or a folder of a name, in words; any other error as it is. */
export function diskError(error: unknown, name: string): unknown {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new FailedError(`"${name}" may not be written.`, 'Choose a place where you may write.');
    case 'ENOSPC':
    case 'EDQUOT':
      return new FailedError(
        `There is no room left for "${name}".`,
        'Make room, or choose another disk. What was there is as it was.',
      );
    default:
      return error;
  }
}
