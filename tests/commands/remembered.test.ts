/** After a search on a terminal, its results can be named by number. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userState } from '../../src/terminal/state.ts';
import { runCli } from '../helpers/context.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gitops-kit-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const world = (env: Record<string, string> = {}) => {
  const all = { HOME: home, PAGER: 'cat', ...env };
  return { isTTY: true, env: all, state: userState(all) };
};
const file = () => join(home, '.local', 'state', 'gitops-kit', 'results.json');

test('open and show take the number of a result', async () => {
  await runCli(['search', 'small blast radius', '-n', '3'], world());
  const first = await runCli(['show', '1', '--json'], world());
  expect(JSON.parse(first.out).results[0].id).toBe('small-blast-radius');
  expect((await runCli(['open', '1', '--print'], world())).out).toContain('https://youtu.be/HHE11BzqXMA?t=2460');
});

test('a number beyond the results says how many there were', async () => {
  await runCli(['search', 'drift', '-n', '3'], world());
  const { code, err } = await runCli(['open', '9'], world());
  expect([code, err]).toEqual([
    1,
    'There is no result 9; the last search had 3.\nGive a number from 1 to 3, or search again.\n',
  ]);
});

test('without a search there is nothing to open by number', async () => {
  const { code, err } = await runCli(['open', '2'], world());
  expect([code, err.split('\n')[0]]).toEqual([1, 'No search is remembered on this terminal.']);
});

test.each(['', '{', '[]', '{"version":2,"ids":["a"]}', '{"version":1,"ids":[1]}', '\u0000'])(
  'a state file that is not ours is said to be unreadable: %j',
  async (text) => {
    await runCli(['search', 'drift'], world());
    writeFileSync(file(), text);
    const { code, err } = await runCli(['open', '1'], world());
    expect([code, err.split('\n')[0]]).toEqual([1, 'The last search cannot be read back.']);
  },
);

test('an id that is no longer in the kit is looked for, and said to be gone', async () => {
  await runCli(['search', 'drift'], world());
  writeFileSync(file(), '{"version":1,"query":"x","ids":["gone-for-good"]}');
  expect((await runCli(['open', '1'], world())).code).toBe(1);
});

test('each terminal remembers its own', async () => {
  await runCli(['search', 'drift'], world({ TMUX_PANE: '%1' }));
  expect((await runCli(['open', '1', '--print'], world({ TMUX_PANE: '%2' }))).code).toBe(1);
});

test('a pipe leaves no trace, and nothing is left beside the file', async () => {
  await runCli(['search', 'drift'], { ...world(), isTTY: false });
  expect(readdirSync(home)).toEqual([]);
  await runCli(['search', 'drift'], world());
  expect(readdirSync(join(home, '.local', 'state', 'gitops-kit'))).toEqual(['results.json']);
});

test('where nothing can be kept, the search works all the same', async () => {
  writeFileSync(join(home, '.local'), 'a file in the way');
  expect((await runCli(['search', 'drift'], world())).code).toBe(0);
});
