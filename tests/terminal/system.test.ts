/** What only a process of its own can meet: full disks, closed streams, folders that are gone, links to the program. */
import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { page } from '../../src/terminal/pager.ts';
import { folderWith } from '../helpers/folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Runs the program as it stands in the sources, by a line of a shell in which `kit` is its name. */
function shell(line: string): { code: number | null; out: string; err: string } {
  const folder = folderWith();
  const main = pathToFileURL(join(ROOT, 'src', 'main.ts')).href;
  writeFileSync(
    join(folder, 'kit.mts'),
    `import { rmdirSync } from 'node:fs';
    const { main } = await import('${main}');
    if (process.env.GONE) {
      process.chdir(process.env.GONE);
      rmdirSync('../gone');
    }
    await main(process);`,
  );
  const tsx = pathToFileURL(join(ROOT, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const kit = `kit() { '${process.execPath}' --import '${tsx}' '${folder}/kit.mts' "$@"; }`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `${kit}\n${line}`], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

const FULL = existsSync('/dev/full');
const NO_ROOM = 'There is no room left for the output.\nMake room, or write it somewhere else.\n';

// biome-ignore format: one case, one line
test.skipIf(!FULL).each<[line: string, code: number, err: string]>([
  ['kit list topics > /dev/full', 1, NO_ROOM],
  ['kit --help > /dev/full', 1, NO_ROOM],
  ['kit nope 2> /dev/full', 2, ''],
])('%s', (line, code, err) => {
  expect(shell(line)).toMatchObject({ code, err });
});

test('a folder that is gone', () => {
  const { code, err } = shell('mkdir gone; GONE=gone kit search rollback');
  expect([code, err]).toEqual([1, 'This folder is gone.\nGo to another one with: cd\n']);
});

test('a link to the program that Node leaves unresolved', () => {
  const folder = folderWith();
  const link = join(folder, 'gitops-kit');
  symlinkSync(join(ROOT, 'bin', 'gitops-kit.js'), link);
  const { stderr } = spawnSync(process.execPath, ['--preserve-symlinks-main', link, 'nope'], { encoding: 'utf8' });
  expect(stderr).toContain("Unknown command 'nope'.");
});

test('a program that copies and never ends is left behind', () => {
  const { code, out, err } = shell(
    `mkdir bin; printf '#!/bin/sh\\nexec sleep 60\\n' > bin/xsel; chmod +x bin/xsel; ` +
      `PATH="$PWD/bin:$PATH" kit answer 'we have no time' --copy`,
  );
  expect([code, err]).toEqual([1, expect.stringContaining('Not copied: the program that copies has not ended within')]);
  expect(out).toContain('no-time-to-learn');
});

// biome-ignore format: one case, one line
test.each<[what: string, env: Record<string, string>, seen: string]>([
  ['less is set as git sets it', {}, 'FRX -c'],
  ['what the user has set stays', { LESS: '', LV: '-x' }, ' -x'],
])('the pager: %s', async (_, env, seen) => {
  const folder = folderWith();
  const none = { on: () => none, off: () => none } as unknown as NodeJS.Process;
  const pager = `cat > /dev/null; printf '%s' "$LESS $LV" > '${folder}/seen'; true`;
  expect(await page('x', pager, { PATH: process.env.PATH, ...env }, none)).toBe(true);
  expect(spawnSync('cat', [join(folder, 'seen')], { encoding: 'utf8' }).stdout).toBe(seen);
});

test('a pager that is not there', async () => {
  const none = { on: () => none, off: () => none } as unknown as NodeJS.Process;
  expect(await page('x', 'no-such-pager 2>/dev/null', { PATH: process.env.PATH }, none)).toBe(false);
});
