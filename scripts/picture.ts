/**
 * Makes the README's picture: runs the program in a real terminal (tmux) and draws what is on its screen as SVG.
 *
 *   npm run pictures
 */
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const COLUMNS = 84;
const ROWS = 46;
const COMMAND = 'gitops-kit pitch --audience management --minutes 2';

const CELL = { width: 8.4, height: 18 };
const MARGIN = 22;
const BAR = 34;
const COLOURS = {
  back: '#11151c',
  fore: '#d7dce4',
  accent: '#0087af',
  muted: '#767676',
  mark: '#d75f00',
  bar: '#1b212b',
};

interface Span {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly colour: string;
}

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
  const width = COLUMNS * CELL.width + 2 * MARGIN;
  const height = lines.length * CELL.height + 2 * MARGIN + BAR;
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (fill, index) => `<circle cx="${24 + index * 20}" cy="17" r="6" fill="${fill}"/>`,
  );
  const rows = spans(lines).map((line, row) => {
    let column = 0;
    return line
      .map((span) => {
        const x = MARGIN + column * CELL.width;
        column += [...span.text].length;
        return text(span, x, BAR + MARGIN + (row + 0.75) * CELL.height);
      })
      .join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>A terminal with the output of: ${COMMAND}</title>
<rect width="100%" height="100%" rx="10" fill="${COLOURS.back}"/>
<path d="M0 10a10 10 0 0 1 10-10H${width - 10}a10 10 0 0 1 10 10V${BAR}H0z" fill="${COLOURS.bar}"/>
${dots.join('')}
<g font-family="ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" xml:space="preserve">
${rows.filter(Boolean).join('\n')}
</g>
</svg>
`;
}

function text({ text: all, bold, italic, underline, colour }: Span, left: number, y: number): string {
  const words = all.trim();
  if (!words) return '';
  const x = left + (all.length - all.trimStart().length) * CELL.width;
  const length = [...words].length * CELL.width;
  const style = [
    bold && ' font-weight="700"',
    italic && ' font-style="italic"',
    underline && ' text-decoration="underline"',
  ];
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" textLength="${length.toFixed(1)}" fill="${colour}"${style.filter(Boolean).join('')}>${escaped}</text>`;
}

type Style = Omit<Span, 'text'>;

const PLAIN: Style = { bold: false, italic: false, underline: false, colour: COLOURS.fore };

/** The sequences that the program uses, and what they change. */
const CODES: Readonly<Record<string, Partial<Style>>> = {
  '': PLAIN,
  '0': PLAIN,
  '1': { bold: true },
  '3': { italic: true },
  '4': { underline: true },
  '22': { bold: false },
  '23': { italic: false },
  '24': { underline: false },
  '39': { colour: COLOURS.fore },
  '38;5;31': { colour: COLOURS.accent },
  '38;5;243': { colour: COLOURS.muted },
  '38;5;166': { colour: COLOURS.mark },
};

/** The lines of a terminal, each as runs of one style; tmux carries a style on from line to line. */
function spans(lines: readonly string[]): Span[][] {
  let style = PLAIN;
  return lines.map((line) => {
    const found: Span[] = [];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the line comes from a terminal
    for (const part of line.split(/(\u001b\[[\d;]*m|\u001b\]8;[^\u001b]*\u001b\\)/)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
      const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
      if (codes === undefined && part && !part.startsWith('\u001b')) found.push({ text: part, ...style });
      for (const code of codes?.match(/38;5;\d+|\d+|^$/g) ?? []) style = { ...style, ...CODES[code] };
    }
    return found;
  });
}

await mkdir(join(root, 'docs'), { recursive: true });
await writeFile(join(root, 'docs', 'pitch.svg'), svg(await screen()));
