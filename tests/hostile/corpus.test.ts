import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../helpers/context.ts';
import { addFiles, folderWith } from '../helpers/folder.ts';
import { CORPUS, MANIFEST } from './corpus.ts';

/** What must never reach a terminal from a pack: control characters but line ends, and marks that turn the writing. */
const ACTS = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

const GOOD = `${MANIFEST.replace('evil', 'good')}topics:\n  - { id: lanterns, label: Lanterns, aliases: [], vocabulary: [] }\n`;

/** A line of a message is no longer than what a person reads. */
const LONGEST = 700;

test.each(CORPUS.map((one) => [one.what, one] as const))('%s', async (_, { make, said, used = false }) => {
  const home = folderWith({
    'packs/secret.yaml': 'topics: [SECRET]',
    'packs/other.yaml': 'other: 1',
    'packs/good/pack.yaml': GOOD,
  });
  const evil = join(home, 'packs/evil');
  addFiles(home, { 'packs/evil/.keep': '' });
  make(evil);
  const before = listed(home);
  const env = { HOME: join(home, 'home') };
  const run = (...argv: string[]) =>
    runCli(argv, { cwd: home, env: { ...env, GITOPS_KIT_PACKS: `${evil}:${home}/packs/good` }, small: true });

  const check = await run('pack', 'check');
  expect(check.code).toBe(said ? 1 : 0);
  if (said) expect(check.out).toMatch(said);
  else expect(check.out).toBe('');

  const outcomes = [
    check,
    await run('list', 'topics'),
    await run('search', 'zeppelins', 'lanterns'),
    await run('show', 'good/lanterns'),
    await run('show', 'evil/zeppelins'),
    await run('pitch', '--audience', 'bosses'),
    await run('answer', 'we bake by hand'),
    await run('search', 'zeppelins', '--json'),
    await run('quotes', 'zeppelins over', '--format', 'markdown'),
    await run('pack', 'list'),
  ];
  const [, list, , good, bad] = outcomes;
  // The other pack still loads, and of this one what is sound.
  expect([list?.code, good?.code, good?.out]).toEqual([0, 0, expect.stringContaining('topic good/lanterns')]);
  expect(bad?.code).toBe(used ? 0 : 1);
  for (const { out, err, code } of outcomes) {
    expect(`${out}${err}`).not.toMatch(ACTS);
    expect(`${out}${err}`).not.toMatch(/SECRET|fault of gitops-kit|polluted/);
    expect([0, 1, 2]).toContain(code);
    for (const line of err.split('\n')) expect(line.length).toBeLessThan(LONGEST);
  }
  expect(Object.prototype).not.toHaveProperty('polluted');
  // Nothing is written but into the user's cache.
  expect(listed(home).filter((name) => !name.startsWith('home'))).toEqual(before);
  if (existsSync(env.HOME)) expect(readdirSync(env.HOME)).toEqual(['.cache']);
  expect(readFileSync(join(home, 'packs/secret.yaml'), 'utf8')).toBe('topics: [SECRET]');
});

function listed(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String).toSorted();
}
