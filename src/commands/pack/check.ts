import { existsSync } from 'node:fs';
import { parse, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { FailedError, UsageError } from '../../errors.ts';
import { type CompiledPacks, compileCached } from '../../packs/compile-cached.ts';
import { type Found, findPacks } from '../../packs/find.ts';
import { byPlace, formatProblem, type Problem, seenFrom } from '../../packs/problem.ts';
import { readCompiled } from '../../records/compiled.ts';
import { createKit } from '../../records/kit.ts';
import { fullId } from '../../records/pack-ids.ts';
import { json } from '../../render/json.ts';
import { text } from '../../render/layout.ts';
import { nearest } from '../../text/nearest.ts';
import { joined, repeated, visible } from '../../text/text.ts';
import { type Define, jsonOption } from '../options.ts';
import type { GlobalFlags } from '../print.ts';

export const definePackCheck: Define = (command, context, merged) => {
  command
    .argument('[pack]', 'its name or path, or a folder of packs; all that are found where it is left out')
    .description('everything that is wrong in packs, with file, line and column')
    .addOption(jsonOption())
    .action((pack, flags) => packCheckCommand(context, pack, merged(flags)));
};

/**
 * Prints everything that is wrong in packs: in those at a path, in one that is found, or in all that are.
 * @param wanted a path or a name
 * @throws FailedError where anything is
 */
async function packCheckCommand(
  context: Context,
  wanted: string | undefined,
  flags: GlobalFlags & { json?: boolean },
): Promise<void> {
  const { packs, cwd, stdout } = context;
  const found = wanted === undefined ? packs.found() : await foundAt(context, wanted);
  const compiled = await compileCached(found, packs.builtIn(), packs.cache);
  const inside = compiled.transcripts.length ? await insideTranscripts(packs.builtIn(), compiled) : [];
  const problems = [...compiled.problems, ...inside].sort(byPlace).map((problem) => seenFrom(cwd, problem));
  if (flags.json) {
    await stdout.write(json({ packs: found.packs.map((pack) => pack.path), problems }));
  } else {
    const lines = problems.flatMap((one) => [formatProblem(one), ...(one.hint ? [`  ${one.hint}`] : [])]);
    if (lines.length) await stdout.write(text(lines));
  }
  const checked = found.packs.length === 1 ? 'one pack' : `${found.packs.length} packs`;
  if (problems.length) {
    throw new FailedError(
      `${problems.length === 1 ? 'One thing is' : `${problems.length} things are`} wrong in ${checked}.`,
    );
  }
  await context.stderr.write(found.packs.length ? `Nothing is wrong in ${checked}.\n` : NONE);
}

async function insideTranscripts(builtIn: string, { packs, names, transcripts }: CompiledPacks): Promise<Problem[]> {
  const { transcriptProblems } = await import('../../packs/check-transcripts.ts');
  const kit = createKit([builtIn, ...packs].map(readCompiled));
  return transcriptProblems(transcripts, ({ pack, talk }) => {
    const own = kit.find('talk', fullId(names.get(pack) ?? '', talk));
    return (own ?? kit.find('talk', talk))?.length;
  });
}

const NONE = 'There is no pack here. Make one with: gitops-kit pack init NAME\n';

/** The packs at a path, or else the one that goes by a name. @throws UsageError where there is neither */
async function foundAt({ packs, cwd }: Context, wanted: string): Promise<Found> {
  if (wanted.trim() && existsSync(resolve(cwd, wanted))) return findPacks([wanted], { env: {}, cwd, only: true });
  const { names } = await packs.compiled();
  // A pack whose manifest is not sound goes by the name of its folder.
  const named = packs.found().packs.map((pack) => ({ pack, name: names.get(pack.path) ?? parse(pack.path).name }));
  const chosen = named.filter(({ name }) => name === wanted.trim());
  if (chosen.length) return { packs: chosen.map(({ pack }) => pack), problems: [] };
  const known = named.map(({ name }) => name);
  const guess = nearest(wanted, known);
  throw new UsageError(
    `There is no pack "${repeated(wanted)}", and nothing at that path.`,
    `${guess ? `Did you mean "${visible(guess)}"? ` : ''}${
      known.length ? `There are: ${joined(known.map(visible))}; or name` : 'Name'
    } a folder with a pack.yaml, or a YAML file.`,
  );
}
