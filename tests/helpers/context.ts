/** The world outside, as tests need it: everything is recorded, nothing is touched. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context, Output } from '../../src/context.ts';
import { installedPage } from '../../src/installation.ts';
import { run } from '../../src/main.ts';
import { loadPacks } from '../../src/packs/load.ts';
import { createProgram } from '../../src/program.ts';
import { createProgress } from '../../src/terminal/progress.ts';
import type { Prompter } from '../../src/terminal/prompter.ts';
import type { State } from '../../src/terminal/state.ts';
import { indexTextOf, matcherFor, realIndexText, realKitText, realModel, smallKit, smallKitText } from './kit.ts';

/** What a test can say about the world. */
export interface World extends Partial<Context> {
  /** Whether the standard output is a terminal; it is a pipe unless told. */
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** What the user answers, question by question. A question without an answer fails the test. */
  readonly answers?: readonly (string | boolean)[];
  /** What a script types, line by line. */
  readonly typed?: readonly string[];
  /** Whether the kit is the small one of a bakery; it is the real one unless told. */
  readonly small?: boolean;
  /** What a write to the standard output fails with. */
  readonly broken?: Error;
}

/** What the build has left. */
const DIST = join(import.meta.dirname, '..', '..', 'dist');

/** What is built of each kit. */
const REAL = { 'kit.txt': realKitText, 'search.txt': realIndexText };
const SMALL = { 'kit.txt': smallKitText, 'search.txt': () => indexTextOf(smallKit()) };

/** A context that keeps what happened to it. */
export interface TestContext extends Context {
  /** What was written to the standard output, and to the standard error. */
  readonly out: string;
  readonly err: string;
  /** Everything that was written and opened, in order. */
  readonly events: readonly string[];
  /** Addresses that were opened. */
  readonly opened: readonly string[];
  /** Texts that were put onto the clipboard. */
  readonly copied: readonly string[];
  /** Texts that were shown in a pager, each after the pager's command line. */
  readonly paged: readonly string[];
  /** Questions that were asked, each with the values to choose from. */
  readonly asked: readonly string[];
}

/** A context in which nothing is a terminal, the kit is the real one, `random` is always one half, and it is 22 November 2026. */
export function testContext(world: World = {}): TestContext {
  const { isTTY = false, columns, rows, answers = [], typed: script = [], broken, small = false, ...overrides } = world;
  const written = { stdout: '', stderr: '' };
  const events: string[] = [];
  const opened: string[] = [];
  const paged: string[] = [];
  const asked: string[] = [];
  const copied: string[] = [];
  const left = [...answers];
  const typed = [...script];
  const answer = (question: string) => {
    asked.push(question);
    const next = left.shift();
    if (next === undefined) throw new Error(`the test has no answer to: ${question}`);
    return next;
  };
  const output = (name: keyof typeof written, error?: Error): Output => ({
    isTTY,
    columns,
    rows,
    write: async (text) => {
      if (error) throw error;
      written[name] += text;
      events.push(`${name} ${text.trimEnd()}`);
    },
  });
  const { env = {}, cwd = '/nowhere' } = overrides;
  const stderr = output('stderr');
  const packs = loadPacks({
    env,
    cwd,
    progress: createProgress(stderr),
    built: (name) => (small ? SMALL : REAL)[name](),
    model: realModel,
    warn: (lines) => {
      written.stderr += `${lines.join('\n')}\n`;
    },
  });
  return {
    stdout: output('stdout', broken),
    stderr,
    interactive: isTTY,
    env,
    platform: 'linux',
    cwd,
    prompter: async () => ({
      select: async (message, choices) => String(answer(`${message} ${choices.map(({ value }) => value).join(' ')}`)),
      several: async (message, choices) =>
        String(answer(`${message} ${choices.map(({ value }) => value).join(' ')}`))
          .split(',')
          .filter(Boolean),
      confirm: async (message) => Boolean(answer(message)),
      text: async (message, usual) => String(answer(message)) || usual || '',
      line: async (prompt) => String(answer(prompt)),
    }),
    lines: {
      next: async () => typed.shift(),
      close: () => {},
    },
    pipes: () => {
      throw new Error('the test has no pipes');
    },
    random: () => 0.5,
    now: () => new Date(2026, 10, 22, 12),
    clipboard: {
      write: async (text) => {
        copied.push(text);
        return 'to the clipboard';
      },
    },
    open: async (url) => {
      events.push(`open ${url}`);
      opened.push(url);
    },
    page: async (text, pager) => {
      paged.push(`${pager}\n${text}`);
      return true;
    },
    packs,
    installed: (name) => readFileSync(join(DIST, name)),
    ask: () => Promise.reject(new Error('the test has no language model')),
    git: () => Promise.reject(new Error('the test has no git')),
    endable: (work) => work(new AbortController().signal),
    kit: packs.kit,
    topic: installedPage(new URL('../../dist/', import.meta.url)),
    state: memory(),
    index: packs.index,
    matcher: small ? async () => matcherFor(smallKit()) : packs.matcher,
    ...overrides,
    get out() {
      return written.stdout;
    },
    get err() {
      return written.stderr;
    },
    events,
    opened,
    paged,
    asked,
    copied,
  };
}

/** A prompter of which only some questions are ever asked. */
export function prompterWith(questions: Partial<Prompter>): Context['prompter'] {
  const never = async () => {
    throw new Error('the test does not expect this question');
  };
  return async () => ({ select: never, several: never, confirm: never, text: never, line: never, ...questions });
}

interface Memory extends State {
  /** All of it can be read. */
  read(name: string): string | undefined;
}

/** What is kept between runs, for as long as a test holds it. */
export function memory(): Memory {
  const files = new Map<string, string>();
  return {
    read: (name) => files.get(name),
    write: (name, text) => {
      files.set(name, text);
      return true;
    },
    names: () => [...files.keys()],
    remove: (name) => void files.delete(name),
    setAside: (name) => {
      files.set(`${name}.broken`, files.get(name) ?? '');
      files.delete(name);
      return `${name}.broken`;
    },
    alone: async (_, work) => work(),
  };
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly opened: readonly string[];
  /** For what is asked more rarely. */
  readonly context: TestContext;
}

/** Runs a command line. */
export async function runCli(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const context = testContext(world);
  const code = await run(argv, context);
  const { out, err, opened } = context;
  return { code, out, err, opened, context };
}

/** The names of all commands that the program shows. */
export async function commandNames(): Promise<string[]> {
  const program = await createProgram(testContext(), [], () => {});
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => command.name());
}
