/** The screen of a conversation or a rehearsal: what has no room on it waits until it is asked for. */
import type { Card } from '../answer/card.ts';
import type { Context } from '../context.ts';
import type { Shown } from '../conversation/state.ts';
import { shownLines } from '../render/conversation.ts';
import { cardContent } from '../render/document.ts';
import { text } from '../render/layout.ts';
import { cardPage, linesPage, type Page, readingRows, roomRows, turnPage } from '../render/room.ts';
import type { View } from '../render/style.ts';
import { contentLines } from '../render/text.ts';
import { type GlobalFlags, viewOf } from './print.ts';

export interface Screen {
  /** Shows what a turn has to show. */
  show(shown: readonly Shown[]): Promise<void>;
  /** Shows a card by itself. @returns whether some of it waits */
  card(card: Card): Promise<boolean>;
  /** Shows lines that are to be read, made for the width of the terminal. */
  read(lines: readonly string[]): Promise<void>;
  /** Shows what waits. @returns false where nothing does */
  more(): Promise<boolean>;
}

/**
 * A screen as high as the terminal is by now; where nobody looks at one, all is shown at once.
 * @param call what stands before what waits, where Enter alone does not show it
 */
export function createScreen(context: Context, flags: GlobalFlags, call?: string): Screen {
  let waiting: readonly string[] = [];
  const write = async (
    page: (view: View, rows: number) => Page,
    whole: (view: View) => readonly string[],
    rowsOf = roomRows,
  ) => {
    const view = await viewOf(context, flags);
    const { isTTY, rows } = context.stdout;
    const isSeen = context.interactive && isTTY && rows !== undefined;
    const { now, rest } = isSeen ? page(view, rowsOf(rows)) : { now: whole(view), rest: [] };
    if (now.length) await context.stdout.write(text(['', ...now]));
    return rest;
  };
  const showLines = async (all: readonly string[], rowsOf: typeof roomRows) => {
    waiting = await write(
      (view, rows) => linesPage(view, all, rows, call),
      () => all,
      rowsOf,
    );
  };
  return {
    read: (lines) => showLines(lines, readingRows),
    show: async (shown) => {
      const rest = await write(
        (view, rows) => turnPage(view, shown, rows),
        (view) => shown.flatMap((one, place) => [...(place ? [''] : []), ...shownLines(view, one)]),
        shown.every(({ type }) => type === 'help') ? readingRows : roomRows,
      );
      // What only tells something takes the place of nothing.
      if (rest.length || shown.some(({ type }) => type !== 'notice')) waiting = rest;
    },
    card: async (card) => {
      waiting = await write(
        (view, rows) => cardPage(view, card, rows, call),
        (view) => contentLines(view, cardContent(card)),
      );
      return waiting.length > 0;
    },
    more: async () => {
      if (!waiting.length) return false;
      await showLines(waiting, roomRows);
      return true;
    },
  };
}
