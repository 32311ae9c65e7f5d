/** Questions on a terminal, asked with inquirer on the given streams. */
import { CancelledError } from '../errors.ts';

/** One of the answers to choose from. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly description?: string;
}

type Input = NodeJS.ReadableStream;
type Output = NodeJS.WritableStream;

/** The value of the chosen answer. @throws CancelledError on Ctrl-C */
export async function select(
  input: Input,
  output: Output,
  message: string,
  choices: readonly Choice[],
): Promise<string> {
  return ask(input, output, { type: 'select', name: 'answer', message, choices, pageSize: 12, loop: false });
}

/** Yes or no; no is the default. @throws CancelledError on Ctrl-C */
export async function confirm(input: Input, output: Output, message: string): Promise<boolean> {
  return ask(input, output, { type: 'confirm', name: 'answer', message, default: false });
}

async function ask<T>(input: Input, output: Output, question: object): Promise<T> {
  const { default: inquirer } = await import('inquirer');
  const prompt = inquirer.createPromptModule({ input, output });
  try {
    const { answer } = await prompt<{ answer: T }>([question] as Parameters<typeof prompt<{ answer: T }>>[0]);
    return answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new CancelledError();
    throw error;
  }
}
