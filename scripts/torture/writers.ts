/** Many programs that write the same file at once: what they say is kept is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitPack, leftovers, PACKS } from './repositories.ts';
import { endsWell, oneOf, type Ran, run, type Torture, type Trial } from './trial.ts';

const STATE = '.local/state/gitops-kit';
const IDS = Array.from({ length: 8 }, (_, index) => `n${index}`);

/** What each does, the file that has it all, and how one is found in it. */
interface Case {
  readonly argv: (id: string, trial: Trial) => readonly string[];
  readonly input?: string;
  readonly before?: (trial: Trial) => Promise<void>;
  readonly file: string;
  readonly entry: (id: string) => string;
}

const CASES: readonly Case[] = [
  {
    before: async (trial) => void (await run(trial, ['pack', 'init', 'acme'])),
    argv: (id) =>
      [
        'pack',
        'add',
        'quote',
        '--id',
        id,
        '--text',
        `Words of ${id}.`,
        '--speaker',
        'Kyle Rockman',
        '--answers',
        'Is it?',
      ].concat([
        '--topic',
        'recovery',
        '--audience',
        'sre',
        '--page',
        'https://a.example/1',
        '--page-title',
        'P',
        '--as-of',
        '2026-03',
      ]),
    file: `${PACKS}/acme/pack.yaml`,
    entry: (id) => `id: ${id}\n`,
  },
  {
    argv: (id) => ['assess', '--deploy-frequency', 'weekly', '--audience', 'sre', '--save', '--service', id],
    file: `${STATE}/assessments.json`,
    entry: (id) => `"${id}":[`,
  },
  {
    before: async (trial) => {
      for (const id of IDS) commitPack(trial, id, 'One');
    },
    argv: (id, { folder }) => ['pack', 'install', '--allow-file', join(folder, 'repositories', id)],
    file: `${PACKS}/packs.lock.json`,
    entry: (id) => `"${id}": {`,
  },
];

export const writers: Torture = {
  name: 'writers',
  about: `${IDS.length} writers at once: what is said to be kept is kept`,
  round: async (trial) => {
    const one = oneOf(trial, CASES);
    await one.before?.(trial);
    const outcomes = await Promise.all(
      IDS.map(async (id): Promise<[string, Ran]> => [id, await run(trial, one.argv(id, trial))]),
    );
    const path = join(trial.folder, one.file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    for (const [id, ran] of outcomes) {
      endsWell(trial, ran);
      trial.expect(ran.code === 0 && text.includes(one.entry(id)), `${id} is not in ${one.file}: ${ran.told}`);
    }
    const left = leftovers(trial);
    trial.expect(left.length === 0, `left ${left.join(', ')}`);
  },
};
