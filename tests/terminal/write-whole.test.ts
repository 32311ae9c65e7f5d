import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWhole } from '../../src/terminal/write-whole.ts';
import { folderWith } from '../helpers/folder.ts';

test('a file is made, and replaced with the mode that is asked for', () => {
  const folder = folderWith({ 'old.txt': 'old' });
  chmodSync(join(folder, 'old.txt'), 0o644);
  writeWhole(join(folder, 'new.txt'), Buffer.from('new'));
  writeWhole(join(folder, 'old.txt'), 'newer', { mode: 0o606 });
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  expect(files.toSorted()).toEqual([
    ['new.txt', 'new'],
    ['old.txt', 'newer'],
  ]);
  expect(statSync(join(folder, 'old.txt')).mode & 0o777).toBe(0o606);
});

test('a file that is not to be replaced stays', () => {
  const folder = folderWith({ 'old.txt': 'old' });
  const path = join(folder, 'old.txt');
  expect(() => writeWhole(path, 'new', { replace: false })).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['old.txt']]);
});

test('where there is room for a part only, what was there stays whole', () => {
  const folder = folderWith({ 'old.txt': 'old' });
  const module = join(import.meta.dirname, '../../src/terminal/write-whole.ts');
  const script = join(folder, 'run.mts');
  writeWhole(
    script,
    `import { writeWhole } from ${JSON.stringify(module)};
    process.on('SIGXFSZ', () => {});
    try { writeWhole(${JSON.stringify(join(folder, 'old.txt'))}, 'x'.repeat(5_000_000)); } catch ({ code }) { console.log(code); }`,
  );
  const tsx = join(import.meta.dirname, '../../node_modules/.bin/tsx');
  const limited = `ulimit -f 2000; TSX_DISABLE_CACHE=1 '${tsx}' '${script}'`;
  expect(execFileSync('bash', ['-c', limited], { encoding: 'utf8' })).toBe('EFBIG\n');
  expect([readFileSync(join(folder, 'old.txt'), 'utf8'), readdirSync(folder).toSorted()]).toEqual([
    'old',
    ['old.txt', 'run.mts'],
  ]);
});
