/** A real terminal for tests: tmux, typed into by a script and read from its screen. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const HAS_TMUX = spawnSync('tmux', ['-V']).status === 0;

/** How long a text may take to appear, in milliseconds. Only a test that fails waits so long. */
const PATIENCE = 15_000;
const LOOK_AGAIN = 30;

export interface RealTerminal {
  /** The folder for everything that this terminal keeps. */
  readonly home: string;
  /** Runs `gitops-kit` with these arguments; `[exit 0]` appears when it has ended. */
  run(...argv: readonly string[]): void;
  /** Types letters, as they are. */
  type(text: string): void;
  /** Presses keys by tmux's names, such as `Enter` or `C-c`. */
  press(...keys: readonly string[]): void;
  /** Pastes, as a terminal does that marks pastes. */
  paste(text: string): void;
  resize(columns: number, rows: number): void;
  /** What is on the screen and above it; lines that were wrapped are joined. */
  screen(): string;
  /** What is on the screen alone, row by row. */
  visible(): string;
  /** What tmux knows of it by this name, such as `cursor_flag`. */
  state(name: string): string;
  /** Waits until it shows a text, wherever it stands. @returns the screen */
  sees(text: string | RegExp): Promise<string>;
  /** Every byte that was written to the terminal. */
  written(): string;
  close(): void;
}

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'gitops-kit.js');
let count = 0;

/** Opens a terminal with a shell and an environment of its own. */
export function openTerminal(
  world: { columns?: number; rows?: number; env?: Record<string, string> } = {},
): RealTerminal {
  const { columns = 80, rows = 40, env = {} } = world;
  const home = mkdtempSync(join(tmpdir(), 'gitops-kit-terminal-'));
  const socket = `gitops-kit-${process.pid}-${count++}`;
  const tmux = (...args: readonly string[]) =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], { encoding: 'utf8' });
  const log = join(home, 'written');
  const variables = {
    HOME: home,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    PATH: process.env.PATH ?? '',
    PS1: '$ ',
    HISTFILE: '/dev/null',
    ...env,
  };
  const shell = [
    'env',
    '-i',
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    'bash',
    '--norc',
    '--noprofile',
  ];
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), ...shell);
  tmux('set-option', '-g', 'history-limit', '5000');
  writeFileSync(log, '');
  tmux('pipe-pane', '-o', `cat >> '${log}'`);
  const screen = () =>
    tmux('capture-pane', '-p', '-J', '-S', '-')
      .replace(/[ \t]+$/gm, '')
      .trimEnd();
  return {
    home,
    run: (...argv) => {
      const words = argv.map((word) => `'${word}'`).join(' ');
      tmux('send-keys', '-l', `clear; '${process.execPath}' '${PROGRAM}' ${words}; echo "[exit $?]"`);
      tmux('send-keys', 'Enter');
    },
    type: (text) => void tmux('send-keys', '-l', text),
    press: (...keys) => void tmux('send-keys', ...keys),
    paste: (text) => {
      const file = join(home, 'paste');
      writeFileSync(file, text);
      tmux('load-buffer', file);
      tmux('paste-buffer', '-p');
    },
    resize: (width, height) => void tmux('resize-window', '-x', String(width), '-y', String(height)),
    screen,
    visible: () =>
      tmux('capture-pane', '-p')
        .replace(/[ \t]+$/gm, '')
        .trimEnd(),
    state: (name) => tmux('display-message', '-p', `#{${name}}`).trim(),
    sees: async (text) => {
      const end = Date.now() + PATIENCE;
      for (;;) {
        const now = screen();
        if (typeof text === 'string' ? now.includes(text) : text.test(now)) return now;
        if (Date.now() > end) throw new Error(`The terminal does not show ${text}. It shows:\n${now}`);
        await wait(LOOK_AGAIN);
      }
    },
    written: () => readFileSync(log, 'utf8'),
    close: () => {
      spawnSync('tmux', ['-L', socket, 'kill-server']);
      // What ran in it may still be ending, and writing.
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
