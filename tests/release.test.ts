/** What a release is made of fits together. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import pkg from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const NOTES = join(ROOT, 'scripts', 'release-notes.js');

test('the changelog has the version, with its day, and the newest first', () => {
  const headings = Array.from(read('CHANGELOG.md').matchAll(/^## (.*)$/gm), ([, heading = '']) => heading);
  expect(headings[0]).toBe('[Unreleased]');
  expect(headings[1]).toMatch(new RegExp(`^\\[${pkg.version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`));
  expect(execFileSync(process.execPath, [NOTES, pkg.version], { encoding: 'utf8' })).toContain('### Added');
  expect(spawnSync(process.execPath, [NOTES, '99.0.0']).status).toBe(1);
});

test.each(
  ['workflows', 'ISSUE_TEMPLATE'].flatMap((folder) =>
    readdirSync(join(ROOT, '.github', folder)).map((name) => `${folder}/${name}`),
  ),
)('.github/%s can be read', (file) => {
  expect(parse(read('.github', file))).toBeTypeOf('object');
});

test('the checks run on the oldest Node that the package takes, and on later ones', () => {
  const { jobs } = parse(read('.github', 'workflows', 'ci.yml')) as {
    jobs: { check: { strategy: { matrix: object } } };
  };
  expect(jobs.check.strategy.matrix).toEqual({ node: [20, 22, 24, 26] });
  expect(pkg.engines.node).toMatch(/^>=20\./);
});
