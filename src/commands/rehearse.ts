/** The rehearsal: a sceptic objects, the person answers and says how it went. */

import type { Context } from '../context.ts';
import { isKitError, UsageError } from '../errors.ts';
import type { Kit } from '../records/kit.ts';
import { lookUpOne } from '../records/lookup.ts';
import { PRACTICE_FILE, readPractice, writePractice } from '../rehearsal/practice.ts';
import {
  answered,
  beginRehearsal,
  cardNow,
  outcome,
  type Practice,
  placeNow,
  RATINGS,
  type Rated,
  type Rehearsal,
  rate,
  readRating,
} from '../rehearsal/rehearsal.ts';
import { cardContent } from '../render/document.ts';
import { text } from '../render/layout.ts';
import { objectionLines, outcomeLines } from '../render/rehearsal.ts';
import { contentLines } from '../render/text.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { seeded } from '../text/seeded.ts';
import { joined } from '../text/text.ts';
import { isUnreadable, setAsideText, unreadableText } from '../text/version.ts';
import { type Define, wholeNumber } from './options.ts';
import { type GlobalFlags, viewOf } from './print.ts';

export interface RehearseFlags extends GlobalFlags {
  readonly audience?: string;
  readonly count: string;
  readonly seed?: string;
  readonly plain?: boolean;
  /** False with `--no-state`. */
  readonly state?: boolean;
}

export const defineRehearse: Define = (command, context, merged) =>
  command
    .description('practise: a sceptic objects, you answer, and what is hard comes back')
    .option('-a, --audience <who>', 'the audience that the sceptic belongs to')
    .option('-c, --count <number>', 'how many objections, 1 to 50', '5')
    .option('--seed <number>', 'the same choice every time; what was practised counts, so add --no-state')
    .option('--no-state', 'keep nothing')
    .option('--plain', 'numbered choices and no redrawing, for a screen reader')
    .action((flags) => rehearseCommand(context, merged(flags)));

/** Rehearses with the person at the terminal, or with the lines of the standard input: an answer, a rating, and so on. */
async function rehearseCommand(context: Context, flags: RehearseFlags): Promise<void> {
  const count = wholeNumber('--count', flags.count, 1, 50);
  const random = flags.seed === undefined ? context.random : seeded(wholeNumber('--seed', flags.seed, 0, 999_999_999));
  const kit = await context.kit();
  const view = await viewOf(context, flags);
  const prompter = context.interactive ? await context.prompter({ plain: flags.plain, style: view.style }) : undefined;
  const audience = await audienceFor(kit, flags, prompter);
  const memory = createMemory(context, flags.state !== false);
  const chance = () => ({ random, now: context.now() });
  const show = (lines: readonly string[]) => context.stdout.write(text(['', ...lines]));
  const say = async (problem: string | undefined) => {
    if (problem) await context.stderr.write(`${problem}\n`);
  };

  let now = beginRehearsal(kit, audience, memory.practice, count, chance());
  await say(memory.problem());
  while (now.step !== 'over') {
    await show(objectionLines(view, now.said, placeNow(now)));
    if ((await hear(context, prompter)) === undefined) break;
    now = answered(now);
    const card = cardNow(kit, now);
    if (card) await show(contentLines(view, cardContent(card)));
    const rated = await askRating(context, prompter, say);
    if (!rated) break;
    now = rate(kit, now, rated, chance());
    await memory.keep(now);
    await say(memory.problem());
  }
  await show(outcomeLines(view, outcome(kit, now), context.now()));
}

async function audienceFor(kit: Kit, { audience }: RehearseFlags, prompter: Prompter | undefined): Promise<string> {
  if (audience !== undefined) return lookUpOne(kit, 'audience', audience).id;
  const all = kit.all('audience');
  if (prompter)
    return prompter.select(
      'Whom will you talk to?',
      all.map(({ id, label }) => ({ value: id, name: label })),
    );
  throw new UsageError(
    'Who objects? --audience is missing.',
    `Choose of: ${joined(
      all.map(({ id }) => id),
      'or',
    )}. For example: gitops-kit rehearse --audience sre < answers.txt`,
  );
}

function hear(context: Context, prompter: Prompter | undefined): Promise<string | undefined> {
  return prompter ? prompter.text('Answer aloud or in writing, then Enter:') : context.lines.next();
}

/** How well it went; undefined where a script has come to its end. */
async function askRating(
  context: Context,
  prompter: Prompter | undefined,
  say: (problem: string) => Promise<void>,
): Promise<Rated | undefined> {
  if (prompter) {
    const value = await prompter.select(
      'How did it go?',
      RATINGS.map((rating) => ({ value: rating, name: NAMES[rating] })),
    );
    return readRating(value);
  }
  for (;;) {
    const line = await context.lines.next();
    const rated = line === undefined ? undefined : readRating(line);
    if (line === undefined || rated) return rated;
    await say(`After each answer comes a rating: ${joined(RATINGS, 'or')}.`);
  }
}

const NAMES: Readonly<Record<Rated, string>> = {
  again: 'I had no answer (again)',
  hard: 'With effort (hard)',
  good: 'Well (good)',
  easy: 'In my sleep (easy)',
};

/** What is remembered: read once, and written after every rating together with what another rehearsal has written. */
function createMemory({ state }: Context, wanted: boolean) {
  let problem: string | undefined;
  let usable = wanted;
  /** @param replacing whether it is written next, so that a file with damage has to make room */
  const read = (replacing: boolean): Practice => {
    const kept = usable ? state.read(PRACTICE_FILE) : undefined;
    const practice = kept === undefined ? {} : readPractice(kept);
    if (!isUnreadable(practice)) return practice;
    problem = unreadableText(PRACTICE_FILE, practice);
    if (practice.problem === 'broken' && !replacing) return {};
    const aside = practice.problem === 'broken' ? state.setAside(PRACTICE_FILE) : undefined;
    // What cannot be read must not be written over.
    usable = aside !== undefined;
    problem =
      aside === undefined ? `${problem} Nothing of this rehearsal is kept.` : setAsideText(PRACTICE_FILE, aside);
    return {};
  };
  const before = read(false);
  return {
    practice: before,
    /** What the person should know, once. */
    problem: () => {
      const said = problem;
      problem = undefined;
      return said;
    },
    keep: async ({ practice, ratings, audience }: Rehearsal) => {
      const last = `${audience}/${ratings.at(-1)?.id}`;
      const memory = practice[last];
      if (!usable || !memory) return;
      const update = () => {
        const others = read(true);
        if (!usable) return;
        usable = state.write(PRACTICE_FILE, writePractice({ ...others, [last]: memory }));
        if (!usable) problem = 'The rehearsal cannot be kept: the state directory takes no file. It goes on.';
      };
      await state.alone(PRACTICE_FILE, update).catch((error: unknown) => {
        if (!isKitError(error)) throw error;
        problem = `${error.message} The last rating is not kept.`;
      });
    },
  };
}
