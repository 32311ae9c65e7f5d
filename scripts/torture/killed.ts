/** Programs that are killed at one of their writes: the same command then does it, and nothing is left behind. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitPack, leftovers, PACKS } from './repositories.ts';
import { endsWell, oneOf, put, type Ran, run, type Torture, type Trial } from './trial.ts';

const KILLER = join(import.meta.dirname, 'killer.cjs');
/** No command writes more often. */
const MOST_WRITES = 60;

interface Case {
  readonly argv: (trial: Trial) => readonly string[];
  readonly input?: string;
  readonly before?: (trial: Trial) => Promise<void>;
  /** What must hold afterwards; a reason where it does not. */
  readonly wrong: (trial: Trial, ran: Ran) => Promise<string | undefined> | string | undefined;
}

const ADD = ['--text', 'So it was.', '--speaker', 'Kyle Rockman', '--answers', 'Was it?', '--topic', 'recovery'].concat(
  ['--audience', 'sre', '--page', 'https://wiki.example.com/1', '--page-title', 'Page', '--as-of', '2026-03'],
);

const install = (trial: Trial) => ['pack', 'install', '--allow-file', join(trial.folder, 'repositories/beta')];
const statusOf = async (trial: Trial, wanted: string) => {
  const { out, told } = await run(trial, ['pack', 'status', '--allow-file']);
  return out.includes(wanted) ? undefined : `${told} ${out}`;
};

const CASES: readonly Case[] = [
  {
    before: async (trial) => void commitPack(trial, 'beta', 'One'),
    argv: install,
    wrong: (trial) => statusOf(trial, 'up to date'),
  },
  {
    before: async (trial) => {
      commitPack(trial, 'beta', 'One');
      await run(trial, install(trial));
      commitPack(trial, 'beta', 'Two');
    },
    argv: () => ['pack', 'update', '--allow-file'],
    wrong: (trial) => statusOf(trial, 'up to date'),
  },
  {
    before: async (trial) => {
      commitPack(trial, 'beta', 'One');
      await run(trial, install(trial));
    },
    argv: () => ['pack', 'remove', 'beta'],
    // Where it was killed after the last write that matters, it is gone already.
    wrong: (trial) => (existsSync(join(trial.folder, PACKS, 'beta')) ? 'the pack is still there' : undefined),
  },
  {
    before: async (trial) => void (await run(trial, ['pack', 'init', 'acme'])),
    argv: () => ['pack', 'add', 'quote', '--id', 'so-it-was', ...ADD],
    wrong: ({ folder }) =>
      count(readFileSync(join(folder, PACKS, 'acme/pack.yaml'), 'utf8'), 'id: so-it-was') === 1
        ? undefined
        : 'the quote is not there once',
  },
  {
    argv: () => ['pack', 'init', 'acme'],
    wrong: async (trial) => {
      const { code, told } = await run(trial, ['pack', 'check', 'acme']);
      return code === 0 ? undefined : told;
    },
  },
  {
    argv: () => ['assess', '--deploy-frequency', 'weekly', '--audience', 'sre', '--save'],
    wrong: ({ folder }) =>
      stateOf(folder, 'assessments').includes('"weekly"') ? undefined : 'the assessment is not kept',
  },
  {
    argv: () => ['rehearse', '--audience', 'sre', '--count', '2', '--seed', '3'],
    input: 'x\ngood\ny\nhard\n',
    // What the killed one has kept is not asked again.
    wrong: ({ folder }) => (count(stateOf(folder, 'practice'), '"due"') >= 2 ? undefined : 'the ratings are not kept'),
  },
  {
    argv: () => ['chat', '--audience', 'sre'],
    input: 'we have no time\nis it safe\n',
    wrong: ({ folder }) =>
      stateOf(folder, 'conversation').includes('is it safe') ? undefined : 'the conversation is not kept',
  },
  {
    before: async (trial) =>
      put(trial, {
        '.config/gitops-kit/packs/acme.yaml': 'pack: { name: acme, title: A, version: 1.0.0, licence: none }\n',
      }),
    argv: () => ['search', 'drift', '--limit', '1'],
    wrong: (_, { out }) => (out.includes('rift') ? undefined : 'nothing is found'),
  },
  {
    argv: () => ['pitch', '--audience', 'sre', '--output', 'pitch.md', '--force'],
    wrong: ({ folder }) =>
      readFileSync(join(folder, 'pitch.md'), 'utf8').length > 500 ? undefined : 'the pitch is not whole',
  },
];

export const killed: Torture = {
  name: 'killed',
  about: 'killed at a write: done by the same command, nothing left',
  round: async (trial) => {
    const one = oneOf(trial, CASES);
    await one.before?.(trial);
    const argv = one.argv(trial);
    const { input = '' } = one;
    const at = 1 + Math.floor(trial.random() * MOST_WRITES);
    const env = {
      NODE_OPTIONS: `--require=${KILLER}`,
      KILL_IN: trial.folder,
      KILL_AT: String(at),
      TMPDIR: join(trial.folder, 'tmp'),
    };
    put(trial, { 'tmp/x': '' });
    const first = await run(trial, argv, { input, env });
    if (first.signal !== 'SIGKILL') endsWell(trial, first);
    const again = await run(trial, argv, { input, env: { TMPDIR: env.TMPDIR } });
    endsWell(trial, again);
    const isDone = /has been added|already|is installed|No pack|is not installed/.test(again.err);
    trial.expect(again.code === 0 || isDone, `killed at write ${at}, then ${again.told}`);
    const wrong = await one.wrong(trial, again);
    trial.expect(wrong === undefined, `killed at write ${at} of ${argv.join(' ')}: ${wrong}`);
    const left = leftovers(trial);
    trial.expect(left.length === 0, `killed at write ${at} of ${argv.join(' ')}: left ${left.join(', ')}`);
  },
};

/** The kept files whose names begin so. */
function stateOf(folder: string, name: string): string {
  const state = join(folder, '.local/state/gitops-kit');
  const names = existsSync(state) ? readdirSync(state).filter((one) => one.startsWith(name)) : [];
  return names.map((one) => readFileSync(join(state, one), 'utf8')).join('\n');
}

function count(text: string, what: string): number {
  return text.split(what).length - 1;
}
