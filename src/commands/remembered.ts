/** The last results on this terminal, so that `open 2` and `show 2` can follow a search. */

import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';

interface Remembered {
  readonly version: 1;
  readonly query: string;
  readonly ids: readonly string[];
}

/** Remembers results that a person sees. Where that cannot be done, the search is none the worse for it. */
export function remember(context: Context, query: string, hits: readonly { readonly id: string }[]): void {
  if (!context.stdout.isTTY) return;
  const remembered: Remembered = { version: 1, query, ids: hits.map(({ id }) => id) };
  context.state.write(fileName(context), `${JSON.stringify(remembered)}\n`);
}

/** Whether a word is the number of a result. */
export function isNumber(word: string): boolean {
  return /^[1-9]\d{0,3}$/.test(word.trim());
}

/** The id of a result of the last search, counted from 1. @throws FailedError where there is no such result */
export function recall(context: Context, number: number): string {
  const ids = read(context);
  const id = ids[number - 1];
  if (id !== undefined) return id;
  throw new FailedError(
    `There is no result ${number}; the last search had ${ids.length}.`,
    `Give a number from 1 to ${ids.length}, or search again.`,
  );
}

function read(context: Context): readonly string[] {
  const text = context.state.read(fileName(context));
  if (text === undefined) {
    throw new FailedError('No search is remembered on this terminal.', 'Search first: gitops-kit search WORDS');
  }
  try {
    const { version, ids } = JSON.parse(String(text)) as Partial<Remembered>;
    if (version === 1 && Array.isArray(ids) && ids.length && ids.every((id) => typeof id === 'string')) return ids;
  } catch {
    // said below
  }
  throw new FailedError('The last search cannot be read back.', 'Search again: gitops-kit search WORDS');
}

/** One file for each terminal that tells itself apart, and one for the others. */
function fileName({ env }: Context): string {
  const terminal = env.TMUX_PANE ?? env.TERM_SESSION_ID ?? env.WT_SESSION ?? env.WINDOWID ?? env.SSH_TTY ?? '';
  const name = terminal.replace(/[^\w-]+/g, '').slice(0, 60);
  return `results${name && `-${name}`}.json`;
}
