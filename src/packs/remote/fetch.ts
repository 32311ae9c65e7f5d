/**
 * Fetches a pack with git. Nothing is checked out: the files of a pack are read out of the repository one by one, so
 * that no hook, filter, link or submodule has anything to say.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FailedError } from '../../errors.ts';
import { passingName, sweep } from '../../terminal/processes.ts';
import { visible } from '../../text/text.ts';
import { LIMITS, TRANSCRIPTS } from '../read.ts';
import type { Git } from './git.ts';

/** A file of a pack, with its path inside the pack. */
export interface FetchedFile {
  readonly path: string;
  readonly content: Buffer;
}

export interface Fetched {
  readonly commit: string;
  readonly files: readonly FetchedFile[];
  /** What is in the repository, looks like a part of a pack, and was left there, with the reason. */
  readonly leftOut: readonly string[];
}

export interface Wanted {
  readonly address: string;
  readonly ref?: string | undefined;
  readonly allowFile?: boolean;
  readonly progress?: (line: string) => void;
  /** Ends it early. */
  readonly signal?: AbortSignal;
}

/** How the folders are called that repositories are fetched into. */
const PREFIX = 'gitops-kit-fetch-';

/** The files of the pack in a repository. @throws FailedError where it cannot be fetched or is too large */
export async function fetchPack(git: Git, wanted: Wanted): Promise<Fetched> {
  const { allowFile = false, signal } = wanted;
  const folder = await temporaryFolder();
  const call = { folder, allowFile, ...(signal && { signal }) };
  try {
    const commit = await fetchCommit(git, call, wanted);
    const { entries, leftOut } = entriesOf(await git(['ls-tree', '-r', '-z', '--full-tree', commit], call));
    const { blobs, tooMuch } = withinLimits(entries, await sizes(git, call, entries));
    return { commit, leftOut: [...leftOut, ...tooMuch], files: await contents(git, call, blobs) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function temporaryFolder(): Promise<string> {
  const parent = tmpdir();
  const folder = join(parent, passingName(PREFIX));
  try {
    sweep(parent, PREFIX);
    await mkdir(folder, { mode: 0o700 });
    return folder;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new FailedError(
      `${visible(parent)} takes no folder (${error.code}), and a pack is fetched into one first.`,
      'Make room there, or set TMPDIR to a folder that can be written.',
    );
  }
}

/**
 * The commit that an address has for a ref now; a ref is looked up as git fetches it: as it stands, as a tag, as a branch.
 * @returns undefined where it has no such ref
 */
export async function remoteCommit(
  git: Git,
  { address, ref = 'HEAD', allowFile = false, signal }: Wanted,
): Promise<string | undefined> {
  const names = [ref, `refs/${ref}`, `refs/tags/${ref}`, `refs/heads/${ref}`];
  // Of a tag that is an object of its own, what it stands for.
  const patterns = names.flatMap((name) => [`${name}^{}`, name]);
  const listed = await git(['ls-remote', '--', address, ...patterns], { allowFile, ...(signal && { signal }) });
  const commits = new Map(
    listed
      .toString()
      .split('\n')
      .map((line): [string, string] => [line.split('\t')[1] ?? '', line.split('\t')[0] ?? '']),
  );
  return patterns.flatMap((name) => commits.get(name) ?? [])[0];
}

type Call = { readonly folder: string; readonly allowFile?: boolean; readonly signal?: AbortSignal };

/** The address goes by a name, as git filters nothing from an address that stands alone. */
const REMOTE = 'gitops-kit-pack';
/** A little more than the largest file that a pack may have. */
const FILTER = '--filter=blob:limit=5m';

async function fetchCommit(git: Git, call: Call, { address, ref = 'HEAD', progress }: Wanted): Promise<string> {
  const fetch = (...wanted: string[]) => fetchInto(git, { ...call, ...(progress && { progress }) }, address, wanted);
  try {
    await fetch('--depth=1', '--', REMOTE, `${ref}:refs/pack/wanted`);
  } catch (error) {
    // Not every server gives out a single commit, and none a shortened one.
    if (!/^[0-9a-f]{7,64}$/.test(ref)) throw error;
    await fetch('--', REMOTE, 'refs/heads/*:refs/pack/heads/*', 'refs/tags/*:refs/pack/tags/*');
    return parsed(git, call, ref);
  }
  return parsed(git, call, 'refs/pack/wanted');
}

/** Fetches into a new repository, of the kind of hash that the other one has. */
async function fetchInto(
  git: Git,
  call: Call,
  address: string,
  wanted: readonly string[],
  format = 'sha1',
): Promise<void> {
  const { folder, signal } = call;
  await rm(folder, { recursive: true, force: true });
  const init = ['init', '--quiet', '--bare', '--template=', `--object-format=${format}`, '--', folder];
  await git(init, { ...(signal && { signal }) });
  const settings = join(folder, 'config');
  const before = await readFile(settings);
  const options = ['--progress', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--force', FILTER];
  try {
    await git(['-c', `remote.${REMOTE}.url=${address}`, 'fetch', ...options, ...wanted], call);
  } catch (error) {
    const isOther =
      format === 'sha1' && error instanceof FailedError && error.message.includes('mismatched algorithms');
    if (!isOther) throw error;
    return fetchInto(git, call, address, wanted, 'sha256');
  }
  // Otherwise git would fetch what the filter has left out, file by file, as soon as it is named.
  await writeFile(settings, before);
}

async function parsed(git: Git, call: Call, name: string): Promise<string> {
  const commit = await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], call);
  return commit.toString().trim();
}

interface Entry {
  readonly path: string;
  readonly object: string;
}

/** What of a tree belongs to a pack. */
function entriesOf(tree: Buffer): { entries: Entry[]; leftOut: string[] } {
  const entries: Entry[] = [];
  const leftOut: string[] = [];
  const taken = new Set<string>();
  for (const entry of tree.toString('utf8').split('\0')) {
    const [, mode, , object = '', path = ''] = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (!isPackFile(path)) continue;
    // Some systems make no difference between small and capital letters.
    if (taken.has(path.toLowerCase())) leftOut.push(`${path} is there twice`);
    else if (mode === '120000') leftOut.push(`${path} is a link`);
    else if (mode !== '100644' && mode !== '100755') leftOut.push(`${path} is no plain file`);
    else entries.push({ path, object });
    taken.add(path.toLowerCase());
  }
  return { entries, leftOut };
}

/** The sizes of files in bytes, in their order; undefined where the file was too large to be fetched. */
async function sizes(git: Git, call: Call, entries: readonly Entry[]): Promise<(number | undefined)[]> {
  if (!entries.length) return [];
  const input = `${entries.map(({ object }) => object).join('\n')}\n`;
  const printed = await git(['cat-file', '--batch-check=%(objectsize)'], { ...call, input });
  const lines = printed.toString().split('\n');
  return entries.map((_, index) => (/^\d+$/.test(lines[index] ?? '') ? Number(lines[index]) : undefined));
}

/** The files that are taken, and what is left out because a pack may not be so large. */
function withinLimits(entries: readonly Entry[], bytes: readonly (number | undefined)[]) {
  const blobs: Entry[] = [];
  const tooMuch: string[] = [];
  const records = { largest: LIMITS.file, bytes: LIMITS.pack, files: LIMITS.files };
  const transcripts = { largest: LIMITS.transcript, bytes: LIMITS.allTranscripts, files: LIMITS.transcripts };
  for (const [index, entry] of entries.entries()) {
    const left = TRANSCRIPT.test(entry.path) ? transcripts : records;
    const size = bytes[index] ?? Number.POSITIVE_INFINITY;
    if (size > Math.min(left.largest, left.bytes)) tooMuch.push(`${entry.path} is too large`);
    else if (left.files <= 0) tooMuch.push(`${entry.path} is one too many`);
    else {
      left.bytes -= size;
      left.files -= 1;
      blobs.push(entry);
    }
  }
  return { blobs, tooMuch };
}

/** Names that mean the same on every system, and nothing else than a file in the folder. */
const YAML = /^\w[\w. -]{0,100}\.ya?ml$/;
const TRANSCRIPT = new RegExp(`^${TRANSCRIPTS}/\\w[\\w. -]{0,100}\\.vtt$`);

/** Whether a path inside a pack is that of a file that can be installed. */
export function isPackFile(path: string): boolean {
  return YAML.test(path) || TRANSCRIPT.test(path);
}

async function contents(git: Git, call: Call, blobs: readonly Entry[]): Promise<FetchedFile[]> {
  if (!blobs.length) return [];
  const input = `${blobs.map(({ object }) => object).join('\n')}\n`;
  const printed = await git(['cat-file', '--batch'], { ...call, input });
  let at = 0;
  return blobs.map(({ path, object }) => {
    const end = printed.indexOf('\n', at);
    const [found, type, size = ''] = printed.toString('latin1', at, end).split(' ');
    if (found !== object || type !== 'blob')
      throw new FailedError(`git has not given "${path}".`, 'Nothing was changed.');
    const content = printed.subarray(end + 1, end + 1 + Number(size));
    at = end + 1 + Number(size) + 1;
    return { path, content };
  });
}

/** Tells whether files are as they were. */
export function digestOf(files: readonly FetchedFile[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
