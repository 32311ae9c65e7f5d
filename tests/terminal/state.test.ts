/** What is kept between runs, on a real disk. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { userState } from '../../src/terminal/state.ts';
import { folderWith } from '../helpers/folder.ts';

function world(files: Record<string, string> = {}) {
  const home = folderWith(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`gitops-kit/${name}`, text])),
  );
  return { folder: join(home, 'gitops-kit'), state: userState({ XDG_STATE_HOME: home }) };
}

test('only what is not there is not there', () => {
  const { folder, state } = world({ 'a.json': 'text', 'large.json': 'x'.repeat(50_000_001) });
  // A folder fails to be read for everybody, as a file of another user does for all but the administrator.
  mkdirSync(join(folder, 'barred.json'));
  expect(['none.json', 'a.json', 'barred.json', 'large.json'].map((name) => state.read(name))).toEqual([
    undefined,
    'text',
    { problem: 'barred' },
    { problem: 'broken' },
  ]);
  expect(userState({ XDG_STATE_HOME: join(folder, 'a.json') }).read('x')).toBeUndefined();
});

test('a conversation of a day is read back', () => {
  const { state } = world();
  const text = 'x'.repeat(3_000_000);
  state.write('a.json', text);
  expect(state.read('a.json')).toBe(text);
});

test('what is set aside never takes the place of what was set aside before', () => {
  const { folder, state } = world({ 'a.json': 'one' });
  expect(state.setAside('a.json')).toBe('a.json.broken');
  writeFileSync(join(folder, 'a.json'), 'two');
  expect(state.setAside('a.json')).toBe('a.json.broken-2');
  expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['one', 'two']);
  expect(state.setAside('a.json')).toBeUndefined();
});

test('of many who count at once none is lost, and no lock stays', async () => {
  const { folder, state } = world({ n: '0' });
  const count = () => state.alone('n', () => state.write('n', String(Number(state.read('n')) + 1)));
  await Promise.all(Array.from({ length: 10 }, count));
  expect([state.read('n'), readdirSync(folder)]).toEqual(['10', ['n']]);
});

test('where no lock can be made, writing says so', async () => {
  const { folder } = world({ file: '' });
  chmodSync(join(folder, 'file'), 0o400);
  const state = userState({ XDG_STATE_HOME: join(folder, 'file') });
  expect(await state.alone('x', () => state.write('x', ''))).toBe(false);
});
