/** How a terminal is drawn: its lines, as tmux captures them with their escape sequences, as parts of an SVG. */

/** The size of a letter's place, in pixels. */
export const CELL = { width: 8.4, height: 18 };
export const MARGIN = 22;
export const BAR = 34;
export const COLOURS = {
  back: '#11151c',
  fore: '#d7dce4',
  accent: '#0087af',
  muted: '#767676',
  mark: '#d75f00',
  bar: '#1b212b',
};

export interface Span {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly colour: string;
}

/** The window around lines. @returns what stands before them and after them, with `style` in front */
export function windowAround(
  columns: number,
  rows: number,
  title: string,
  style = '',
): [before: string, after: string] {
  const width = columns * CELL.width + 2 * MARGIN;
  const height = rows * CELL.height + 2 * MARGIN + BAR;
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (fill, index) => `<circle cx="${24 + index * 20}" cy="17" r="6" fill="${fill}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${title}</title>
${style}<rect width="100%" height="100%" rx="10" fill="${COLOURS.back}"/>
<path d="M0 10a10 10 0 0 1 10-10H${width - 10}a10 10 0 0 1 10 10V${BAR}H0z" fill="${COLOURS.bar}"/>
${dots.join('')}
<g font-family="ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" xml:space="preserve">
`,
    '\n</g>\n</svg>\n',
  ];
}

/** A line as text elements. @param y of its letters' foot, in pixels */
export function lineAt(line: readonly Span[], y: number): string {
  let column = 0;
  return line
    .map((span) => {
      const x = MARGIN + column * CELL.width;
      column += [...span.text].length;
      return text(span, x, y);
    })
    .join('');
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
export function spans(lines: readonly string[]): Span[][] {
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
