import { expect, test } from 'vitest';
import { ask } from '../../src/terminal/llm.ts';

const node = (script: string) => `"${process.execPath}" -e '${script}'`;

test.each([
  ['what it prints', node('process.stdin.pipe(process.stdout)'), { output: 'who pays?' }],
  ['nothing', node(''), { output: '' }],
  ['an error', node('process.exit(3)'), { problem: 'ended with an error (3)' }],
  ['ten megabytes', node('process.stdout.write("x".repeat(1e7))'), { problem: 'printed far too much' }],
  ['no answer', node('setTimeout(() => {}, 60000)'), { problem: 'gave no answer in 1 seconds' }],
  ['a command that is not there', 'nonesuch --really', { problem: 'is not to be found' }],
  ['no command', '  ', { problem: 'names no command' }],
])('%s', async (_, line, expected) => {
  expect(await ask(line, 'who pays?', 1)).toEqual(expected);
});

test('no shell is asked', async () => {
  expect(await ask(`${node('process.stdout.write(process.argv[1])')} $HOME;ls`, '', 5)).toEqual({ output: '$HOME;ls' });
});
