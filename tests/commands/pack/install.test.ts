/** Packs from Git, with the real git and repositories on this disk. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { userGit } from '../../../src/packs/remote/git.ts';
import { runCli } from '../../helpers/context.ts';
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
  const run = (...argv: string[]) => runCli(argv, { cwd: env.HOME, env, git: userGit(env), small: true });
  const installed = join(env.HOME, '.config/gitops-kit/packs');
  return { root, env, bare, work, git, push, commit, run, installed };
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
