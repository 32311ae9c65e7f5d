import { dirname, join, parse } from 'node:path';
import type { Context } from '../../context.ts';
import { FailedError, isKitError, UsageError } from '../../errors.ts';
import { repositoryFolder, userPacks } from '../../packs/find.ts';
import { formatProblem } from '../../packs/problem.ts';
import { whyNoTranscript } from '../../packs/read.ts';
import { gitAddress, gitRef } from '../../packs/remote/address.ts';
import { digestOf, type Fetched, fetchPack, remoteCommit } from '../../packs/remote/fetch.ts';
import { LOCK_FILE, type Pinned, readLock } from '../../packs/remote/lock.ts';
import { placedFiles, placePack, removePack, writeLock } from '../../packs/remote/place.ts';
import { json } from '../../render/json.ts';
import { text } from '../../render/layout.ts';
import { createProgress } from '../../terminal/progress.ts';
import { nearest } from '../../text/nearest.ts';
import { joined, repeated, visible } from '../../text/text.ts';
import { type Define, jsonOption } from '../options.ts';
import type { GlobalFlags } from '../print.ts';
import { packsFolder } from './init.ts';

export interface GitFlags extends GlobalFlags {
  /** Lets git fetch from a repository on this machine. */
  readonly allowFile?: boolean;
}

export interface PackInstallFlags extends GitFlags {
  readonly ref?: string;
  readonly here?: boolean;
  readonly force?: boolean;
}

const ALLOW_FILE = ['--allow-file', 'fetch from a repository on this machine too'] as const;
const FORCE = ['-f, --force', 'even where its files have been changed by hand'] as const;

export const definePackInstall: Define = (command, context, merged) => {
  command
    .argument('[address]', 'an address that git takes; what the lock file names where it is left out')
    .description('install a pack from a Git repository, pinned to a commit')
    .option('--ref <ref>', 'a branch, a tag or a commit')
    .option('--here', 'in .gitops-kit of this repository, and not in your own configuration')
    .option(...ALLOW_FILE)
    .option(...FORCE)
    .action((address, flags) => packInstallCommand(context, address, merged(flags)));
};

/** Installs a pack from a Git repository, or all that the lock file of this repository names. */
async function packInstallCommand(context: Context, typed: string | undefined, flags: PackInstallFlags): Promise<void> {
  if (typed === undefined) return installLocked(context, flags);
  const address = gitAddress(typed, context.cwd, flags.allowFile ?? false);
  const ref = flags.ref === undefined ? undefined : gitRef(flags.ref);
  const folder = packsFolder(context, flags);
  const fetched = await fetchFrom(context, address, ref, flags);
  const { name, version, problems } = await soundPack(context, fetched);
  const lock = locked(folder);
  const before = lock.get(name);
  if (before && before.address !== address) {
    throw new UsageError(
      `Pack "${name}" is installed from another address: ${visible(before.address)}.`,
      `Take it away first: gitops-kit pack remove ${name}`,
    );
  }
  if (!before && (await placedFiles(folder, name))) {
    throw new UsageError(
      `There is a pack "${name}" of your own in ${visible(folder)}.`,
      'Move it away first; a pack that is installed goes by its own name.',
    );
  }
  if (before) await unchanged(folder, name, before, flags.force);
  await put(folder, name, lock, { address, ...(ref !== undefined && { ref }) }, fetched);
  await context.stdout.write(`${name} ${version} at ${short(fetched.commit)}, in ${visible(join(folder, name))}\n`);
  await tell(context, fetched, problems);
}

export const definePackUpdate: Define = (command, context, merged) => {
  command
    .argument('[names...]', 'installed packs; all where none is named')
    .description('bring installed packs up to what their repository has now')
    .option(...ALLOW_FILE)
    .option(...FORCE)
    .action((names, flags) => packUpdateCommand(context, names, merged(flags)));
};

/** Brings installed packs up to what their branch or tag is now. */
async function packUpdateCommand(
  context: Context,
  names: readonly string[],
  flags: GitFlags & { readonly force?: boolean },
): Promise<void> {
  for (const { folder, name, pinned } of chosen(context, names)) {
    const address = gitAddress(pinned.address, context.cwd, flags.allowFile ?? false);
    await unchanged(folder, name, pinned, flags.force);
    const fetched = await fetchFrom(context, address, pinned.ref, flags);
    if (fetched.commit === pinned.commit && (await placedFiles(folder, name)) && !flags.force) {
      await context.stdout.write(`${name} is up to date at ${short(pinned.commit)}\n`);
      continue;
    }
    const { name: now, version, problems } = await soundPack(context, fetched);
    if (now !== name) {
      throw new FailedError(
        `Pack "${name}" calls itself "${now}" now.`,
        `Nothing was changed. Take the old one away and install it anew: gitops-kit pack remove ${name}`,
      );
    }
    const { digest: _, commit: __, ...origin } = pinned;
    await put(folder, name, locked(folder), origin, fetched);
    await context.stdout.write(`${name} ${version}: ${short(pinned.commit)} -> ${short(fetched.commit)}\n`);
    await tell(context, fetched, problems);
  }
}

export const definePackRemove: Define = (command, context, merged) => {
  command
    .argument('<names...>', 'installed packs')
    .description('take installed packs away')
    .option(...FORCE)
    .action((names, flags) => packRemoveCommand(context, names, merged(flags)));
};

/** Takes an installed pack away. */
async function packRemoveCommand(
  context: Context,
  names: readonly string[],
  flags: GlobalFlags & { readonly force?: boolean },
): Promise<void> {
  for (const { folder, name, pinned } of chosen(context, names)) {
    await unchanged(folder, name, pinned, flags.force);
    const lock = locked(folder);
    lock.delete(name);
    await writeLock(folder, lock);
    await removePack(folder, name);
    await context.stdout.write(`Removed ${name}\n`);
  }
}

export const definePackStatus: Define = (command, context, merged) => {
  command
    .argument('[names...]', 'installed packs; all where none is named')
    .description('at which commit installed packs are, and whether they are behind')
    .option(...ALLOW_FILE)
    .addOption(jsonOption())
    .action((names, flags) => packStatusCommand(context, names, merged(flags)));
};

/** Says at which commit each installed pack is, and whether its repository is ahead. */
async function packStatusCommand(
  context: Context,
  names: readonly string[],
  flags: GitFlags & { readonly json?: boolean },
): Promise<void> {
  const progress = createProgress(context.stderr);
  const packs = [];
  for (const { folder, name, pinned } of chosen(context, names)) {
    progress.show(`Asking ${visible(pinned.address)} ...`);
    packs.push({ name, ...pinned, folder, ...(await stateOf(context, folder, name, pinned, flags)) });
  }
  progress.end();
  if (flags.json) return context.stdout.write(json({ packs: packs.map(({ digest: _, ...pack }) => pack) }));
  const lines = packs.map(({ name, commit, ref, address, state }) => {
    return `${name} ${short(commit)}${ref === undefined ? '' : ` (${ref})`}: ${state}; ${visible(address)}`;
  });
  await context.stdout.write(text(lines));
}

async function stateOf(context: Context, folder: string, name: string, pinned: Pinned, flags: GitFlags) {
  const files = await placedFiles(folder, name);
  if (!files) return { state: 'not here; gitops-kit pack install brings it' };
  if (digestOf(files) !== pinned.digest) return { state: 'changed by hand' };
  try {
    const address = gitAddress(pinned.address, context.cwd, flags.allowFile ?? false);
    const isCommit = pinned.ref !== undefined && pinned.commit.startsWith(pinned.ref);
    if (isCommit) return { state: 'pinned to this commit' };
    const newest = await remoteCommit(context.git, { address, ref: pinned.ref, allowFile: flags.allowFile ?? false });
    if (newest === undefined) return { state: `its ${pinned.ref ?? 'branch'} is gone from the repository` };
    return newest === pinned.commit ? { state: 'up to date' } : { state: `behind ${short(newest)}`, newest };
  } catch (error) {
    if (!isKitError(error)) throw error;
    const why = [error.message, error.hint].filter((line) => line !== undefined).join(' ');
    return { state: `not known: ${why.replace(/\.$/, '')}` };
  }
}

/** Installs what the lock files name and is not here, at the commits that they name. */
async function installLocked(context: Context, flags: PackInstallFlags): Promise<void> {
  if (flags.ref !== undefined)
    throw new UsageError('--ref needs an address.', 'gitops-kit pack install ADDRESS --ref main');
  let done = 0;
  for (const { folder, name, pinned } of chosen(context, [])) {
    if (await placedFiles(folder, name)) continue;
    const address = gitAddress(pinned.address, context.cwd, flags.allowFile ?? false);
    const fetched = await fetchFrom(context, address, pinned.commit, flags);
    if (digestOf(fetched.files) !== pinned.digest) {
      throw new FailedError(
        `Pack "${name}" is not what was pinned at ${short(pinned.commit)}.`,
        'Nothing of it was installed.',
      );
    }
    await placePack(folder, name, fetched.files);
    await context.stdout.write(`${name} at ${short(pinned.commit)}, in ${visible(join(folder, name))}\n`);
    done += 1;
  }
  if (!done) await context.stderr.write('Everything that is pinned is here.\n');
}

/** The installed packs with these names; all of them where none is named. */
function chosen(context: Context, names: readonly string[]) {
  const folders = [repositoryFolder(context.cwd), userPacks(context.env)].filter((folder) => folder !== undefined);
  const installed = folders.flatMap((folder) =>
    Array.from(locked(folder), ([name, pinned]) => ({ folder, name, pinned })),
  );
  if (!names.length && installed.length) return installed;
  const all = installed.map(({ name }) => name);
  return (names.length ? names : ['']).map((name) => {
    const found = installed.find((one) => one.name === name);
    if (found) return found;
    const own = context.packs.found().packs.find(({ path }) => parse(path).name === name);
    if (own) {
      throw new UsageError(
        `Pack "${repeated(name)}" is not installed from a repository: it is your own.`,
        `You find it at ${visible(own.path)}, and can change or delete it there.`,
      );
    }
    if (!all.length)
      throw new FailedError('No pack is installed.', 'Install one with: gitops-kit pack install ADDRESS');
    const guess = nearest(name, all);
    throw new UsageError(
      `No pack "${repeated(name)}" is installed.`,
      `${guess ? `Did you mean "${guess}"? ` : ''}There are: ${joined(all)}.`,
    );
  });
}

async function fetchFrom(
  { git, stderr }: Context,
  address: string,
  ref: string | undefined,
  { allowFile = false }: GitFlags,
): Promise<Fetched> {
  const progress = createProgress(stderr);
  progress.show(`Fetching ${visible(address)} ...`);
  try {
    return await fetchPack(git, {
      address,
      ref,
      allowFile,
      ...(stderr.isTTY && { progress: (line) => progress.show(visible(line)) }),
    });
  } finally {
    progress.end();
  }
}

/** The pack that was fetched. @throws FailedError where it is none */
async function soundPack(context: Context, { files, leftOut }: Fetched) {
  const { compilePacks } = await import('../../packs/yaml.ts');
  const { readCompiled } = await import('../../records/compiled.ts');
  const texts = files
    .filter(({ path }) => dirname(path) === '.')
    .map(({ path, content }) => ({ path, text: content.toString('utf8') }));
  const { packs, problems } = compilePacks(context.packs.builtIn(), [
    { path: 'the repository', files: texts, gaps: leftOut.length > 0 },
  ]);
  const [pack] = packs;
  if (pack === undefined) {
    const [first] = problems;
    const why = leftOut[0] ?? (first && formatProblem(first));
    throw new FailedError(
      `There is no pack in that repository${why ? `: ${visible(why)}` : ''}.`,
      'It needs a YAML file at its root with: pack: { name: acme, title: Acme, version: 1.0.0, licence: internal }',
    );
  }
  const { name, version } = readCompiled(pack).manifest;
  const unused = files.filter(({ path, content }) => dirname(path) !== '.' && whyNoTranscript(path, content));
  return { name, version, problems: [...problems, ...unused] };
}

/** @throws UsageError where somebody has changed an installed pack by hand */
async function unchanged(folder: string, name: string, pinned: Pinned, force = false): Promise<void> {
  const files = await placedFiles(folder, name);
  if (force || !files || digestOf(files) === pinned.digest) return;
  throw new UsageError(
    `${visible(join(folder, name))} has been changed by hand.`,
    'Send the change to its repository, or add --force to lose it.',
  );
}

async function put(
  folder: string,
  name: string,
  lock: Map<string, Pinned>,
  origin: Pick<Pinned, 'address' | 'ref'>,
  { commit, files }: Fetched,
): Promise<void> {
  await placePack(folder, name, files);
  lock.set(name, { ...origin, commit, digest: digestOf(files) });
  await writeLock(folder, lock);
}

/** @throws FailedError where the lock file is broken */
function locked(folder: string): Map<string, Pinned> {
  try {
    return readLock(folder);
  } catch {
    const file = visible(join(folder, LOCK_FILE));
    throw new FailedError(`${file} is broken.`, 'Mend it, or restore it from its repository; nothing was changed.');
  }
}

async function tell(context: Context, { leftOut }: Fetched, problems: readonly object[]): Promise<void> {
  const lines = leftOut.map((what) => `Left out: ${visible(what)}`);
  if (problems.length) lines.push('Not everything in it fits; see: gitops-kit pack check');
  if (lines.length) await context.stderr.write(text(lines));
}

function short(commit: string): string {
  return commit.slice(0, 10);
}
