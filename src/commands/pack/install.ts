import { dirname, join, parse } from 'node:path';
import type { Context } from '../../context.ts';
import { CancelledError, FailedError, isKitError, UsageError } from '../../errors.ts';
import { repositoryFolder, userPacks } from '../../packs/find.ts';
import { formatProblem } from '../../packs/problem.ts';
import { whyNoTranscript } from '../../packs/read.ts';
import { gitAddress, gitRef, shownAddress } from '../../packs/remote/address.ts';
import { digestOf, type Fetched, fetchPack, remoteCommit, type Wanted } from '../../packs/remote/fetch.ts';
import { type Pinned, readLock } from '../../packs/remote/lock.ts';
import {
  changePacks,
  foreignFiles,
  placedFiles,
  placePack,
  removePack,
  settlePacks,
} from '../../packs/remote/place.ts';
import { json } from '../../render/json.ts';
import { text } from '../../render/layout.ts';
import { createProgress } from '../../terminal/progress.ts';
import { nearest } from '../../text/nearest.ts';
import { joined, repeated, visible } from '../../text/text.ts';
import { type Define, jsonOption } from '../options.ts';
import type { GlobalFlags } from '../print.ts';
import { notWritable, packsFolder } from './init.ts';

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
  const pinned = { address, ...(ref !== undefined && { ref }), ...pinOf(fetched) };
  await change(folder, async (lock) => {
    const before = lock.get(name);
    if (before && before.address !== address) {
      throw new UsageError(
        `Pack "${name}" is installed from another address: ${shownAddress(before.address)}.`,
        `Take it away first: gitops-kit pack remove ${name}`,
      );
    }
    if (before) await unchanged(folder, name, [before, pinned], flags.force);
    else await notOwn(folder, name, pinned);
    await placePack(folder, name, fetched.files, lock, pinned);
  });
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
  await forEach(context, await chosen(context, names), 'updated', async ({ folder, name, pinned }) => {
    const address = gitAddress(pinned.address, context.cwd, flags.allowFile ?? false);
    const fetched = await fetchFrom(context, address, pinned.ref, flags);
    const files = flags.force ? undefined : await placedFiles(folder, name);
    if (fetched.commit === pinned.commit && files && digestOf(files) === digestOf(fetched.files)) {
      return context.stdout.write(`${name} is up to date at ${short(pinned.commit)}\n`);
    }
    const { name: now, version, problems } = await soundPack(context, fetched);
    if (now !== name) {
      throw new FailedError(
        `Pack "${name}" calls itself "${now}" now.`,
        `Nothing was changed. Take the old one away and install it anew: gitops-kit pack remove ${name}`,
      );
    }
    await change(folder, async (lock) => {
      const before = lock.get(name);
      if (!before) throw new FailedError(`Pack "${name}" has just been taken away.`, 'Nothing was changed.');
      const next = { ...before, ...pinOf(fetched) };
      await unchanged(folder, name, [before, next], flags.force);
      await placePack(folder, name, fetched.files, lock, next);
    });
    await context.stdout.write(`${name} ${version}: ${short(pinned.commit)} -> ${short(fetched.commit)}\n`);
    await tell(context, fetched, problems);
  });
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
  await forEach(context, await chosen(context, names), 'taken away', async ({ folder, name, pinned }) => {
    await change(folder, async (lock) => {
      await unchanged(folder, name, [lock.get(name) ?? pinned], flags.force);
      const [own] = flags.force
        ? []
        : (await foreignFiles(join(folder, name))).filter((path) => !LEFT_BY_SYSTEMS.test(path));
      if (own !== undefined) {
        throw new UsageError(
          `${visible(join(folder, name, own))} is not of the pack.`,
          'Move it away, or add --force to lose it.',
        );
      }
      await removePack(folder, name, lock);
    });
    await context.stdout.write(`Removed ${name}\n`);
  });
}

/** What the systems and editors leave in folders, and nobody misses. */
const LEFT_BY_SYSTEMS = /(?:^|\/)(?:\.|Thumbs\.db$|desktop\.ini$)|~$/i;

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
  for (const { folder, name, pinned } of await chosen(context, names)) {
    progress.show(`Asking ${shownAddress(pinned.address)} ...`);
    packs.push({ name, ...pinned, folder, ...(await stateOf(context, folder, name, pinned, flags)) });
  }
  progress.end();
  if (flags.json)
    return context.stdout.write(
      json({ packs: packs.map(({ digest: _, ...pack }) => ({ ...pack, address: shownAddress(pack.address) })) }),
    );
  const lines = packs.map(({ name, commit, ref, address, state }) => {
    return `${name} ${short(commit)}${ref === undefined ? '' : ` (${visible(ref)})`}: ${state}; ${shownAddress(address)}`;
  });
  await context.stdout.write(text(lines));
}

async function stateOf(context: Context, folder: string, name: string, pinned: Pinned, flags: GitFlags) {
  try {
    const files = await placedFiles(folder, name);
    if (!files) return { state: 'not here; gitops-kit pack install brings it' };
    if (digestOf(files) !== pinned.digest) return { state: 'changed by hand' };
    const address = gitAddress(pinned.address, context.cwd, flags.allowFile ?? false);
    const isCommit = pinned.ref !== undefined && pinned.commit.startsWith(pinned.ref);
    if (isCommit) return { state: 'pinned to this commit' };
    const wanted = { address, ref: pinned.ref, allowFile: flags.allowFile ?? false };
    const newest = await context.endable((signal) => remoteCommit(context.git, { ...wanted, signal }));
    if (newest === undefined) return { state: `its ${visible(pinned.ref ?? 'branch')} is gone from the repository` };
    return newest === pinned.commit ? { state: 'up to date' } : { state: `behind ${short(newest)}`, newest };
  } catch (error) {
    if (!isKitError(error) || error.exitCode === CANCELLED) throw error;
    const why = [error.message, error.hint].filter((line) => line !== undefined).join(' ');
    return { state: `not known: ${why.replace(/\.$/, '')}` };
  }
}

/** Installs what the lock files name and is not here, at the commits that they name. */
async function installLocked(context: Context, flags: PackInstallFlags): Promise<void> {
  if (flags.ref !== undefined)
    throw new UsageError('--ref needs an address.', 'gitops-kit pack install ADDRESS --ref main');
  const missing = [];
  for (const one of await chosen(context, [])) if (!(await placedFiles(one.folder, one.name))) missing.push(one);
  if (!missing.length) return context.stderr.write('Everything that is pinned is here.\n');
  await forEach(context, missing, 'installed', async ({ folder, name, pinned }) => {
    const address = gitAddress(pinned.address, context.cwd, flags.allowFile ?? false);
    const fetched = await fetchFrom(context, address, pinned.commit, flags);
    if (digestOf(fetched.files) !== pinned.digest) {
      throw new FailedError(
        `Pack "${name}" is not what was pinned at ${short(pinned.commit)}.`,
        'Nothing of it was installed.',
      );
    }
    await change(folder, async (lock) => {
      await notOwn(folder, name, pinned);
      await placePack(folder, name, fetched.files, lock, pinned);
    });
    await context.stdout.write(`${name} at ${short(pinned.commit)}, in ${visible(join(folder, name))}\n`);
  });
}

/** An installed pack, and the folder that it is in. */
interface Installed {
  readonly folder: string;
  readonly name: string;
  readonly pinned: Pinned;
}

/**
 * Does something with each pack; one that fails does not keep the others from it.
 * @param done what has then been done with it, for the message on those that failed
 */
async function forEach(
  context: Context,
  all: readonly Installed[],
  done: string,
  work: (one: Installed) => Promise<void>,
): Promise<void> {
  const failed: string[] = [];
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      if (all.length === 1 || !isKitError(error) || error.exitCode === CANCELLED) throw error;
      failed.push(one.name);
      await context.stderr.write(text([`${one.name}: ${error.message}`, ...(error.hint ? [`  ${error.hint}`] : [])]));
    }
  }
  if (failed.length) throw new FailedError(`Not ${done}: ${joined(failed)}; the reasons are above.`);
}

const CANCELLED = new CancelledError().exitCode;

/** The installed packs with these names; all of them where none is named. */
async function chosen(context: Context, names: readonly string[]): Promise<Installed[]> {
  const folders = [repositoryFolder(context.cwd), userPacks(context.env)].filter((folder) => folder !== undefined);
  for (const folder of folders) await settlePacks(folder).catch(notWritable(folder));
  const installed = folders.flatMap((folder) =>
    Array.from(readLock(folder), ([name, pinned]) => ({ folder, name, pinned })),
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
  { git, stderr, endable }: Context,
  address: string,
  ref: string | undefined,
  { allowFile = false }: GitFlags,
): Promise<Fetched> {
  const progress = createProgress(stderr);
  progress.show(`Fetching ${shownAddress(address)} ...`);
  const wanted: Wanted = {
    address,
    ref,
    allowFile,
    ...(stderr.isTTY && { progress: (line) => progress.show(shownAddress(line)) }),
  };
  try {
    return await endable((signal) => fetchPack(git, { ...wanted, signal }));
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

/**
 * @param pins what the files may be: as they were installed, or as they are to be
 * @throws UsageError where somebody has changed an installed pack by hand
 */
async function unchanged(folder: string, name: string, pins: readonly Pinned[], force = false): Promise<void> {
  const files = force ? undefined : await placedFiles(folder, name);
  if (!files || pins.some(({ digest }) => digest === digestOf(files))) return;
  throw new UsageError(
    `${visible(join(folder, name))} has been changed by hand.`,
    'Send the change to its repository, or add --force to lose it.',
  );
}

/** @throws UsageError where there is a pack of that name that did not come from a repository, unless it is just the same */
async function notOwn(folder: string, name: string, pinned: Pinned): Promise<void> {
  const files = await placedFiles(folder, name);
  if (!files || digestOf(files) === pinned.digest) return;
  throw new UsageError(
    `There is a pack "${name}" of your own in ${visible(folder)}.`,
    'Move it away first; a pack that is installed goes by its own name.',
  );
}

function pinOf({ commit, files }: Fetched): Pick<Pinned, 'commit' | 'digest'> {
  return { commit, digest: digestOf(files) };
}

/** Changes the packs of a folder; where that cannot be done, a line says so. */
function change(folder: string, work: (lock: Map<string, Pinned>) => Promise<void>): Promise<void> {
  return changePacks(folder, work).catch(notWritable(folder));
}

async function tell(context: Context, { leftOut }: Fetched, problems: readonly object[]): Promise<void> {
  const lines = leftOut.map((what) => `Left out: ${visible(what)}`);
  if (problems.length) lines.push('Not everything in it fits; see: gitops-kit pack check');
  if (lines.length) await context.stderr.write(text(lines));
}

function short(commit: string): string {
  return commit.slice(0, 10);
}
