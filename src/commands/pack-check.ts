import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import { findPacks } from '../library/find.ts';
import { readLibrary } from '../library/library.ts';
import { near } from '../library/shelf.ts';
import { formatProblem } from '../packs/problem.ts';
import { json } from '../render/json.ts';
import { text } from '../render/layout.ts';
import type { GlobalFlags } from './print.ts';

/**
 * Prints everything that is wrong in packs: in those at a path, or in all that are found.
 * @throws FailedError where anything is
 */
export async function packCheckCommand(
  context: Context,
  path: string | undefined,
  flags: GlobalFlags & { json?: boolean },
): Promise<void> {
  const { shelf, cwd, stdout } = context;
  const found = path === undefined ? shelf.found() : findPacks([path], { env: {}, cwd, only: true });
  const library = await readLibrary(found, shelf.builtIn(), shelf.cache);
  const problems = library.problems.map((problem) => near(problem, cwd));
  if (flags.json) {
    await stdout.write(json({ packs: found.packs.map((pack) => pack.path), problems }));
  } else {
    const lines = problems.flatMap((one) => [formatProblem(one), ...(one.hint ? [`  ${one.hint}`] : [])]);
    if (lines.length) await stdout.write(text(lines));
  }
  const packs = found.packs.length === 1 ? 'one pack' : `${found.packs.length} packs`;
  if (problems.length) {
    throw new FailedError(
      `${problems.length === 1 ? 'One thing is' : `${problems.length} things are`} wrong in ${packs}.`,
    );
  }
  await context.stderr.write(found.packs.length ? `Nothing is wrong in ${packs}.\n` : NONE);
}

const NONE = 'There is no pack here. Make one with: gitops-kit pack init NAME\n';
