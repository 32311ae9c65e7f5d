import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const BIN = join(import.meta.dirname, '..', '..', 'bin');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compile-cache-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

/** Runs a program through the cache; what it prints. */
function run(code: string, command = 'search', env: Record<string, string> = { XDG_CACHE_HOME: folder }): string {
  const file = join(folder, 'program.cjs');
  const start = join(folder, 'start.cjs');
  writeFileSync(file, code);
  const load = JSON.stringify(join(BIN, 'compile-cache.js'));
  writeFileSync(start, `require(${load}).load(${JSON.stringify(relative(BIN, file))}).main();`);
  return execFileSync(process.execPath, [start, command], { env, encoding: 'utf8' });
}

function program(word: string, id = '0123456789abcdef'): string {
  return `// ${id}\nexports.main = () => console.log(${JSON.stringify(word)}, require('node:path').basename(__filename));`;
}

const kept = () => readdirSync(join(folder, 'gitops-kit'));

test('compiled code is kept for each command, where only the user can read it', () => {
  expect(run(program('one'))).toBe('one program.cjs\n');
  expect(run(program('one'))).toBe('one program.cjs\n');
  run(program('one'), 'list');
  run(program('one'), '--help');
  expect(kept()).toEqual(
    ['list', 'main', 'search'].map((name) => `${name}-program-${process.version}-${process.arch}.bin`),
  );
  expect(statSync(join(folder, 'gitops-kit')).mode & 0o777).toBe(0o700);
});

test('another build replaces it, also one of the same length', () => {
  run(program('one'));
  expect(run(program('two', 'fedcba9876543210'))).toBe('two program.cjs\n');
});

test.each([
  ['nothing', () => ''],
  ['the first half', (whole: string) => whole.slice(0, whole.length / 2)],
  ['something else', () => `// 0123456789abcdef\n${'x'.repeat(5000)}`],
])('a file that holds %s is replaced', (_, broken) => {
  run(program('one'));
  const [name = ''] = kept();
  const file = join(folder, 'gitops-kit', name);
  const before = readFileSync(file, 'latin1');
  writeFileSync(file, broken(before), 'latin1');
  expect(run(program('one'))).toBe('one program.cjs\n');
  expect(readFileSync(file, 'latin1').length).toBe(before.length);
});

test('without a place for it, the program runs all the same', () => {
  writeFileSync(join(folder, 'gitops-kit'), 'a file where the folder should be');
  expect(run(program('one'))).toBe('one program.cjs\n');
  expect(run(program('one'), 'search', {})).toBe('one program.cjs\n');
  expect(run(program('one'), 'search', { XDG_CACHE_HOME: 'relative' })).toBe('one program.cjs\n');
});

test.each([
  ['the user does not want it', program('one'), { NODE_DISABLE_COMPILE_CACHE: '1' }],
  ['the build has no name', program('one').replace(/^.*\n/, ''), {}],
  ['the program fails', `${program('one')}process.exitCode = 2;`, {}],
])('nothing is kept where %s', (_, code, env) => {
  mkdirSync(join(folder, 'gitops-kit'));
  try {
    run(code, 'search', { XDG_CACHE_HOME: folder, ...env });
  } catch {
    // it has failed on purpose
  }
  expect(kept()).toEqual([]);
});

test('what stands beside the program comes from the cache too, and is loaded once', () => {
  writeFileSync(
    join(folder, 'other.cjs'),
    `// 0011223344556677\nexports.times = (globalThis.times = (globalThis.times ?? 0) + 1);`,
  );
  const code = `// 0123456789abcdef\nexports.main = () => console.log(require('./other.cjs').times, require('./other.cjs').times);`;
  expect(run(code)).toBe('1 1\n');
  expect(run(code)).toBe('1 1\n');
  expect(kept().map((name) => name.split('-')[1])).toEqual(['other', 'program']);
});
