/** The pack that a command writes to. */
import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { FailedError, UsageError } from '../../errors.ts';
import { packContents } from '../../packs/contents.ts';
import type { NewRecord } from '../../packs/edit.ts';
import type { FoundPack } from '../../packs/find.ts';
import { formatProblem, type Problem } from '../../packs/problem.ts';
import { readPackFiles } from '../../packs/read.ts';
import { isInstalled } from '../../packs/remote/lock.ts';
import type { Kind } from '../../records/kinds.ts';
import { fullId } from '../../records/pack-ids.ts';
import { alone } from '../../terminal/alone.ts';
import { nearest } from '../../text/nearest.ts';
import { joined, repeated, visible } from '../../text/text.ts';
import { writeFile } from '../write-file.ts';
import { notWritable } from './init.ts';

/** A pack that can be written to. */
export interface Target extends FoundPack {
  readonly name: string;
}

/** The pack that is named, or the only one that is the user's own. */
export async function chooseTarget(context: Context, name: string | undefined): Promise<Target> {
  const { packs } = await packContents(context.packs);
  const found = packs.flatMap(({ manifest, path, origin }) =>
    path !== undefined && origin ? [{ name: manifest.name, path, origin }] : [],
  );
  const own = found.filter(({ path }) => !isInstalled(path));
  const named = name === undefined ? undefined : found.find((pack) => pack.name === name);
  if (named && !own.includes(named)) {
    throw new UsageError(
      `Pack "${named.name}" is installed, and the next update would undo the change.`,
      'Change it in its repository, or add to a pack of your own: gitops-kit pack init NAME',
    );
  }
  if (named) return named;
  const names = own.map((pack) => pack.name);
  if (name !== undefined) {
    const guess = nearest(name, names);
    const there = names.length ? `There are: ${joined(names)}.` : 'Make it with: gitops-kit pack init NAME';
    throw new UsageError(
      `There is no pack "${repeated(name)}".`,
      `${guess ? `Did you mean "${guess}"? ` : ''}${there}`,
    );
  }
  const [only, ...others] = own;
  if (!only) throw new UsageError('There is no pack to add to.', 'Make one first: gitops-kit pack init NAME');
  if (!others.length) return only;
  if (!context.interactive) throw new UsageError('Which pack? --to is missing.', `There are: ${joined(names)}.`);
  const chosen = await (await context.prompter()).select(
    'To which pack?',
    own.map((pack) => ({ value: pack.name, name: pack.name, description: pack.path })),
  );
  return own.find((pack) => pack.name === chosen) ?? only;
}

/** Writes records into a pack, if it is then no worse than before; one program after the other. */
export async function addTo(
  context: Context,
  target: Target,
  kind: Kind,
  records: readonly NewRecord[],
): Promise<void> {
  const path = await realpath(target.path).catch(() => target.path);
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  const write = () => addAlone(context, target, kind, records);
  const file = await alone(isFolder ? join(path, 'pack.yaml') : path, write).catch(notWritable(target.path));
  const ids = records.map(({ content }) => fullId(target.name, String(content.id)));
  await context.stdout.write(`${ids.join('\n')}\n`);
  await context.stderr.write(`Added to ${visible(file)}; see it with: gitops-kit show ${ids.at(-1)}\n`);
}

/** @returns the path of the file that was written */
async function addAlone(context: Context, target: Target, kind: Kind, records: readonly NewRecord[]): Promise<string> {
  const { addRecords, compilePacks, hasList } = await import('../../packs/yaml.ts');
  const before = readPackFiles(target.path);
  const file =
    before.files.find(({ text }) => hasList(text, kind)) ??
    before.files.find(({ text }) => /^pack:/m.test(text)) ??
    before.files[0];
  if (!file)
    throw new FailedError(`Nothing can be read at ${visible(target.path)}.`, 'See why with: gitops-kit pack check');
  const text = addRecords(file.text, records);
  const after = { ...before, files: before.files.map((one) => (one === file ? { ...one, text } : one)) };
  const check = (pack: typeof before) => compilePacks(context.packs.builtIn(), [pack]).problems;
  const known = new Set(check(before).map(({ message }) => message));
  const problem = check(after).find(({ message }) => !known.has(message));
  if (problem) {
    // What somebody has typed, question by question, is not lost.
    if (context.interactive) await context.stdout.write(addRecords('', records));
    throw unfit(problem);
  }
  // An editor waits for nobody.
  const now = readPackFiles(target.path).files.find(({ path }) => path === file.path);
  if (now?.text !== file.text) {
    throw new FailedError(
      `${visible(file.path)} has just been changed by somebody else.`,
      'Nothing was written. Try again.',
    );
  }
  await writeFile(context, file.path, text, true);
  return file.path;
}

function unfit({ message, hint, ...place }: Problem): UsageError {
  const told = formatProblem({ ...place, message }).replace(/^.*?:\d+:\d+: /, '');
  return new UsageError(
    `Not added: ${told}.`,
    hint ? `${visible(hint)}; nothing was written.` : 'Nothing was written.',
  );
}
