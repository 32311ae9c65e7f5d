/** How commands write: to the terminal, its pager or a pipe, in the colours and the width that are right there. */
import type { ColorSupportLevel } from 'chalk';
import type { Context, Output } from '../context.ts';
import { createFrame } from '../render/frame.ts';
import { text } from '../render/layout.ts';
import { createStyle, type View } from '../render/style.ts';

/** Flags that every command takes. */
export interface GlobalFlags {
  readonly color?: boolean;
  readonly pager?: boolean;
}

/** Frames need room to look good. In columns. */
const NARROWEST_FRAME = 60;

/** Columns where nothing says how many there are. */
const COLUMNS = 80;

/** How much colour an output takes, as chalk counts it. */
export function colourLevel({ isTTY }: Output, env: Context['env'], wanted = true): ColorSupportLevel {
  const { NO_COLOR, FORCE_COLOR, TERM = '', COLORTERM = '' } = env;
  if (!wanted || NO_COLOR) return 0;
  if (FORCE_COLOR !== undefined) {
    const level = { '': 1, true: 1, false: 0 }[FORCE_COLOR] ?? Number(FORCE_COLOR);
    if (level === 0 || level === 2 || level === 3) return level;
    return /256/.test(TERM) ? 2 : 1;
  }
  if (!isTTY || TERM === 'dumb') return 0;
  if (/truecolor|24bit/.test(COLORTERM)) return 3;
  return /256/.test(TERM) ? 2 : 1;
}

/** The view of the standard output. */
export async function viewOf({ stdout, env }: Context, { color }: GlobalFlags): Promise<View> {
  const style = createStyle(colourLevel(stdout, env, color));
  const columns = stdout.columns || Number(env.COLUMNS) || COLUMNS;
  const terminal = stdout.isTTY && env.TERM !== 'dumb';
  const frame = terminal && columns >= NARROWEST_FRAME && (await createFrame(style));
  return { style, columns, hyperlinks: terminal, ...(frame && { frame }) };
}

/** Writes lines to the standard output, through the pager where they are more than the terminal shows at once. */
export async function print(
  context: Context,
  flags: GlobalFlags,
  render: (view: View) => readonly string[] | Promise<readonly string[]>,
): Promise<void> {
  const view = await viewOf(context, flags);
  const lines = await render(view);
  const { stdout, env } = context;
  const pager = env.PAGER ?? 'less -FIRX';
  const tooLong = stdout.isTTY && lines.length >= (stdout.rows ?? 24);
  if (tooLong && flags.pager !== false && pager && pager !== 'cat' && env.TERM !== 'dumb') {
    // Not every pager knows hyperlinks, and the addresses can be read as they are.
    if (await context.page(text(await render({ ...view, hyperlinks: false })), pager)) return;
  }
  await stdout.write(text(lines));
}
