/** The world outside: streams, environment, opener and prompter, as one object. Nothing else touches `process`. */
import { fstatSync, writeSync } from 'node:fs';
import type { Matcher } from './answer/matcher.ts';
import { CancelledError, codeOf } from './errors.ts';
import { installedData, installedFiles, installedPage } from './installation.ts';
import { loadPacks, type Packs } from './packs/load.ts';
import type { Git } from './packs/remote/git.ts';
import type { Kit } from './records/kit.ts';
import type { Searchable } from './search/index.ts';
import { type Clipboard, createClipboard, writeWithSystem } from './terminal/clipboard.ts';
import { jobOf } from './terminal/job.ts';
import { createLines, type Lines } from './terminal/lines.ts';
import type { Advice } from './terminal/llm.ts';
import { openAddress } from './terminal/opener.ts';
import { page } from './terminal/pager.ts';
import { createProgress } from './terminal/progress.ts';
import type { Manner, Prompter } from './terminal/prompter.ts';
import { type State, userState } from './terminal/state.ts';
import { once } from './text/once.ts';

/** A stream that results or messages go to. */
export interface Output {
  readonly isTTY: boolean;
  /** Width in columns, where it is known. */
  readonly columns: number | undefined;
  readonly rows: number | undefined;
  /** Resolves when the text has been handed over; rejects with the stream's error. */
  write(text: string): Promise<void>;
}

export interface Context {
  readonly stdout: Output;
  readonly stderr: Output;
  /** True where a person can be asked: input and messages are both on a terminal. */
  readonly interactive: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly cwd: string;
  /** Asks the person at the terminal. */
  prompter(manner?: Manner): Promise<Prompter>;
  /** What a script gives in place of a person: the lines of the standard input. */
  readonly lines: Lines;
  /** The standard input and output as they are, for a command that speaks a protocol on them. */
  pipes(): { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream };
  /** Between 0 and 1. */
  random(): number;
  now(): Date;
  readonly clipboard: Clipboard;
  /** Opens an address in the browser. @throws FailedError where that cannot be done */
  open(url: string): Promise<void>;
  /** Shows text in a pager and waits for it to end. @returns false where the pager could not be started */
  page(text: string, pager: string): Promise<boolean>;
  /** Asks a command of the user's that answers like a language model; it never rejects. */
  ask(line: string, prompt: string, seconds: number, left?: AbortSignal): Promise<Advice>;
  /** Runs the user's git. */
  readonly git: Git;
  /** A page of the documentation, by its name. */
  topic(name: string): string;
  /** Does something that can be ended early: by Ctrl-C, or when the process is asked to end. It then cleans up first. */
  endable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** What is kept between runs. */
  readonly state: State;
  /** The users' packs, and where they are. */
  readonly packs: Packs;
  /** Reads a file that was built, such as `model.bin`. @throws FailedError where it is not there */
  installed(name: string): Uint8Array;
  /** The kit with the users' packs, loaded at the first call. */
  kit(): Promise<Kit>;
  /** The full-text index of it. */
  index(): Promise<Searchable>;
  /** Finds out what somebody may mean. */
  matcher(): Promise<Matcher>;
}

/**
 * The context of a real process.
 * @param built the address of the folder with the compiled data
 */
export function processContext(process: NodeJS.Process, built: URL): Context {
  const env = withHome(process.env);
  let read: Lines | undefined;
  const lines = () => {
    read ??= createLines(process.stdin);
    return read;
  };
  const stdout = output(1, () => process.stdout);
  const stderr = output(2, () => process.stderr);
  const installed = installedFiles(built);
  const packs = loadPacks({
    env,
    cwd: process.cwd(),
    built: installedData(built),
    model: () => installed('model.bin'),
    progress: createProgress(stderr),
    warn: (told) => void stderr.write(`${told.join('\n')}\n`).catch(() => {}),
  });
  return {
    stdout,
    stderr,
    get interactive() {
      return Boolean(process.stdin.isTTY && process.stderr.isTTY);
    },
    env,
    platform: process.platform,
    cwd: process.cwd(),
    prompter: async ({ plain = env.TERM === 'dumb', style } = {}) => {
      if (!plain) {
        const { terminalPrompter } = await import('./terminal/questions.ts');
        return terminalPrompter(process.stdin, process.stderr, style, jobOf(process));
      }
      const { plainPrompter } = await import('./terminal/plain-prompter.ts');
      return plainPrompter(lines(), output(2, () => process.stderr).write, (stop) => {
        process.on('SIGINT', stop);
        return () => process.off('SIGINT', stop);
      });
    },
    get lines() {
      return lines();
    },
    pipes: () => ({ input: process.stdin, output: process.stdout }),
    random: Math.random,
    now: () => new Date(),
    clipboard: createClipboard(() => ({
      env,
      terminal: [stderr, stdout].find(({ isTTY }) => isTTY),
      write: writeWithSystem,
    })),
    open: (url) =>
      openAddress(url, {
        env,
        platform: process.platform,
        hasTerminal: Boolean(process.stdin.isTTY && process.stdout.isTTY),
        signals: process,
      }),
    page: (text, pager) => page(text, pager, env, process),
    ask: async (...question) => (await import('./terminal/llm.ts')).ask(...question),
    git: async (...args) => (await import('./packs/remote/git.ts')).userGit(env)(...args),
    endable: (work) => endable(process, work),
    topic: installedPage(built),
    state: userState(env),
    packs,
    installed,
    kit: packs.kit,
    index: packs.index,
    matcher: packs.matcher,
  };
}

/** The environment, with a home where it names none: Windows calls it otherwise, and cron may leave it out. */
function withHome(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (env.HOME) return env;
  try {
    return { ...env, HOME: env.USERPROFILE || process.getBuiltinModule('node:os').homedir() };
  } catch {
    return env; // nobody knows this user
  }
}

async function endable<T>(process: NodeJS.Process, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ending = new AbortController();
  const end = () => ending.abort(new CancelledError());
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, end);
  try {
    return await work(ending.signal);
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
}

/** @param stream opened only for a terminal or another device: that loads much of Node, and pipes and files need none of it */
function output(fd: number, stream: () => NodeJS.WriteStream): Output {
  if (!isDevice(fd))
    return { isTTY: false, columns: undefined, rows: undefined, write: async (text) => writeAll(fd, text) };
  let failed: Error | undefined;
  const opened = once(() => {
    const made = stream();
    // An error comes a second time, after that of the write; without a listener it would end the process with a stack.
    made.on('error', (error: Error) => {
      failed ??= error;
    });
    return made;
  });
  return {
    get isTTY() {
      return Boolean(opened().isTTY);
    },
    get columns() {
      return opened().columns;
    },
    get rows() {
      return opened().rows;
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        opened().write(text, (error) => {
          // Of a stream that has failed before nothing else is known than that.
          if (error) reject(failed ?? error);
          else resolve();
        });
      }),
  };
}

function isDevice(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice();
  } catch {
    return true; // closed: the stream says what is wrong when it is written to
  }
}

/** Writes everything, and waits where the reader of a pipe is slow and whoever made the pipe wants it not to block. */
function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(fd, bytes, done);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
