/** What can be made again at any time, and is kept because making it takes long. */
import { readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../installation.ts';
import { keep, userFolder } from '../terminal/state.ts';

export interface Cache {
  /** Where it is; undefined where nothing can be kept. */
  readonly folder: string | undefined;
  /** A file's text; undefined where there is none, or none that can be read. */
  read(name: string): string | undefined;
  /** Writes a file whole or not at all; two programs may do so at once. */
  write(name: string, content: string | readonly Uint8Array[]): void;
}

/** How many files are kept. A change of a pack makes new ones, and the old ones are of no use. */
const MOST_FILES = 24;

/** The cache of a user: in `packs` beside the compiled code; nothing is kept where there is no such place. */
export function userCache(env: Readonly<Record<string, string | undefined>>): Cache {
  const base = userFolder(env, 'cache');
  const folder = base && join(base, 'packs');
  return {
    folder,
    read: (name) => {
      try {
        return folder && readFileSync(join(folder, name), 'utf8');
      } catch {
        return undefined;
      }
    },
    write: (name, content) => {
      const whole = typeof content === 'string' ? content : Buffer.concat(content);
      if (!folder || !keep(folder, name, whole)) return;
      try {
        sweep(folder);
      } catch {
        // another program sweeps at the same time
      }
    },
  };
}

/** Removes the files that have been written longest ago. */
function sweep(folder: string): void {
  const files = readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { path, time: statSync(path).mtimeMs };
  });
  for (const { path } of files.sort((a, b) => b.time - a.time).slice(MOST_FILES)) unlinkSync(path);
}

/** A text behind a digest of it, so that damage is noticed. */
export function sealed(text: string): string {
  return `${digestOf(text)}\n${text}`;
}

/** What was sealed; undefined where it is not what it was. */
export function unsealed(text: string | undefined): string | undefined {
  const content = text?.slice(text.indexOf('\n') + 1);
  return content !== undefined && text === sealed(content) ? content : undefined;
}
