/** The screen of a conversation or a rehearsal: what has no room on it waits until it is asked for. */
import type { Card } from '../answer/card.ts';
import type { Context } from '../context.ts';
import type { Notice } from '../conversation/notice.ts';
import type { Shown } from '../conversation/state.ts';
import { shownLines } from '../render/conversation.ts';
import { cardContent } from '../render/document.ts';
import { addressesBroken, text } from '../render/layout.ts';
import {
  type Call,
  cardPage,
  layoutPage,
  type Page,
  readingRows,
  readPage,
  roomRows,
  turnPage,
} from '../render/room.ts';
import type { View } from '../render/style.ts';
import { contentLines } from '../render/text.ts';
import { type GlobalFlags, viewOf } from './print.ts';

export interface Screen {
  /** Shows what a turn has to show. */
  show(shown: readonly Shown[]): Promise<void>;
  /** Shows a card by itself. @returns whether some of it waits */
  card(card: Card): Promise<boolean>;
  /**
   * Shows lines that are to be read, made for the width of the terminal.
   * @param below what stands below the last of them
   */
  read(lines: readonly string[], below?: readonly Shown[]): Promise<void>;
  /** Shows what waits, in the width of the moment. @returns false where nothing does */
  more(): Promise<boolean>;
  /** The records of what was shown last, and those of what waits. */
  ids(): Page['ids'];
}

/** What tells that something is gone, so that no more of it is shown. */
const TAKING_BACK: ReadonlySet<Notice['notice']> = new Set([
  'taken-back',
  'answer-taken-back',
  'choice-taken-back',
  'pitch-taken-back',
]);

/**
 * A screen as high as the terminal is by now; where nobody looks at one, all is shown at once.
 * @param call says how to come to what waits, where Enter alone does not show it
 */
export function createScreen(context: Context, flags: GlobalFlags, call?: Call): Screen {
  let waiting: ((view: View) => readonly string[]) | undefined;
  let waitingRows = roomRows;
  let ids: Page['ids'] = { shown: [], waiting: [] };
  const write = async (
    page: (view: View, rows: number) => Page,
    whole: (view: View) => readonly string[],
    rowsOf = roomRows,
  ) => {
    const view = await viewOf(context, flags);
    const { isTTY, rows } = context.stdout;
    const isSeen = context.interactive && isTTY && rows !== undefined;
    const { now, rest, later, ids: on } = isSeen ? page(view, rowsOf(rows)) : { now: whole(view), rest: [] };
    const lines = isSeen ? addressesBroken(view, now) : now;
    if (lines.length) await context.stdout.write(text(['', ...lines]));
    ids = on ?? { shown: [], waiting: [] };
    return rest.length ? later : undefined;
  };
  const showLines = async (layout: (view: View) => readonly string[], rowsOf: typeof roomRows) => {
    waiting = await write((view, rows) => layoutPage(view, layout, rows, call), layout, rowsOf);
  };
  return {
    ids: () => ids,
    read: async (lines, below = []) => {
      waitingRows = readingRows;
      const stays = (view: View) => below.flatMap((one) => shownLines(view, one));
      waiting = await write(
        (view, rows) => readPage(view, lines, stays, rows, call),
        (view) => [...lines, ...(below.length ? ['', ...stays(view)] : [])],
        readingRows,
      );
    },
    show: async (shown) => {
      const later = await write(
        (view, rows) => turnPage(view, shown, rows),
        (view) => shown.flatMap((one, place) => [...(place ? [''] : []), ...shownLines(view, one)]),
        shown.every(({ type }) => type === 'help') ? readingRows : roomRows,
      );
      // What only tells something takes the place of nothing, unless it tells that something is gone.
      const isGone = shown.some((one) => one.type === 'notice' && TAKING_BACK.has(one.notice));
      if (!later && !isGone && shown.every(({ type }) => type === 'notice' || type === 'open')) return;
      waiting = later;
      waitingRows = roomRows;
    },
    card: async (card) => {
      waitingRows = roomRows;
      waiting = await write(
        (view, rows) => cardPage(view, card, rows, call),
        (view) => contentLines(view, cardContent(card)),
      );
      return waiting !== undefined;
    },
    more: async () => {
      if (!waiting) return false;
      const shown = [...(ids.named ?? []), ...ids.waiting];
      await showLines(waiting, waitingRows);
      ids = { shown, waiting: [] };
      return true;
    },
  };
}
