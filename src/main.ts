/** The one place where errors become messages and exit codes. */
import { CommanderError } from 'commander';
import { type Context, processContext } from './context.ts';
import { KitError } from './errors.ts';
import { visible } from './kit/text.ts';
import { createProgram } from './program.ts';

/**
 * Runs a command line.
 * @param argv the arguments without the program's name
 * @returns the exit code: 0 done, 1 nothing found or failed, 2 wrong usage, 130 cancelled
 */
export async function run(argv: readonly string[], context: Context): Promise<number> {
  const writing: Promise<void>[] = [];
  try {
    await createProgram(context, argv, (text) => writing.push(context.stdout.write(text))).parseAsync(argv, {
      from: 'user',
    });
    await Promise.all(writing);
    return 0;
  } catch (error) {
    await Promise.allSettled(writing);
    return report(error, context, argv.includes('--debug'));
  }
}

/** Runs the command line of a process and sets its exit code. @param built the folder with the compiled data */
export async function main(process: NodeJS.Process, built: string): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), processContext(process, built));
}

async function report(error: unknown, context: Context, debug: boolean): Promise<number> {
  const { message, hint, exitCode } = described(error);
  const lines = [message, hint, debug && error instanceof Error ? error.stack : undefined].filter(
    (line) => line !== undefined,
  );
  // Where even that cannot be written there is nobody left to tell.
  if (lines.length) await context.stderr.write(`${lines.join('\n')}\n`).catch(() => {});
  return exitCode;
}

function described(error: unknown): { message?: string; hint?: string | undefined; exitCode: number } {
  if (error instanceof CommanderError) return usage(error);
  if (error instanceof KitError) return error;
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
function usage({ code, message, exitCode }: CommanderError): { message?: string; hint?: string; exitCode: number } {
  if (exitCode === 0 || code === 'commander.help') return { exitCode: 0 };
  const [what = '', guess] = message
    .replace(/^error: /, '')
    .split('\n')
    .map(visible);
  return {
    message: `${what.charAt(0).toUpperCase()}${what.slice(1, 160)}.`,
    hint: guess ? guess.replace(/^\((.*)\)$/, '$1') : 'See what there is with: gitops-kit --help',
    exitCode: 2,
  };
}
