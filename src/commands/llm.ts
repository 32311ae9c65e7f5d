/** A language model of the user's own that listens, where one is asked for: the sentence then leaves the program. */
import { idsIn, promptFor } from '../answer/advisor.ts';
import type { Context } from '../context.ts';
import type { Kit } from '../records/kit.ts';
import { inQuotes } from '../text/text.ts';
import { wholeNumber } from './options.ts';

export interface LlmFlags {
  readonly llm?: string;
  readonly llmTimeout?: string;
}

export const LLM = [
  '--llm <command>',
  'let a command of yours choose the card: what was said goes to its standard input ("ollama run qwen3"); GITOPS_KIT_LLM',
] as const;
export const LLM_TIMEOUT = ['--llm-timeout <seconds>', 'how long to wait for it, 1 to 600; 20 unless told'] as const;

const USUAL_SECONDS = '20';

/** What the user's own model takes a sentence for, or why it is of no use. */
export type Meant = { readonly ids: readonly string[] } | { readonly problem: string };

/**
 * Asks the user's own model what a sentence means: ids of cards and intents, best first. Undefined where none is named.
 * @param before what was said before it, the last of it last
 * @param left ends the question when nobody waits for it any more
 */
export async function askModel(
  context: Context,
  flags: LlmFlags,
  kit: Kit,
  said: string,
  before: readonly string[] = [],
  left?: AbortSignal,
): Promise<Meant | undefined> {
  const llm = modelOf(context, flags);
  if (llm === undefined) return undefined;
  const advice = await context.ask(llm, promptFor(kit, said, before), secondsOf(flags), left);
  if ('problem' in advice) return { problem: `${inQuotes(llm)} ${advice.problem}, so this is our own answer.` };
  const ids = idsIn(kit, advice.output);
  return ids.length ? { ids } : { problem: `${inQuotes(llm)} named no card, so this is our own answer.` };
}

/** The same, with a line on the standard error on who has chosen. */
export async function meantBy(
  context: Context,
  flags: LlmFlags,
  kit: Kit,
  said: string,
  before: readonly string[] = [],
): Promise<readonly string[] | undefined> {
  const meant = await askModel(context, flags, kit, said, before);
  if (!meant) return undefined;
  const isChosen = 'ids' in meant;
  await context.stderr.write(
    isChosen ? `Chosen by ${inQuotes(modelOf(context, flags) ?? '')}.\n` : `${meant.problem}\n`,
  );
  return isChosen ? meant.ids : undefined;
}

/** How long to wait for an answer. @throws UsageError for what is no such number */
export function secondsOf({ llmTimeout = USUAL_SECONDS }: LlmFlags): number {
  return wholeNumber('--llm-timeout', llmTimeout, 1, 600);
}

/** The command that is to be asked, where one is named. */
export function modelOf({ env }: Context, { llm = env.GITOPS_KIT_LLM }: LlmFlags): string | undefined {
  return llm?.trim() ? llm : undefined;
}
