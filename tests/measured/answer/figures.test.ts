/**
 * How well what people say is understood. Nobody trains, calibrates or tunes on these sentences, and nobody reads them
 * one by one: `npm run measure` prints figures and confusions alone. The bounds are a little below what was measured
 * when they were written, so that a change that makes it worse is seen.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realMaterial } from '../../helpers/kit.ts';
import { behindSmallTalk, figuresOf, hear, readSaid } from './measure.ts';

const material = realMaterial();
const read = (name: string) => readSaid(join(import.meta.dirname, `${name}.tsv`));
const said = ['writer-2', 'threads'].map(read);
const figures = figuresOf(said.flatMap((all) => hear(material, all)));
const meetings = figuresOf(hear(material, read('meetings')));
const behind = figuresOf(said.flatMap((all) => hear(material, behindSmallTalk(all))));

test('there are at least three hundred sentences of two writers', () => {
  expect(figures.count).toBeGreaterThanOrEqual(300);
});

// biome-ignore format: one case, one line
test.each<[what: string, figure: number, least: number]>([
  ['right first', figures.first, 0.75],
  ['right among the first three that are shown', figures.firstThree, 0.86],
  ['right among the first three of the matcher', figures.matchedThree, 0.88],
  ['sure at all', figures.sure, 0.32],
  ['right where it is sure', figures.sureRight, 0.93],
  ['a guess, or sure', figures.guess + figures.sure, 0.65],
  ['right where it is a guess', figures.guessRight, 0.6],
  ['quiet where nothing is to be answered', figures.quiet, 0.92],
  ['not quiet where something is', 1 - figures.silenced, 0.95],
  ['not quiet without an offer where something is', 1 - figures.unheard, 0.98],
  ['not quiet without an offer, behind small talk', 1 - behind.unheard, 0.98],
  ['right among the first three that are shown, behind small talk', behind.firstThree, 0.82],
  ['in long turns of meetings, right first', meetings.first, 0.65],
  ['in long turns of meetings, right among the first three that are shown', meetings.firstThree, 0.8],
  ['in long turns of meetings, right where it is sure', meetings.sureRight, 0.89],
  ['in long turns of meetings, not quiet without an offer', 1 - meetings.unheard, 0.98],
])('%s: %f, at least %f', (_, figure, least) => {
  expect(figure).toBeGreaterThanOrEqual(least);
});

test('a sentence that is sure is not sure by chance: not all are', () => {
  expect(figures.sure).toBeLessThan(0.6);
});
