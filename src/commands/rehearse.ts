/** The rehearsal: a sceptic objects, the person answers and says how it went. */

import type { Context } from '../context.ts';
import { FailedError, isKitError, UsageError } from '../errors.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { lookUpOne } from '../records/lookup.ts';
import { PRACTICE_FILE, readPractice, writePractice } from '../rehearsal/practice.ts';
import {
  answered,
  audienceNow,
  beginRehearsal,
  cardNow,
  outcome,
  type Practice,
  placeNow,
  practiceKey,
  RATINGS,
  type Rated,
  type Rehearsal,
  rate,
  readRating,
} from '../rehearsal/rehearsal.ts';
import { text } from '../render/layout.ts';
import { objectionLines, outcomeLines } from '../render/rehearsal.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { seeded } from '../text/seeded.ts';
import { inQuotes, inSentence, joined, plain } from '../text/text.ts';
import { isUnreadable, setAsideText, unreadableText } from '../text/version.ts';
import { type Define, list, wholeNumber } from './options.ts';
import { type GlobalFlags, viewOf } from './print.ts';
import { createScreen } from './screen.ts';

export interface RehearseFlags extends GlobalFlags {
  readonly audience?: readonly string[];
  readonly topic?: readonly string[];
  readonly count: string;
  readonly seed?: string;
  readonly plain?: boolean;
  /** False with `--no-state`. */
  readonly state?: boolean;
}

export const defineRehearse: Define = (command, context, merged) =>
  command
    .description('practise: a sceptic objects, you answer, and what is hard comes back')
    .option('-a, --audience <who>', 'whom the sceptics belong to; several with commas take turns', list)
    .option('-t, --topic <topic>', 'what they object to: security, cost ...; several with commas', list)
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
  const named = (flags.topic ?? []).map((word) => ({ word, topic: lookUpOne(kit, 'topic', word) }));
  const topics = named.map(({ topic }) => topic);
  const narrower = named.filter(
    ({ word, topic }) => ![topic.id, topic.label].some((name) => plain(name) === plain(word)),
  );
  const audiences = await audiencesFor(kit, flags, prompter);
  const memory = createMemory(context, flags.state !== false);
  const screen = createScreen(context, flags, (names) => `Not shown yet: ${names || 'the rest'}`);
  const chance = () => ({ random, now: context.now() });
  const show = (lines: readonly string[]) => context.stdout.write(text(['', ...lines]));
  const say = async (problem: string | undefined) => {
    if (problem) await context.stderr.write(`${problem}\n`);
  };

  const words = narrower.map(({ word }) => word);
  let now = beginRehearsal(kit, { audiences, topics, words }, memory.practice, count, chance());
  if (now.step === 'over') throw nothingToAsk(audiences, topics);
  for (const { word, topic } of narrower)
    await say(`${inQuotes(word)} belongs to the topic ${topic.label}. Cards that speak of it come first.`);
  await say(memory.problem());
  while (now.step !== 'over') {
    await show(objectionLines(view, now.said, placeNow(now), audiences.length > 1 ? whoAsks(kit, now) : undefined));
    if ((await hear(context, prompter)) === undefined) break;
    now = answered(now);
    const card = cardNow(kit, now);
    const hasMore = card ? await screen.card(card) : false;
    const rated = await askRating(context, prompter, say, hasMore ? screen.more : undefined);
    if (!rated) break;
    now = rate(kit, now, rated, chance());
    await memory.keep(now);
    await say(memory.problem());
  }
  await show(outcomeLines(view, outcome(kit, now), context.now()));
}

type Audience = RecordOf<'audience'>;

async function audiencesFor(
  kit: Kit,
  { audience: words }: RehearseFlags,
  prompter: Prompter | undefined,
): Promise<Audience[]> {
  if (words !== undefined) return [...new Set(words.map((word) => lookUpOne(kit, 'audience', word)))];
  const all = kit.all('audience');
  if (prompter) {
    const chosen = await prompter.select(
      'Whom will you talk to?',
      all.map(({ id, label }) => ({ value: id, name: label })),
    );
    return all.filter(({ id }) => id === chosen);
  }
  throw new UsageError(
    'Who objects? --audience is missing.',
    `Choose of: ${joined(
      all.map(({ id }) => id),
      'or',
    )}. For example: gitops-kit rehearse --audience sre < answers.txt`,
  );
}

function nothingToAsk(audiences: readonly Audience[], topics: readonly RecordOf<'topic'>[]): FailedError {
  const who = joined(audiences.map(({ label }) => inSentence(label)));
  return new FailedError(
    `There is no objection about "${topics.map(({ id }) => id).join()}" from ${who}.`,
    'Leave --topic out, or name another one: gitops-kit list topics',
  );
}

/** Who says what is on, where it may be several. */
function whoAsks(kit: Kit, now: Rehearsal): string | undefined {
  return kit.find('audience', audienceNow(now) ?? '')?.label;
}

function hear(context: Context, prompter: Prompter | undefined): Promise<string | undefined> {
  return prompter ? prompter.text('Answer aloud or in writing, then Enter:') : context.lines.next();
}

/**
 * How well it went; undefined where a script has come to its end.
 * @param more shows more of the card, and says whether there was any; undefined where all of it is on the screen
 */
async function askRating(
  context: Context,
  prompter: Prompter | undefined,
  say: (problem: string) => Promise<void>,
  more: (() => Promise<boolean>) | undefined,
): Promise<Rated | undefined> {
  if (prompter) {
    const ratings = RATINGS.map((rating) => ({ value: rating, name: NAMES[rating] }));
    for (let hasMore = more !== undefined; ; ) {
      const choices = hasMore ? [...ratings, { value: MORE, name: 'Show the rest of the card first' }] : ratings;
      const value = await prompter.select('How did it go?', choices);
      if (value !== MORE) return readRating(value);
      hasMore = (await more?.()) ?? false;
    }
  }
  for (;;) {
    const line = await context.lines.next();
    const rated = line === undefined ? undefined : readRating(line);
    if (line === undefined || rated) return rated;
    await say(`After each answer comes a rating: ${joined(RATINGS, 'or')}.`);
  }
}

const MORE = 'more';

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
    keep: async (rehearsal: Rehearsal) => {
      const { practice, ratings } = rehearsal;
      const last = practiceKey(rehearsal, ratings.at(-1)?.id ?? '');
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
