/** The one place where errors become messages and exit codes. */
import { type Command, CommanderError } from 'commander';
import { type Context, processContext } from './context.ts';
import { isKitError } from './errors.ts';
import { damaged, isDamage } from './installation.ts';
import { createProgram, EXAMPLES } from './program.ts';
import { asSentence, visible } from './text/text.ts';

/**
 * Runs a command line.
 * @param typed the arguments without the program's name
 * @returns the exit code: 0 done, 1 nothing found or failed, 2 wrong usage, 130 cancelled
 */
export async function run(typed: readonly string[], context: Context): Promise<number> {
  const argv = withCommand(typed, context);
  const writing: Promise<void>[] = [];
  const program = await createProgram(context, argv, (text) => writing.push(context.stdout.write(text)));
  try {
    try {
      await program.parseAsync(argv, { from: 'user' });
    } catch (error) {
      // Without a command there is nothing to run, and the help says what there is.
      if (!(error instanceof CommanderError)) throw error;
      if (error.code === 'commander.help') commandOf(program, argv).outputHelp();
      else if (error.exitCode !== 0) throw error;
    }
    await Promise.all(writing);
    return 0;
  } catch (error) {
    await Promise.allSettled(writing);
    return report(error, context, argv, program);
  }
}

/** Without a command, on a terminal, the conversation is meant. */
function withCommand(argv: readonly string[], context: Context): readonly string[] {
  const isPlain = argv.every((word) => ['--no-color', '--no-pager', '--debug', '--plain', '--no-state'].includes(word));
  // Asking for the streams opens them, which takes longer than most commands.
  return isPlain && context.interactive && context.stdout.isTTY ? ['chat', ...argv] : argv;
}

/** Runs the command line of a process and sets its exit code. @param built the address of the folder with the compiled data */
export async function main(process: NodeJS.Process, built: URL): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), processContext(process, built));
}

async function report(error: unknown, context: Context, argv: readonly string[], program: Command): Promise<number> {
  const { message, hint, exitCode } = error instanceof CommanderError ? usage(error, argv, program) : described(error);
  const stack = argv.includes('--debug') && error instanceof Error ? error.stack : undefined;
  const lines = [message, hint, stack].filter((line) => line !== undefined);
  // Where even that cannot be written there is nobody left to tell.
  if (lines.length) await context.stderr.write(`${lines.join('\n')}\n`).catch(() => {});
  return exitCode;
}

interface Report {
  readonly message?: string;
  readonly hint?: string | undefined;
  readonly exitCode: number;
}

function described(error: unknown): Report {
  if (isKitError(error)) return error;
  if (isDamage(error)) return damaged('a part of the program cannot be loaded');
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // The reader has seen enough, as with `| head`.
  if (code === 'EPIPE') return { exitCode: 0 };
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      message: 'There is no room left for the output.',
      hint: 'Make room, or write it somewhere else.',
      exitCode: 1,
    };
  }
  return {
    message: `This is a fault of gitops-kit: ${visible(error instanceof Error ? error.message : String(error))}`,
    hint: 'Run it again with --debug and report what it prints.',
    exitCode: 1,
  };
}

/** commander's own words, as one line on what is wrong and one on what to do. */
function usage({ code, message }: CommanderError, argv: readonly string[], program: Command): Report {
  const help = `See what there is with: ${pathOf(commandOf(program, argv))} --help`;
  const [, what = '', guess] = /^(?:error: )?([\s\S]*?)(?:\n\((Did you mean [^\n]*)\))?$/.exec(message) ?? [];
  const sentence = visible(what).replace(/\.$/, '').slice(0, 160);
  return {
    message: `${asSentence(sentence)}.`,
    hint: guess ? visible(guess) : (code === 'commander.missingArgument' && exampleOf(argv)) || help,
    exitCode: 2,
  };
}

/** How the command of a command line is used. */
function exampleOf(argv: readonly string[]): string | undefined {
  const line = EXAMPLES.split('\n').find((one) => one.startsWith(`  gitops-kit ${commandsOf(argv)[0]} `));
  return line && `For example: ${line.trim()}`;
}

/** The arguments that are no flags. */
function commandsOf(argv: readonly string[]): string[] {
  return argv.filter((word) => !word.startsWith('-'));
}

/** The command that a command line names, as far as it names one. */
function commandOf(program: Command, argv: readonly string[]): Command {
  const [word, ...rest] = commandsOf(argv);
  const command = program.commands.find((one) => one.name() === word);
  return command ? commandOf(command, rest) : program;
}

/** A command as it is typed. */
function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
