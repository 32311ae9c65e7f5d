/** DORA's measures for one service: asks what no flag says, and prints where it stands. */

import { assess, MEASURES, type Measure } from '../assessment/assessment.ts';
import {
  ASSESSMENTS_FILE,
  type KeptAssessment,
  readAssessments,
  withAssessment,
  writeAssessments,
} from '../assessment/kept.ts';
import type { Context } from '../context.ts';
import { FailedError, UsageError } from '../errors.ts';
import type { Kit } from '../records/kit.ts';
import { lookUpOne } from '../records/lookup.ts';
import { assessmentLines } from '../render/assessment.ts';
import { json } from '../render/json.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { repeated, visible } from '../text/text.ts';
import { isUnreadable, unreadableText } from '../text/version.ts';
import { type Define, jsonOption } from './options.ts';
import { type GlobalFlags, print, viewOf } from './print.ts';

export interface AssessFlags extends GlobalFlags {
  readonly deployFrequency?: string;
  readonly leadTime?: string;
  readonly recoveryTime?: string;
  readonly failRate?: string;
  readonly reworkRate?: string;
  readonly audience?: string;
  readonly service: string;
  readonly save?: boolean;
  readonly plain?: boolean;
  readonly json?: boolean;
}

export const defineAssess: Define = (command, context, merged) =>
  command
    .description("DORA's measures for one service: where it stands, what moves it, and what to say")
    .option('--deploy-frequency <how-often>', 'how often a change goes live: "3 a day", weekly ...')
    .option('--lead-time <time>', 'from commit to running in production: 2h, "3 days" ...')
    .option('--recovery-time <time>', 'from a failed deployment to a service that works: 45min, "1 day" ...')
    .option('--fail-rate <per-cent>', 'deployments that have to be put right afterwards: 20%')
    .option('--rework-rate <per-cent>', 'unplanned deployments that repair what users met: 10%')
    .option('-a, --audience <who>', 'in whose words to make the points')
    .option('-s, --service <name>', 'which service', 'your service')
    .option('--save', 'keep the answers, to compare with them next time')
    .option('--plain', 'without bars, for a screen reader')
    .addOption(jsonOption())
    .action((flags) => assessCommand(context, merged(flags)));

/** Prints where a service stands. */
async function assessCommand(context: Context, flags: AssessFlags): Promise<void> {
  const kit = await context.kit();
  const service = visible(flags.service).slice(0, 60) || 'your service';
  const audience = flags.audience === undefined ? undefined : lookUpOne(kit, 'audience', flags.audience).id;
  const answers = byFlags(flags);
  if (!Object.keys(answers).length) {
    if (!context.interactive || flags.json) throw nothingAnswered();
    const { style } = await viewOf(context, flags);
    Object.assign(answers, await askAll(context, kit, await context.prompter({ plain: flags.plain, style })));
    if (!Object.keys(answers).length) throw new FailedError('No question was answered.', 'One answer is enough.');
  }

  const made = assess(kit, answers, audience);
  const kept = readKept(context);
  const last = kept.all[service]?.at(-1);
  const before = last && { date: last.date, standings: assess(kit, last.answers, audience).standings };
  const date = context.now().toISOString().slice(0, 10);
  const shown = { service, date, ...made, ...(before && { before }) };
  if (flags.json) await context.stdout.write(json(shown));
  else
    await print(context, flags, (view) => assessmentLines(view, shown, !(flags.plain || context.env.TERM === 'dumb')));
  if (flags.save) await save(context, kept, service, { date, answers });
  else if (kept.problem) await context.stderr.write(`${kept.problem}\n`);
}

/** The answers that the flags give, by the ids of the metrics. @throws UsageError for one that cannot be read */
function byFlags(flags: AssessFlags): Record<string, string> {
  const given: Readonly<Record<string, string | undefined>> = {
    'deploy-frequency': flags.deployFrequency,
    'lead-time': flags.leadTime,
    'recovery-time': flags.recoveryTime,
    'fail-rate': flags.failRate,
    'rework-rate': flags.reworkRate,
  };
  const answers: Record<string, string> = {};
  for (const { id, flag, read, examples } of MEASURES) {
    const typed = given[flag];
    if (typed === undefined) continue;
    if (read(typed) === undefined)
      throw new UsageError(`--${flag} cannot be "${repeated(typed)}".`, `For example: ${examples}`);
    answers[id] = visible(typed);
  }
  return answers;
}

function nothingAnswered(): UsageError {
  return new UsageError(
    'There is no answer to assess.',
    `Give one or more of: ${MEASURES.map(({ flag }) => `--${flag}`).join(', ')}. For example: gitops-kit assess --deploy-frequency weekly`,
  );
}

async function askAll(context: Context, kit: Kit, prompter: Prompter): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  await context.stderr.write('One service, five questions. Enter alone leaves one out.\n\n');
  for (const measure of MEASURES) {
    const metric = kit.find('metric', measure.id);
    if (!metric) continue;
    await context.stderr.write(`${metric.definition}\n`);
    const answer = await askOne(context, prompter, metric.today ?? metric.name, measure);
    if (answer) answers[measure.id] = answer;
  }
  return answers;
}

/** An answer that can be read, or an empty one. */
async function askOne(
  context: Context,
  prompter: Prompter,
  name: string,
  { read, examples }: Measure,
): Promise<string> {
  for (;;) {
    const typed = await prompter.text(`${name} (such as ${examples}):`);
    if (!typed || read(typed) !== undefined) return visible(typed);
    await context.stderr.write(`"${repeated(typed)}" cannot be read. For example: ${examples}\n`);
  }
}

interface KeptBefore {
  readonly all: ReturnType<typeof withAssessment>;
  /** Why what is kept cannot be used. */
  readonly problem?: string;
}

function readKept({ state }: Context): KeptBefore {
  const text = state.read(ASSESSMENTS_FILE);
  const read = text === undefined ? {} : readAssessments(text);
  return isUnreadable(read) ? { all: {}, problem: unreadableText(ASSESSMENTS_FILE, read) } : { all: read };
}

async function save(
  context: Context,
  { all, problem }: KeptBefore,
  service: string,
  made: KeptAssessment,
): Promise<void> {
  // What cannot be read must not be written over.
  if (problem) throw new FailedError(problem, 'Move it away, and save again.');
  if (!context.state.write(ASSESSMENTS_FILE, writeAssessments(withAssessment(all, service, made))))
    throw new FailedError(
      'The assessment cannot be kept: the state directory takes no file.',
      'Make it writable, or make room.',
    );
  await context.stderr.write('Kept, to be compared with next time.\n');
}
