import { chmodSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { findPacks } from '../../src/packs/find.ts';
import { folderWith } from '../helpers/folder.ts';

/** What is found from a folder of `root`, with paths as they are seen from `root`. */
function found(root: string, cwd = '', named: string[] = [], env: Record<string, string> = {}): string[] {
  const { packs, problems } = findPacks(named, { env: { HOME: join(root, 'home'), ...env }, cwd: join(root, cwd) });
  return [
    ...packs.map(({ path, origin }) => `${origin} ${relative(root, path)}`),
    ...problems.map(({ file, message }) => `problem ${relative(root, file)} ${message}`),
  ];
}

test('packs go in order: the command line, the environment, the repository, the user', () => {
  const root = folderWith({
    'a/pack.yaml': '',
    'b.yaml': '',
    'c/one/pack.yaml': '',
    'c/two.yml': '',
    'c/readme.md': '',
    'c/.hidden/pack.yaml': '',
    'repo/.git/HEAD': '',
    'repo/.gitops-kit/mine/pack.yaml': '',
    'repo/src/deep/x': '',
    'home/.config/gitops-kit/packs/own/pack.yaml': '',
  });
  expect(found(root, 'repo/src/deep', ['../../../a'], { GITOPS_KIT_PACKS: `${root}/b.yaml:${root}/c` })).toEqual([
    '--pack a',
    'GITOPS_KIT_PACKS b.yaml',
    'GITOPS_KIT_PACKS c/one',
    'GITOPS_KIT_PACKS c/two.yml',
    'repository repo/.gitops-kit/mine',
    'user home/.config/gitops-kit/packs/own',
  ]);
});

test('the nearest .gitops-kit is used, and none outside of the repository', () => {
  const root = folderWith({
    '.gitops-kit/outside.yaml': '',
    'repo/.git/HEAD': '',
    'repo/.gitops-kit/far.yaml': '',
    'repo/a/.gitops-kit/near.yaml': '',
    'repo/a/b/x': '',
    'bare/.git/HEAD': '',
    'plain/below/x': '',
    'plain/.gitops-kit/above.yaml': '',
  });
  expect(found(root, 'repo/a/b')).toEqual(['repository repo/a/.gitops-kit/near.yaml']);
  expect(found(root, 'bare')).toEqual([]);
  expect(found(root, 'plain')).toEqual(['repository plain/.gitops-kit/above.yaml']);
  expect(found(root, 'plain/below')).toEqual([]);
});

test('a repository brings no links; the user may make some', () => {
  const root = folderWith({
    'else/pack.yaml': '',
    'repo/.git/HEAD': '',
    'repo/.gitops-kit/x': '',
    'home/.config/gitops-kit/packs/x': '',
  });
  symlinkSync(join(root, 'else'), join(root, 'repo/.gitops-kit/linked'));
  symlinkSync(join(root, 'else'), join(root, 'home/.config/gitops-kit/packs/linked'));
  expect(found(root, 'repo')).toEqual(['user home/.config/gitops-kit/packs/linked']);

  const other = folderWith({ 'else/one/pack.yaml': '', 'repo/.git/HEAD': '' });
  symlinkSync(join(other, 'else'), join(other, 'repo/.gitops-kit'));
  expect(found(other, 'repo')).toEqual([]);
});

test('nor does a folder that is named bring links', () => {
  const root = folderWith({ 'else/pack.yaml': '', 'named/one/pack.yaml': '' });
  symlinkSync(join(root, 'else'), join(root, 'named/linked'));
  symlinkSync(join(root, 'else/pack.yaml'), join(root, 'named/file.yaml'));
  expect(found(root, '', ['named'])).toEqual(['--pack named/one']);
  expect(found(root, '', [], { GITOPS_KIT_PACKS: join(root, 'named') })).toEqual(['GITOPS_KIT_PACKS named/one']);
});

test('a link that leads in a circle hides none of the other packs', () => {
  const root = folderWith({ 'home/.config/gitops-kit/packs/own/pack.yaml': '' });
  symlinkSync('circle', join(root, 'home/.config/gitops-kit/packs/circle'));
  expect(found(root)).toEqual(['user home/.config/gitops-kit/packs/own']);
});

test('what is named and not there is said', () => {
  const root = folderWith();
  expect(found(root, '', [], { GITOPS_KIT_PACKS: '/nowhere/x' })).toEqual([
    expect.stringContaining('there is no pack here'),
  ]);
  expect(() => findPacks(['nix'], { env: {}, cwd: root })).toThrow('There is no pack at "nix".');
  expect(() => findPacks([''], { env: {}, cwd: root })).toThrow('There is no pack at "".');
});

test.skipIf(process.getuid?.() === 0)('a folder without rights is said', () => {
  const root = folderWith({ 'closed/pack.yaml': '' });
  chmodSync(join(root, 'closed'), 0);
  expect(found(root, '', ['closed'])).toEqual(['problem closed may not be read']);
  chmodSync(join(root, 'closed'), 0o700);
});
