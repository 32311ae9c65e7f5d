/** What is installed beside the program: where it is damaged nothing is done with it, and one line says so. */
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { codeOf, FailedError } from './errors.ts';

/** The file with the digests of all data, by their names. */
export const DIGESTS_FILE = 'digests.json';

/**
 * Reads the data that was built.
 * @param folder the address of its folder
 * @returns a function that gives a file's text @throws FailedError where it is not what was built
 */
export function installedData(folder: URL): (name: string) => string {
  return (name) => {
    const data = bytesOf(folder, name);
    const digests = bytesOf(folder, DIGESTS_FILE).toString();
    if (digestIn(digests, name) !== digestOf(data)) throw damaged(`${name} is not as it was built`);
    return data.toString();
  };
}

/** Reads files of the installation as they are, such as the model, which says itself whether it is whole. @param folder the address of their folder */
export function installedFiles(folder: URL): (name: string) => Uint8Array {
  return (name) => bytesOf(folder, name);
}

/** Reads pages of the documentation, which is beside the data. @param folder the address of the folder with the data */
export function installedPage(folder: URL): (name: string) => string {
  return (name) => bytesOf(new URL('../docs/', folder), `${name}.md`).toString();
}

function bytesOf(folder: URL, name: string): Buffer {
  try {
    // Synchronous reading is quicker, and there is nothing else to do meanwhile.
    return readFileSync(new URL(name, folder));
  } catch (error) {
    throw damaged(`${name} ${codeOf(error) === 'ENOENT' ? 'is missing' : 'cannot be read'}`);
  }
}

function digestIn(digests: string, name: string): unknown {
  try {
    return (JSON.parse(digests) as Record<string, unknown>)[name];
  } catch {
    throw damaged(`${DIGESTS_FILE} is not as it was built`);
  }
}

/** Tells data from what a disk has damaged; of Node's ways to do so the one that is loaded in the least time. */
export function digestOf(data: string | Uint8Array): string {
  return crc32(data).toString(16);
}

/** Whether an error comes from a part of the program that is missing or cannot be understood. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof SyntaxError) return LOADING.test(error.stack ?? '');
  return codeOf(error) === 'MODULE_NOT_FOUND';
}

/** How the stack of an error goes on that comes from loading a module: in the loader. */
const LOADING = /^SyntaxError: .*\n\s+at .*\(node:internal\/modules\//m;

/** @param what which file, and what is wrong with it */
export function damaged(what: string): FailedError {
  return new FailedError(`The installation is damaged: ${what}. Install gitops-kit again.`);
}
