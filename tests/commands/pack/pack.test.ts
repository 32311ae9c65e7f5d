import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../helpers/context.ts';
import { addFiles, folderWith } from '../../helpers/folder.ts';

/** Runs a command line in a folder that is the user's home and a repository at once. */
function at(folder: string) {
  return (...argv: string[]) => runCli(argv, { cwd: folder, env: { HOME: folder }, small: true });
}

/** The same with the real kit, which the examples of a new pack speak of. */
function atReal(folder: string) {
  return (...argv: string[]) => runCli(argv, { cwd: folder, env: { HOME: folder } });
}

const ACME = `pack: { name: acme, title: Acme evidence, version: 1.2.0, licence: internal }
speakers:
  - { id: jane-doe, name: Jane Doe }
quotes:
  - id: jane-nobody-called
    text: Nobody called me that night.
    speakers: [jane-doe]
    answers: Is it safe to release on a Friday?
    heard: [the night of the zeppelin]
    topics: [safety]
    audiences: [bosses]
    sources: [{ page: "https://acme.example/42", title: Incident 42, asOf: "2026-03" }]
`;

describe('pack init', () => {
  test('makes a pack that works at once', async () => {
    const folder = folderWith();
    const run = atReal(folder);
    const made = await run('pack', 'init', 'acme', '--title', 'Acme "Ltd": a # title');
    expect([made.code, made.err]).toEqual([
      0,
      'Made .config/gitops-kit/packs/acme/pack.yaml\nTry it: gitops-kit answer "we are in the middle of our migration"\n',
    ]);
    expect((await run('pack', 'check')).err).toBe('Nothing is wrong in one pack.\n');
    const { out } = await run('answer', 'we are in the middle of our migration');
    expect(out).toContain('no-time-to-learn (changed by acme)');
    expect((await run('pack', 'list')).out).toContain('acme  Acme "Ltd": a # title\n');
  });

  test('a folder whose name acts on the terminal is shown without that', async () => {
    const run = at(folderWith());
    const [made, again] = [
      await run('pack', 'init', 'acme', 'x\u001b[31mred'),
      await run('pack', 'init', 'acme', 'x\u001b[31mred'),
    ];
    expect([made.code, made.err.split('\n')[0]]).toEqual([0, 'Made xred/pack.yaml']);
    expect([again.code, again.err]).toEqual([
      2,
      expect.stringMatching(/^There is a pack at .*\/xred already\.\nSee .*\/xred\n$/),
    ]);
  });

  test('every example in its comments is sound', async () => {
    const folder = folderWith({ '.git/HEAD': '' });
    const run = atReal(folder);
    await run('pack', 'init', 'acme', '--here');
    const file = join(folder, '.gitops-kit/acme/pack.yaml');
    const text = readFileSync(file, 'utf8');
    const examples = text.replace(/^# ((?:hides|audiences|speakers|quotes):| {2,}\S)/gm, '$1');
    expect(examples.split('\n').filter((line) => !/^#|^$/.test(line)).length).toBeGreaterThan(35);
    writeFileSync(file, examples);
    expect(await run('pack', 'check')).toMatchObject({ code: 0, out: '' });
    expect((await run('search', 'nobody called me that night')).out).toContain('quote acme/jane-nobody-called');
  });

  // biome-ignore format: one case, one line
  test.each<[argv: string[], code: number, err: RegExp]>([
    [['Acme'], 2, /"Acme" cannot be the name of a pack/],
    [['kit'], 2, /"kit" cannot be the name of a pack/],
    [['../x'], 2, /cannot be the name/],
    [['acme', 'there'], 2, /There is a pack at .*there already/],
    [['acme', 'file/x'], 1, /cannot be written \(ENOTDIR\)/],
    [['acme', '--here'], 2, /This folder is in no Git repository/],
  ])('%j', async (argv, code, err) => {
    const folder = folderWith({ 'there/pack.yaml': 'mine', file: '' });
    const outcome = await atReal(folder)('pack', 'init', ...argv);
    expect([outcome.code, outcome.err]).toEqual([code, expect.stringMatching(err)]);
    expect(readFileSync(join(folder, 'there/pack.yaml'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).toSorted()).toEqual(['file', 'there']);
  });
});

describe('a pack joins', () => {
  const folder = () => folderWith({ 'acme.yaml': ACME });

  // biome-ignore format: one case, one line
  test.each<[argv: string[], out: string | RegExp]>([
    [['search', 'zeppelin'], '1  Is it safe to release on a Friday?\n   quote acme/jane-nobody-called\n'],
    [['quotes', '--speaker', 'jane'], 'quote acme/jane-nobody-called'],
    [['show', 'jane-nobody-called'], 'quote acme/jane-nobody-called'],
    [['show', 'acme/jane-nobody-called'], 'https://acme.example/42'],
    [['open', 'jane-nobody-called', '--print'], 'https://acme.example/42\n'],
    [['list', 'speakers'], 'Jane Doe  acme/jane-doe'],
    [['search', 'zeppelin', '--json', '-n', '1'], /"id": "acme\/jane-nobody-called",\n\s+"pack": "acme"/],
    [['pitch', '-a', 'bosses', '-t', 'safety'], /“Nobody called me that night\.”\n {3}from pack acme\n {3}Jane Doe · Incident 42 · 2026-03\n/],
    [['pack', 'list'], 'acme  Acme evidence\n   version 1.2.0, internal; 2 records\n'],
    [['pack', 'show', 'acme'], 'Jane Doe  acme/jane-doe\n'],
    [['pack', 'show', 'acme', '--json'], '"records": [\n    {\n      "kind": "speaker"'],
  ])('%j', async (argv, out) => {
    const { code, out: printed } = await at(folder())(...argv, '--pack', 'acme.yaml');
    expect(code).toBe(0);
    if (typeof out === 'string') expect(printed).toContain(out);
    else expect(printed).toMatch(out);
  });

  test('from the cache, and anew when it has changed', async () => {
    const home = folder();
    const run = at(home);
    const search = async () => (await run('search', 'zeppelin', '-n', '1', '--pack', 'acme.yaml')).out;
    const first = await search();
    expect(await search()).toBe(first);
    const cache = join(home, '.cache/gitops-kit/packs');
    expect(readdirSync(cache).map((name) => name.split('-')[0])).toEqual(['packs', 'terms']);
    for (const name of readdirSync(cache)) writeFileSync(join(cache, name), 'broken');
    expect(await search()).toBe(first);
    for (const name of readdirSync(cache)) {
      rmSync(join(cache, name));
      mkdirSync(join(cache, name));
    }
    expect(await search()).toBe(first);
    for (const name of readdirSync(cache)) rmdirSync(join(cache, name));
    addFiles(home, { 'acme.yaml': ACME.replace('Nobody called me', 'Nobody called Jane') });
    expect(await search()).toContain('“Nobody called Jane that night.”');
  });

  test('and where something is wrong the rest still works', async () => {
    const home = folder();
    addFiles(home, { 'bad.yaml': `${ACME.replace('acme', 'bad')}hides: [a, b, c, d]\n` });
    const { code, out, err } = await at(home)('search', 'zeppelin', '--pack', 'bad.yaml', '--pack', 'acme.yaml');
    expect([code, out]).toEqual([0, expect.stringContaining('acme/jane-nobody-called')]);
    expect(err.split('\n')).toEqual([
      'Warning: bad.yaml:13:9: hides "a": the kit has no such record',
      'Warning: bad.yaml:13:12: hides "b": the kit has no such record',
      'Warning: bad.yaml:13:15: hides "c": the kit has no such record',
      'There is one more; see what to do with: gitops-kit pack check',
      '',
    ]);
  });
});

describe('pack check', () => {
  test('says everything with its place, and the nearest id', async () => {
    const home = folderWith({ 'acme.yaml': ACME.replace('[safety]', '[safty]') });
    const { code, out, err } = await at(home)('pack', 'check', 'acme.yaml');
    expect([code, out, err]).toEqual([
      1,
      'acme.yaml:10:14: quote "jane-nobody-called": topics[0] "safty" is not a known topic\n  did you mean "safety"?\n',
      'One thing is wrong in one pack.\n',
    ]);
  });

  test('without any pack', async () => {
    const { code, err } = await at(folderWith())('pack', 'check');
    expect([code, err]).toEqual([0, 'There is no pack here. Make one with: gitops-kit pack init NAME\n']);
  });

  test('of a name', async () => {
    const home = folderWith({ '.config/gitops-kit/packs/broken/pack.yaml': 'pack: { name: lantern }\n' });
    const run = atReal(home);
    await run('pack', 'init', 'acme');
    expect(await run('pack', 'check', 'acme')).toMatchObject({
      code: 0,
      out: '',
      err: 'Nothing is wrong in one pack.\n',
    });
    // Without a sound manifest it goes by its folder.
    expect(await run('pack', 'check', 'broken')).toMatchObject({ code: 1, err: '3 things are wrong in one pack.\n' });
    addFiles(home, { 'acme/pack.yaml': 'pack: { name: acme }' });
    expect((await run('pack', 'check', 'acme')).out).toContain('acme/pack.yaml:1:7: pack.title: is missing');
  });

  // biome-ignore format: one case, one line
  test.each<[what: string, word: string, hint: RegExp]>([
    ['nearly a name', 'amce', /^Did you mean "acme"\? There are: acme; or name a folder with a pack.yaml, or a YAML file.$/],
    ['nothing like it', 'zeppelin', /^There are: acme; or name a folder/],
    ['a path', 'no/where.yaml', /^There are: acme; or name a folder/],
    ['nothing', '', /^There are: acme; or name a folder/],
  ])('of what is not there: %s', async (_, word, hint) => {
    const run = at(folderWith());
    await run('pack', 'init', 'acme');
    const { code, err } = await run('pack', 'check', word);
    const [what, todo] = err.split('\n');
    expect([code, what, todo]).toEqual([2, `There is no pack "${word}", and nothing at that path.`, expect.stringMatching(hint)]);
  });

  test('of folders that are no packs', async () => {
    const user = '.config/gitops-kit/packs';
    const home = folderWith({
      [`${user}/acme.yaml`]: ACME,
      [`${user}/empty/.gitkeep`]: '',
      [`${user}/notes/notes.txt`]: '',
      'none/.x': '',
    });
    const run = at(home);
    expect(await run('pack', 'check')).toMatchObject({
      code: 1,
      out: `${user}/notes:1:1: has no YAML file, so it is no pack\n  make a pack of it with: gitops-kit pack init NAME ${home}/${user}/notes; or move it elsewhere\n`,
    });
    expect((await run('search', 'zeppelin', '-n', '1')).err).toContain(`Warning: ${user}/notes:1:1: has no YAML file`);
    expect((await run('pack', 'check', 'none')).err).toContain('There is no pack at "none".');
    expect((await run('search', 'zeppelin', '--pack', 'none')).err).toContain('There is no pack at "none".');
  });

  test('as JSON', async () => {
    const home = folderWith({ 'acme.yaml': 'qoutes: []' });
    const { out } = await at(home)('pack', 'check', 'acme.yaml', '--json');
    expect(JSON.parse(out).problems[0]).toMatchObject({
      file: 'acme.yaml',
      line: 1,
      column: 1,
      hint: 'did you mean "quotes"?',
    });
  });
});

test('pack show of a pack that there is not', async () => {
  const { code, err } = await at(folderWith())('pack', 'show', 'bakry');
  expect([code, err]).toEqual([1, 'There is no pack "bakry".\nDid you mean "bakery"? There are: bakery.\n']);
});
