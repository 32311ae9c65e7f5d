import { mkdir, rmdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { codeOf, FailedError, UsageError } from '../../errors.ts';
import { REPOSITORY_FOLDER, repositoryRoot, userPacks } from '../../packs/find.ts';
import { refuseLinks } from '../../packs/links.ts';
import { writeWhole } from '../../terminal/write-whole.ts';
import { repeated, visible } from '../../text/text.ts';
import type { Define } from '../options.ts';
import type { GlobalFlags } from '../print.ts';

export interface PackInitFlags extends GlobalFlags {
  readonly here?: boolean;
  readonly title?: string;
}

export const definePackInit: Define = (command, context, merged) => {
  command
    .argument('<name>', 'a short name in small letters: acme')
    .argument('[folder]', 'where to make it')
    .description('a new pack, with comments that say what goes where')
    .option('--here', 'in .gitops-kit of this repository, and not in your own configuration')
    .option('--title <title>', 'what it is called in full')
    .action((name, folder, flags) => packInitCommand(context, name, folder, merged(flags)));
};

/** Makes a new pack with a commented file. */
async function packInitCommand(
  context: Context,
  name: string,
  folder: string | undefined,
  flags: PackInitFlags,
): Promise<void> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) || name.length > 60 || name === 'kit') {
    throw new UsageError(
      `"${repeated(name)}" cannot be the name of a pack.`,
      'Use small letters, digits and single hyphens: gitops-kit pack init acme',
    );
  }
  const path = folder === undefined ? join(packsFolder(context, flags), name) : resolve(context.cwd, folder);
  const file = join(path, 'pack.yaml');
  if (flags.here && folder === undefined) refuseLinks(dirname(path), file);
  const made = await mkdir(path, { recursive: true }).catch(notWritable(path));
  try {
    writeWhole(file, template(name, visible(flags.title ?? '') || name), { replace: false });
  } catch (error) {
    if (made) await rmdir(path).catch(() => {});
    if (codeOf(error) === 'EEXIST') {
      const shown = visible(path);
      throw new UsageError(`There is a pack at ${shown} already.`, `See it with: gitops-kit pack check ${shown}`);
    }
    return notWritable(path)(error);
  }
  const shown = relative(context.cwd, file).startsWith('..') ? file : relative(context.cwd, file);
  await context.stderr.write(`Made ${visible(shown)}\n`);
  const flag = folder === undefined ? '' : ` --pack ${visible(relative(context.cwd, path) || dirname(file))}`;
  await context.stderr.write(`Try it: gitops-kit answer "${PHRASE}"${flag}\n`);
}

/** The folder for packs: of the repository or of the user. @throws UsageError where there is none, or only a link */
export function packsFolder({ cwd, env }: Context, { here }: { readonly here?: boolean }): string {
  const root = here ? repositoryRoot(cwd) : userPacks(env);
  if (root && here) {
    const folder = join(root, REPOSITORY_FOLDER);
    refuseLinks(root, folder);
    return folder;
  }
  if (root) return root;
  throw here
    ? new UsageError('This folder is in no Git repository.', 'Go to one, or leave --here out.')
    : new UsageError('There is no place for packs: HOME is not set.', 'Set HOME or XDG_CONFIG_HOME, or name a folder.');
}

/** Words an error of the file system. */
export function notWritable(path: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    const isFull = error.code === 'ENOSPC' || error.code === 'EDQUOT';
    throw new FailedError(
      `${visible(path)} cannot be written (${error.code}).`,
      isFull ? 'Make room, and try again.' : 'Choose a place where you may write.',
    );
  };
}

const PHRASE = 'we are in the middle of our migration';

/** A pack that works at once: it has one phrasing for an objection of the kit, and examples in comments. */
function template(name: string, title: string): string {
  return `# A pack of your own evidence. What stands behind a # is a comment; remove the # to use it.
# See what is wrong with: gitops-kit pack check
pack:
  name: ${name}
  title: ${JSON.stringify(title)}
  version: 0.1.0
  licence: internal
  kit: 1.0.0 # the version of the kit that it was written for; see: gitops-kit pack list

# How an objection of the kit is put where you work, and what you would change in the kit's records.
# See an id's fields with: gitops-kit show no-time-to-learn --json
patches:
  - id: no-time-to-learn
    heard: [${PHRASE}]
#   - id: small-blast-radius
#     say: { cfo: "What we lose is one small service for an hour, and never the whole shop." }
#   - id: flux
#     set: { now: We run version 2.9. }

# Records of the kit that you never want to see.
# hides: [kyle-value-of-sheetops]

# Records of your own. They can name each other and the kit's: topics, audiences, talks, speakers, tools ...
# Add a quote, a point, an objection or a use case with: gitops-kit pack add quote
#
# audiences:
#   - id: cfo
#     label: Finance
#     aliases: [chief financial officer, controller]
#     layer: both
#     goals: [Know what a change costs before it is made]
#     challenges: [Bills that nobody can explain]
#     metrics: [Cost per order]
#     topics: [cost, business-value, security]
#     use: []
#     avoid: [{ word: cluster, instead: platform, why: it means nothing to them }]
#     openings: [You told us that you want fewer surprises on the bill.]
#     questions: [Which bill did you last have to ask about?]
#
# speakers:
#   - { id: jane-doe, name: Jane Doe, role: Head of Platform, organisation: ${title} }
#
# quotes:
#   - id: jane-nobody-called
#     text: Nobody called me that night.
#     speakers: [jane-doe]
#     answers: Is it safe to release on a Friday?
#     heard: [friday release, weekend on call]
#     topics: [recovery]
#     audiences: [leadership, sre]
#     sources: [{ page: "https://wiki.example.com/incidents/42", title: Incident 42, asOf: "2026-03" }]
`;
}
