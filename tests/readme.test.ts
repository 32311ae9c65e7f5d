/** The examples of the README are run; `...` in one stands for anything. Its links lead to files that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examplesIn, runExample } from './helpers/examples.ts';

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
const examples = examplesIn(readme);

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
  ]);
});

test.each(examples)('$command', runExample);
