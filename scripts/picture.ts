/**
 * Makes the README's picture: runs the program in a real terminal (tmux) and draws what is on its screen as SVG.
 *
 *   npm run pictures
 */
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BAR, CELL, lineAt, MARGIN, spans, windowAround } from './terminal-picture.ts';

const root = join(import.meta.dirname, '..');
const COLUMNS = 84;
const ROWS = 46;
const COMMAND = 'gitops-kit pitch --audience management --minutes 2';

/** The screen after the command, line by line, with its escape sequences. */
async function screen(): Promise<string[]> {
  const tmux = (...args: string[]) => execFileSync('tmux', ['-L', 'picture', ...args], { encoding: 'utf8' });
  const shell = `env TERM=xterm-256color PS1= PATH="${join(root, 'bin')}:$PATH" bash --norc --noprofile`;
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', String(COLUMNS), '-y', String(ROWS), shell);
  try {
    tmux('send-keys', `gitops-kit() { node ${join(root, 'bin/gitops-kit.js')} --no-pager "$@"; }; clear`, 'Enter');
    await wait(500);
    tmux('send-keys', `clear; printf '$ %s\\n\\n' '${COMMAND}'; ${COMMAND}`, 'Enter');
    await wait(2500);
    const lines = tmux('capture-pane', '-e', '-p', '-S', '-200').split('\n');
    const start = lines.findLastIndex((line) => line.includes(`$ ${COMMAND}`));
    return lines.slice(start, start + ROWS);
  } finally {
    tmux('kill-server');
  }
}

function svg(lines: readonly string[]): string {
  const [before, after] = windowAround(COLUMNS, lines.length, `A terminal with the output of: ${COMMAND}`);
  const rows = spans(lines).map((line, row) => lineAt(line, BAR + MARGIN + (row + 0.75) * CELL.height));
  return before + rows.filter(Boolean).join('\n') + after;
}

await mkdir(join(root, 'docs'), { recursive: true });
await writeFile(join(root, 'docs', 'pitch.svg'), svg(await screen()));
