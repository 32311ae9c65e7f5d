/** Keeps programs apart that read a file, change it and write it again. */
import fs from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, FailedError } from '../errors.ts';
import { visible } from '../text/text.ts';
import { isGone, type Owner, passingName, self, sweep } from './processes.ts';

/** How long others are waited for. In milliseconds. */
const PATIENCE = 30_000;
/**
 * How long a lock holds without a sign of life, in milliseconds: of a process that has ended, of one of which nobody
 * knows, and of one that is there, because another may have got its number.
 */
const STALE = { ended: 2000, unknown: 10_000, alive: 60_000 };

/**
 * Does something while no other program does anything under the same name. A lock of a program that was killed is taken
 * over after some seconds.
 * @param file the file that is read and written; its folder is made where it is not there
 * @param patience how long others are waited for, in milliseconds
 * @throws FailedError where another one does not come to an end, the file system's error where there can be no lock
 */
export async function alone<T>(file: string, work: () => T | Promise<T>, patience = PATIENCE): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const folder = await realpath(dirname(file));
  const name = lockName(basename(file));
  const release = await locked(join(folder, name), file, patience);
  try {
    sweep(folder, `${name}-`);
    return await work();
  } finally {
    // One that is gone already was taken over, because this process has slept for too long.
    await release().catch(() => {});
  }
}

/** How the lock of a file is called, beside it. */
export function lockName(file: string): string {
  return `.${file}.lock`;
}

async function locked(path: string, file: string, patience: number): Promise<() => Promise<void>> {
  const { lock } = await import('proper-lockfile');
  const end = Date.now() + patience;
  for (;;) {
    const owner = ownerOf(path);
    const stale = staleAfter(owner);
    const options = { lockfilePath: path, realpath: false, update: 1000, stale, onCompromised: () => {} };
    try {
      return await lock(path, { ...options, fs: withOwner(stale) });
    } catch (error) {
      if (codeOf(error) !== 'ELOCKED') throw error;
      if (Date.now() > end) throw held(file, owner);
      await new Promise((done) => setTimeout(done, 10 + Math.random() * 50));
    }
  }
}

function staleAfter(owner: Owner | undefined): number {
  if (owner?.host !== self().host) return STALE.unknown;
  return isGone(owner) ? STALE.ended : STALE.alive;
}

/**
 * The file system as the library is to see it: a lock is a folder that says whose it is. The library takes a stale one
 * away by its name, which by then may be that of somebody's new one (its issue 121); here it is moved aside first.
 * @param stale from which age on a lock may be taken away, in milliseconds
 */
function withOwner(stale: number) {
  let mine = false;
  return {
    ...fs,
    mkdir: (path: string, done: (error: NodeJS.ErrnoException | null) => void) =>
      fs.mkdir(path, (error) => {
        mine = !error;
        if (mine) fs.writeFile(join(path, OWNER), JSON.stringify(self()), () => done(null));
        else done(error);
      }),
    rmdir: (path: string, done: (error: NodeJS.ErrnoException | null) => void) => {
      if (mine) return fs.rm(path, { recursive: true, force: true }, done);
      const aside = passingName(`${path}-`);
      fs.rename(path, aside, (error) => {
        if (error) return done(error);
        const isFresh = Date.now() - fs.statSync(aside).mtimeMs < stale;
        if (!isFresh) return fs.rm(aside, { recursive: true, force: true }, done);
        fs.rename(aside, path, () => done(Object.assign(new Error('held again'), { code: 'ELOCKED' })));
      });
    },
    rmdirSync: (path: string) => fs.rmSync(path, { recursive: true, force: true }),
  };
}

const OWNER = 'owner.json';

function ownerOf(lock: string): Owner | undefined {
  try {
    const { pid, host } = JSON.parse(fs.readFileSync(join(lock, OWNER), 'utf8')) as Partial<Owner>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    return undefined; // it has just been let go, or is just being made
  }
}

function held(file: string, owner: Owner | undefined): FailedError {
  const on = owner && owner.host !== self().host ? ` on ${visible(owner.host)}` : '';
  return new FailedError(
    `${visible(file)} is being changed by ${owner ? `process ${owner.pid}${on}` : 'another program'}.`,
    'Nothing was written. Wait for it to end, and try again.',
  );
}
