/** The site as files: what is in it, for whom it is written again, and what is said where it cannot be. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../helpers/context.ts';
import { addFiles, folderWith } from '../helpers/folder.ts';
import { smallKit } from '../helpers/kit.ts';

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
const site = (cwd: string, ...argv: string[]) => runCli(['site', ...argv], { cwd, small: true });

describe('a site', () => {
  let folder: string;
  let pages: ReadonlyMap<string, string>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gitops-kit-'));
    const { code, err } = await site(folder, 'public', '--repository', 'https://git.example/acme/kit/');
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/^Written to public: \d+ files, \d\.\d MB\. Open public\/index\.html\n$/),
    ]);
    const names = filesIn(join(folder, 'public')).filter((name) => name.endsWith('.html'));
    pages = new Map(names.map((name) => [name, readFileSync(join(folder, 'public', name), 'utf8')]));
    return () => rmSync(folder, { recursive: true });
  });
  const page = (name: string) => pages.get(name) ?? '';

  test('has a page for each record, and one for each kind', () => {
    const places = smallKit().records.map(({ kind, id }) => `${kind === 'objection' ? 'card' : kind}/${id}/index.html`);
    const lists = [...new Set(places.map((place) => `${dirname(dirname(place))}/index.html`))];
    expect([...pages.keys()].toSorted()).toEqual(
      ['404.html', 'about/index.html', 'index.html', ...lists, ...places].toSorted(),
    );
  });

  test('has no link to what is not there, and none that is not relative to it', () => {
    for (const [name, text] of pages) {
      if (name === '404.html') continue;
      const base = /<base href="([^"]*)">/.exec(text)?.[1] ?? '';
      for (const [, href = ''] of text.matchAll(/ (?:href|src)="([^"#]*)/g)) {
        if (/^https:/.test(href) || href === base) continue;
        expect(existsSync(join(folder, 'public', dirname(name), base, href)), `${name}: ${href}`).toBe(true);
      }
    }
  });

  test('has a title, a description and a card for chats on each page', () => {
    for (const [name, text] of pages) {
      if (name === '404.html') continue;
      expect(text, name).toMatch(/<title>[^<]+<\/title>/);
      expect(text, name).toMatch(/<meta name="description" property="og:description" content="[^"]+">/);
      expect(text, name).toMatch(/<meta property="og:title" content="[^"]+">/);
      expect(text, name).toMatch(/<meta property="og:type" content="(?:article|website)">/);
    }
    expect(page('quote/written-recipe/index.html')).toMatch(
      /description" content="“If it is not written down you will bake it twice.” Ada Crumb">/,
    );
  });

  test('has a strict policy on each page, and nothing in it that the policy forbids', () => {
    for (const [name, text] of pages) {
      expect(text, name).toMatch(/http-equiv="Content-Security-Policy" content="default-src '(?:self|none)';/);
      expect(text, name).not.toMatch(/unsafe-| style="| on[a-z]+="|<style|javascript:/);
      if (name !== '404.html') expect(text, name).not.toMatch(/<script(?! src="page\.)/);
    }
  });

  test('says on each page of when it is, under which licence, and where to mend it', () => {
    for (const [name, text] of pages) {
      if (name !== '404.html') expect(text, name).toContain('The bakery 1.0.0, MIT, 22 November 2026.');
    }
    expect(page('about/index.html')).toContain('npm install --global .');
    expect(page('about/index.html')).toContain('https://git.example/acme/kit');
  });

  test('shows a card in all its words, a talk with its moments in order, and what must not be opened as text', () => {
    expect(page('card/always-by-hand/index.html')).toMatch(
      /Hands matter\.[\s\S]*Hands shape and the clock bakes\.[\s\S]*Cakes need hands\.[\s\S]*To bosses<\/b> Hands are dear\./,
    );
    expect(page('talk/hot-ovens/index.html')).toMatch(
      /5:00[\s\S]*Small batches burn less[\s\S]*12:45[\s\S]*Why write recipes down\?[\s\S]*no time given/,
    );
    expect(page('tool/hourglass/index.html')).toContain('hourglass.example (unsafe): sand only');
    expect(page('tool/hourglass/index.html')).not.toContain('href="https://hourglass');
  });

  test('keeps what it loads under names that change with it', () => {
    const names = readdirSync(join(folder, 'public')).filter((name) => /\.(?:js|css)$/.test(name));
    const stems = names.map((name) => name.replace(/\.[0-9a-f]{10}\./, '.*.'));
    expect(stems.toSorted()).toEqual(
      ['engine.*.js', 'index.*.js', 'kit.*.js', 'model.*.js', 'page.*.js', 'site.*.css', 'sw.js'].toSorted(),
    );
  });
});

test('the real site is light, and leads to the line in which a card can be mended', async () => {
  const folder = folderWith();
  await runCli(['site', 'public', '--no-packs', '--repository', 'https://git.example/acme/kit'], { cwd: folder });
  const sizes = new Map(
    filesIn(join(folder, 'public')).map((name) => [name, statSync(join(folder, 'public', name)).size]),
  );
  const sum = (names: readonly string[]) => names.reduce((all, name) => all + (sizes.get(name) ?? 0), 0);
  expect(sum([...sizes.keys()])).toBeLessThan(5_000_000);
  expect(sum([...sizes.keys()].filter((name) => /^(?:index\.html|page\..*|site\..*)$/.test(name)))).toBeLessThan(
    60_000,
  );
});

describe('docs/site.md', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/site.md'), 'utf8');

  test('shows what the command says', async () => {
    const [, argv = '', said = ''] = /\ngitops-kit ([^\n]*)\n```\n\nsays `([^`]*)`/.exec(docs) ?? [];
    const { err } = await runCli(argv.split(' '), { cwd: folderWith(), small: true });
    const pattern = said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\.\\.\\.', '.+');
    expect(err.trimEnd()).toMatch(new RegExp(`^${pattern}$`));
  });

  test('names the flags that there are', async () => {
    const { out } = await runCli(['site', '--help']);
    for (const [, flag = ''] of docs.matchAll(/^\| `(--[a-z]+)/gm)) expect(out).toContain(flag);
  });

  test('has a workflow that runs commands that there are', () => {
    const [, workflow = ''] = /```yaml\n([\s\S]*?)```/.exec(docs) ?? [];
    const { jobs } = parse(workflow) as { jobs: { publish: { steps: { run?: string }[] } } };
    const runs = jobs.publish.steps.flatMap(({ run }) => run ?? []);
    expect(runs).toEqual([
      'npm ci',
      'node tool/bin/gitops-kit.js pack check',
      'node tool/bin/gitops-kit.js site public',
    ]);
  });
});

describe('packs', () => {
  const PACK = `pack: { name: acme, title: Acme, version: 1.0.0, licence: internal }
quotes:
  - { id: q, text: Nobody called., speakers: [ada-crumb], answers: Is it <b>safe</b>?, topics: [money], audiences: [bakers], sources: [{ page: "https://example.org/a", title: A, asOf: "2026" }] }
hides: [no-fires]
`;

  test('are in it, with where they are written, and it is said that they are', async () => {
    const cwd = folderWith({ 'acme/pack.yaml': PACK });
    const { err } = await site(cwd, 'public', '--pack', 'acme');
    expect(err).toMatch(
      /^The site has the pack acme \(licence: internal\) in it: publish it only where that may be read\.\n/,
    );
    const page = readFileSync(join(cwd, 'public/quote/acme/q/index.html'), 'utf8');
    expect(page).toContain('Mend it in pack.yaml, line 3, of the pack acme.');
    expect(page).toContain('Is it &#60;b&#62;safe&#60;/b&#62;?');
    expect(existsSync(join(cwd, 'public/quote/no-fires'))).toBe(false);
  });

  test('are left out where that is wished', async () => {
    const cwd = folderWith({ 'acme/pack.yaml': PACK });
    const { err } = await site(cwd, 'public', '--pack', 'acme', '--no-packs');
    expect(err).not.toContain('acme');
    expect(filesIn(join(cwd, 'public')).filter((name) => name.includes('acme'))).toEqual([]);
    expect(existsSync(join(cwd, 'public/quote/no-fires/index.html'))).toBe(true);
  });
});

test('a site is written again: what is no more is gone, what others have put there stays', async () => {
  const cwd = folderWith({
    'public/CNAME': 'kit.example',
    'more.yaml': `pack: { name: more, title: More, version: 1.0.0, licence: MIT }\nsteps: []\ntopics: [{ id: flour, label: Flour, aliases: [], vocabulary: [] }]\n`,
  });
  await site(cwd, 'public', '--pack', 'more.yaml');
  expect(existsSync(join(cwd, 'public/topic/more/flour/index.html'))).toBe(true);
  expect((await site(cwd, 'public')).code).toBe(0);
  expect(existsSync(join(cwd, 'public/topic/more'))).toBe(false);
  expect(readFileSync(join(cwd, 'public/CNAME'), 'utf8')).toBe('kit.example');
});

// biome-ignore format: one case, one line
test.each<[what: string, argv: string[], put: (cwd: string) => void, code: number, said: RegExp]>([
  ['a page of somebody else', ['public'], (cwd) => addFiles(cwd, { 'public/index.html': 'mine' }), 2, /^"index.html" in "public" was not written by this command, or has been changed since, so nothing was written\.\nMove it away, or choose another folder\.\n$/],
  ['a file in place of the folder', ['public'], (cwd) => writeFileSync(join(cwd, 'public'), ''), 2, /^"public" is no folder\.\nName a folder; it is made where there is none\.\n$/],
  ['a file on the way to it', ['a/public'], (cwd) => writeFileSync(join(cwd, 'a'), ''), 2, /^"a\/public" is no folder\./],
  ['no name', [''], () => {}, 2, /^A site needs a folder\.\nFor example: gitops-kit site public\n$/],
  ['a name that is too long', ['x'.repeat(300)], () => {}, 2, /cannot be the name of a folder/],
  ['an address that is none', ['public', '--repository', 'javascript:alert(1)'], () => {}, 2, /^"javascript:alert\(1\)" is not the address of a repository\.\n/],
])('%s is told in two lines', async (_, argv, put, code, said) => {
  const cwd = folderWith();
  put(cwd);
  const before = filesIn(cwd);
  const outcome = await site(cwd, ...argv);
  expect([outcome.code, outcome.out, outcome.err]).toEqual([code, '', expect.stringMatching(said)]);
  expect(filesIn(cwd)).toEqual(before);
});
