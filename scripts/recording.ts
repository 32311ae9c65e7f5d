/**
 * Records the README's conversation: types it into the program in a real terminal (tmux), looks at the screen after every
 * key, and writes what it saw as an SVG that plays by itself.
 *
 *   npx tsx scripts/recording.ts [FRAMES-FOLDER]    with a folder, each frame is written there as well
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BAR, CELL, COLOURS, lineAt, MARGIN, spans, windowAround } from './terminal-picture.ts';

const root = join(import.meta.dirname, '..');
const COLUMNS = 84;
const ROWS = 34;
const WIDTH = COLUMNS * CELL.width + 2 * MARGIN;

/** What is typed, and how long the answer is left to be read, in seconds. */
const TURNS: readonly { readonly typed: string; readonly read: number }[] = [
  { typed: 'it will all land on my pager', read: 5 },
  { typed: 'we have no time to learn this', read: 5 },
  { typed: 'who else does that in banking?', read: 5 },
];
/** The keys that answer what is asked first, and what is on the screen then. */
const BEGINNING: readonly { readonly key: string; readonly shows: string; readonly read: number }[] = [
  { key: 'Enter', shows: 'Whom will you talk to?', read: 1.2 },
  { key: 'Down', shows: '> SREs', read: 0.7 },
  { key: 'Enter', shows: 'What do they care about?', read: 1.2 },
  { key: 'Enter', shows: 'How many minutes', read: 0.7 },
  { key: 'Enter', shows: 'sre>', read: 2.5 },
];
/** Seconds between two keys, and before Enter, where one reads what it would lead to. */
const KEY = 0.07;
const BEFORE_ENTER = 1.8;
/** The program is given so long for each key, in milliseconds, before the screen is looked at. */
const SETTLES = 250;

interface Frame {
  readonly lines: readonly string[];
  readonly cursor: { readonly column: number; readonly row: number };
  readonly seconds: number;
}

async function recorded(): Promise<Frame[]> {
  const home = mkdtempSync(join(tmpdir(), 'gitops-kit-recording-'));
  const tmux = (...args: string[]) =>
    execFileSync('tmux', ['-L', 'recording', '-f', '/dev/null', ...args], { encoding: 'utf8' });
  const look = (seconds: number): Frame => {
    const [column, row] = tmux('display-message', '-p', '#{cursor_x} #{cursor_y}').split(' ').map(Number);
    const lines = tmux('capture-pane', '-e', '-p').split('\n').slice(0, ROWS);
    return { lines, cursor: { column: column ?? 0, row: row ?? 0 }, seconds };
  };
  const seen = async (text: string) => {
    for (let tries = 0; tries < 200; tries++) {
      if (tmux('capture-pane', '-p').includes(text)) return;
      await wait(100);
    }
    throw new Error(`The terminal does not show: ${text}`);
  };
  const env = [`HOME=${home}`, 'TERM=xterm-256color', 'LANG=C.UTF-8', `PATH=${process.env.PATH}`, 'PS1=$ '];
  tmux(
    'new-session',
    '-d',
    '-x',
    String(COLUMNS),
    '-y',
    String(ROWS),
    'env',
    '-i',
    ...env,
    'bash',
    '--norc',
    '--noprofile',
  );
  try {
    const program = `gitops-kit() { '${process.execPath}' '${join(root, 'bin', 'gitops-kit.js')}' --no-pager "$@"; }; clear`;
    tmux('send-keys', '-l', program);
    tmux('send-keys', 'Enter');
    await wait(1000);
    const frames: Frame[] = [];
    const type = async (text: string) => {
      for (const letter of text) {
        tmux('send-keys', '-l', letter);
        await wait(SETTLES);
        frames.push(look(KEY));
      }
    };
    await type('gitops-kit');
    for (const { key, shows, read } of BEGINNING) {
      tmux('send-keys', key);
      await seen(shows);
      await wait(1000);
      frames.push(look(read));
    }
    for (const { typed, read } of TURNS) {
      await type(typed);
      await wait(1000);
      frames.push(look(BEFORE_ENTER));
      tmux('send-keys', 'Enter');
      await wait(2500);
      frames.push(look(read));
    }
    return frames;
  } finally {
    tmux('kill-server');
    // The program keeps its conversation as it ends.
    await wait(1000);
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** One frame beside the other, as on a film, of which the window shows one at a time; equal lines are drawn once. */
function film(frames: readonly Frame[]): string {
  const all = frames.map(({ lines }) => spans(lines).map((line) => lineAt(line, 0.75 * CELL.height)));
  const ids = new Map<string, string>();
  for (const line of all.flat()) if (line && !ids.has(line)) ids.set(line, `l${ids.size}`);
  const total = frames.reduce((sum, { seconds }) => sum + seconds, 0);
  let passed = 0;
  const steps = frames.map(({ seconds }, place) => {
    const step = `${((100 * passed) / total).toFixed(3)}%{transform:translateX(${(-place * WIDTH).toFixed(1)}px)}`;
    passed += seconds;
    return step;
  });
  const last = (-(frames.length - 1) * WIDTH).toFixed(1);
  // Whoever wants no motion sees the end.
  const style = `<style>@keyframes film{${steps.join('')}}.film{transform:translateX(${last}px)}@media not (prefers-reduced-motion:reduce){.film{animation:film ${total.toFixed(1)}s step-end infinite}}</style>
<defs>${Array.from(ids, ([line, id]) => `<g id="${id}">${line}</g>`).join('\n')}</defs>
`;
  const title = `A conversation in a terminal: ${TURNS.map(({ typed }) => `“${typed}”`).join(', ')}, each with its answer`;
  const [before, after] = windowAround(COLUMNS, ROWS, title, style);
  const drawn = frames.map(({ cursor }, place) => {
    const lines = (all[place] ?? []).flatMap((line, row) =>
      line ? `<use href="#${ids.get(line)}" y="${BAR + MARGIN + row * CELL.height}"/>` : [],
    );
    const x = (MARGIN + cursor.column * CELL.width).toFixed(1);
    const block = `<rect x="${x}" y="${BAR + MARGIN + cursor.row * CELL.height}" width="${CELL.width}" height="${CELL.height}" fill="${COLOURS.fore}" opacity=".6"/>`;
    return `<g transform="translate(${(place * WIDTH).toFixed(1)})">${lines.join('')}${block}</g>`;
  });
  return `${before}<g class="film">${drawn.join('\n')}</g>${after}`;
}

/** Frames that show the same one after the other as one. */
function merged(frames: readonly Frame[]): Frame[] {
  const kept: Frame[] = [];
  for (const frame of frames) {
    const last = kept.at(-1);
    const isSame = last && JSON.stringify([last.lines, last.cursor]) === JSON.stringify([frame.lines, frame.cursor]);
    if (isSame) kept[kept.length - 1] = { ...last, seconds: last.seconds + frame.seconds };
    else kept.push(frame);
  }
  return kept;
}

const frames = merged(await recorded());
await writeFile(join(root, 'docs', 'conversation.svg'), film(frames));
const [folder] = process.argv.slice(2);
if (folder) {
  await mkdir(folder, { recursive: true });
  for (const [place, frame] of frames.entries()) {
    await writeFile(join(folder, `${String(place).padStart(3, '0')}.svg`), film([frame]));
  }
}
console.log(`${frames.length} frames`);
