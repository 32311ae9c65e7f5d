/** The lock file of a repository that somebody else has written: damaged, or made to deceive. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { damaged, endsWell, put, run, type Torture } from './trial.ts';

const FILE = '.gitops-kit/packs.lock.json';
const SOUND = {
  version: 1,
  packs: {
    acme: { address: 'https://host.invalid/acme', ref: 'main', commit: '5'.repeat(40), digest: '6'.repeat(64) },
    beta: { address: '/nowhere/beta', commit: '7'.repeat(40), digest: '8'.repeat(64) },
  },
};

export const lockFile: Torture = {
  name: 'lock-file',
  about: 'lock files with damage: said, and left as they are',
  round: async (trial) => {
    const before = damaged(trial, Buffer.from(JSON.stringify(SOUND, null, 2)));
    put(trial, { '.git/HEAD': '', [FILE]: before });
    for (const argv of [['status'], ['status', '--json'], ['update'], ['install'], ['remove', 'acme']]) {
      if (argv[0] === 'remove') put(trial, { [FILE]: before });
      const ran = await run(trial, ['pack', ...argv]);
      endsWell(trial, ran);
      if (argv[0] === 'remove' && ran.code === 0) continue;
      trial.expect(readFileSync(join(trial.folder, FILE)).equals(before), `the lock file was changed by ${ran.told}`);
    }
  },
};
