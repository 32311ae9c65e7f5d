/** The examples of the README are run; `...` in one stands for anything. Its links lead to files that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandNames } from './helpers/context.ts';
import { examplesIn, runExample } from './helpers/examples.ts';

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
const examples = examplesIn(readme);

test.each(Array.from(readme.matchAll(/\]\((?!https:)([^)#]+)\)/g), ([, file]) => file ?? ''))('there is %s', (file) => {
  expect(existsSync(join(import.meta.dirname, '..', file))).toBe(true);
});

/** What has no example that ends with output: a server, and what `--help` says too. */
const WITHOUT_EXAMPLE = ['mcp', 'help'];

test('every command has an example', async () => {
  const commands = examples.map(({ command }) => command.split(' ')[1]);
  const expected = (await commandNames()).filter((name) => !WITHOUT_EXAMPLE.includes(name));
  expect([...new Set(commands)].toSorted()).toEqual(expected.toSorted());
});

test.each(examples)('$command', runExample);
