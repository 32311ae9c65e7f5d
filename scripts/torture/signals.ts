/** Ctrl-C, a request to end and a closed terminal at any moment: the program ends, and leaves nothing behind. */
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commitPack, leftovers } from './repositories.ts';
import { oneOf, put, run, type Torture } from './trial.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** How long a command may run before the signal. In milliseconds. */
const LATEST = 700;

export const signals: Torture = {
  name: 'signals',
  about: 'an installation that is ended: nothing left, done by the next',
  round: async (trial) => {
    const repository = commitPack(trial, 'beta', 'One');
    // A slow network, as git sees it.
    put(trial, {
      'tmp/x': '',
      'bin/git': `#!/bin/sh\ncase "$*" in *fetch*) sleep 0.2;; esac\nPATH='${process.env.PATH}' exec git "$@"\n`,
    });
    chmodSync(join(trial.folder, 'bin/git'), 0o755);
    const env = { TMPDIR: join(trial.folder, 'tmp'), PATH: `${trial.folder}/bin:${process.env.PATH}` };
    const argv = ['pack', 'install', '--allow-file', repository];
    const signal = oneOf(trial, SIGNALS);
    const after = Math.floor(trial.random() * LATEST);
    const ended = await run(trial, argv, {
      env,
      during: (child) => void setTimeout(() => child.kill(signal), after),
    });
    const isEnded = ended.code === 0 || ended.code === 130 || ended.signal === signal;
    trial.expect(isEnded, `${signal} after ${after} ms: ${ended.told}`);
    // What is left in the folder of packs is finished by the next one.
    const left = readdirSync(env.TMPDIR).filter((name) => name !== 'x');
    trial.expect(left.length === 0, `${signal} after ${after} ms: left ${left.join(', ')}`);
    const again = await run(trial, argv, { env });
    trial.expect(again.code === 0, `${signal} after ${after} ms, then ${again.told}`);
    const rest = leftovers(trial);
    trial.expect(rest.length === 0, `${signal} after ${after} ms, then left ${rest.join(', ')}`);
  },
};
