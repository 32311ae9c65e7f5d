import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Outcome, prompterWith, runCli, type World } from '../helpers/context.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'gitops-kit-'));
});
afterEach(() => rm(cwd, { recursive: true }));

/** Writes a pitch to a file in a folder of its own. */
function write(file: string, world: World = {}, ...flags: string[]): Promise<Outcome> {
  return runCli(['pitch', '-a', 'sre', '-m', '1', '--output', file, ...flags], { cwd, ...world });
}
const read = (file: string) => readFile(join(cwd, file), 'utf8');
const PITCH = /^GitOps for SREs and operations\nabout \d+ seconds to say, \d+ words\n/;

test('a new file has what a pipe would get in 80 columns, and nothing else is left', async () => {
  const { code, out, err } = await write('pitch.txt', { isTTY: true, columns: 40, env: { FORCE_COLOR: '3' } });
  expect([code, out, err]).toEqual([0, '', 'Written to pitch.txt.\n']);
  expect(await read('pitch.txt')).toBe((await runCli(['pitch', '-a', 'sre', '-m', '1'])).out);
  expect(await readdir(cwd)).toEqual(['pitch.txt']);
});

test('with --json the file has JSON', async () => {
  await write('pitch.json', {}, '--json');
  expect(JSON.parse(await read('pitch.json'))).toMatchObject({ minutes: 1, audiences: [{ id: 'sre' }] });
});

test('an absolute path, and spaces and letters of any script in it', async () => {
  const { code } = await write(join(cwd, 'für Jürgen 日本.txt'));
  expect(code).toBe(0);
  expect(await read('für Jürgen 日本.txt')).toMatch(PITCH);
});

test('a tilde is the home folder, where no shell has read it', async () => {
  const { code } = await write('~/pitch.txt', { cwd: '/', env: { HOME: cwd } });
  expect([code, await readdir(cwd)]).toEqual([0, ['pitch.txt']]);
});

describe('a file that exists', () => {
  beforeEach(() => writeFile(join(cwd, 'old.txt'), 'old', { mode: 0o600 }));

  test('stays as it is', async () => {
    const { code, err } = await write('old.txt');
    expect(code).toBe(2);
    expect(err).toBe('"old.txt" exists already.\nAdd --force to replace it, or choose another file.\n');
    expect(await read('old.txt')).toBe('old');
  });

  test('is replaced with --force and keeps its mode', async () => {
    const { code } = await write('old.txt', {}, '--force');
    expect(code).toBe(0);
    expect(await read('old.txt')).toMatch(PITCH);
    expect((await stat(join(cwd, 'old.txt'))).mode & 0o777).toBe(0o600);
    expect(await readdir(cwd)).toEqual(['old.txt']);
  });

  test('is replaced after a yes', async () => {
    const { code, context } = await write('old.txt', { isTTY: true, answers: [true] });
    expect(code).toBe(0);
    expect(context.asked).toEqual(['Replace old.txt?']);
    expect(await read('old.txt')).toMatch(PITCH);
  });

  test('stays after a no', async () => {
    const { code, err } = await write('old.txt', { isTTY: true, answers: [false] });
    expect([code, err]).toEqual([130, 'Cancelled.\n']);
    expect(await read('old.txt')).toBe('old');
  });

  test('that has become a folder meanwhile stays one, and nothing is left beside it', async () => {
    const confirm = async () => {
      await rm(join(cwd, 'old.txt'));
      await mkdir(join(cwd, 'old.txt'));
      return true;
    };
    const { code } = await write('old.txt', { isTTY: true, prompter: prompterWith({ confirm }) });
    expect(code).toBe(2);
    expect(await readdir(cwd)).toEqual(['old.txt']);
  });

  test('is not asked about with --force', async () => {
    const { code, context } = await write('old.txt', { isTTY: true }, '--force');
    expect([code, context.asked]).toEqual([0, []]);
  });

  test('that is read-only stays, even with --force', async () => {
    await chmod(join(cwd, 'old.txt'), 0o444);
    const { code, err } = await write('old.txt', {}, '--force');
    expect(code).toBe(1);
    expect(err).toBe('"old.txt" is read-only.\nChoose another file, or make it writable first.\n');
    expect(await read('old.txt')).toBe('old');
  });

  test('behind a symlink is replaced, and the symlink stays', async () => {
    await symlink('old.txt', join(cwd, 'link.txt'));
    expect((await write('link.txt')).code).toBe(2);
    expect((await write('link.txt', {}, '--force')).code).toBe(0);
    expect((await lstat(join(cwd, 'link.txt'))).isSymbolicLink()).toBe(true);
    expect(await read('old.txt')).toMatch(PITCH);
    expect((await readdir(cwd)).toSorted()).toEqual(['link.txt', 'old.txt']);
  });
});

test('a symlink to a file that is not there yet makes it', async () => {
  await symlink('new.txt', join(cwd, 'link.txt'));
  expect((await write('link.txt')).code).toBe(0);
  expect((await lstat(join(cwd, 'link.txt'))).isSymbolicLink()).toBe(true);
  expect(await read('new.txt')).toMatch(PITCH);
});

describe('where nothing can be written', () => {
  beforeEach(() => mkdir(join(cwd, 'folder')));

  // biome-ignore format: one case, one line
  test.each<[what: string, file: string, code: number, first: string, second: string]>([
    ['a folder', 'folder', 2, '"folder" is a folder.', 'Name a file in it: --output folder/pitch.txt'],
    ['this folder', '.', 2, '"." is a folder.', 'Name a file in it: --output pitch.txt'],
    ['a missing folder', 'none/pitch.txt', 2, 'The folder of "none/pitch.txt" does not exist.', 'Make the folder first, or choose another file.'],
    ['a file as a folder', '/dev/null/pitch.txt', 2, 'The folder of "/dev/null/pitch.txt" does not exist.', 'Make the folder first, or choose another file.'],
    ['no name', '', 2, '--output needs the name of a file.', 'For example: --output pitch.txt'],
    ['a blank name', '  ', 2, '--output needs the name of a file.', 'For example: --output pitch.txt'],
    ['a name with a NUL', 'a\u0000b', 2, '"a b" cannot be the name of a file.', 'Choose another one.'],
    ['a name that is too long', `${'x'.repeat(300)}.txt`, 2, `The name "${'x'.repeat(57)}..." is too long.`, 'Choose a shorter one.'],
    ['a full disk', '/dev/full', 1, 'There is no room left for "/dev/full".', 'Make room, or choose another disk. What was there is as it was.'],
    ['escapes in the name', 'none/\u001b[31m\u0007x', 2, 'The folder of "none/ x" does not exist.', 'Make the folder first, or choose another file.'],
  ])('%s', async (_, file, code, first, second) => {
    const outcome = await write(file, {}, '--force');
    expect(outcome.err).toBe(`${first}\n${second}\n`);
    expect(outcome.code).toBe(code);
    expect(await readdir(cwd)).toEqual(['folder']);
  });

  test('a folder behind a symlink', async () => {
    await symlink('folder', join(cwd, 'link'));
    expect((await write('link', {}, '--force')).err).toMatch(/^"link" is a folder\.\n/);
  });
});

test('a device takes it as it is', async () => {
  expect((await write('/dev/null')).code).toBe(0);
});

test('of two that write at once without --force one makes the file, and the other says so', async () => {
  const confirm = async () => true;
  const outcomes = await Promise.all([1, 2, 3].map(() => write('new.txt', { prompter: prompterWith({ confirm }) })));
  expect(outcomes.map(({ code }) => code).toSorted()).toEqual([0, 2, 2]);
  expect(await read('new.txt')).toMatch(PITCH);
  expect(await readdir(cwd)).toEqual(['new.txt']);
});

describe('names and left-overs', () => {
  test('escapes in the name do not reach the terminal', async () => {
    const { code, err } = await write('a\u001b[31mb.txt');
    expect(code).toBe(0);
    expect(err).not.toContain('\u001b');
  });

  test('a symlink that leads to itself is no fault of the program', async () => {
    await symlink('loop', join(cwd, 'loop'));
    expect((await write('loop')).err).not.toContain('fault of gitops-kit');
  });

  test('what a killed run with the same process id has left is no obstacle', async () => {
    await writeFile(join(cwd, `.pitch.txt.${process.pid}.tmp`), '');
    expect((await write('pitch.txt')).err).not.toContain('fault of gitops-kit');
  });

  test('a long name that the disk takes is taken', async () => {
    expect((await write(`${'x'.repeat(246)}.txt`)).code).toBe(0);
  });
});
