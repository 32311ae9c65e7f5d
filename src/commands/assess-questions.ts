/** The questions of an assessment, asked one by one; whoever wants to can go back. */

import { chooseBenchmarks, type Organisation } from '../assessment/benchmarks.ts';
import { COST_QUESTIONS, type CostNumbers, readCost } from '../assessment/cost.ts';
import { MEASURES } from '../assessment/measures.ts';
import type { Context } from '../context.ts';
import { isKitError, UsageError } from '../errors.ts';
import type { Kit } from '../records/kit.ts';
import { paragraph, text } from '../render/layout.ts';
import type { View } from '../render/style.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { repeated, visible } from '../text/text.ts';

/** All that was said, as it was typed. */
export interface Said extends Organisation {
  /** By the ids of the metrics. */
  readonly answers: Readonly<Record<string, string>>;
  readonly numbers: CostNumbers;
}

interface Question {
  readonly id: string;
  /** What it means, and examples; above the question, which shall fit into a line. */
  readonly about: string;
  readonly question: string;
  /** Whether the answers so far call for it. */
  readonly isAsked?: (typed: Typed) => boolean;
  /** @throws UsageError for an answer that cannot be used */
  readonly check: (typed: string) => void;
}

/** Answers by the ids of the questions; none is empty. */
type Typed = ReadonlyMap<string, string>;

const BACK = '<';
const LEAVE_OUT = '-';
/** The id of the question that leads to those of what today costs. */
const COSTS = 'costs';

/**
 * Asks for all that no flag has said.
 * @param typed what was answered before, by the ids of the questions; holds what was answered even where it throws
 */
export async function askAll(
  { stderr }: Context,
  kit: Kit,
  { prompter, view }: { readonly prompter: Prompter; readonly view: View },
  said: Organisation,
  typed: Map<string, string>,
): Promise<Said> {
  const tell = (words: string) => stderr.write(text(paragraph(view, words)));
  const [delivery, others] = [measures(kit), organisation(kit, said)];
  const count = delivery.length === 1 ? '1 question' : `${delivery.length} questions`;
  const after = [...others.map(({ short }) => short), 'what today costs'];
  await tell(
    `One service: ${count}, and ${after.length} more if you like (${after.join(', ')}). Enter alone leaves one out, ${BACK} goes back to the one before; there, Enter keeps what you said and ${LEAVE_OUT} takes it away.`,
  );
  if (typed.size)
    await tell(`In parentheses stands what you answered today: Enter keeps it, ${LEAVE_OUT} takes it away.`);
  await inTurn(tell, prompter, [...delivery, ...others, ...costs()], typed);
  let numbers: CostNumbers = {};
  for (const { id } of COST_QUESTIONS) {
    const number = typed.has(COSTS) ? readCost(id, typed.get(id) ?? '') : undefined;
    numbers = { ...numbers, ...number };
  }
  const { industry = typed.get('industry'), size = typed.get('size') } = said;
  return { answers: answersOf(typed), numbers, industry, size };
}

/** What was answered to DORA's measures. */
export function answersOf(typed: ReadonlyMap<string, string>): Said['answers'] {
  const answers = MEASURES.flatMap(({ id }) => {
    const answer = typed.get(id);
    return answer === undefined ? [] : [[id, answer] as const];
  });
  return Object.fromEntries(answers);
}

/** Asks what the answers call for, until there is nothing more; `typed` gets every answer at once. */
async function inTurn(
  tell: (words: string) => Promise<void>,
  prompter: Prompter,
  questions: readonly Question[],
  typed: Map<string, string>,
): Promise<void> {
  const asked: number[] = [];
  let place = 0;
  for (let now = questions[place]; now; now = questions[place]) {
    if (now.isAsked && !now.isAsked(typed)) {
      place += 1;
      continue;
    }
    await tell('');
    await tell(now.about);
    const answer = visible(await prompter.text(promptFor(now, asked.length > 0), typed.get(now.id)));
    if (answer === BACK) {
      place = asked.pop() ?? place;
      continue;
    }
    const problem = answer && answer !== LEAVE_OUT ? problemOf(now, answer) : undefined;
    if (problem !== undefined) {
      await tell(problem);
      continue;
    }
    if (answer && answer !== LEAVE_OUT) typed.set(now.id, answer);
    else typed.delete(now.id);
    asked.push(place);
    place += 1;
  }
}

function promptFor({ question }: Question, isLater: boolean): string {
  return `${question}${isLater ? ` (${BACK} goes back)` : ''}:`;
}

function problemOf({ check }: Question, answer: string): string | undefined {
  try {
    check(answer);
    return undefined;
  } catch (error) {
    if (!isKitError(error)) throw error;
    return [error.message, error.hint].filter(Boolean).join(' ');
  }
}

/** A check that an answer can be read. */
function readable(read: (typed: string) => unknown, examples: string): Question['check'] {
  return (typed) => {
    if (read(typed) === undefined)
      throw new UsageError(`"${repeated(typed)}" cannot be read.`, `For example: ${examples}`);
  };
}

function measures(kit: Kit): Question[] {
  return MEASURES.flatMap(({ id, read, examples }) => {
    const metric = kit.find('metric', id);
    if (!metric) return [];
    const { definition, name, today = name } = metric;
    return [{ id, about: `${definition} ${such(examples)}`, question: today, check: readable(read, examples) }];
  });
}

function such(examples: string): string {
  return `For example: ${examples}`;
}

function organisation(kit: Kit, said: Organisation): (Question & { readonly short: string })[] {
  // There must be something to compare.
  const isAsked = (typed: Typed) => MEASURES.some(({ id }) => typed.has(id));
  const industry = {
    id: 'industry',
    short: 'its industry',
    question: 'Industry, to compare it with',
    about: such('banking, retail'),
    isAsked,
    check: (typed: string) => chooseBenchmarks(kit, { industry: typed }),
  };
  const size = {
    id: 'size',
    short: 'how many people work there',
    question: 'How many people work there',
    about: such('250, small'),
    isAsked,
    check: (typed: string) => {
      try {
        chooseBenchmarks(kit, { size: typed });
      } catch (error) {
        // The error names the flag, and here nobody has typed one.
        throw isKitError(error) ? new UsageError(`"${repeated(typed)}" cannot be read.`, error.hint) : error;
      }
    },
  };
  return [...(said.industry === undefined ? [industry] : []), ...(said.size === undefined ? [size] : [])];
}

function costs(): Question[] {
  const isYes = (typed: string) => (/^y(?:es)?$/i.test(typed) ? true : undefined);
  return [
    {
      id: COSTS,
      about: `${COST_QUESTIONS.length} more questions: y for yes, Enter for no.`,
      question: 'Work out what today costs too',
      check: readable(isYes, 'y'),
    },
    ...COST_QUESTIONS.map(({ id, question, examples }) => ({
      id,
      question,
      about: such(examples),
      isAsked: (typed: Typed) => typed.has(COSTS),
      check: readable((typed) => readCost(id, typed), examples),
    })),
  ];
}
