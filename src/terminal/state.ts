/** Small files that are kept between runs, in the user's state directory. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { codeOf, isKitError } from '../errors.ts';
import type { Unreadable } from '../text/version.ts';
import { writeWhole } from './write-whole.ts';

/** Larger files are not ours: a conversation of a whole day has a tenth of it. In bytes. */
export const LARGEST = 50_000_000;

export interface State {
  /** A file's text; undefined where there is none, and why it cannot be read where there is one. */
  read(name: string): string | Unreadable | undefined;
  /** Writes a file whole or not at all. @returns false where that cannot be done */
  write(name: string, text: string): boolean;
  /** The names of all files. */
  names(): readonly string[];
  /** Removes a file, where it is there and may be removed. */
  remove(name: string): void;
  /** Gives a file another name, so that a new one can take its place. @returns that name; undefined where it cannot be */
  setAside(name: string): string | undefined;
  /**
   * Does something that reads a file and writes it again, while no other program does.
   * @throws FailedError where another one does not come to an end
   */
  alone<T>(name: string, work: () => T): Promise<T>;
}

/** The state of a user: in `XDG_STATE_HOME`, or in `.local/state` of `HOME`; nothing is kept where there is neither. */
export function userState(env: Env): State {
  const folder = userFolder(env, 'state');
  return {
    read: (name) => {
      if (!folder) return undefined;
      try {
        const path = join(folder, name);
        return statSync(path).size > LARGEST ? { problem: 'broken' } : readFileSync(path, 'utf8');
      } catch (error) {
        return isMissing(error) ? undefined : { problem: 'barred' };
      }
    },
    write: (name, text) => folder !== undefined && keep(folder, name, text),
    names: () => {
      try {
        return folder ? readdirSync(folder) : [];
      } catch {
        return [];
      }
    },
    remove: (name) => {
      try {
        if (folder) unlinkSync(join(folder, name));
      } catch {
        // then it stays
      }
    },
    setAside: (name) => {
      if (!folder) return undefined;
      const names = Array.from({ length: 100 }, (_, index) => `${name}.broken${index ? `-${index + 1}` : ''}`);
      const free = names.find((one) => !existsSync(join(folder, one)));
      if (free === undefined) return undefined;
      try {
        renameSync(join(folder, name), join(folder, free));
        return free;
      } catch {
        return undefined;
      }
    },
    alone: async (name, work) => {
      if (!folder) return work();
      const { alone } = await import('./alone.ts');
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        return await alone(join(folder, name), work);
      } catch (error) {
        if (isKitError(error)) throw error;
        return work(); // where no lock can be made nothing can be written, which writing says
      }
    },
  };
}

/** Whether an error of the file system says that there is nothing. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/**
 * Writes a file into a folder of the user's own, which is made where it is not there, for nobody else to read.
 * @returns false where that cannot be done
 */
export function keep(folder: string, name: string, content: string | Uint8Array): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeWhole(join(folder, name), content, { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/** Where a user's files of a sort are by the XDG specification, if nothing else is said. */
const USUAL = { state: ['.local', 'state'], cache: ['.cache'], config: ['.config'] } as const;

/** The folder for a user's files of a sort; undefined where neither its XDG variable nor `HOME` names an absolute path. */
export function userFolder(env: Env, sort: keyof typeof USUAL): string | undefined {
  const xdg = env[`XDG_${sort.toUpperCase()}_HOME`];
  const base = xdg && isAbsolute(xdg) ? xdg : undefined;
  const home = env.HOME && isAbsolute(env.HOME) ? join(env.HOME, ...USUAL[sort]) : undefined;
  const parent = base ?? home;
  return parent && join(parent, 'gitops-kit');
}
