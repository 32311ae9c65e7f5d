/** Programs that change the same file take turns. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alone } from '../../src/terminal/alone.ts';
import { self } from '../../src/terminal/processes.ts';
import { writeWhole } from '../../src/terminal/write-whole.ts';
import { folderWith } from '../helpers/folder.ts';

/** The number of a process that has ended. */
const ENDED = spawnSync(process.execPath, ['-e', '']).pid;

/** A lock that somebody has left, so many seconds ago. */
function lockOf(folder: string, pid: number, host: string, age: number): void {
  const lock = join(folder, '.a.lock');
  mkdirSync(lock);
  writeFileSync(join(lock, 'owner.json'), JSON.stringify({ pid, host }));
  const time = Date.now() / 1000 - age;
  utimesSync(lock, time, time);
}

test('one after the other, and nothing stays', async () => {
  const folder = folderWith();
  let inside = 0;
  const most: number[] = [];
  const work = async () => {
    most.push(++inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside--;
    return 'done';
  };
  const all = await Promise.all(Array.from({ length: 5 }, () => alone(join(folder, 'new/a'), work)));
  expect([all, most]).toEqual([Array(5).fill('done'), Array(5).fill(1)]);
  expect(readdirSync(join(folder, 'new'))).toEqual([]);
});

test('the lock goes with an error too', async () => {
  const folder = folderWith();
  const failing = alone(join(folder, 'a'), () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(readdirSync(folder)).toEqual([]);
});

test('who does not wait for ever is told who holds it', async () => {
  const folder = folderWith();
  lockOf(folder, process.pid, self().host, 5);
  await expect(alone(join(folder, 'a'), () => 1, 50)).rejects.toMatchObject({
    message: `${join(folder, 'a')} is being changed by process ${process.pid}.`,
    hint: 'Nothing was written. Wait for it to end, and try again.',
    exitCode: 1,
  });
  expect(existsSync(join(folder, '.a.lock'))).toBe(true);
});

test('of another machine too', async () => {
  const folder = folderWith();
  lockOf(folder, 1, 'other', 5);
  await expect(alone(join(folder, 'a'), () => 1, 50)).rejects.toThrow('is being changed by process 1 on other.');
});

// biome-ignore format: one case, one line
test.each<[whose: string, pid: number, host: string, age: number]>([
  ['a process that has ended', ENDED, self().host, 3],
  ['another machine that gave no sign of life', 1, 'other', 12],
  ['a process whose number another one has by now', process.pid, self().host, 61],
])('a lock of %s is taken over', async (_, pid, host, age) => {
  const folder = folderWith();
  lockOf(folder, pid, host, age);
  expect(await alone(join(folder, 'a'), () => 1, 50)).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock that nobody holds any more is taken over by one, however many want it', async () => {
  const folder = folderWith();
  lockOf(folder, ENDED, self().host, 30);
  const script = join(folder, 'count.mts');
  writeFileSync(join(folder, 'a'), '0');
  writeWhole(
    script,
    `import { readFileSync, writeFileSync } from 'node:fs';
    import { alone } from ${JSON.stringify(join(import.meta.dirname, '../../src/terminal/alone.ts'))};
    const file = ${JSON.stringify(join(folder, 'a'))};
    await alone(file, () => writeFileSync(file, String(Number(readFileSync(file, 'utf8')) + 1)));`,
  );
  const run = () =>
    new Promise((resolve) => {
      const args = ['--import', 'tsx', script];
      spawn(process.execPath, args, { stdio: 'inherit', cwd: join(import.meta.dirname, '../..') }).once(
        'close',
        resolve,
      );
    });
  expect(await Promise.all(Array.from({ length: 6 }, run))).toEqual(Array(6).fill(0));
  expect([readFileSync(join(folder, 'a'), 'utf8'), readdirSync(folder)]).toEqual(['6', ['a', 'count.mts']]);
});

test('what a killed writer has left is taken away by the next one, and nothing else', () => {
  const host = self().host;
  const left = (pid: number | undefined, on = host) => `.gitops-kit-${on}-${pid}-0123456789ab`;
  const folder = folderWith({
    [left(ENDED)]: 'half',
    [left(process.pid)]: '',
    [left(ENDED, 'other')]: '',
    '.x.tmp': '',
  });
  writeWhole(join(folder, 'a'), 'a');
  expect(readdirSync(folder).toSorted()).toEqual([left(process.pid), left(ENDED, 'other'), '.x.tmp', 'a'].toSorted());
  expect(host).toMatch(/^[\w-]+$/);
});
