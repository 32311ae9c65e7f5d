import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { memory, runCli } from '../../helpers/context.ts';
import { addFiles, folderWith } from '../../helpers/folder.ts';

const PACK = `pack: { name: acme, title: Acme, version: 1.0.0, licence: internal }
speakers:
  - { id: jane-doe, name: Jane Doe }
talks:
  - { id: our-year, title: Our year with lanterns, speakers: [jane-doe], event: flour-fair, video: abcdefghijk }
  - { id: unfilmed, title: Unfilmed, speakers: [jane-doe], event: flour-fair }
patches:
  - { id: always-by-hand, heard: [the lanterns of the warehouse] }
`;

const VTT = `WEBVTT

00:00:05.000 --> 00:00:08.000
good morning and welcome to our zeppelin

00:12:44.500 --> 00:12:47.000
nobody had called me when the

00:12:47.000 --> 00:12:50.000
zeppelin came down over the warehouse

00:12:50.000 --> 00:12:53.000
because the lanterns were already lit

01:01:01.000 --> 01:01:04.000
thank you very much
`;

function place(files: Record<string, string | Uint8Array> = {}) {
  const home = folderWith({ '.config/gitops-kit/packs/acme/pack.yaml': PACK, 'talk.vtt': VTT, ...files });
  const state = memory();
  const run = (argv: readonly string[], world: object = {}) =>
    runCli(argv, { cwd: home, env: { HOME: home }, state, small: true, ...world });
  return { home, run, pack: join(home, '.config/gitops-kit/packs/acme'), cache: join(home, '.cache/gitops-kit/packs') };
}

async function joined() {
  const there = place();
  const { code, out } = await there.run(['pack', 'transcript', 'talk.vtt', '--talk', 'our-year']);
  expect([code, out]).toEqual([0, '5 cues of acme/our-year, from 0:05 to 1:01:04\n']);
  return there;
}

describe('what was said is found to the second', () => {
  test('by a search, across cues', async () => {
    const { run } = await joined();
    const { out } = await run(['search', 'zeppelin warehouse called', '-n', '3']);
    expect(out).toContain(`Our year with lanterns
   moment acme/our-year@12:44
   “nobody had called me when the zeppelin came down over the warehouse”
   Jane Doe · Our year with lanterns · Flour Fair · 12:44
     https://youtu.be/abcdefghijk?t=764
`);
  });

  // biome-ignore format: one case, one line
  test.each<[argv: string[], out: string | RegExp]>([
    [['search', 'zeppelin came down over the warehouse', '-n', '1'], /^1 {2}Our year with lanterns\n {3}moment acme\/our-year@12:47/],
    [['quotes', 'zeppelin', 'warehouse'], 'moment acme/our-year@12:47'],
    [['quotes', '"came down over"'], 'moment acme/our-year@12:47'],
    [['search', 'zeppelin', 'speaker:jane'], 'moment acme/our-year@'],
    [['answer', 'the zeppelin came down over the warehouse'], 'moment acme/our-year@12:47'],
    [['answer', 'the lanterns of the warehouse'], /always-by-hand.*Said in talks.*2 {2}Our year with lanterns\n {3}moment acme\/our-year@12:/s],
    [['open', 'acme/our-year@12:47', '--print'], 'https://youtu.be/abcdefghijk?t=767\n'],
    [['open', 'our-year@12:47', '--print'], 'https://youtu.be/abcdefghijk?t=767\n'],
    [['open', 'our-year@12:47', '--at', '13:00', '--print'], 'https://youtu.be/abcdefghijk?t=780\n'],
    [['open', 'hot-ovens@21:48', '--print'], '?t=1308\n'],
    [['show', 'our-year@12:44'], /“nobody had called me when the zeppelin came down over the warehouse because\s+the lanterns were already lit”/],
    [['show', 'our-year@12:44', '--json'], '"kind": "moment",\n      "id": "acme/our-year@12:44",\n      "pack": "acme"'],
    [['search', 'zeppelin', '--json'], /"kind": "moment",\n\s+"id": "acme\/our-year@[\d:]+",\n\s+"pack": "acme",/],
    [['pack', 'list'], 'changes 1 of the kit, 1 transcript'],
    [['pack', 'show', 'acme'], 'Transcripts of'],
  ])('%j', async (argv, out) => {
    const { run } = await joined();
    const { code, out: printed } = await run(argv);
    expect(code).toBe(0);
    if (typeof out === 'string') expect(printed).toContain(out);
    else expect(printed).toMatch(out);
  });

  // biome-ignore format: one case, one line
  test.each<[argv: string[], err: string]>([
    [['search', 'zeppelin', 'speaker:crumb'], 'Nothing found'],
    [['search', 'zeppelin', '--topic', 'money'], 'Nothing found'],
    [['search', '"zeppelin warehouse"'], 'Nothing found'],
    [['show', 'our-year@50:00'], 'There is no transcript of "Our year with lanterns" at 50:00.'],
    [['show', 'our-year@2:00:00'], 'There is no transcript of "Our year with lanterns" at 2:00:00.'],
    [['show', 'unfilmed@0:01'], 'There is no transcript of "Unfilmed" at 0:01.'],
    [['open', 'nix@0:01'], 'There is nothing with the id "nix".'],
  ])('%j finds nothing', async (argv, err) => {
    const { run } = await joined();
    const outcome = await run(argv);
    expect([outcome.code, outcome.err.split('\n').find((line) => line.startsWith(err))]).toEqual([1, expect.any(String)]);
  });

  // biome-ignore format: one case, one line
  test.each<[id: string, err: string]>([
    ['our-year@99:99', '"99:99" is not a time.'],
    ['our-year@99:99:99', '"99:99:99" is not a time.'],
    ['our-year@1.5', '"1.5" is not a time.'],
    ['hot-ovens@30:00', '"Hot Ovens" ends at 30:00, before 30:00.'],
  ])('%s is no moment', async (id, err) => {
    const { run } = await joined();
    for (const argv of [['show', id], ['open', id, '--print'], ['open', id.toUpperCase()]]) {
      expect(await run(argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`${err}\n`), opened: [] });
    }
  });

  test('and opened by its number', async () => {
    const { run } = await joined();
    await run(['quotes', 'zeppelin', 'warehouse'], { isTTY: true });
    expect((await run(['open', '1', '--print'])).out).toBe('https://youtu.be/abcdefghijk?t=767\n');
    expect((await run(['show', '1'])).out).toContain('“zeppelin came down over the warehouse because the lanterns');
  });
});

describe('a moment becomes a quote', () => {
  const FIELDS = ['--answers', 'Who calls whom?', '--topic', 'safety', '--audience', 'bakers'];

  test('with its words checked', async () => {
    const { run, pack } = await joined();
    const { code, err } = await run([
      'pack',
      'add',
      'quote',
      '--from',
      'our-year@12:44',
      '--text',
      'Nobody had called me when the zeppelin came down.',
      ...FIELDS,
    ]);
    expect([code, err]).toEqual([0, expect.stringContaining('Added to')]);
    expect(
      readFileSync(join(pack, 'pack.yaml'), 'utf8'),
    ).toContain(`    text: Nobody had called me when the zeppelin came down.
    speakers: [ jane-doe ]
    answers: Who calls whom?
    topics: [ safety ]
    audiences: [ bakers ]
    sources:
      - { talk: our-year, at: 12:44, speaker: jane-doe }
`);
    expect((await run(['open', 'nobody-had-called-me-when-the', '--print'])).out).toBe(
      'https://youtu.be/abcdefghijk?t=764\n',
    );
  });

  // biome-ignore format: one case, one line
  test.each<[argv: string[], err: RegExp]>([
    [['--from', 'our-year@12:44', '--text', 'Everybody called me.'], /^These words are not in the transcript there\.\nAt 12:44 was said: nobody had called me/],
    [['--from', 'our-year@12:44', '--text', 'zeppelin warehouse'], /^These words are not in the transcript there\./],
    [['--from', 'our-year@12:44', '--text', '...'], /^These words are not in the transcript there\./],
    [['--from', 'our-year@2:00:00'], /^"our-year@2:00:00" is no moment of a transcript\./],
    [['--from', 'jane-doe'], /^"jane-doe" is no moment of a transcript\./],
  ])('%j: nothing is written', async (argv, err) => {
    const { run, pack } = await joined();
    const outcome = await run(['pack', 'add', 'quote', ...argv, ...FIELDS]);
    expect([outcome.code, outcome.err]).toEqual([2, expect.stringMatching(err)]);
    expect(readFileSync(join(pack, 'pack.yaml'), 'utf8')).toBe(PACK);
  });
});

describe('captions that cannot be joined', () => {
  // biome-ignore format: one case, one line
  test.each<[argv: string[], err: string]>([
    [['talk.vtt', '--talk', 'our-yaer'], 'There is no talk "our-yaer".\nDid you mean "our-year"?'],
    [['none.vtt', '--talk', 'our-year'], '"none.vtt" is not there.'],
    [['.config', '--talk', 'our-year'], '".config" is no plain file.'],
    [['notes.txt', '--talk', 'our-year'], 'There are no captions in "notes.txt".'],
    [['broken.json3', '--talk', 'our-year'], 'The captions in "broken.json3" cannot be read:'],
    [['huge.vtt', '--talk', 'our-year'], '"huge.vtt" is too large: 1000000000 bytes.'],
    [['talk.vtt', '--talk', 'our-year', '--to', 'acm'], 'There is no pack "acm".'],
    [['talk.vtt', '--talk', 'our-year', '--to', 'one'], '"acme/our-year" belongs to another pack.'],
    [['talk.vtt', '--talk', 'hot-ovens', '--to', 'one'], 'Pack "one" is one file, which cannot hold transcripts.'],
    [['talk.vtt'], "Required option '--talk <id>' not specified."],
  ])('%j', async (argv, err) => {
    const { run, home, pack } = place({
      'notes.txt': 'hello',
      'broken.json3': '{"events":[',
      'huge.vtt': '',
      '.config/gitops-kit/packs/one.yaml': 'pack: { name: one, title: One, version: 1.0.0, licence: x }\n',
    });
    truncateSync(join(home, 'huge.vtt'), 1_000_000_000);
    const outcome = await run(['pack', 'transcript', ...argv, ...(argv.includes('--to') ? [] : ['--to', 'acme'])]);
    expect([outcome.code > 0, outcome.err]).toEqual([true, expect.stringContaining(err)]);
    expect(readdirSync(pack)).toEqual(['pack.yaml']);
  });

  test('a second time only with --force', async () => {
    const { run } = await joined();
    const again = ['pack', 'transcript', 'talk.vtt', '--talk', 'our-year'];
    expect((await run(again)).err).toContain('There is a transcript of acme/our-year already.\nAdd --force');
    expect((await run([...again, '--force'])).code).toBe(0);
  });

  test('of a talk that nobody knows, or behind a link', async () => {
    const { run, home, pack } = await joined();
    addFiles(pack, { 'transcripts/our-yeer.vtt': VTT, 'transcripts/readme.txt': 'x' });
    symlinkSync(join(home, 'talk.vtt'), join(pack, 'transcripts/unfilmed.vtt'));
    const { out } = await run(['pack', 'check']);
    expect(out).toContain(
      'our-yeer.vtt:1:1: there is no talk "our-yeer" in the pack or the kit, so its transcript is not used\n  did you mean "our-year"?',
    );
    expect(out).toContain('unfilmed.vtt:1:1: is a link; links are not followed in packs');
    expect((await run(['search', 'zeppelin'])).out).toContain('moment acme/our-year@');
  });
});

const SRT = '1\n00:00:01,000 --> 00:00:02,000\nзеппелин\n\n2\n00:99:00,000 --> 00:99:01,000\nlost\n';

describe('what is said without spaces between words is found', () => {
  const SPOKEN = `WEBVTT

00:00:01.000 --> 00:00:04.000
我们用图来描述整个系统，然后代理让它保持一致。

00:00:05.000 --> 00:00:09.000
このグラフは環境の依存関係を示しています。

00:00:10.000 --> 00:00:14.000
ระบบจะกลับมาทำงานเอง

00:00:15.000 --> 00:00:19.000
시스템을 Kubernetes集群上 설명합니다
`;

  // biome-ignore format: one case, one line
  test.each<[words: string, at: string]>([
    ['系统', '0:01'], ['图', '0:01'], ['描述系统', '0:01'], ['"整个系统"', '0:01'],
    ['グラフ', '0:05'], ['環境', '0:05'], ['依存関係', '0:05'],
    ['ทำงาน', '0:10'], ['시스템', '0:15'], ['集群', '0:15'], ['kubernetes', '0:15'],
  ])('%s', async (words, at) => {
    const { run, pack } = place();
    addFiles(pack, { 'transcripts/our-year.vtt': SPOKEN });
    const { out } = await run(['search', words, '--limit', '1']);
    expect(out).toContain(`moment acme/our-year@${at}\n`);
  });

  test.each(['系图', '"系图"', '环境'])('%s is not', async (words) => {
    const { run, pack } = place();
    addFiles(pack, { 'transcripts/our-year.vtt': SPOKEN });
    expect((await run(['search', words])).code).toBe(1);
  });

  test('and becomes a quote', async () => {
    const { run, pack } = place();
    addFiles(pack, { 'transcripts/our-year.vtt': SPOKEN });
    const from = ['pack', 'add', 'quote', '--from', 'our-year@0:01', '--id', 'graphs', '--text'];
    const fields = ['--answers', 'Why?', '--topic', 'safety', '--audience', 'bakers'];
    expect((await run([...from, '系统描述', ...fields])).err).toContain('These words are not in the transcript there.');
    expect((await run([...from, '描述整个系统', ...fields])).code).toBe(0);
  });
});

describe('captions that are not UTF-8', () => {
  const late = PACK.replace('video: abcdefghijk }', 'video: abcdefghijk, length: 30:00 }');
  const windows = Buffer.from([...Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'), 0xe6, 0xff]);

  // biome-ignore format: one case, one line
  test.each<[argv: string[], code: number, said: string]>([
    [['utf16.srt'], 0, 'Left out: one cue cannot be read; see line 6.\n'],
    [['windows.srt'], 2, '"windows.srt" is not UTF-8 text: line 3 has letters that are none.\nSave it as UTF-8, or say how it is written: --encoding windows-1251'],
    [['windows.srt', '--encoding', 'windows-1251'], 0, 'Written to '],
    [['windows.srt', '--encoding', 'klingon'], 2, '"klingon" is no encoding that is known.\nTry windows-1252'],
  ])('%j', async (argv, code, said) => {
    const { run, pack } = place({ 'utf16.srt': Buffer.from(`\uFEFF${SRT}`, 'utf16le'), 'windows.srt': windows });
    const outcome = await run(['pack', 'transcript', ...argv, '--talk', 'our-year']);
    expect([outcome.code, outcome.err]).toEqual([code, expect.stringContaining(said)]);
    expect(readdirSync(pack)).toHaveLength(code ? 1 : 2);
    if (argv[0] === 'utf16.srt') expect((await run(['search', 'зеппелин'])).out).toContain('our-year@0:01');
  });

  test('or go on after the end of the talk', async () => {
    const { run, pack } = place();
    writeFileSync(join(pack, 'pack.yaml'), late);
    const argv = ['pack', 'transcript', 'talk.vtt', '--talk', 'our-year'];
    expect(await run(argv)).toMatchObject({
      code: 2,
      err: '"Our year with lanterns" ends at 30:00, and these captions go on: the first that is too late is at 1:01:01.\nThey may be of another talk. If they are not, mend the length of the talk first.\n',
    });
    addFiles(pack, { 'transcripts/our-year.vtt': VTT });
    expect((await run(['pack', 'check'])).out).toMatch(
      /our-year\.vtt:1:1: a cue is after the end of the talk at 30:00, the first at 1:01:01\n/,
    );
    expect((await run(['search', '"thank you very much"'])).code).toBe(1);
  });
});

describe('what is no transcript is named, and not counted', () => {
  const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';

  // biome-ignore format: one case, one line
  test.each<[what: string, name: string, content: string | Uint8Array, said: string]>([
    ['a pointer of Git LFS', 'unfilmed.vtt', LFS, 'is a pointer of Git LFS, so it is not used\n  put the transcript itself in its place'],
    ['SRT that is called WebVTT', 'unfilmed.vtt', SRT, 'is no WebVTT, so it is not used\n  make a transcript of captions with: gitops-kit pack transcript FILE'],
    ['SRT', 'unfilmed.srt', SRT, 'is no WebVTT, so it is not used'],
    ['UTF-16', 'unfilmed.vtt', Buffer.from(`\uFEFF${VTT}`, 'utf16le'), 'is not UTF-8 text, so it is not used\n  save it as UTF-8'],
    ['nothing', 'unfilmed.vtt', '', 'is no WebVTT, so it is not used'],
    ['a program', 'unfilmed.vtt', Buffer.from([0x7f, 0x45, 0x4c, 0x46]), 'is no WebVTT, so it is not used'],
  ])('%s', async (_, name, content, said) => {
    const { run, pack } = await joined();
    addFiles(pack, { [`transcripts/${name}`]: content, 'transcripts/.unfilmed.vtt.swp': 'x' });
    const { code, out } = await run(['pack', 'check']);
    expect([code, out]).toEqual([1, expect.stringContaining(`${name}:1:1: ${said}`)]);
    expect((await run(['pack', 'list'])).out).toContain(', 1 transcript\n');
    expect((await run(['quotes', 'zeppelin', 'warehouse'])).out).toContain('moment acme/our-year@12:47');
  });

  // biome-ignore format: one case, one line
  test.each<[what: string, content: string | Uint8Array, said: string]>([
    ['nothing but a head', 'WEBVTT\n', ':1:1: there are no captions in it'],
    ['letters of another encoding', Buffer.from([...Buffer.from(VTT), 0xff]), ':17:1: is not UTF-8 text, so it is not used'],
    ['a cue that cannot be read', VTT.replace('00:12:47.000', '00:99:47.000'), ':6:1: one cue cannot be read; here the first begins'],
  ])('inside of it: %s', async (_, content, said) => {
    const { run, pack } = await joined();
    addFiles(pack, { 'transcripts/unfilmed.vtt': content });
    const { code, out } = await run(['pack', 'check', 'acme']);
    expect([code, out]).toEqual([1, expect.stringContaining(`unfilmed.vtt${said}`)]);
  });
});

describe('the index in the cache', () => {
  const search = ['quotes', 'zeppelin', 'warehouse'];
  const cues = (cache: string) => readdirSync(cache).filter((name) => name.startsWith('cues'));

  test('is made once, and anew when a transcript has changed', async () => {
    const { run, cache, pack } = await joined();
    const first = await run(search);
    const second = await run(search);
    expect([second.out, second.err]).toEqual([first.out, '']);
    writeFileSync(join(pack, 'transcripts/our-year.vtt'), VTT.replace('over the warehouse', 'on our warehouse'));
    expect((await run(search)).out).toContain('zeppelin came down on our warehouse');
    expect(cues(cache)).toHaveLength(2);
  });

  // biome-ignore format: one case, one line
  test.each<[what: string, breakIt: (file: string) => void]>([
    ['a folder', (file) => { rmSync(file); mkdirSync(file); }],
    ['empty', (file) => writeFileSync(file, '')],
    ['cut off', (file) => truncateSync(file, readFileSync(file).length - 10)],
    ['something else', (file) => writeFileSync(file, 'x'.repeat(5000))],
    ['full of zeros behind its head', (file) => writeFileSync(file, readFileSync(file).fill(0, 256))],
    ['with broken postings', (file) => writeFileSync(file, readFileSync(file).fill(0x7b, 900))],
    ['with a broken table', (file) => writeFileSync(file, readFileSync(file).fill(0xff, 640, 700))],
    ['with a word changed', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('zeppelin came', 'zeppelin went'))],
  ])('%s: it is made anew', async (_, breakIt) => {
    const { run, cache } = await joined();
    const { out } = await run(search);
    for (const name of cues(cache)) breakIt(join(cache, name));
    expect(await run(search)).toMatchObject({ code: 0, out, err: '' });
  });

  test('a folder that cannot be written does no harm', async () => {
    const { run, home } = await joined();
    addFiles(home, { 'no-cache': '' });
    const { code, out } = await run(search, { env: { HOME: home, XDG_CACHE_HOME: join(home, 'no-cache') } });
    expect([code, out]).toEqual([0, expect.stringContaining('our-year@12:47')]);
  });

  test('two programs at once do no harm', async () => {
    const { home, cache } = await joined();
    const script = `import { runCli } from ${JSON.stringify(join(import.meta.dirname, '../../helpers/context.ts'))};
      const { code, out } = await runCli(${JSON.stringify(search)}, { cwd: ${JSON.stringify(home)}, env: { HOME: ${JSON.stringify(home)} }, small: true });
      process.exitCode = out.includes('our-year@12:47') ? code : 9;`;
    addFiles(home, { 'run.mts': script });
    const tsx = join(import.meta.dirname, '../../../node_modules/.bin/tsx');
    const run = () => promisify(execFile)(tsx, [join(home, 'run.mts')]);
    await Promise.all([run(), run(), run()]);
    expect(readdirSync(cache).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(cues(cache)).toHaveLength(1);
  });
});

describe('links in a repository lead no transcript out of it', () => {
  const CLONE = {
    'repo/.git/HEAD': '',
    'repo/.gitops-kit/mine/pack.yaml': PACK.replace('acme', 'mine'),
    'else/x': 'x',
  };

  // biome-ignore format: one case, one line
  test.each<[what: string, link: string, to: string]>([
    ['the file', 'transcripts/our-year.vtt', '../../../../else/profile'],
    ['a file that is there', 'transcripts/our-year.vtt', '../../../../else/x'],
    ['their folder', 'transcripts', '../../../else'],
  ])('%s', async (_, link, to) => {
    const { home, run } = place(CLONE);
    const path = join(home, 'repo/.gitops-kit/mine', link);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(to, path);
    const argv = ['pack', 'transcript', '../talk.vtt', '--talk', 'mine/our-year', '--to', 'mine', '--force'];
    const { code, err } = await run(argv, { cwd: join(home, 'repo') });
    expect([code, err]).toEqual([2, expect.stringContaining('is a link; links are not followed in packs.')]);
    expect([readdirSync(join(home, 'else')), readFileSync(join(home, 'else/x'), 'utf8')]).toEqual([['x'], 'x']);
  });
});
