/** The examples of the README are run; `...` in one stands for anything. Its links lead to files that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from './helpers/context.ts';

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
const examples = Array.from(
  readme.matchAll(/```console\n\$ (?:echo "([^"\n]*)" \| )?(gitops-kit [^\n]*)\n([^`]*)```/g),
  ([, typed, command, output]) => ({
    typed: typed === undefined ? [] : [typed],
    command: command ?? '',
    output: output ?? '',
  }),
);

test.each(Array.from(readme.matchAll(/\]\((?!https:)([^)#]+)\)/g), ([, file]) => file ?? ''))('there is %s', (file) => {
  expect(existsSync(join(import.meta.dirname, '..', file))).toBe(true);
});

test('every command has an example', () => {
  const commands = examples.map(({ command }) => command.split(' ')[1]);
  expect([...new Set(commands)].toSorted()).toEqual([
    'answer',
    'assess',
    'chat',
    'completion',
    'list',
    'open',
    'pack',
    'pitch',
    'quotes',
    'rehearse',
    'search',
    'show',
    'site',
  ]);
});

test.each(examples)('$command', async ({ typed, command, output }) => {
  const argv = Array.from(command.matchAll(/"([^"]*)"|\S+/g), ([all, quoted]) => quoted ?? all).slice(1);
  const { code, out } = await runCli(argv, { typed });
  expect(code).toBe(0);
  const pattern = output
    .split('...')
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^]*');
  expect(out).toMatch(new RegExp(`^${pattern}$`));
});
