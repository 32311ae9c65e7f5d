/** DORA's measures for one service, and what today costs: asks what no flag says, and prints where it stands. */

import { assess } from '../assessment/assessment.ts';
import { chooseBenchmarks, type Organisation } from '../assessment/benchmarks.ts';
import { COST_QUESTIONS, type Cost, type CostNumbers, costOf, readCost } from '../assessment/cost.ts';
import {
  ASSESSMENTS_FILE,
  type KeptAssessment,
  readAssessments,
  withAssessment,
  writeAssessments,
} from '../assessment/kept.ts';
import { MEASURES } from '../assessment/measures.ts';
import type { Context } from '../context.ts';
import { FailedError, isKitError, UsageError } from '../errors.ts';
import type { Kit } from '../records/kit.ts';
import { lookUpOne } from '../records/lookup.ts';
import { assessmentLines } from '../render/assessment.ts';
import { json } from '../render/json.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { readDuration } from '../text/durations.ts';
import { repeated, visible } from '../text/text.ts';
import { isUnreadable, setAsideText, unreadableText } from '../text/version.ts';
import { type Define, jsonOption } from './options.ts';
import { type GlobalFlags, print, viewOf } from './print.ts';

export interface AssessFlags extends GlobalFlags, Organisation {
  readonly audience?: string;
  readonly service: string;
  readonly save?: boolean;
  readonly plain?: boolean;
  readonly json?: boolean;
  /** Those of the measures and of what today costs. */
  readonly [flag: string]: unknown;
}

export const defineAssess: Define = (command, context, merged) => {
  command.description(
    "DORA's measures for one service: where it stands, what moves it, what to say, and what today costs",
  );
  for (const { flag, takes, about } of MEASURES) command.option(`--${flag} ${takes}`, about);
  command
    .option('--industry <industry>', 'whom to compare it with: banking, retail, "public sector" ...')
    .option('--size <people>', 'how many people work there: 250, or small, medium, large');
  for (const { flag, takes, about } of COST_QUESTIONS) command.option(`--${flag} ${takes}`, about);
  command
    .option('-a, --audience <who>', 'in whose words to make the points')
    .option('-s, --service <name>', 'which service', 'your service')
    .option('--save', 'keep the answers, to compare with them next time')
    .option('--plain', 'without bars, for a screen reader')
    .addOption(jsonOption())
    .action((flags) => assessCommand(context, merged(flags)));
};

/** All that was said, as it was typed. */
interface Said extends Organisation {
  /** By the ids of the metrics. */
  readonly answers: Readonly<Record<string, string>>;
  readonly numbers: CostNumbers;
}

/** Prints where a service stands. */
async function assessCommand(context: Context, flags: AssessFlags): Promise<void> {
  const kit = await context.kit();
  const service = visible(flags.service).slice(0, 60) || 'your service';
  const audience = flags.audience === undefined ? undefined : lookUpOne(kit, 'audience', flags.audience).id;
  const byFlags = saidByFlags(flags);
  chooseBenchmarks(kit, byFlags);
  const said = isEmpty(byFlags) ? await askAll(context, kit, flags, byFlags) : byFlags;
  const { answers } = said;
  const cost = costFrom(said);
  if (!Object.keys(answers).length) onlyCost(cost, flags);

  const chosen = chooseBenchmarks(kit, said);
  const made = assess(kit, answers, chosen, audience);
  const kept = readKept(context);
  const last = kept.all[service]?.at(-1);
  const before = last && { date: last.date, standings: assess(kit, last.answers, chosen, audience).standings };
  const date = context.now().toISOString().slice(0, 10);
  const shown = { service, date, ...made, ...(before && { before }), ...(cost && { cost }) };
  if (flags.json) await context.stdout.write(json(shown));
  else
    await print(context, flags, (view) => assessmentLines(view, shown, !(flags.plain || context.env.TERM === 'dumb')));
  if (flags.save) await save(context, service, { date, answers });
  else if (kept.problem) await context.stderr.write(`${kept.problem}\n`);
}

/** What the flags say. @throws UsageError for what cannot be read */
function saidByFlags({ industry, size, ...flags }: AssessFlags): Said {
  const answers: Record<string, string> = {};
  let numbers: CostNumbers = {};
  for (const { id, flag, read, examples } of MEASURES) {
    const typed = typedFor(flags, flag);
    if (typed === undefined) continue;
    if (read(typed) === undefined) throw unreadable(flag, typed, examples);
    answers[id] = visible(typed);
  }
  for (const { id, flag, examples } of COST_QUESTIONS) {
    const typed = typedFor(flags, flag);
    if (typed === undefined) continue;
    const number = readCost(id, visible(typed));
    if (!number) throw unreadable(flag, typed, examples);
    numbers = { ...numbers, ...number };
  }
  return { answers, numbers, industry, size };
}

/** The value of a flag, under the name that commander gives it. */
function typedFor(flags: Readonly<Record<string, unknown>>, flag: string): string | undefined {
  const value = flags[flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
  return typeof value === 'string' ? value : undefined;
}

function unreadable(flag: string, typed: string, examples: string): UsageError {
  return new UsageError(`--${flag} cannot be "${repeated(typed)}".`, `For example: ${examples}`);
}

function isEmpty({ answers, numbers }: Said): boolean {
  return !Object.keys(answers).length && !Object.keys(numbers).length;
}

/** What today costs, where any of it was said; the time of a recovery stands for its hours where nobody gave those. */
function costFrom({ answers, numbers }: Said): (Cost & { readonly assumed: readonly string[] }) | undefined {
  if (!Object.keys(numbers).length) return undefined;
  const recovery = answers['time-to-restore-service'];
  const seconds = recovery === undefined ? undefined : readDuration(recovery);
  if (numbers.incidents === undefined || numbers.recoveryHours !== undefined || seconds === undefined)
    return { ...costOf(numbers), assumed: [] };
  return {
    ...costOf({ ...numbers, recoveryHours: seconds / 3600 }),
    assumed: [`An incident is taken to keep one person busy for the recovery time, ${recovery}.`],
  };
}

/** @throws UsageError where that is nothing, or nothing to keep */
function onlyCost(cost: Cost | undefined, { save }: AssessFlags): void {
  if (!cost?.changes && !cost?.incidents && !cost?.hourLessAChange && !cost?.hourLessAnIncident)
    throw new UsageError(
      'There is not enough to work out what today costs.',
      'Give --deployments, --people and --hours, or --incidents and --recovery-hours.',
    );
  if (save)
    throw new UsageError("Only answers to DORA's measures are kept.", `Give one or more of: ${flagsOf(MEASURES)}.`);
}

function flagsOf(questions: readonly { readonly flag: string }[]): string {
  return questions.map(({ flag }) => `--${flag}`).join(', ');
}

function nothingAnswered(): UsageError {
  return new UsageError(
    'There is no answer to assess.',
    `Give one or more of: ${flagsOf(MEASURES)}; for what today costs: ${flagsOf(COST_QUESTIONS)}. For example: gitops-kit assess --deploy-frequency weekly`,
  );
}

/** Asks for all that no flag says. @throws UsageError where nobody can be asked, FailedError where nothing was answered */
async function askAll(context: Context, kit: Kit, flags: AssessFlags, said: Said): Promise<Said> {
  if (!context.interactive || flags.json) throw nothingAnswered();
  const { style } = await viewOf(context, flags);
  const prompter = await context.prompter({ plain: flags.plain, style });
  const ask = asker(context, prompter);
  const answers: Record<string, string> = {};
  await context.stderr.write('One service, five questions. Enter alone leaves one out.\n\n');
  for (const { id, read, examples } of MEASURES) {
    const metric = kit.find('metric', id);
    if (!metric) continue;
    await context.stderr.write(`${metric.definition}\n`);
    const answer = await ask(metric.today ?? metric.name, examples, (typed) => {
      if (read(typed) === undefined)
        throw new UsageError(`"${repeated(typed)}" cannot be read.`, `For example: ${examples}`);
    });
    if (answer) answers[id] = answer;
  }
  const asked = { answers, numbers: {} };
  const organisation = Object.keys(answers).length ? await askOrganisation(kit, ask, said) : said;
  const numbers = (await prompter.confirm('Work out what today costs too?')) ? await askNumbers(ask) : {};
  const all = { ...asked, numbers, industry: organisation.industry, size: organisation.size };
  if (isEmpty(all)) throw new FailedError('No question was answered.', 'One answer is enough.');
  return all;
}

/** Asks until an answer can be used, or is empty. @param use throws UsageError for one that cannot */
type Ask = (question: string, examples: string, use: (typed: string) => void) => Promise<string>;

function asker({ stderr }: Context, prompter: Prompter): Ask {
  return async (question, examples, use) => {
    for (;;) {
      const typed = visible(await prompter.text(`${question} (such as ${examples}):`));
      try {
        if (typed) use(typed);
        return typed;
      } catch (error) {
        if (!isKitError(error)) throw error;
        await stderr.write(`${[error.message, error.hint].filter(Boolean).join(' ')}\n`);
      }
    }
  };
}

async function askOrganisation(kit: Kit, ask: Ask, said: Organisation): Promise<Organisation> {
  const industry =
    said.industry ??
    (await ask('Industry, to compare it with', 'banking, retail', (typed) =>
      chooseBenchmarks(kit, { industry: typed }),
    ));
  const size =
    said.size ??
    (await ask('How many people work there', '250, small', (typed) => chooseBenchmarks(kit, { size: typed })));
  return { industry: industry || undefined, size: size || undefined };
}

async function askNumbers(ask: Ask): Promise<CostNumbers> {
  let numbers: CostNumbers = {};
  for (const { id, question, examples } of COST_QUESTIONS) {
    await ask(question, examples, (typed) => {
      const number = readCost(id, typed);
      if (!number) throw new UsageError(`"${repeated(typed)}" cannot be read.`, `For example: ${examples}`);
      numbers = { ...numbers, ...number };
    });
  }
  return numbers;
}

interface KeptBefore {
  readonly all: ReturnType<typeof withAssessment>;
  /** Why what is kept cannot be used. */
  readonly problem?: string;
  /** Whether it is damaged, so that a new file may take its place. */
  readonly isBroken?: boolean;
}

function readKept({ state }: Context): KeptBefore {
  const text = state.read(ASSESSMENTS_FILE);
  const read = text === undefined ? {} : readAssessments(text);
  if (!isUnreadable(read)) return { all: read };
  return { all: {}, problem: unreadableText(ASSESSMENTS_FILE, read), isBroken: read.problem === 'broken' };
}

/** Adds an assessment to what is kept by now; another program may have added one meanwhile. */
async function save(context: Context, service: string, made: KeptAssessment): Promise<void> {
  const { state, stderr } = context;
  const aside = await state.alone(ASSESSMENTS_FILE, () => {
    const { all, problem, isBroken } = readKept(context);
    // What cannot be read must not be written over.
    const aside = isBroken ? state.setAside(ASSESSMENTS_FILE) : undefined;
    if (problem && aside === undefined)
      throw new FailedError(problem, 'Nothing was kept. Move it away, and save again.');
    if (!state.write(ASSESSMENTS_FILE, writeAssessments(withAssessment(all, service, made))))
      throw new FailedError(
        'The assessment cannot be kept: the state directory takes no file.',
        'Make it writable, or make room.',
      );
    return aside;
  });
  if (aside !== undefined) await stderr.write(`${setAsideText(ASSESSMENTS_FILE, aside)}\n`);
  await stderr.write('Kept, to be compared with next time.\n');
}
