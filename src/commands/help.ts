import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { repeated } from '../text/text.ts';
import { type GlobalFlags, print } from './print.ts';

/** What can be read about beside the commands: pages of `docs/`, by their names. */
export const TOPICS = {
  conversation: 'a conversation, and the message that comes of it',
  json: 'the shape of what --json prints',
  library: 'the kit in a program',
  mcp: 'the kit in an AI assistant',
  packs: 'evidence of your own',
  site: 'the kit as pages that answer, to publish',
  terms: 'what the words mean that the program uses',
} as const;

/** @param programFor the whole command line */
export function defineHelp(
  command: Command,
  context: Context,
  merged: <T extends object>(flags: T) => T,
  programFor: () => Promise<Command>,
): void {
  command
    .argument('[words...]', 'a command, or one of: topics, '.concat(Object.keys(TOPICS).join(', ')))
    .description('print the help of a command, or a page on a topic')
    .action(async (words, flags) => helpCommand(context, words, await programFor(), merged(flags)));
}

/** Prints the help of a command, a page, or which pages there are. @throws UsageError where there is neither */
async function helpCommand(
  context: Context,
  words: readonly string[],
  program: Command,
  flags: GlobalFlags,
): Promise<void> {
  const [word = ''] = words;
  const topic = Object.keys(TOPICS).find((one) => one === word);
  const command = commandNamed(program, words);
  if (word === 'topics') {
    const width = Math.max(...Object.keys(TOPICS).map((name) => name.length));
    const lines = Object.entries(TOPICS).map(([name, about]) => `${name.padEnd(width)}  ${about}`);
    return print(context, flags, () => [...lines, '', 'Read one with, for example: gitops-kit help packs']);
  }
  if (topic) {
    const { topicLines } = await import('../render/topic.ts');
    return print(context, flags, (view) => topicLines(view, context.topic(topic)));
  }
  if (command) return command.outputHelp();
  const names = [...Object.keys(TOPICS), 'topics', ...program.commands.map((one) => one.name())];
  const guess = nearest(word, names);
  throw new UsageError(
    `Unknown command or topic '${repeated(words.join(' '))}'.`,
    guess ? `Did you mean ${guess}?` : 'See what there is with: gitops-kit --help, or gitops-kit help topics',
  );
}

/** The command that words name one after the other; the program itself for none. */
function commandNamed(program: Command, words: readonly string[]): Command | undefined {
  return words.reduce<Command | undefined>(
    (command, word) => command?.commands.find((one) => one.name() === word),
    program,
  );
}
