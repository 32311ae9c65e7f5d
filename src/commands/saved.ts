/** The assessments that were saved, and one of them by the name of its service. */
import { ASSESSMENTS_FILE, type Assessments, type KeptAssessment, readAssessments } from '../assessment/kept.ts';
import { sentenceOf } from '../assessment/spoken.ts';
import type { Context } from '../context.ts';
import { FailedError, UsageError } from '../errors.ts';
import type { OwnNumbers } from '../pitch/pitch.ts';
import { nearest } from '../text/nearest.ts';
import { inQuotes, plain } from '../text/text.ts';
import { isUnreadable, unreadableText } from '../text/version.ts';

/** What a service is called that nobody has named. */
export const NO_NAME = 'your service';

export interface Saved {
  readonly all: Assessments;
  /** Why what is saved cannot be used. */
  readonly problem?: string;
  /** Whether it is damaged, so that a new file may take its place. */
  readonly isBroken?: boolean;
}

/** Everything that was saved. */
export function readSaved({ state }: Context): Saved {
  const text = state.read(ASSESSMENTS_FILE);
  const read = text === undefined ? new Map<string, readonly KeptAssessment[]>() : readAssessments(text);
  if (!isUnreadable(read)) return { all: read };
  return { all: new Map(), problem: unreadableText(ASSESSMENTS_FILE, read), isBroken: read.problem === 'broken' };
}

/**
 * The numbers that were saved last for a service.
 * @throws UsageError with what is saved where there is none of that name, FailedError where what is saved cannot be read
 */
export function ownNumbers(context: Context, name: string): OwnNumbers {
  const { all, problem } = readSaved(context);
  if (problem) throw new FailedError(problem, 'Move it away, or leave --service out.');
  const names = [...all.keys()];
  const service = names.find((one) => one === name) ?? names.find((one) => plain(one) === plain(name));
  const last = service === undefined ? undefined : all.get(service)?.at(-1);
  if (service === undefined || !last) throw notSaved(name, names);
  const { date, answers } = last;
  const isNamed = service !== NO_NAME;
  return {
    service: isNamed ? service : 'Your service',
    date,
    answers,
    say: sentenceOf(isNamed ? service : undefined, answers),
  };
}

function notSaved(name: string, names: readonly string[]): UsageError {
  const guess = nearest(name, names);
  const list = names.length
    ? `Saved are: ${names.join(', ')}.`
    : 'Nothing is saved yet. Save one first: gitops-kit assess --save --service NAME';
  return new UsageError(
    `There is no saved assessment of ${inQuotes(name)}.`,
    `${guess ? `Did you mean ${inQuotes(guess)}? ` : ''}${list}`,
  );
}
