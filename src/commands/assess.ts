/** DORA's measures for one service, and what today costs: asks what no flag says, and prints where it stands. */

import { assess } from '../assessment/assessment.ts';
import { chooseBenchmarks, type Organisation } from '../assessment/benchmarks.ts';
import { COST_QUESTIONS, type Cost, type CostNumbers, costOf, readCost } from '../assessment/cost.ts';
import { ASSESSMENTS_FILE, type KeptAssessment, withAssessment, writeAssessments } from '../assessment/kept.ts';
import { MEASURES } from '../assessment/measures.ts';
import type { Context } from '../context.ts';
import { FailedError, UsageError } from '../errors.ts';
import { toHit } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import { lookUpOne } from '../records/lookup.ts';
import { dayOf } from '../render/result.ts';
import { readDuration } from '../text/durations.ts';
import { repeated, visible } from '../text/text.ts';
import { setAsideText } from '../text/version.ts';
import { askAll, type Said } from './assess-questions.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { type Define, delivered } from './options.ts';
import { viewOf } from './print.ts';
import { NO_NAME, readSaved } from './saved.ts';

export interface AssessFlags extends DeliveryFlags, Organisation {
  readonly audience?: string;
  readonly service: string;
  readonly save?: boolean;
  readonly plain?: boolean;
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
  delivered(command)
    .option('-a, --audience <who>', 'in whose words to make the points')
    .option('-s, --service <name>', 'which service', NO_NAME)
    .option('--save', 'keep the answers, to compare with them next time')
    .option('--plain', 'without bars, for a screen reader')
    .action((flags) => assessCommand(context, merged(flags)));
};

/** Delivers where a service stands. */
async function assessCommand(context: Context, flags: AssessFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const kit = await context.kit();
  const service = visible(flags.service).slice(0, 60) || NO_NAME;
  const audience = flags.audience === undefined ? undefined : lookUpOne(kit, 'audience', flags.audience).id;
  const byFlags = saidByFlags(flags);
  chooseBenchmarks(kit, byFlags);
  const said = isEmpty(byFlags) ? await askPerson(context, kit, flags, byFlags, delivery.format === 'json') : byFlags;
  const { answers } = said;
  const cost = costFrom(said);
  if (!Object.keys(answers).length) onlyCost(cost, flags);

  const chosen = chooseBenchmarks(kit, said);
  const made = assess(kit, answers, chosen, audience);
  const kept = readSaved(context);
  const last = kept.all.get(service)?.at(-1);
  const before = last && { date: last.date, standings: assess(kit, last.answers, chosen, audience).standings };
  const date = dayOf(context.now());
  const metrics = made.standings.flatMap(({ id }) => kit.find('metric', id) ?? []).map((one) => toHit(kit, one));
  const assessment = { service, date, ...made, metrics, ...(before && { before }), ...(cost && { cost }) };
  const bars = !(flags.plain || context.env.TERM === 'dumb');
  await deliver(context, delivery, { kind: 'assessment', assessment, bars });
  if (flags.save) await save(context, service, { date, answers });
  else if (kept.problem) await context.stderr.write(`${kept.problem}\n`);
}

/** Asks for all that no flag says. @throws UsageError where nobody can be asked, FailedError where nothing was answered */
async function askPerson(context: Context, kit: Kit, flags: AssessFlags, said: Said, isJson: boolean): Promise<Said> {
  if (!context.interactive || isJson) throw nothingAnswered();
  const view = await viewOf(context, flags);
  const prompter = await context.prompter({ plain: flags.plain, style: view.style });
  const all = await askAll(context, kit, { prompter, view }, said);
  if (isEmpty(all)) throw new FailedError('No question was answered.', 'One answer is enough.');
  return all;
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

/** Adds an assessment to what is kept by now; another program may have added one meanwhile. */
async function save(context: Context, service: string, made: KeptAssessment): Promise<void> {
  const { state, stderr } = context;
  const aside = await state.alone(ASSESSMENTS_FILE, () => {
    const { all, problem, isBroken } = readSaved(context);
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
