/** The one place where errors become messages and exit codes. */
import { type Command, CommanderError } from 'commander';
import { type Context, processContext } from './context.ts';
import { codeOf, isKitError } from './errors.ts';
import { damaged, isDamage } from './installation.ts';
import { createProgram, EXAMPLES } from './program.ts';
import { asSentence, harmless, inQuotes, visible } from './text/text.ts';

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

/** Runs the command line of a process and sets its exit code. */
export async function main(process: NodeJS.Process): Promise<void> {
  // The same folder from the sources and from the bundle.
  const context = contextIn(process, new URL('../dist/', import.meta.url));
  if (!context) return;
  process.exitCode = await run(process.argv.slice(2), context);
  // What still runs then would keep us, and nobody waits for it any more.
  if (context.clipboard.hangs) process.exit();
}

/** The context of a process; where it is in no folder any more, that is said, and there is none. */
function contextIn(process: NodeJS.Process, built: URL): Context | undefined {
  try {
    return processContext(process, built);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd')) throw error;
    const gone = codeOf(error) === 'ENOENT';
    process.stderr.on('error', () => {});
    process.stderr.write(
      `${gone ? 'This folder is gone.' : 'The path of this folder cannot be read.'}\nGo to another one with: cd\n`,
    );
    process.exitCode = 1;
    return undefined;
  }
}

async function report(error: unknown, context: Context, argv: readonly string[], program: Command): Promise<number> {
  const { message, hint, exitCode } = error instanceof CommanderError ? usage(error, argv, program) : described(error);
  const stack = argv.includes('--debug') && error instanceof Error ? error.stack : undefined;
  const lines = [message, hint, stack].filter((line) => line !== undefined).map(harmless);
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
  const code = codeOf(error);
  // The reader has seen enough, as with `| head`.
  if (code === 'EPIPE') return { exitCode: 0 };
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      message: 'There is no room left for the output.',
      hint: 'Make room, or write it somewhere else.',
      exitCode: 1,
    };
  }
  const refused = error instanceof Error ? refusal(error) : undefined;
  if (refused) return refused;
  return {
    message: `This is a fault of gitops-kit: ${visible(error instanceof Error ? error.message : String(error))}`,
    hint: 'Run it again with --debug and report what it prints.',
    exitCode: 1,
  };
}

const NO_RIGHT = { why: 'the system does not let you', hint: 'Change who may use it, or use another place.' };
/** Why the file system refuses something that is no fault of the program, by the codes of its errors. */
const REFUSED: Readonly<Record<string, typeof NO_RIGHT>> = {
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EROFS: { why: 'nothing can be written there', hint: 'Use another place.' },
  ENOTDIR: { why: 'a part of its path is no folder', hint: 'Move that away, or use another place.' },
};
const READING = ['scandir', 'opendir', 'stat', 'lstat', 'fstat', 'read', 'readlink', 'realpath', 'access'];
const WRITING = ['mkdir', 'mkdtemp', 'rename', 'unlink', 'rmdir', 'rm', 'write', 'chmod', 'utime', 'link', 'ftruncate'];

/** An error of the file system that nobody else has put into words. */
function refusal({ code, syscall = '', path }: NodeJS.ErrnoException): Report | undefined {
  const refused = REFUSED[code ?? ''];
  // Of a file that is opened nobody knows for what; other calls are no file's.
  const done = READING.includes(syscall)
    ? 'read'
    : WRITING.includes(syscall)
      ? 'written'
      : syscall === 'open' && 'read or written';
  if (!refused || !done || path === undefined) return undefined;
  return { message: `${visible(path)} cannot be ${done}: ${refused.why}.`, hint: refused.hint, exitCode: 1 };
}

/** commander's own words, as one line on what is wrong and one on what to do. */
function usage({ code, message }: CommanderError, argv: readonly string[], program: Command): Report {
  const help = `See what there is with: ${pathOf(commandOf(program, argv))} --help`;
  const [, what = '', guess] = /^(?:error: )?([\s\S]*?)(?:\n\((Did you mean [^\n]*)\))?$/.exec(message) ?? [];
  const sentence = visible(what).replace(/\.$/, '').slice(0, 160);
  return {
    message: `${asSentence(sentence)}.`,
    hint:
      behindDashes(code, argv) ??
      (guess ? visible(guess) : code === 'commander.missingArgument' ? exampleOf(argv) : undefined) ??
      help,
    exitCode: 2,
  };
}

/** What to do with words that are no flag and begin like one, as the lines of a list do. */
function behindDashes(code: string, argv: readonly string[]): string | undefined {
  const words = code === 'commander.unknownOption' && argv.find((word) => /^-\S* /.test(word));
  return words
    ? `Words that begin with a dash stand behind "--": gitops-kit ${commandsOf(argv)[0]} -- ${inQuotes(words)}`
    : undefined;
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
