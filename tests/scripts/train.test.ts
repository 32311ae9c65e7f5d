import { expect, test } from 'vitest';
import { straysOf } from '../../scripts/train.ts';
import { folderWith } from '../helpers/folder.ts';

const CARDS = [{ id: 'drift' }, { id: 'none' }];
const SOUND = 'drift,none\tIt drifts.\n\nnone\tThank you.\n';
const HINT = 'a line is ID,ID, a tab and the sentence';

// biome-ignore format: one case, one line
test.each<[what: string, files: Record<string, string>, ...strays: string[]]>([
  ['nothing', {}],
  ['a file of no card', { 'dirft.txt': 'It drifts.' }, 'data/dirft.txt is of no card and of no intent'],
  ['an id', { 'by-others.tsv': `${SOUND}none,dirft\tIt drifts.\n` }, `data/by-others.tsv:4: "dirft" is no card and no intent; ${HINT}`],
  ['the columns', { 'by-others.tsv': 'It drifts.\tdrift\n' }, `data/by-others.tsv:1: "It drifts." is no card and no intent; ${HINT}`],
  ['a line without a tab', { 'by-others.tsv': 'drift It drifts.\n' }, `data/by-others.tsv:1: a tab and the sentence are missing; ${HINT}`],
])('the build says what is wrong: %s', (_, files, ...strays) => {
  const folder = folderWith({ 'drift.txt': 'It drifts.\n', 'none.txt': 'Thanks.\n', 'by-others.tsv': SOUND, ...files });
  expect(straysOf(folder, CARDS).map((stray) => stray.replace(folder, 'data'))).toEqual(strays);
});
