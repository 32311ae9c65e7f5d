/** Packs with damage beside a sound one: whatever is in them, the sound one is read and nothing acts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { damaged, endsWell, oneOf, put, run, type Torture } from './trial.ts';

const SOUND = `pack: { name: good, title: Good, version: 1.0.0, licence: internal }
topics:
  - { id: zeppelins, label: Zeppelins, aliases: [], vocabulary: [] }
`;

const EVIL = `pack: { name: evil, title: "Evil\\e[31m", version: 1.0.0, licence: internal }
speakers:
  - { id: jane, name: "Jane\\u202e" }
events:
  - { id: days, name: Days, start: "2026" }
talks:
  - { id: year, title: "Our year\\e]0;x\\a", speakers: [jane], event: days, video: abcdefghijk, length: 10:00 }
quotes:
  - { id: called, text: Nobody called., speakers: [jane], answers: Is it safe?, topics: [recovery], audiences: [sre], sources: [{ talk: year, at: 1:00 }] }
patches:
  - { id: flux, set: { address: "https://evil.example/", now: "New\\e[2J" } }
`;

const COMMANDS = [
  ['pack', 'check'],
  ['pack', 'list'],
  ['pack', 'show', 'evil'],
  ['search', 'zeppelins', 'called', 'year'],
  ['show', 'flux'],
  ['open', 'flux', '--print'],
  ['list', 'talks', '--json'],
  ['answer', 'is it safe', '--audience', 'sre'],
  ['pitch', '--audience', 'sre', '--format', 'markdown'],
];

export const pack: Torture = {
  name: 'pack',
  about: 'packs with damage: told, and the others are read',
  round: async (trial) => {
    const folder = oneOf(trial, ['evil', 'e\u001b[31mvil', 'evil\nWritten']);
    const file = join('.gitops-kit', folder, 'pack.yaml');
    const before = damaged(trial, Buffer.from(EVIL));
    put(trial, { '.git/HEAD': '', '.gitops-kit/good/pack.yaml': SOUND, [file]: before });
    const good = await run(trial, ['show', 'good/zeppelins']);
    endsWell(trial, good);
    trial.expect(good.code === 0, `the sound pack is not read: ${good.told}`);
    for (let left = 3; left > 0; left--) endsWell(trial, await run(trial, oneOf(trial, COMMANDS)));
    trial.expect(readFileSync(join(trial.folder, file)).equals(before), 'the pack was changed');
  },
};
