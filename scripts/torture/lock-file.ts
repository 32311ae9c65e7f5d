/** The lock file of a repository that somebody else has written: damaged, or made to deceive. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { damaged, endsWell, oneOf, put, run, type Torture } from './trial.ts';

const FILE = '.gitops-kit/packs.lock.json';
/** The last ones would act on a terminal, make a line of their own, or be an option of git. */
const REFS = [
  'main',
  'v1.0',
  'main\u001b[2J\u001b]52;c;eA==\u0007',
  'main\nbeta 0123456789: up to date',
  '--upload-pack=x',
];

const soundWith = (ref: string) => ({
  version: 1,
  packs: {
    acme: { address: 'https://host.invalid/acme', ref, commit: '5'.repeat(40), digest: '6'.repeat(64) },
    beta: { address: '/nowhere/beta', commit: '7'.repeat(40), digest: '8'.repeat(64) },
  },
});

export const lockFile: Torture = {
  name: 'lock-file',
  about: 'lock files with damage: said, and left as they are',
  round: async (trial) => {
    const whole = Buffer.from(JSON.stringify(soundWith(oneOf(trial, REFS)), null, 2));
    const before = trial.random() < 0.5 ? whole : damaged(trial, whole);
    put(trial, { '.git/HEAD': '', [FILE]: before });
    for (const argv of [['status'], ['status', '--json'], ['update'], ['install'], ['remove', 'acme']]) {
      if (argv[0] === 'remove') put(trial, { [FILE]: before });
      const ran = await run(trial, ['pack', ...argv]);
      endsWell(trial, ran);
      const isForged = argv.join() === 'status' && ran.out.split('\n').length > 3;
      trial.expect(!isForged, `more lines than packs: ${ran.told}`);
      if (argv[0] === 'remove' && ran.code === 0) continue;
      trial.expect(readFileSync(join(trial.folder, FILE)).equals(before), `the lock file was changed by ${ran.told}`);
    }
  },
};
