/** A process at a terminal that its shell can stop, and that others can end. */

export interface Job {
  /** False where no shell would go on with it. */
  readonly canStop: boolean;
  /** Stops it, with all that belongs to it, until the shell goes on with it. */
  stop(): void;
  /**
   * Watches what is done to it from outside.
   * @param left is called before a signal ends it
   * @param back is called when it goes on after it was stopped
   * @returns what ends the watch
   */
  watch(left: () => void, back: () => void): () => void;
}

const ENDING = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/** The job that a process is. */
export function jobOf(process: NodeJS.Process): Job {
  return {
    canStop: process.platform !== 'win32',
    // As a terminal does it: whoever started the program and waits for it is stopped too.
    stop: () => void process.kill(0, 'SIGTSTP'),
    watch: (left, back) => {
      const ended = (signal: NodeJS.Signals) => {
        end();
        left();
        process.kill(process.pid, signal);
      };
      const end = () => {
        for (const signal of ENDING) process.off(signal, ended);
        process.off('SIGCONT', back);
      };
      for (const signal of ENDING) process.on(signal, ended);
      process.on('SIGCONT', back);
      return end;
    },
  };
}
