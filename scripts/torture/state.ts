/** What is kept between runs, damaged: it is said, nothing acts on it, and it is still there afterwards. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { damaged, endsWell, oneOf, put, run, type Torture, type Trial } from './trial.ts';

const FOLDER = '.local/state/gitops-kit';

/** How each file is made, and the commands that read and write it. */
const FILES = [
  {
    file: /^practice\.json$/,
    argv: ['rehearse', '--audience', 'sre', '--count', '2', '--seed', '3'],
    input: 'x\ngood\ny\nhard\n',
  },
  { file: /^assessments\.json$/, argv: ['assess', '--deploy-frequency', 'weekly', '--save'], input: '' },
  { file: /^conversation-/, argv: ['chat', '--audience', 'sre'], input: 'we have no time\nis it safe\n' },
];

export const state: Torture = {
  name: 'state',
  about: 'kept files with damage: said, and kept',
  round: async (trial) => {
    for (const { argv, input } of FILES) endsWell(trial, await run(trial, argv, { input }));
    const { file, argv, input } = oneOf(trial, FILES);
    const name = names(trial).find((one) => file.test(one));
    if (name === undefined) return trial.expect(false, `${argv[0]} keeps nothing`);
    const before = damaged(trial, readFileSync(join(trial.folder, FOLDER, name)));
    put(trial, { [join(FOLDER, name)]: before });
    const again = argv[0] === 'chat' ? ['chat', '--resume'] : argv;
    const ran = await run(trial, again, { input });
    endsWell(trial, ran);
    const isWhole = names(trial).some((one) => readFileSync(join(trial.folder, FOLDER, one)).equals(before));
    const isRead = ran.code === 0 && !/cannot be read|newer|damaged/.test(ran.err);
    trial.expect(isWhole || isRead, `${name} was damaged and is gone without a word: ${ran.told}`);
  },
};

function names({ folder }: Trial): string[] {
  const path = join(folder, FOLDER);
  return existsSync(path) ? readdirSync(path) : [];
}
