/** The world outside: streams, environment, opener and prompter, as one object. Nothing else touches `process`. */
import { readFile } from 'node:fs/promises';
import { createKit, type Kit, type Pack } from './kit/kit.ts';

/** A stream that results or messages go to. */
export interface Output {
  readonly isTTY: boolean;
  /** Width in columns, where it is known. */
  readonly columns: number | undefined;
  readonly rows: number | undefined;
  /** Resolves when the text has been handed over; rejects with the stream's error. */
  write(text: string): Promise<void>;
}

/** A question with a list of answers, asked on a terminal. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly description?: string;
}

export interface Prompter {
  /** The value that was chosen. @throws CancelledError on Ctrl-C */
  select(message: string, choices: readonly Choice[]): Promise<string>;
  /** @throws CancelledError on Ctrl-C */
  confirm(message: string): Promise<boolean>;
}

export interface Context {
  readonly stdout: Output;
  readonly stderr: Output;
  /** True where a person can be asked: input and messages are both on a terminal. */
  readonly interactive: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly cwd: string;
  readonly prompter: Prompter;
  /** Between 0 and 1. */
  random(): number;
  /** Opens an address in the browser. @throws FailedError where that cannot be done */
  open(url: string): Promise<void>;
  /** Shows text in a pager and waits for it to end. @returns false where the pager could not be started */
  page(text: string, pager: string): Promise<boolean>;
  /** The kit, loaded at the first call. */
  kit(): Promise<Kit>;
  /** A file that was made when the program was built, as text. */
  builtFile(name: 'kit.json' | 'search.json'): Promise<string>;
}

/**
 * The context of a real process.
 * @param built the folder with the compiled data
 */
export function processContext(process: NodeJS.Process, built: URL): Context {
  let kit: Promise<Kit> | undefined;
  const builtFile = (name: string) => readFile(new URL(name, built), 'utf8');
  const interactive = Boolean(process.stdin.isTTY && process.stderr.isTTY);
  return {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    interactive,
    env: process.env,
    platform: process.platform,
    cwd: process.cwd(),
    prompter: {
      select: async (...args) =>
        (await import('./terminal/prompter.ts')).select(process.stdin, process.stderr, ...args),
      confirm: async (...args) =>
        (await import('./terminal/prompter.ts')).confirm(process.stdin, process.stderr, ...args),
    },
    random: Math.random,
    open: async (url) => (await import('./terminal/opener.ts')).openAddress(url, process.env, process.platform),
    page: async (text, pager) => (await import('./terminal/pager.ts')).page(text, pager),
    kit: () => {
      kit ??= builtFile('kit.json').then((text) => createKit([JSON.parse(text) as Pack]));
      return kit;
    },
    builtFile,
  };
}

function output(stream: NodeJS.WriteStream): Output {
  // Without a listener an error of the stream, such as a closed pipe, would end the process with a stack.
  stream.on('error', () => {});
  return {
    isTTY: Boolean(stream.isTTY),
    get columns() {
      return stream.columns;
    },
    get rows() {
      return stream.rows;
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  };
}
