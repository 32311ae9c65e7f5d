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

/**
 * What the user's own model takes a sentence for: ids of cards and intents, best first. Undefined where none is asked
 * for, or where it is of no use; then why is said on the standard error.
 * @param before what was said before it, the last of it last
 */
export async function meantBy(
  context: Context,
  { llm = context.env.GITOPS_KIT_LLM, llmTimeout = USUAL_SECONDS }: LlmFlags,
  kit: Kit,
  said: string,
  before: readonly string[] = [],
): Promise<readonly string[] | undefined> {
  if (!llm?.trim()) return undefined;
  const seconds = wholeNumber('--llm-timeout', llmTimeout, 1, 600);
  const advice = await context.ask(llm, promptFor(kit, said, before), seconds);
  const ids = 'output' in advice ? idsIn(kit, advice.output) : [];
  const problem = 'problem' in advice ? advice.problem : 'named no card';
  await context.stderr.write(
    ids.length ? `Chosen by ${inQuotes(llm)}.\n` : `${inQuotes(llm)} ${problem}, so this is our own answer.\n`,
  );
  return ids.length ? ids : undefined;
}
