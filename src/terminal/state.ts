/** Small files that are kept between runs, in the user's state directory. */
import { mkdirSync, readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { writeWhole } from './write-whole.ts';

/** Larger files are not ours, and are not read. In characters. */
export const LARGEST = 1_000_000;

export interface State {
  /** A file's text; undefined where there is none, or none that can be read. */
  read(name: string): string | undefined;
  /** Writes a file whole or not at all. @returns false where that cannot be done */
  write(name: string, text: string): boolean;
  /** The names of all files. */
  names(): readonly string[];
  /** Removes a file, where it is there and may be removed. */
  remove(name: string): void;
}

/** The state of a user: in `XDG_STATE_HOME`, or in `.local/state` of `HOME`; nothing is kept where there is neither. */
export function userState(env: Env): State {
  const folder = userFolder(env, 'state');
  return {
    read: (name) => {
      if (!folder) return undefined;
      try {
        const text = readFileSync(join(folder, name), 'utf8');
        return text.length > LARGEST ? '' : text;
      } catch {
        return undefined;
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
  };
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
