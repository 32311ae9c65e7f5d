/** Asks a command of the user's: it reads a question from its standard input and prints an answer. No shell is involved. */

import { spawn } from 'node:child_process';
import { kill, platform } from 'node:process';
import { parseArgsStringToArgv } from 'string-argv';
import { codeOf } from '../errors.ts';

/** A longer answer is none. In characters. */
const LONGEST = 200_000;

/** What a command has printed, or why it is of no use, as the end of a sentence. */
export type Advice = { readonly output: string } | { readonly problem: string };

/**
 * Asks a command.
 * @param line as it is typed in a shell, with quotes where words belong together: `ollama run qwen3`
 * @param seconds after which it is ended
 * @param left ends it sooner, when nobody waits for it any more
 * @returns what it printed; never rejects
 */
export function ask(line: string, prompt: string, seconds: number, left?: AbortSignal): Promise<Advice> {
  const [command, ...args] = parseArgsStringToArgv(line);
  if (command === undefined) return Promise.resolve({ problem: 'names no command' });
  return new Promise((resolve) => {
    // A group of its own, so that what it starts ends with it.
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], detached: platform !== 'win32' });
    let output = '';
    let isOver = false;
    const end = (advice: Advice) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      stop();
      resolve(advice);
    };
    const stop = () => {
      try {
        if (child.pid !== undefined && platform !== 'win32') kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // it has ended by itself
      }
      child.stdout.destroy();
      child.unref();
    };
    const timer = setTimeout(() => end({ problem: `gave no answer in ${seconds} seconds` }), seconds * 1000);
    left?.addEventListener('abort', () => end({ problem: 'was not waited for' }));
    child.on('error', (error) => {
      end({ problem: codeOf(error) === 'ENOENT' ? 'is not to be found' : 'could not be started' });
    });
    child.stdin.on('error', () => {}); // it need not read all of it
    child.stdin.end(prompt);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > LONGEST) end({ problem: 'printed far too much' });
    });
    child.on('close', (code) =>
      end(code === 0 ? { output } : { problem: `ended with an error (${code ?? 'killed'})` }),
    );
  });
}
