/** Examples of the README and of docs/, as they are run. */
import { expect } from 'vitest';
import { runCli } from './context.ts';

export interface Example {
  /** What stands behind `echo`, if anything is typed. */
  readonly typed: readonly string[];
  readonly command: string;
  /** What it prints; `...` stands for anything. */
  readonly output: string;
}

/** The command lines of a page that are shown with what they print. */
export function examplesIn(page: string): readonly Example[] {
  return Array.from(
    page.matchAll(/```console\n\$ (?:echo "([^"\n]*)" \| )?(gitops-kit [^\n]*)\n([^`]*)```/g),
    ([, typed, command = '', output = '']) => ({ typed: typed === undefined ? [] : [typed], command, output }),
  );
}

/** The command lines of a page that are to be typed one after the other. */
export function linesIn(page: string): readonly string[] {
  return Array.from(page.matchAll(/```sh\n([\s\S]*?)```/g), ([, block = '']) => block.replaceAll('\\\n', ' '))
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line.startsWith('gitops-kit '));
}

/** The arguments of a command line. */
export function wordsOf(line: string): readonly string[] {
  return Array.from(line.matchAll(/"([^"]*)"|\S+/g), ([all, quoted]) => quoted ?? all).slice(1);
}

/** Whether a text is as a page shows it. */
export function expectPrinted(text: string, shown: string): void {
  const pattern = shown
    .split('...')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*');
  expect(text).toMatch(new RegExp(`^${pattern}$`));
}

/** Runs an example and looks at what it prints. */
export async function runExample({ typed, command, output }: Example): Promise<void> {
  const { code, out } = await runCli(wordsOf(command), { typed });
  expect(code).toBe(0);
  expectPrinted(out, output);
}
