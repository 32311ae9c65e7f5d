import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FailedError } from '../../src/errors.ts';
import { runCli } from '../helpers/context.ts';

const COMMANDS: readonly (readonly string[])[] = [
  ['pitch', '-a', 'sre', '-m', '1'],
  ['answer', "we don't have time to learn this"],
  ['show', 'flux'],
  ['search', 'drift'],
  ['quotes', '--limit', '2'],
];

const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  text: /^[A-Z1]/,
  markdown: /^# /,
  html: /^<!doctype html>/,
  slides: /^---\nmarp: true\n/,
  json: /^\{\n/,
};

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'gitops-kit-'));
});
afterEach(() => rm(cwd, { recursive: true }));

describe.each(COMMANDS)('%s', (...argv) => {
  test.each(Object.entries(BEGINNINGS))('--format %s', async (format, beginning) => {
    const { code, out, err } = await runCli([...argv, '--format', format], { isTTY: true });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(beginning);
    expect(out).toMatch(/CC BY 4\.0/);
  });

  test.each([
    ['a.txt', 'text'],
    ['a.md', 'markdown'],
    ['a.html', 'html'],
    ['a.slides.md', 'slides'],
    ['a.json', 'json'],
  ])('--output %s has what --format %s prints', async (file, format) => {
    const { code, out, err } = await runCli([...argv, '--output', file], { cwd });
    expect([code, out, err]).toEqual([0, '', `Written to ${file}.\n`]);
    expect(await readFile(join(cwd, file), 'utf8')).toBe((await runCli([...argv, '--format', format])).out);
  });

  test('--copy puts it onto the clipboard and says so', async () => {
    const { code, out, err, context } = await runCli([...argv, '--copy', '--format', 'markdown'], { isTTY: true });
    expect([code, out, err]).toEqual([0, '', 'Copied to the clipboard.\n']);
    expect(context.copied).toEqual([(await runCli([...argv, '--format', 'markdown'])).out]);
  });

  test('--copy takes text where no format is named, without colours', async () => {
    const { context } = await runCli([...argv, '--copy'], { isTTY: true, env: { FORCE_COLOR: '3' } });
    expect(context.copied).toEqual([(await runCli([...argv, '--format', 'text'])).out]);
  });

  test('--output never replaces a file without --force', async () => {
    await writeFile(join(cwd, 'a.html'), 'old');
    expect((await runCli([...argv, '-o', 'a.html'], { cwd })).code).toBe(2);
    expect(await readFile(join(cwd, 'a.html'), 'utf8')).toBe('old');
    expect((await runCli([...argv, '-o', 'a.html', '--force'], { cwd })).code).toBe(0);
    expect(await readFile(join(cwd, 'a.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });
});

const PITCH = ['pitch', '-a', 'sre', '-m', '1'];

test('--format chooses against the ending', async () => {
  await runCli([...PITCH, '--format', 'markdown', '-o', 'a.html'], { cwd });
  expect(await readFile(join(cwd, 'a.html'), 'utf8')).toMatch(/^# /);
});

test('--json is short for --format json', async () => {
  expect((await runCli([...PITCH, '--json'])).out).toBe((await runCli([...PITCH, '--format', 'json'])).out);
});

test('--output and --copy do both', async () => {
  const { code, err, context } = await runCli([...PITCH, '-o', 'a.md', '--copy'], { cwd });
  expect([code, err]).toEqual([0, 'Written to a.md.\nCopied to the clipboard.\n']);
  expect(context.copied).toEqual([await readFile(join(cwd, 'a.md'), 'utf8')]);
});

test('a clipboard that fails is said, with exit code 1, and the text is not lost', async () => {
  const clipboard = {
    write: async () => {
      throw new FailedError('Not copied: there is none.', 'Write it.');
    },
  };
  const { code, out, err } = await runCli([...PITCH, '--copy'], { clipboard });
  expect([code, err]).toEqual([1, 'Not copied: there is none.\nWrite it.\n']);
  expect(out).toContain('GitOps for');
});

// biome-ignore format: one case, one line
test.each<[argv: string[], err: string]>([
  [['--format', 'pdf'], 'There is no format "pdf".\nThere are: text, markdown, html, slides, json.\n'],
  [['--format', 'htlm'], 'There is no format "htlm".\nDid you mean "html"? There are: text, markdown, html, slides, json.\n'],
  [['--output', 'a.pdf'], 'There is no format for names that end in ".pdf".\nThere are: .txt, .md, .html, .slides.md and .json. Another name can be given with --format.\n'],
  [['--json', '--format', 'html'], '--json and --format html exclude each other.\nLeave one of them out.\n'],
  [['--format', '\u001b[31mx'], 'There is no format "x".\nThere are: text, markdown, html, slides, json.\n'],
])('%j is refused before anything is asked or written', async (argv, expected) => {
  const { code, out, err, context } = await runCli(['pitch', ...argv], { cwd, isTTY: true });
  expect([code, out, err]).toEqual([2, '', expected]);
  expect(context.asked).toEqual([]);
  expect(await readdir(cwd)).toEqual([]);
});
