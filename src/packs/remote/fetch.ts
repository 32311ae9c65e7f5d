/**
 * Fetches a pack with git. Nothing is checked out: the files of a pack are read out of the repository one by one, so
 * that no hook, filter, link or submodule has anything to say.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FailedError } from '../../errors.ts';
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
}

/** The files of the pack in a repository. @throws FailedError where it cannot be fetched or is too large */
export async function fetchPack(git: Git, wanted: Wanted): Promise<Fetched> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-kit-'));
  const call = { folder, ...(wanted.allowFile !== undefined && { allowFile: wanted.allowFile }) };
  try {
    await git(['init', '--quiet', '--bare', '--template=', '--', folder]);
    const commit = await fetchCommit(git, call, wanted);
    const tree = await git(['ls-tree', '-r', '-l', '-z', '--full-tree', commit], call);
    const { blobs, leftOut } = blobsOf(tree);
    return { commit, leftOut, files: await contents(git, call, blobs) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The commit that an address has for a ref now. @returns undefined where it has no such branch or tag */
export async function remoteCommit(git: Git, { address, ref, allowFile = false }: Wanted): Promise<string | undefined> {
  const patterns = ref === undefined ? ['HEAD'] : [`refs/heads/${ref}`, `refs/tags/${ref}`, `refs/tags/${ref}^{}`];
  const listed = await git(['ls-remote', '--', address, ...patterns], { allowFile });
  const commits = new Map(
    listed
      .toString()
      .split('\n')
      .map((line): [string, string] => [line.split('\t')[1] ?? '', line.split('\t')[0] ?? '']),
  );
  // Of a tag that is an object of its own, what it stands for.
  return patterns.toReversed().flatMap((name) => commits.get(name) ?? [])[0];
}

type Call = { readonly folder: string; readonly allowFile?: boolean };

async function fetchCommit(git: Git, call: Call, { address, ref = 'HEAD', progress }: Wanted): Promise<string> {
  const options = ['--progress', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--force'];
  const during = { ...call, ...(progress && { progress }) };
  const fetch = (...rest: string[]) => git(['fetch', ...options, ...rest], during);
  try {
    await fetch('--depth=1', '--', address, `${ref}:refs/pack/wanted`);
  } catch (error) {
    // Not every server gives out a single commit, and none a shortened one.
    if (!/^[0-9a-f]{7,64}$/.test(ref)) throw error;
    await fetch('--', address, 'refs/heads/*:refs/pack/heads/*', 'refs/tags/*:refs/pack/tags/*');
    return parsed(git, call, ref);
  }
  return parsed(git, call, 'refs/pack/wanted');
}

async function parsed(git: Git, call: Call, name: string): Promise<string> {
  const commit = await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], call);
  return commit.toString().trim();
}

interface Blob {
  readonly path: string;
  readonly object: string;
}

/** What of a tree belongs to a pack. */
function blobsOf(tree: Buffer): { blobs: Blob[]; leftOut: string[] } {
  const blobs: Blob[] = [];
  const leftOut: string[] = [];
  let left = LIMITS.pack;
  let transcripts = 0;
  for (const entry of tree.toString('utf8').split('\0')) {
    const [, mode, , object = '', size, path = ''] = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(entry) ?? [];
    const transcript = path.startsWith(`${TRANSCRIPTS}/`);
    if (!(transcript ? TRANSCRIPT : YAML).test(path)) continue;
    const bytes = Number(size);
    if (mode === '120000') leftOut.push(`${path} is a link`);
    else if (mode !== '100644' && mode !== '100755') leftOut.push(`${path} is no plain file`);
    else if (bytes > (transcript ? LIMITS.transcript : Math.min(LIMITS.file, left)))
      leftOut.push(`${path} is too large`);
    else if (transcript ? ++transcripts > LIMITS.transcripts : blobs.length >= LIMITS.files + transcripts) {
      leftOut.push(`${path} is one too many`);
    } else {
      if (!transcript) left -= bytes;
      blobs.push({ path, object });
    }
  }
  return { blobs, leftOut };
}

/** Names that mean the same on every system, and nothing else than a file in the folder. */
const YAML = /^\w[\w. -]{0,100}\.ya?ml$/;
const TRANSCRIPT = /^transcripts\/\w[\w. -]{0,100}\.vtt$/;

async function contents(git: Git, call: Call, blobs: readonly Blob[]): Promise<FetchedFile[]> {
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
