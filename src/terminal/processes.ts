/** Which process something belongs to, so that what a dead one has left can be taken away. */

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../errors.ts';

/** A process of this or of another machine that shares the disk. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
}

/** This process. */
export function self(): Owner {
  // Loaded here, as every start loads this file and hardly any asks.
  const { hostname } = process.getBuiltinModule('node:os');
  return { pid: process.pid, host: hostname().replace(/[^\w-]+/g, '_') };
}

/** Whether a process is known to have ended; of another machine nobody knows. */
export function isGone({ pid, host }: Owner): boolean {
  if (host !== self().host) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** A name for something that this process takes away again: `PREFIX`, whose it is, and what keeps two apart. */
export function passingName(prefix: string): string {
  const { host, pid } = self();
  return `${prefix}${host}-${pid}-${Math.random().toString(36).slice(2)}`;
}

/** Takes away what processes have left in a folder that were killed before they could, as far as that may be done. */
export function sweep(folder: string, prefix: string): void {
  for (const name of readdirSync(folder)) {
    const [, host = '', pid] = (name.startsWith(prefix) && PASSING.exec(name.slice(prefix.length))) || [];
    if (pid === undefined || !isGone({ host, pid: Number(pid) })) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // it is somebody else's
    }
  }
}

const PASSING = /^([\w-]+)-(\d+)-[\da-z]+$/;
