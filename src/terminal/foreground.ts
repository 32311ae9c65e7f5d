/** Where Ctrl-C arrives. */
export type Signals = Pick<NodeJS.Process, 'on' | 'off'>;

/**
 * Waits for another program that has the terminal, such as a pager. Ctrl-C is that program's as long as it runs: to end
 * before it would leave two behind that read the keyboard.
 */
export async function inForeground<T>(signals: Signals, run: () => Promise<T>): Promise<T> {
  const ignore = () => {};
  signals.on('SIGINT', ignore).on('SIGQUIT', ignore);
  try {
    return await run();
  } finally {
    signals.off('SIGINT', ignore).off('SIGQUIT', ignore);
  }
}
