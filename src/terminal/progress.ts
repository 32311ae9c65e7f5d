/** A line that says how far something is, and goes away when it is done. */

interface Output {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  write(text: string): Promise<void>;
}

export interface Progress {
  /** Shows what is being done, in place of what was shown before. Off a terminal only the first text is shown. */
  show(text: string): void;
  /** Shows how far it is, from 0 to 1; off a terminal nothing. */
  part(text: string, done: number): void;
  /** Takes the line away. */
  end(): void;
}

/** Milliseconds between two pictures; more often nobody can read it. */
const PAUSE = 80;
const BAR = 24;

/** @param now milliseconds, from any moment on */
export function createProgress(output: Output, now: () => number = Date.now): Progress {
  let last = Number.NEGATIVE_INFINITY;
  let shown = '';
  const draw = (text: string): void => {
    if (!output.isTTY) {
      if (!shown) void output.write(`${text}\n`).catch(() => {});
      shown = text;
      return;
    }
    if (now() - last < PAUSE) return;
    last = now();
    shown = text.slice(0, (output.columns ?? 80) - 1);
    void output.write(`\r\u001b[K${shown}`).catch(() => {});
  };
  return {
    show: draw,
    part: (text, done) => {
      if (!output.isTTY) return;
      const full = Math.round(Math.min(1, Math.max(0, done)) * BAR);
      draw(`${text} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(done * 100)} %`);
    },
    end: () => {
      if (output.isTTY && shown) void output.write('\r\u001b[K').catch(() => {});
    },
  };
}
