/** Repositories of packs on this disk, for what installs them. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { put, type Trial } from './trial.ts';

const AUTHOR = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@a.example',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@a.example',
};

/** Puts a pack into a repository, which is made where it is not there. @returns the repository's path */
export function commitPack(trial: Trial, name: string, label: string): string {
  const path = join(trial.folder, 'repositories', name);
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: path,
      env: { PATH: process.env.PATH, HOME: trial.folder, ...AUTHOR },
      stdio: 'pipe',
    });
  const pack = `pack: { name: ${name}, title: ${name}, version: 1.0.0, licence: none }
topics:
  - { id: lanterns, label: ${label}, aliases: [], vocabulary: [] }
`;
  put(trial, { [`repositories/${name}/pack.yaml`]: pack });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', label, '--allow-empty');
  return path;
}

/** Where a user's packs are. */
export const PACKS = '.config/gitops-kit/packs';

/** What killed programs have left behind: anything whose name shows that it is only passing. */
export function leftovers({ folder }: Trial): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      !name.startsWith('repositories/') &&
      /(?:^|\/)(?:\.gitops-kit-|gitops-kit-fetch-|\.[^/]*\.(?:new|old|begun)$|\.[^/]*\.lock(?:-|$))/.test(name),
  );
}
