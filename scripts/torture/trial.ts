/** What every kind of torture is made with: runs of the built program, and damage at random. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HIDDEN, visible } from '../../src/text/text.ts';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'gitops-kit.js');
/** Nothing takes longer than this, in milliseconds; many run at once. */
const PATIENCE = 60_000;

/** One round of one kind. */
export interface Trial {
  /** Empty, and gone after the round. */
  readonly folder: string;
  /** From 0 to 1, the same for the same seed and round. */
  random(): number;
  /** Counts one thing that was tried. @param what is said where it does not hold */
  expect(holds: boolean, what: string): void;
}

export interface Torture {
  readonly name: string;
  /** What is tried, in a few words. */
  readonly about: string;
  round(trial: Trial): Promise<void>;
}

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** The command line and what came of it, for a message. */
  readonly told: string;
}

export interface Run {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
  /** Sees the process while it runs. */
  readonly during?: (child: ReturnType<typeof spawn>) => void;
}

/** Runs the built program with a home in the trial's folder. */
export function run(
  { folder }: Trial,
  argv: readonly string[],
  { env, input = '', cwd, during }: Run = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...argv], {
      cwd: cwd ?? folder,
      env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...env },
      timeout: PATIENCE,
      killSignal: 'SIGABRT',
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part;
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const told = `gitops-kit ${argv.join(' ')} -> ${code ?? signal}: ${visible(err).slice(0, 300)}`;
      resolve({ code, signal, out, err, told });
    });
    during?.(child);
  });
}

/** Checks what must hold of every run, whatever it was given: it ends in one of its ways and prints only text. */
export function endsWell(trial: Trial, ran: Ran): void {
  const isFault = /This is a fault of gitops-kit|^\s+at .*:\d+:\d+\)?$/m.test(ran.err);
  const hidden = HIDDEN.exec((ran.out + ran.err).replace(/[\n\u200b-\u200d\u2060]/g, ''));
  trial.expect(ran.code !== null && [0, 1, 2, 130].includes(ran.code) && !isFault, ran.told);
  trial.expect(!hidden, `prints ${JSON.stringify(hidden?.[0])}: ${ran.told}`);
}

/** Writes files into the trial's folder. */
export function put({ folder }: Trial, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** One of them at random. */
export function oneOf<T>({ random }: Trial, all: readonly T[]): T {
  const chosen = all[Math.floor(random() * all.length)];
  if (chosen === undefined) throw new Error('there is nothing to choose from');
  return chosen;
}

/** What a damaged or a hostile file may hold in place of what should stand there. */
const PIECES = [
  '',
  '\0',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '\\',
  'null',
  'true',
  '-1',
  '1e999',
  '__proto__',
  'constructor',
  '../../x',
  '/etc/passwd',
  '\u001b[2J',
  '\\u001b]52;c;eA==\\u0007',
  '\\u202e',
  '\u202e',
  '\u009b31m',
  '9'.repeat(400),
  'x'.repeat(5000),
];

/** Bytes with something changed at random: letters put in, taken out or turned, the end cut off or zeroed. */
export function damaged(trial: Trial, bytes: Uint8Array): Buffer {
  const { random } = trial;
  let now = Buffer.from(bytes);
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    const at = Math.floor(random() * (now.length + 1));
    const end = Math.min(now.length, at + Math.floor(random() * 20));
    const put = (piece: string, from = at, to = at) =>
      Buffer.concat([now.subarray(0, from), Buffer.from(piece), now.subarray(to)]);
    switch (Math.floor(random() * 6)) {
      case 0:
        now = put(oneOf(trial, PIECES));
        break;
      case 1:
        now = put('', at, end);
        break;
      case 2:
        now = put(oneOf(trial, PIECES), at, end);
        break;
      case 3:
        if (at < now.length) now[at] = (now[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        break;
      case 4:
        now = now.subarray(0, at);
        break;
      default:
        now.fill(0, at);
    }
  }
  return now;
}
