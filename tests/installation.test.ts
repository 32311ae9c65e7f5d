import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { digestOf, installedData } from '../src/installation.ts';
import { runCli } from './helpers/context.ts';
import { folderWith } from './helpers/folder.ts';

/** The error of a read, as a person sees it. */
function readingFails(folder: string): { message: string; exitCode: number } {
  try {
    installedData(pathToFileURL(`${folder}/`))('kit.txt');
  } catch (error) {
    return error as { message: string; exitCode: number };
  }
  throw new Error('nothing was wrong');
}

const sound = () => folderWith({ 'kit.txt': 'the kit', 'digests.json': `{"kit.txt":"${digestOf('the kit')}"}` });

test('data is read as it was built', () => {
  expect(installedData(pathToFileURL(`${sound()}/`))('kit.txt')).toBe('the kit');
});

// biome-ignore format: one case, one line
test.each<[what: string, damage: (folder: string) => void, told: string]>([
  ['is missing', (folder) => rmSync(join(folder, 'kit.txt')), 'kit.txt is missing'],
  ['is cut off', (folder) => writeFileSync(join(folder, 'kit.txt'), 'the k'), 'kit.txt is not as it was built'],
  ['has another letter', (folder) => writeFileSync(join(folder, 'kit.txt'), 'the kid'), 'kit.txt is not as it was built'],
  ['is a folder', (folder) => { rmSync(join(folder, 'kit.txt')); mkdirSync(join(folder, 'kit.txt')); }, 'kit.txt cannot be read'],
  ['has no digest', (folder) => rmSync(join(folder, 'digests.json')), 'digests.json is missing'],
  ['has broken digests', (folder) => writeFileSync(join(folder, 'digests.json'), '{'), 'digests.json is not as it was built'],
  ['is not among the digests', (folder) => writeFileSync(join(folder, 'digests.json'), '{}'), 'kit.txt is not as it was built'],
])('data that %s is told in one line', (_, damage, told) => {
  const folder = sound();
  damage(folder);
  const message = `The installation is damaged: ${told}. Install gitops-kit again.`;
  expect(readingFails(folder)).toMatchObject({ message, exitCode: 1, hint: undefined });
});

describe('the program', () => {
  const LINE = 'The installation is damaged: the program cannot be loaded. Install gitops-kit again.\n';

  test.each([
    ['is missing', undefined],
    ['is cut off', 'exports.main = {\n'],
    ['lacks a part', "require('./shared.cjs');\n"],
  ])('that %s is told in one line', (_, main) => {
    const folder = folderWith({ 'package.json': '{"type":"module"}', ...(main && { 'dist/main.cjs': main }) });
    cpSync(join(import.meta.dirname, '..', 'bin'), join(folder, 'bin'), { recursive: true });
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin', 'gitops-kit.js'), 'list']);
    expect([status, String(stdout), String(stderr)]).toEqual([1, '', LINE]);
  });

  test.each([
    ['is missing', Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' })],
    [
      'is cut off',
      noModule(
        '/dist/html.cjs:1\nconst a = {\n\nSyntaxError: Unexpected end\n    at wrapSafe (node:internal/modules/cjs/loader:3:1)',
      ),
    ],
  ])('of which a part %s that is loaded later', async (_, error) => {
    const { code, err } = await runCli(['show', 'flux'], { kit: () => Promise.reject(error) });
    const line = LINE.replace('the program', 'a part of the program');
    expect([code, err]).toEqual([1, line]);
  });

  function noModule(stack: string): SyntaxError {
    return Object.assign(new SyntaxError('Unexpected end of input'), { stack });
  }

  test('is not held to be damaged where it reads JSON that is none', async () => {
    const { err } = await runCli(['show', 'flux'], { kit: async () => JSON.parse('{') });
    expect(err).toContain('This is a fault of gitops-kit');
  });
});
