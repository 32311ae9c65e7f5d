/** Lines of an input that is read without a line editor: a pipe, a file, or a terminal in plain mode. */
import type { Interface } from 'node:readline';

export interface Lines {
  /** The next line; undefined once the input has ended. */
  next(): Promise<string | undefined>;
  /** Reads no more, so that the process may end while a line is waited for. */
  close(): void;
}

/** @param input is left alone until the first line is asked for, and rests between lines so that the process may end */
export function createLines(input: NodeJS.ReadableStream): Lines {
  const waiting: string[] = [];
  let reader: Interface | undefined;
  let ended = false;
  let hear: (() => void) | undefined;
  const open = async () => {
    // Loaded only here, because every command comes past this file.
    const { createInterface } = await import('node:readline');
    const made = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
    made.on('line', (line) => {
      waiting.push(line);
      hear?.();
    });
    made.on('close', () => {
      ended = true;
      hear?.();
    });
    // A terminal that goes away is an end like any other.
    input.on('error', () => made.close());
    return made;
  };
  return {
    close: () => reader?.close(),
    next: async () => {
      reader ??= await open();
      while (!waiting.length && !ended) {
        reader.resume();
        await new Promise<void>((resolve) => {
          hear = resolve;
        });
        hear = undefined;
      }
      if (!ended) reader.pause();
      return waiting.shift();
    },
  };
}
