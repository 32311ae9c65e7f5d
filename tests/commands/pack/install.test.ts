/** Packs from Git, with the real git and repositories on this disk. */
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { CancelledError } from '../../../src/errors.ts';
import { digestOf } from '../../../src/packs/remote/fetch.ts';
import { type Git, userGit } from '../../../src/packs/remote/git.ts';
import { self } from '../../../src/terminal/processes.ts';
import { runCli, type World } from '../../helpers/context.ts';
import { addFiles, folderWith } from '../../helpers/folder.ts';

const PACK = (
  text: string,
  version = '1.0.0',
) => `pack: { name: acme, title: Acme, version: ${version}, licence: internal }
topics:
  - { id: lanterns, label: ${text}, aliases: [], vocabulary: [] }
`;

/** A home, a bare repository, and a work tree that pushes to it. */
function world(files: Record<string, string> = { 'pack.yaml': PACK('One') }) {
  const root = folderWith({ 'home/x': '', 'work/x': '' });
  const env = {
    PATH: process.env.PATH,
    HOME: join(root, 'home'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@a.example',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@a.example',
  };
  const bare = join(root, 'pack.git');
  const work = join(root, 'work');
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: work, env, encoding: 'utf8', stdio: 'pipe' }).trim();
  git('init', '-q', '--bare', '-b', 'main', bare);
  git('init', '-q', '-b', 'main');
  const push = (changed: Record<string, string>, message = 'change') => {
    addFiles(work, changed);
    git('add', '-A');
    git('commit', '-qm', message);
    git('push', '-q', bare, 'HEAD:main');
    return git('rev-parse', 'HEAD');
  };
  const commit = push(files);
  const run = (...given: string[] | [string[], World]) => {
    const [argv, more] = Array.isArray(given[0]) ? [given[0], given[1] as World] : [given as string[], {}];
    return runCli(argv, { cwd: env.HOME, env, git: userGit(env), small: true, ...more });
  };
  const installed = join(env.HOME, '.config/gitops-kit/packs');
  return { root, env, bare, work, git, push, commit, run, installed };
}

/** The bytes of all files below a folder. */
function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.reduce(
    (sum, name) => sum + (statSync(join(folder, name)).isFile() ? statSync(join(folder, name)).size : 0),
    0,
  );
}

const short = (commit: string) => commit.slice(0, 10);

test('a pack is installed, pinned, updated and removed', async () => {
  const { bare, push, commit, run, installed } = world({
    'pack.yaml': PACK('One'),
    'README.md': 'x',
    'more/x.yaml': 'x: 1',
  });
  const made = await run('pack', 'install', bare, '--allow-file');
  expect([made.code, made.out, made.err]).toEqual([
    0,
    `acme 1.0.0 at ${short(commit)}, in ${installed}/acme\n`,
    `Fetching ${bare} ...\n`,
  ]);
  expect(readdirSync(installed).toSorted()).toEqual(['acme', 'packs.lock.json']);
  expect(readdirSync(join(installed, 'acme'))).toEqual(['pack.yaml']);
  const lock = () => JSON.parse(readFileSync(join(installed, 'packs.lock.json'), 'utf8'));
  expect(lock()).toEqual({
    version: 1,
    packs: { acme: { address: bare, commit, digest: expect.stringMatching(/^[0-9a-f]{64}$/) } },
  });
  expect((await run('show', 'lanterns')).out).toContain('One\ntopic acme/lanterns\n');
  expect((await run('pack', 'status', '--allow-file')).out).toBe(`acme ${short(commit)}: up to date; ${bare}\n`);
  expect((await run('pack', 'update', '--allow-file')).out).toBe(`acme is up to date at ${short(commit)}\n`);

  expect((await run('pack', 'status')).out).toMatch(/: not known: .* on this machine\. Add --allow-file if that is/);

  const next = push({ 'pack.yaml': PACK('Two', '1.1.0') });
  expect((await run('show', 'lanterns')).out).toContain('One\n');
  expect((await run('pack', 'status', '--allow-file')).out).toBe(
    `acme ${short(commit)}: behind ${short(next)}; ${bare}\n`,
  );
  expect((await run('pack', 'update', 'acme', '--allow-file')).out).toBe(
    `acme 1.1.0: ${short(commit)} -> ${short(next)}\n`,
  );
  expect(lock().packs.acme.commit).toBe(next);
  expect((await run('show', 'lanterns')).out).toContain('Two\n');

  expect((await run('pack', 'remove', 'acme')).out).toBe('Removed acme\n');
  expect(readdirSync(installed)).toEqual(['packs.lock.json']);
  expect((await run('pack', 'status')).err).toBe(
    'No pack is installed.\nInstall one with: gitops-kit pack install ADDRESS\n',
  );
});

test('a branch, a tag and a commit', async () => {
  const { bare, git, push, commit, run } = world();
  git('tag', '-a', 'v1', '-m', 'one');
  git('push', '-q', bare, 'v1');
  const next = push({ 'pack.yaml': PACK('Two') });
  const status = async () => (await run('pack', 'status', '--allow-file')).out;
  const install = (ref: string) => run('pack', 'install', bare, '--allow-file', '--ref', ref);
  expect((await install('main')).out).toContain(short(next));
  expect(await status()).toBe(`acme ${short(next)} (main): up to date; ${bare}\n`);
  expect((await install('v1')).out).toContain(short(commit));
  expect(await status()).toBe(`acme ${short(commit)} (v1): up to date; ${bare}\n`);
  expect((await install(commit.slice(0, 12))).out).toContain(short(commit));
  expect(await status()).toBe(`acme ${short(commit)} (${commit.slice(0, 12)}): pinned to this commit; ${bare}\n`);
  expect((await install('none')).code).toBe(1);
});

test('a repository pins packs for everybody who clones it', async () => {
  const { root, bare, push, commit, env } = world();
  const first = join(root, 'first');
  addFiles(root, { 'first/.git/HEAD': '', 'second/.git/HEAD': '' });
  const at = (cwd: string, ...argv: string[]) => runCli(argv, { cwd, env, git: userGit(env), small: true });
  expect((await at(first, 'pack', 'install', bare, '--allow-file', '--here')).code).toBe(0);
  push({ 'pack.yaml': PACK('Two') });
  const second = join(root, 'second');
  addFiles(second, { '.gitops-kit/packs.lock.json': readFileSync(join(first, '.gitops-kit/packs.lock.json'), 'utf8') });
  const refused = await at(second, 'pack', 'install');
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('that is on this machine')]);
  expect((await at(second, 'pack', 'status')).out).toContain('not here');
  expect((await at(second, 'pack', 'install', '--allow-file')).out).toContain(`acme at ${short(commit)}`);
  expect((await at(second, 'show', 'lanterns')).out).toContain('One\n');
  expect((await at(second, 'pack', 'install', '--allow-file')).err).toBe('Everything that is pinned is here.\n');
});

describe('what is the user’s own stays', () => {
  test('files that were changed by hand', async () => {
    const { bare, push, run, installed } = world();
    await run('pack', 'install', bare, '--allow-file');
    push({ 'pack.yaml': PACK('Two') });
    const file = join(installed, 'acme/pack.yaml');
    writeFileSync(file, PACK('Mine'));
    for (const argv of [['update'], ['remove', 'acme'], ['install', bare]]) {
      const { code, err } = await run('pack', ...argv, ...(argv[0] === 'remove' ? [] : ['--allow-file']));
      expect([code, err]).toEqual([2, expect.stringContaining('has been changed by hand.')]);
    }
    expect(readFileSync(file, 'utf8')).toBe(PACK('Mine'));
    expect((await run('pack', 'status', '--allow-file')).out).toContain('changed by hand');
    expect((await run('pack', 'update', '--allow-file', '--force')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(PACK('Two'));
  });

  test('a pack with the same name', async () => {
    const { bare, run, installed } = world();
    addFiles(installed, { 'acme/pack.yaml': PACK('Mine') });
    const { code, err } = await run('pack', 'install', bare, '--allow-file');
    expect([code, err]).toEqual([2, expect.stringContaining('There is a pack "acme" of your own')]);
    const removed = await run('pack', 'remove', 'acme');
    expect([removed.code, removed.err]).toEqual([
      2,
      `Pack "acme" is not installed from a repository: it is your own.\nYou find it at ${installed}/acme, and can change or delete it there.\n`,
    ]);
    expect(readFileSync(join(installed, 'acme/pack.yaml'), 'utf8')).toBe(PACK('Mine'));
  });

  test('a broken lock file', async () => {
    const { bare, run, installed } = world();
    addFiles(installed, { 'packs.lock.json': '{' });
    const { code, err } = await run('pack', 'install', bare, '--allow-file');
    expect([code, err]).toEqual([1, expect.stringContaining('packs.lock.json is broken.')]);
    expect(readdirSync(installed)).toEqual(['packs.lock.json']);
  });

  test('an installed pack is not added to', async () => {
    const { bare, run } = world();
    await run('pack', 'install', bare, '--allow-file');
    const { code, err } = await run('pack', 'add', 'quote', '--to', 'acme');
    expect([code, err]).toEqual([2, expect.stringContaining('Pack "acme" is installed')]);
  });
});

describe('a program that was killed on the way', () => {
  /** What a lock file says of a pack with these files, from its first line on. */
  const pin = (address: string, commit: string, text: string) => ({
    address,
    commit,
    digest: digestOf([{ path: 'pack.yaml', content: Buffer.from(text) }]),
  });
  const lockOf = (...pins: object[]) =>
    JSON.stringify({ version: 1, packs: Object.fromEntries(pins.map((one) => ['acme', one])) });

  // What lies in the folder after each step; ONE is installed, TWO is what the repository has now.
  const ONE = PACK('One');
  const TWO = PACK('Two', '1.1.0');
  type Left = (one: object, two: object) => Record<string, string>;
  // biome-ignore format: one case, one line
  test.each<[step: string, left: Left]>([
    ['the new files are half there', (one) => ({ 'packs.lock.json': lockOf(one), 'acme/pack.yaml': ONE, '.acme.new/pack.yaml': 'pack: {' })],
    ['it was said what is begun', (one, two) => ({ 'packs.lock.json': lockOf(one), 'acme/pack.yaml': ONE, '.acme.new/pack.yaml': TWO, '.packs.lock.json.begun': lockOf(two) })],
    ['the old files are away', (one, two) => ({ 'packs.lock.json': lockOf(one), '.acme.old/pack.yaml': ONE, '.acme.new/pack.yaml': TWO, '.packs.lock.json.begun': lockOf(two) })],
    ['the new ones are there', (one, two) => ({ 'packs.lock.json': lockOf(one), '.acme.old/pack.yaml': ONE, 'acme/pack.yaml': TWO, '.packs.lock.json.begun': lockOf(two) })],
    ['the lock file is written', (_, two) => ({ 'packs.lock.json': lockOf(two), '.acme.old/pack.yaml': ONE, 'acme/pack.yaml': TWO, '.packs.lock.json.begun': lockOf(two) })],
    ['only the old files are left to take away', (_, two) => ({ 'packs.lock.json': lockOf(two), '.acme.old/pack.yaml': ONE, 'acme/pack.yaml': TWO })],
    ['a removal has moved it away', (one) => ({ 'packs.lock.json': lockOf(one), '.acme.old/pack.yaml': ONE })],
    ['the files are just those that the repository has', (one) => ({ 'packs.lock.json': lockOf(one), 'acme/pack.yaml': TWO })],
  ])('after %s: update and remove work, and nothing is left', async (_, left) => {
    for (const argv of [['update'], ['remove', 'acme']]) {
      const { bare, push, commit, run, installed } = world({ 'pack.yaml': ONE });
      const next = push({ 'pack.yaml': TWO });
      addFiles(installed, left(pin(bare, commit, ONE), pin(bare, next, TWO)));
      if (argv[0] === 'remove' && left(pin(bare, commit, ONE), {})['acme/pack.yaml'] === TWO && !readdirSync(installed).some((name) => name.startsWith('.'))) continue;
      const git = argv[0] === 'remove' ? [] : ['--allow-file'];
      const { code, err } = await run('pack', ...argv, ...git);
      expect([argv[0], code, err.replace(/^Fetching.*|^Asking.*/gm, '').trim()]).toEqual([argv[0], 0, '']);
      expect(readdirSync(installed).toSorted()).toEqual(argv[0] === 'remove' ? ['packs.lock.json'] : ['acme', 'packs.lock.json']);
      if (argv[0] === 'update') {
        expect(readFileSync(join(installed, 'acme/pack.yaml'), 'utf8')).toBe(TWO);
        expect((await run('pack', 'status', '--allow-file')).out).toContain(`acme ${short(next)}: up to date`);
      }
    }
  });

  test('a first installation whose lock file was not written is taken over, and one of the user’s own is not', async () => {
    const { bare, commit, run, installed } = world();
    addFiles(installed, { 'acme/pack.yaml': ONE });
    expect((await run('pack', 'install', bare, '--allow-file')).out).toContain(`acme 1.0.0 at ${short(commit)}`);
    expect((await run('pack', 'status', '--allow-file')).out).toContain('up to date');
  });

  test('what was removed from the lock file does not come back', async () => {
    const { bare, run, installed } = world();
    addFiles(installed, { 'packs.lock.json': lockOf(), '.acme.old/pack.yaml': ONE });
    expect((await run('pack', 'install', bare, '--allow-file')).code).toBe(0);
    expect(readdirSync(installed).toSorted()).toEqual(['acme', 'packs.lock.json']);
  });

  test('repositories that were fetched are swept out of the temporary folder', async () => {
    const { root, bare, run } = world();
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    const name = (pid: number) => `gitops-kit-fetch-${self().host}-${pid}-0123456789ab`;
    addFiles(root, { [`tmp/${name(ended)}/objects/x`]: '', [`tmp/${name(process.pid)}/x`]: '' });
    vi.stubEnv('TMPDIR', join(root, 'tmp'));
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await run('pack', 'install', bare, '--allow-file')).code).toBe(0);
    expect(readdirSync(join(root, 'tmp'))).toEqual([name(process.pid)]);
  });

  test('Ctrl-C ends git, leaves nothing, and says so', async () => {
    const { root, env, run } = world();
    addFiles(root, {
      'tmp/x': '',
      'bin/git':
        '#!/bin/sh\ncase "$*" in *fetch*) touch "$HOME/begun"; exec sleep 60;; esac\nexec /usr/bin/env -i PATH=/usr/bin:/bin git "$@"\n',
    });
    chmodSync(join(root, 'bin/git'), 0o755);
    vi.stubEnv('TMPDIR', join(root, 'tmp'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const ending = new AbortController();
    const ended = setInterval(() => existsSync(join(root, 'home/begun')) && ending.abort(new CancelledError()), 20);
    const endable: Context['endable'] = (work) => work(ending.signal);
    env.PATH = `${root}/bin:${env.PATH}`;
    const { code, err } = await run(['pack', 'install', 'https://host.example/x'], { endable });
    clearInterval(ended);
    expect([code, err.split('\n').slice(1)]).toEqual([130, ['Cancelled.', '']]);
    expect(readdirSync(join(root, 'tmp'))).toEqual(['x']);
  });
});

test('of many installations at once none is lost', async () => {
  const { root, env, bare, work, git, installed } = world();
  const names = ['one', 'two', 'three', 'four', 'five'];
  for (const name of names) {
    addFiles(work, { 'pack.yaml': PACK(name).replace('acme', name) });
    git('commit', '-qam', name);
    git('push', '-q', bare, `HEAD:refs/heads/${name}`);
    git('clone', '-q', '--bare', '-b', name, bare, join(root, `${name}.git`));
  }
  const at = (...argv: string[]) => runCli(argv, { cwd: env.HOME, env, git: userGit(env), small: true });
  const made = await Promise.all(names.map((name) => at('pack', 'install', join(root, `${name}.git`), '--allow-file')));
  expect(made.map(({ code }) => code)).toEqual(names.map(() => 0));
  expect(Object.keys(JSON.parse(readFileSync(join(installed, 'packs.lock.json'), 'utf8')).packs).toSorted()).toEqual(
    names.toSorted(),
  );
  expect(readdirSync(installed).toSorted()).toEqual([...names, 'packs.lock.json'].toSorted());
});

describe('of several packs', () => {
  /** Two packs, of which the first in the lock file cannot be fetched any more. */
  async function two() {
    const made = world();
    const { root, bare, git, push, run } = made;
    await run('pack', 'install', bare, '--allow-file');
    git('clone', '-q', '--bare', bare, join(root, 'beta.git'));
    push({ 'pack.yaml': PACK('Beta').replace('acme', 'beta') });
    git('push', '-q', join(root, 'beta.git'), 'HEAD:main');
    await run('pack', 'install', join(root, 'beta.git'), '--allow-file');
    const next = push({ 'pack.yaml': PACK('Newer').replace('acme', 'beta') });
    git('push', '-q', join(root, 'beta.git'), 'HEAD:main');
    rmSync(bare, { recursive: true });
    return { ...made, next };
  }

  test('one that cannot be updated does not keep the others from it', async () => {
    const { run, next } = await two();
    const { code, out, err } = await run('pack', 'update', '--allow-file');
    expect([code, out]).toEqual([1, expect.stringMatching(`^beta 1.0.0: .* -> ${short(next)}\n$`)]);
    expect(err).toMatch(/^acme: git could not do it: .*pack\.git' does not appear to be a git repository\n {2}See/m);
    expect(err).toMatch(/^Not updated: acme; the reasons are above\.$/m);
  });

  test('nor one that cannot be installed', async () => {
    const { run, installed } = await two();
    for (const name of ['acme', 'beta']) rmSync(join(installed, name), { recursive: true });
    const { code, out, err } = await run('pack', 'install', '--allow-file');
    expect([code, out]).toEqual([1, expect.stringContaining('beta at ')]);
    expect(err).toContain('Not installed: acme; the reasons are above.');
  });
});

describe('what stands beside the files of a pack', () => {
  const LEFT = { 'acme/.DS_Store': 'x', 'acme/Thumbs.db': 'x', 'acme/.pack.yaml.swp': 'x', 'acme/pack.yaml~': 'x' };

  test('is none of them', async () => {
    const { bare, push, run, installed } = world();
    await run('pack', 'install', bare, '--allow-file');
    addFiles(installed, { ...LEFT, 'acme/notes/mine.md': 'mine' });
    expect((await run('pack', 'status', '--allow-file')).out).toContain('up to date');
    expect((await run('pack', 'update', '--allow-file')).code).toBe(0);
    push({ 'pack.yaml': PACK('Two') });
    expect((await run('pack', 'update', '--allow-file')).code).toBe(0);
    expect(readFileSync(join(installed, 'acme/pack.yaml'), 'utf8')).toBe(PACK('Two'));
    expect(readFileSync(join(installed, 'acme/notes/mine.md'), 'utf8')).toBe('mine');
    expect(readdirSync(installed).toSorted()).toEqual(['acme', 'packs.lock.json']);

    const { code, err } = await run('pack', 'remove', 'acme');
    expect([code, err]).toEqual([
      2,
      `${installed}/acme/notes/mine.md is not of the pack.\nMove it away, or add --force to lose it.\n`,
    ]);
    rmSync(join(installed, 'acme/notes'), { recursive: true });
    expect((await run('pack', 'remove', 'acme')).code).toBe(0);
    expect(readdirSync(installed)).toEqual(['packs.lock.json']);
  });

  test('but a file that could be of a pack is a change', async () => {
    const { bare, run, installed } = world();
    await run('pack', 'install', bare, '--allow-file');
    addFiles(installed, { 'acme/more.yaml': 'x: 1' });
    expect((await run('pack', 'status', '--allow-file')).out).toContain('changed by hand');
  });
});

describe('refs, as git fetches them', () => {
  test.each(['refs/heads/main', 'heads/main', 'HEAD', 'refs/pull/1/head', 'pull/1/head'])('%s', async (ref) => {
    const { bare, git, commit, run } = world();
    git('push', '-q', bare, 'HEAD:refs/pull/1/head');
    expect((await run('pack', 'install', bare, '--allow-file', '--ref', ref)).code).toBe(0);
    expect((await run('pack', 'status', '--allow-file')).out).toBe(
      `acme ${short(commit)} (${ref}): up to date; ${bare}\n`,
    );
  });

  test('a tag goes before a branch of its name', async () => {
    const { bare, git, push, commit, run } = world();
    git('tag', 'both');
    git('push', '-q', bare, 'refs/tags/both');
    push({ 'pack.yaml': PACK('Two') });
    git('push', '-q', bare, 'HEAD:refs/heads/both');
    expect((await run('pack', 'install', bare, '--allow-file', '--ref', 'both')).out).toContain(short(commit));
    expect((await run('pack', 'status', '--allow-file')).out).toContain('up to date');
  });
});

describe('repositories of other kinds', () => {
  test('with the other kind of hash', async () => {
    const { root, env, git, run } = world();
    const other = join(root, 'other');
    git('init', '-q', '-b', 'main', '--object-format=sha256', other);
    addFiles(other, { 'pack.yaml': PACK('One') });
    git('-C', other, 'add', '-A');
    git('-C', other, 'commit', '-qm', 'x');
    const commit = git('-C', other, 'rev-parse', 'HEAD');
    Object.assign(env, { GIT_DEFAULT_HASH: 'sha1' });
    for (const ref of [[], ['--ref', commit], ['--ref', commit.slice(0, 12)]]) {
      const made = await run('pack', 'install', other, '--allow-file', ...ref);
      expect([made.code, made.out]).toEqual([0, expect.stringContaining(short(commit))]);
    }
    await run('pack', 'install', other, '--allow-file');
    expect((await run('pack', 'status', '--allow-file')).out).toContain(': up to date;');
  });

  test('whatever kind of hash is usual here', async () => {
    const { env, bare, run } = world();
    Object.assign(env, { GIT_DEFAULT_HASH: 'sha256', GIT_QUARANTINE_PATH: '/nowhere' });
    expect((await run('pack', 'install', bare, '--allow-file')).code).toBe(0);
  });

  test('of transcripts no more than are used', async () => {
    const spoken = `WEBVTT\n\n00:01.000 --> 00:02.000\n${'x'.repeat(4_900_000)}\n`;
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `transcripts/${name}.vtt`);
    const small = { 'transcripts/f.vtt': 'WEBVTT\n' };
    const files = { 'pack.yaml': PACK('one'), ...Object.fromEntries(names.map((name) => [name, spoken])), ...small };
    const { bare, run, installed } = world(files);
    const { code, err } = await run('pack', 'install', bare, '--allow-file');
    expect([code, err]).toEqual([0, expect.stringContaining('Left out: transcripts/e.vtt is too large\n')]);
    expect(readdirSync(join(installed, 'acme/transcripts'))).toEqual(['a.vtt', 'b.vtt', 'c.vtt', 'd.vtt', 'f.vtt']);
  });

  test('large files beside a pack are not fetched', async () => {
    const { root, bare, work, git, push, run } = world();
    git('-C', bare, 'config', 'uploadpack.allowFilter', 'true');
    writeFileSync(join(work, 'video.mp4'), randomBytes(6_000_000));
    writeFileSync(join(work, 'more.yaml'), randomBytes(6_000_000));
    push({ 'x.txt': '' });
    let most = 0;
    const git2 = userGit({ PATH: process.env.PATH, HOME: root });
    const spy: Git = async (args, call) => {
      const printed = await git2(args, call);
      if (call?.folder) most = Math.max(most, sizeOf(call.folder));
      return printed;
    };
    const { code, err } = await run(['pack', 'install', bare, '--allow-file'], { git: spy });
    expect([code, err]).toEqual([0, expect.stringContaining('Left out: more.yaml is too large\n')]);
    expect(most).toBeGreaterThan(100);
    expect(most).toBeLessThan(1_000_000);
  });

  test('settings of the user’s environment reach git', async () => {
    const { root, env, bare, run } = world();
    Object.assign(env, {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${root}/.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://host.example/',
    });
    const { code } = await run('pack', 'install', 'https://host.example/pack.git', '--allow-file');
    expect([code, bare]).toEqual([0, `${root}/pack.git`]);
  });
});

describe('git’s own reason', () => {
  // biome-ignore format: one case, one line
  test.each<[said: string, told: string]>([
    ['git@host: Permission denied (publickey).\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.', 'git@host: Permission denied (publickey).'],
    ['Host key verification failed.\nfatal: Could not read from remote repository.', 'Host key verification failed.'],
    ['ERROR: Repository not found.\nfatal: Could not read from remote repository.', 'ERROR: Repository not found.'],
    ["fatal: detected dubious ownership in repository at '/r'\nTo add an exception for this directory, call:\n\n\tgit config --global --add safe.directory /r\nfatal: Could not read from remote repository.", "fatal: detected dubious ownership in repository at '/r' To add an exception for this directory, call: git config --global --add safe.directory /r"],
    ['remote: Counting objects: 100% (3/3), done.\rReceiving objects:  10%\nerror: RPC failed\nfatal: early EOF', 'error: RPC failed'],
    ['fatal: Could not read from remote repository.', 'fatal: Could not read from remote repository.'],
    ["fatal: unable to access 'https://ghp_1@host/x/': 403", "fatal: unable to access 'https://host/x/': 403"],
    ['\u001b[31mfatal: no\u001b[2J', 'fatal: no'],
    ['', 'it gave no reason'],
  ])('%j', async (said, told) => {
    const { root, env, run } = world();
    addFiles(root, { said, 'bin/git': `#!/bin/sh\ncase "$*" in *fetch*) cat ${root}/said >&2; exit 128;; esac\nfor last; do :; done; mkdir -p "$last"; touch "$last/config"\n` });
    chmodSync(join(root, 'bin/git'), 0o755);
    env.PATH = `${root}/bin:${env.PATH}`;
    const { code, err } = await run('pack', 'install', 'https://host.example/x');
    expect([code, err.split('\n')[1]]).toEqual([1, `git could not do it: ${told}`]);
  });
});

describe('a place that cannot be written', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, files: Record<string, string>, told: string]>([
    ['packs is a file', { '.config/gitops-kit/packs': '' }, '.config/gitops-kit/packs cannot be written (EEXIST).'],
    ['a folder above it is a file', { '.config/gitops-kit': '' }, '.config/gitops-kit/packs cannot be written (ENOTDIR).'],
    ['the lock file is a folder', { '.config/gitops-kit/packs/packs.lock.json/x': '' }, 'packs.lock.json cannot be read (EISDIR).'],
  ])('%s', async (_, files, told) => {
    const { env, bare, run, installed } = world();
    addFiles(env.HOME, files);
    const { code, err } = await run('pack', 'install', bare, '--allow-file');
    expect([code, err.split('\n')[1]]).toEqual([1, expect.stringContaining(told)]);
    expect(existsSync(join(installed, 'acme'))).toBe(false);
  });

  test('the temporary folder', async () => {
    const { bare, run } = world();
    vi.stubEnv('TMPDIR', '/nowhere/tmp');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { code, err } = await run('pack', 'install', bare, '--allow-file');
    expect([code, err]).toEqual([1, expect.stringContaining('/nowhere/tmp takes no folder (ENOENT)')]);
  });
});

describe('a lock file that somebody else has written', () => {
  const SOUND = { address: 'https://host.example/x', commit: '5'.repeat(40), digest: 'x' };
  const written = (pins: object, version: unknown = 1) => JSON.stringify({ version, packs: pins });
  // biome-ignore format: one case, one line
  test.each<[what: string, text: string, told: string]>([
    ['is damaged', '{', 'packs.lock.json is broken.'],
    ['has no packs', '{"version":1}', 'packs.lock.json is broken.'],
    ['is null', 'null', 'packs.lock.json is broken.'],
    ['has an entry with a letter turned', written({ acme: SOUND, beta: { ...SOUND, commit: 'g'.repeat(40) } }), 'packs.lock.json is broken: its entry "beta" cannot be read.'],
    ['has a ref that acts on the terminal', written({ acme: { ...SOUND, ref: 'main\u001b[2J\nbeta: up to date' } }), 'packs.lock.json is broken: its entry "acme" cannot be read.'],
    ['has a ref that is an option', written({ acme: { ...SOUND, ref: '--upload-pack=x' } }), 'packs.lock.json is broken: its entry "acme" cannot be read.'],
    ['has a name that is a path', written({ '../x': SOUND }), 'packs.lock.json is broken: its entry "../x" cannot be read.'],
    ['is of a newer version', written({}, 2), 'packs.lock.json is of a newer gitops-kit.'],
  ])('that %s is said, and left as it is', async (_, text, told) => {
    const { bare, run, installed } = world();
    addFiles(installed, { 'packs.lock.json': text });
    for (const argv of [['status'], ['update'], ['remove', 'acme'], ['install', bare, '--allow-file']]) {
      const { code, err } = await run('pack', ...argv);
      expect([argv[0], code, err.split('\n').at(-3)]).toEqual([argv[0], 1, expect.stringContaining(told)]);
    }
    expect(readFileSync(join(installed, 'packs.lock.json'), 'utf8')).toBe(text);
    expect(readdirSync(installed)).toEqual(['packs.lock.json']);
  });

  test('an address with a token, of an earlier version, is neither printed nor used', async () => {
    const { run, installed } = world();
    const address = 'https://ghp_0123456789@host.example/x';
    addFiles(installed, { 'packs.lock.json': written({ acme: { ...SOUND, address } }), 'acme/pack.yaml': PACK('One') });
    for (const argv of [['status'], ['status', '--json'], ['update'], ['install']]) {
      const { out, err } = await run('pack', ...argv);
      expect(out + err).not.toContain('ghp_');
    }
  });

  test('is not read through a link', async () => {
    const { root, env } = world();
    addFiles(root, { 'repo/.git/HEAD': '', 'repo/.gitops-kit/x': '', 'secret.json': written({ acme: SOUND }) });
    symlinkSync('../../secret.json', join(root, 'repo/.gitops-kit/packs.lock.json'));
    const { code, out, err } = await runCli(['pack', 'status'], { cwd: join(root, 'repo'), env, small: true });
    expect([code, out, err]).toEqual([
      1,
      '',
      expect.stringContaining('packs.lock.json is a link; links are not followed'),
    ]);
  });
});

describe('links in a repository', () => {
  test('lead neither pack init --here nor pack install --here out of it', async () => {
    const { root, env, bare } = world();
    addFiles(root, { 'repo/.git/HEAD': '', 'elsewhere/x': '' });
    symlinkSync('../elsewhere', join(root, 'repo/.gitops-kit'));
    const at = (...argv: string[]) => runCli(argv, { cwd: join(root, 'repo'), env, git: userGit(env), small: true });
    for (const argv of [
      ['init', 'mine', '--here'],
      ['install', bare, '--here', '--allow-file'],
    ]) {
      const { code, err } = await at('pack', ...argv);
      expect([code, err]).toEqual([
        2,
        expect.stringContaining('.gitops-kit is a link; links are not followed in packs.'),
      ]);
    }
    expect(readdirSync(join(root, 'elsewhere'))).toEqual(['x']);
  });

  test('nor through the folder of a pack', async () => {
    const { root, env, bare } = world();
    addFiles(root, { 'repo/.git/HEAD': '', 'repo/.gitops-kit/x': '', 'elsewhere/x': '' });
    for (const name of ['mine', 'acme']) symlinkSync('../../elsewhere', join(root, 'repo/.gitops-kit', name));
    const at = (...argv: string[]) => runCli(argv, { cwd: join(root, 'repo'), env, git: userGit(env), small: true });
    expect((await at('pack', 'init', 'mine', '--here')).code).toBe(2);
    const { code, err } = await at('pack', 'install', bare, '--here', '--allow-file');
    expect([code, err]).toEqual([2, expect.stringContaining('There is a pack "acme" of your own')]);
    expect(readdirSync(join(root, 'elsewhere'))).toEqual(['x']);
  });
});

describe('hostile repositories', () => {
  test('hooks, filters, attributes and configuration run nothing', async () => {
    const { root, bare, push, run, installed } = world();
    const owned = join(root, 'owned');
    const script = `#!/bin/sh\necho x >> ${owned}\n`;
    for (const hook of ['post-checkout', 'post-merge', 'pre-receive', 'reference-transaction', 'post-update']) {
      addFiles(bare, { [`hooks/${hook}`]: script });
      chmodSync(join(bare, 'hooks', hook), 0o755);
    }
    addFiles(bare, {
      config: `[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tfsmonitor = ${owned}\n\tsshCommand = "touch ${owned}"\n[uploadpack]\n\tpackObjectsHook = "touch ${owned}"\n[filter "evil"]\n\tsmudge = "touch ${owned}"\n`,
    });
    // Pushing runs the hooks of a repository, as it should; what counts is what comes after.
    push({ '.gitattributes': '* filter=evil\n*.yaml filter=lfs\n', '.githooks/post-checkout': script });
    execFileSync('rm', ['-f', owned]);
    expect((await run('pack', 'install', bare, '--allow-file')).code).toBe(0);
    expect((await run('pack', 'update', '--allow-file')).code).toBe(0);
    expect(existsSync(owned)).toBe(false);
    expect(readdirSync(join(installed, 'acme'))).toEqual(['pack.yaml']);
  });

  test('hooks and templates of the user’s own configuration are not run either', async () => {
    const { root, env, bare, run } = world();
    const owned = join(root, 'owned');
    addFiles(root, {
      'hooks/reference-transaction': `#!/bin/sh\ntouch ${owned}\n`,
      'template/hooks/reference-transaction': `#!/bin/sh\ntouch ${owned}\n`,
    });
    chmodSync(join(root, 'hooks/reference-transaction'), 0o755);
    chmodSync(join(root, 'template/hooks/reference-transaction'), 0o755);
    addFiles(env.HOME, {
      '.gitconfig': `[core]\n\thooksPath = ${root}/hooks\n[init]\n\ttemplateDir = ${root}/template\n[protocol "ext"]\n\tallow = always\n`,
    });
    expect((await run('pack', 'install', bare, '--allow-file')).code).toBe(0);
    expect(existsSync(owned)).toBe(false);
  });

  test('links, submodules and paths that lead out are left out', async () => {
    const { root, bare, work, git, run, installed } = world();
    addFiles(root, { 'secret.yaml': 'secret: 1' });
    symlinkSync('../secret.yaml', join(work, 'linked.yaml'));
    addFiles(work, {
      'transcripts/talk.vtt': 'WEBVTT\n',
      'transcripts/deep/talk.vtt': 'x',
      'a:b.yaml': 'x: 1',
      '.hidden.yaml': 'x: 1',
    });
    git('add', '-A');
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},module.yaml`);
    git('commit', '-qm', 'links');
    git('push', '-q', bare, 'HEAD:main');
    const { code, err } = await run('pack', 'install', bare, '--allow-file');
    expect([code, err.split('\n').slice(1)]).toEqual([
      0,
      ['Left out: linked.yaml is a link', 'Left out: module.yaml is no plain file', ''],
    ]);
    expect(readdirSync(join(installed, 'acme'), { recursive: true }).toSorted()).toEqual([
      'pack.yaml',
      'transcripts',
      'transcripts/talk.vtt',
    ]);
  });

  test('a tree that git itself would refuse to check out', async () => {
    const { bare, work, git, run, root } = world();
    // A path with `..` cannot be made with ordinary commands.
    const blob = git('hash-object', '-w', 'pack.yaml');
    const tree = (entries: Buffer) => {
      writeFileSync(join(work, 'tree'), entries);
      return git('hash-object', '-t', 'tree', '-w', '--literally', 'tree');
    };
    const entry = (mode: string, name: string, id: string) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
    const inner = tree(entry('100644', 'out.yaml', blob));
    const outer = tree(
      Buffer.concat([
        entry('40000', '..', inner),
        entry('100644', '..evil.yaml', blob),
        entry('100644', 'pack.yaml', blob),
      ]),
    );
    const commit = git('commit-tree', outer, '-m', 'x');
    git('push', '-q', bare, `${commit}:refs/heads/evil`);
    const { code } = await run('pack', 'install', bare, '--allow-file', '--ref', 'evil');
    expect(code).toBe(0);
    expect(readdirSync(root).toSorted()).toEqual(['home', 'pack.git', 'work']);
    expect(existsSync(join(root, 'home/.config/gitops-kit/packs/out.yaml'))).toBe(false);
  });

  // biome-ignore format: one case, one line
  test.each<[what: string, files: Record<string, string>, err: RegExp]>([
    ['no pack', { 'README.md': 'x' }, /^There is no pack in that repository/],
    ['broken YAML', { 'pack.yaml': 'pack: [' }, /There is no pack in that repository: pack\.yaml:1:8/],
    ['a name that is a path', { 'pack.yaml': PACK('x').replace('acme', '../../evil') }, /name: must be kebab-case/],
    ['the name of the kit', { 'pack.yaml': PACK('x').replace('acme', 'bakery') }, /that is the name of the kit itself/],
    ['a file that is too large', { 'pack.yaml': `# ${'x'.repeat(1_000_001)}` }, /pack\.yaml is too large/],
  ])('%s: nothing is installed', async (_, files, err) => {
    const { bare, run, installed } = world(files);
    const outcome = await run('pack', 'install', bare, '--allow-file');
    expect([outcome.code, outcome.err.split('\n')[1]]).toEqual([1, expect.stringMatching(err)]);
    expect(existsSync(installed)).toBe(false);
  });

  test('a tree that has a file twice', async () => {
    const { bare, work, git, run, installed } = world();
    const entry = (name: string, id: string) =>
      Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(id, 'hex')]);
    const blob = git('hash-object', '-w', 'pack.yaml');
    writeFileSync(
      join(work, 'tree'),
      Buffer.concat(['Pack.yaml', 'pack.yaml', 'pack.yaml'].map((name) => entry(name, blob))),
    );
    const tree = git('hash-object', '-t', 'tree', '-w', '--literally', 'tree');
    git('push', '-q', bare, `${git('commit-tree', tree, '-m', 'x')}:refs/heads/twice`);
    const { code, err } = await run('pack', 'install', bare, '--allow-file', '--ref', 'twice');
    expect([code, err.split('\n').slice(1)]).toEqual([
      0,
      ['Left out: pack.yaml is there twice', 'Left out: pack.yaml is there twice', ''],
    ]);
    expect(readdirSync(join(installed, 'acme'))).toEqual(['Pack.yaml']);
  });

  test('an update that calls itself by another name', async () => {
    const { bare, push, run, installed } = world();
    await run('pack', 'install', bare, '--allow-file');
    push({ 'pack.yaml': PACK('x').replace('acme', 'other') });
    const { code, err } = await run('pack', 'update', '--allow-file');
    expect([code, err]).toEqual([1, expect.stringContaining('Pack "acme" calls itself "other" now.')]);
    expect(readFileSync(join(installed, 'acme/pack.yaml'), 'utf8')).toBe(PACK('One'));
  });

  test('an address that the configuration rewrites to a program', async () => {
    const { root, env, run } = world();
    const owned = join(root, 'owned');
    addFiles(env.HOME, {
      '.gitconfig': `[url "ext::touch ${owned} "]\n\tinsteadOf = https://host.example/\n[protocol "ext"]\n\tallow = always\n`,
    });
    const { code, err } = await run('pack', 'install', 'https://host.example/x');
    expect([code, err]).toEqual([1, expect.stringContaining("transport 'ext' not allowed")]);
    expect(existsSync(owned)).toBe(false);
  });

  test('variables that lead git elsewhere', async () => {
    const { root, env, bare, run } = world();
    Object.assign(env, {
      GIT_DIR: join(root, 'nowhere'),
      GIT_INDEX_FILE: '/nowhere',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.hooksPath',
      GIT_CONFIG_VALUE_0: root,
    });
    expect((await run('pack', 'install', bare, '--allow-file')).code).toBe(0);
  });
});

test('without git', async () => {
  const { env } = world();
  const { code, err } = await runCli(['pack', 'install', 'https://host.example/x'], {
    cwd: env.HOME,
    env,
    git: userGit({ PATH: '/nowhere' }),
  });
  expect([code, err]).toEqual([1, expect.stringContaining('git cannot be started.')]);
});
