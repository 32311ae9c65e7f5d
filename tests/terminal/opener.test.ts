import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Browser, browsersOf, openAddress } from '../../src/terminal/opener.ts';
import { addFiles, folderWith } from '../helpers/folder.ts';

const URL = 'https://youtu.be/abcdefghijk?t=765';

/** A folder with browsers that write down what they are to show; one of them fails. */
function place(): { folder: string; seen(): string } {
  const folder = folderWith();
  const log = join(folder, 'seen');
  const script = (name: string, code = 0) => {
    addFiles(folder, { [name]: `#!/bin/sh\nprintf '%s|' "$@" >> '${log}'\nexit ${code}\n` });
    chmodSync(join(folder, name), 0o755);
  };
  script('Program Files/b.sh');
  script('plain');
  script('w3m');
  script('broken', 3);
  return { folder, seen: () => (existsSync(log) ? readFileSync(log, 'utf8') : '') };
}

const signals = { on: () => signals, off: () => signals } as unknown as NodeJS.Process;
const world = (BROWSER: string, rest: object = {}) => ({
  env: { BROWSER },
  platform: 'linux' as const,
  hasTerminal: false,
  signals,
  ...rest,
});

// biome-ignore format: one case, one line
test.each<[what: string, browser: string, seen: string]>([
  ['a program', 'DIR/plain', `${URL}|`],
  ['one with spaces in its path', 'DIR/Program Files/b.sh', `${URL}|`],
  ['and with a flag behind it', 'DIR/Program Files/b.sh --new "a b"', `--new|a b|${URL}|`],
  ['in quotation marks', "'DIR/Program Files/b.sh' --new", `--new|${URL}|`],
  ['the address within a word', 'DIR/plain --url=%s -x', `--url=${URL}|-x|`],
  ['as a shell would run it', 'DIR/plain %s &', `${URL}|`],
  ['a list whose first is not there', 'none-such:DIR/plain', `${URL}|`],
  ['a list whose first fails', 'DIR/broken:DIR/plain', `${URL}|${URL}|`],
  ['a list whose first needs a terminal', 'DIR/w3m:DIR/plain', `${URL}|`],
  ['a list with nothing in it', ':DIR/plain:', `${URL}|`],
])('BROWSER: %s', async (_, browser, wanted) => {
  const { folder, seen } = place();
  await openAddress(URL, world(browser.replaceAll('DIR', folder)));
  await expect.poll(seen).toBe(wanted);
});

// biome-ignore format: one case, one line
test.each<[what: string, browser: string, env: object, said: RegExp]>([
  ['none of a list', 'none-such:DIR/broken', {}, /^Not opened: none-such is not there; \S*broken ended with code 3\.$/],
  ['a browser of the terminal without one', 'DIR/w3m', {}, /^Not opened: \S*w3m needs a terminal\.$/],
  ['a folder', 'DIR', {}, /^Not opened: \S+ cannot be started \(EACCES\)\.$/],
  ['nothing, and no display', '', {}, /^Not opened: there is no display here\.$/],
  ['nothing over SSH', ' : ', { SSH_CONNECTION: 'x' }, /^Not opened: this is an SSH session without a display\.$/],
])('BROWSER that cannot show it: %s', async (_, browser, env, said) => {
  const { folder } = place();
  const there = world('', { env: { ...env, BROWSER: browser.replaceAll('DIR', folder) } });
  await expect(openAddress(URL, there)).rejects.toMatchObject({ message: expect.stringMatching(said), exitCode: 1 });
});

test('a browser of the terminal has it until it ends, and Ctrl-C is its own', async () => {
  const { folder, seen } = place();
  const heard: string[] = [];
  const spy = {
    on: (signal: string) => {
      heard.push(`on ${signal}`);
      return spy;
    },
    off: (signal: string) => {
      heard.push(`off ${signal}`);
      return spy;
    },
  };
  writeFileSync(join(folder, 'w3m'), `#!/bin/sh\nsleep 0.2\nprintf late > '${folder}/seen'\n`);
  await openAddress(URL, world(join(folder, 'w3m'), { hasTerminal: true, signals: spy }));
  expect(seen()).toBe('late');
  expect(heard).toEqual(['on SIGINT', 'on SIGQUIT', 'off SIGINT', 'off SIGQUIT']);
});

// biome-ignore format: one case, one line
test.each<[browser: string, platform: NodeJS.Platform, found: Browser[]]>([
  ['firefox', 'linux', [{ program: 'firefox', args: [] }]],
  ['firefox -P "my own" %s:lynx', 'linux', [{ program: 'firefox', args: ['-P', 'my own', '%s'] }, { program: 'lynx', args: [] }]],
  ['C:\\b.exe;D:\\c.exe', 'win32', [{ program: 'C:\\b.exe', args: [] }, { program: 'D:\\c.exe', args: [] }]],
  ['', 'linux', []],
  [' : ', 'linux', []],
])('BROWSER=%j on %s', async (BROWSER, platform, found) => {
  expect(await browsersOf({ env: { BROWSER }, platform })).toEqual(found);
});
