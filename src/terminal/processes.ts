/** Which process something belongs to, so that what a dead one has left can be taken away. */
import { hostname } from 'node:os';

/** A process of this or of another machine that shares the disk. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
}

/** This process. */
export function self(): Owner {
  return { pid: process.pid, host: hostname().replace(/[^\w-]+/g, '_') };
}

/** Whether a process is known to have ended; of another machine nobody knows. */
export function isGone({ pid, host }: Owner): boolean {
  if (host !== self().host) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
