/** A folder that is written again and again, beside files of others. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LIST, OthersFiles, writeFolder } from '../../src/terminal/write-folder.ts';
import { addFiles, folderWith } from '../helpers/folder.ts';

const files = (content: Readonly<Record<string, string>>) => new Map(Object.entries(content));

/** Every file in a folder but the list, with its content. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = names.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => !path.endsWith(LIST));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]).sort());
}

/** A folder in which something was written before. */
function written(content: Readonly<Record<string, string>>, others: Readonly<Record<string, string>> = {}): string {
  const folder = folderWith(others);
  writeFolder(folder, files(content));
  return folder;
}

test('makes a folder, with the folders in it', () => {
  const folder = join(folderWith(), 'a', 'b');
  writeFolder(folder, files({ 'index.html': 'start', 'card/legacy/index.html': 'a card' }));
  expect(contentOf(folder)).toEqual({ 'card/legacy/index.html': 'a card', 'index.html': 'start' });
});

test('replaces what it wrote, and removes what is no more with its folders', () => {
  const folder = written({ 'index.html': '1', 'card/old/index.html': 'old', 'card/kept/index.html': 'kept' });
  writeFolder(folder, files({ 'index.html': '2', 'card/kept/index.html': 'kept' }));
  expect(contentOf(folder)).toEqual({ 'card/kept/index.html': 'kept', 'index.html': '2' });
  expect(existsSync(join(folder, 'card', 'old'))).toBe(false);
});

test('leaves files of others alone', () => {
  const folder = written(
    { 'index.html': '1', 'card/a/index.html': 'a' },
    { CNAME: 'x.example', 'card/notes.txt': 'mine' },
  );
  writeFolder(folder, files({ 'index.html': '2' }));
  expect(contentOf(folder)).toEqual({ CNAME: 'x.example', 'card/notes.txt': 'mine', 'index.html': '2' });
});

describe('writes nothing where something', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, put: (folder: string) => void]>([
    ['of others is in the place of a file', (folder) => addFiles(folder, { 'new.html': 'mine' })],
    ['that it wrote was changed', (folder) => addFiles(folder, { 'index.html': 'mended by hand' })],
    ['else than a folder is in the place of one', (folder) => addFiles(folder, { new: 'mine' })],
    ['is a folder in the place of a file', (folder) => mkdirSync(join(folder, 'new.html'))],
    ['is a link in the place of a file', (folder) => symlinkSync('/etc/hostname', join(folder, 'new.html'))],
    ['is a link in the place of a folder', (folder) => symlinkSync('/tmp', join(folder, 'new'))],
  ])('%s', (_, put) => {
    const folder = written({ 'index.html': '1' });
    put(folder);
    const before = contentOf(folder);
    expect(() => writeFolder(folder, files({ 'index.html': '2', 'new.html': 'new', 'new/index.html': 'new' }))).toThrow(OthersFiles);
    expect(contentOf(folder)).toEqual(before);
  });
});

test('does not remove what was changed since', () => {
  const folder = written({ 'index.html': '1', 'old.html': 'old' });
  addFiles(folder, { 'old.html': 'mended by hand' });
  writeFolder(folder, files({ 'index.html': '2' }));
  expect(contentOf(folder)).toEqual({ 'index.html': '2', 'old.html': 'mended by hand' });
});

test.each([
  'no list',
  '{"files":{"../outside":["x"]}}',
  '{"files":{"/etc/x":["x"]}}',
  '{"files":{"a//b":["x"]}}',
  '[]',
])('a list that says %s knows nothing', (list) => {
  const folder = folderWith({ 'a/index.html': 'mine', outside: 'mine', [`a/${LIST}`]: list });
  expect(() => writeFolder(join(folder, 'a'), files({ 'index.html': '1' }))).toThrow(OthersFiles);
  expect(readFileSync(join(folder, 'outside'), 'utf8')).toBe('mine');
});

test('whoever was stopped while files were made leaves the old ones, and nothing of it the next time', () => {
  const folder = written({ 'index.html': '1' });
  const list = JSON.parse(readFileSync(join(folder, LIST), 'utf8'));
  addFiles(folder, { '.gitops-kit-abc/0': 'half', [LIST]: JSON.stringify({ ...list, making: '.gitops-kit-abc' }) });
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('1');
  writeFolder(folder, files({ 'index.html': '2' }));
  expect(contentOf(folder)).toEqual({ 'index.html': '2' });
});

test('what a list calls unfinished is removed only where it is a folder of ours', () => {
  const folder = folderWith({ 'mine/notes.txt': 'mine', [LIST]: '{"files":{},"making":"mine"}' });
  writeFolder(folder, files({ 'index.html': '1' }));
  expect(contentOf(folder)).toEqual({ 'index.html': '1', 'mine/notes.txt': 'mine' });
});

test('whoever was stopped while files took their places goes on', () => {
  const folder = written({ 'a.html': '1', 'b.html': '1' });
  const [old, next] = ['1', '2']
    .map((content) => written({ x: content }))
    .map((one) => JSON.parse(readFileSync(join(one, LIST), 'utf8')).files.x[0]);
  addFiles(folder, {
    'a.html': '2',
    [LIST]: JSON.stringify({ files: { 'a.html': [old, next], 'b.html': [old, next] } }),
  });
  writeFolder(folder, files({ 'a.html': '3', 'b.html': '3' }));
  expect(contentOf(folder)).toEqual({ 'a.html': '3', 'b.html': '3' });
});

test('a folder that cannot be written is as it was', () => {
  const folder = written({ 'index.html': '1' });
  // A folder of that name is in the way of making the list, whoever asks.
  rmSync(join(folder, LIST));
  mkdirSync(join(folder, LIST));
  writeFileSync(join(folder, LIST, 'x'), '');
  chmodSync(folder, 0o755);
  expect(() => writeFolder(folder, files({ 'index.html': '1', 'b.html': '2' }))).toThrow();
  expect(contentOf(folder)['index.html']).toBe('1');
  expect(existsSync(join(folder, 'b.html'))).toBe(false);
});
