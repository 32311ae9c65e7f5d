/** Questions without any redrawing: numbered answers and one line each way, as a screen reader or a slow line likes it. */
import { CancelledError } from '../errors.ts';
import type { Lines } from './lines.ts';
import type { Choice, Prompter } from './prompter.ts';

/** @param interrupted is called with what to do on Ctrl-C; it returns what takes that back */
export function plainPrompter(
  lines: Lines,
  write: (text: string) => Promise<void>,
  interrupted: (stop: () => void) => () => void,
): Prompter {
  const read = async (prompt: string): Promise<string> => {
    await write(`${prompt} `);
    let restore = () => {};
    let isStopped = false;
    const stopped = new Promise<undefined>((resolve) => {
      restore = interrupted(() => {
        isStopped = true;
        resolve(undefined);
      });
    });
    try {
      const line = await Promise.race([lines.next(), stopped]);
      if (line !== undefined) return line;
      lines.close();
      await write('\n');
      throw new CancelledError(!isStopped);
    } finally {
      restore();
    }
  };
  const offer = async (message: string, choices: readonly Choice[]) => {
    const numbered = choices.map(({ name }, index) => `  ${index + 1}. ${name}\n`);
    await write(`${message}\n${numbered.join('')}`);
  };
  const valueFor = (choices: readonly Choice[], word: string) =>
    (/^\d{1,4}$/.test(word) ? choices[Number(word) - 1] : choices.find(({ value }) => value === word))?.value;

  return {
    select: async (message, choices) => {
      await offer(message, choices);
      for (;;) {
        const value = valueFor(choices, (await read(`Number, 1 to ${choices.length}:`)).trim());
        if (value !== undefined) return value;
        await write(`Give one number from 1 to ${choices.length}.\n`);
      }
    },
    several: async (message, choices) => {
      await offer(message, choices);
      for (;;) {
        const words = (await read('Numbers with commas, or nothing:')).split(/[\s,]+/).filter(Boolean);
        const values = words.map((word) => valueFor(choices, word));
        if (values.every((value) => value !== undefined)) return [...new Set(values)];
        await write(`Give numbers from 1 to ${choices.length}, such as 1,3.\n`);
      }
    },
    confirm: async (message) => /^y(?:es)?$/i.test((await read(`${message} (y/N)`)).trim()),
    text: async (message, usual) => (await read(`${message}${usual ? ` (${usual})` : ''}`)).trim() || usual || '',
    line: (prompt) => read(prompt),
  };
}
