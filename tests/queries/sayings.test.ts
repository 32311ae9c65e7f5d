import { describe, expect, test } from 'vitest';
import { readSentences } from '../../scripts/read-sentences.ts';
import { bagOf, calledFor, readSayings, type Sayings, sayingsOf, writeSayings } from '../../src/queries/sayings.ts';
import { realKit, realMaterial } from '../helpers/kit.ts';

const SAYINGS: Sayings = new Map(
  Object.entries({
    bread: ['we have no bread', 'the bread is old', 'where is the baker'],
    time: ['we have no time', 'there is no time for that', 'I am too busy', 'my week is full'],
  }).map(([id, sentences]) => [id, sentences.map(bagOf)]),
);
const likeliest = (said: string) => calledFor(said, SAYINGS, () => 4).map(({ id }) => id);

test.each<[said: string, ids: string[]]>([
  ['we have no time', ['time']],
  ['the baker is too old', ['bread']],
  ['busy weeks', ['time']],
  ['xyzzy', []],
  ['', []],
  ['we have no', []],
])('%j calls for %j', (said, ids) => {
  const found = likeliest(said);
  expect(found.slice(0, ids.length)).toEqual(ids);
  if (!ids.length) expect(found).toEqual([]);
});

test('the very same words are as like as can be, stop words alone too', () => {
  expect(calledFor('My week is full!', SAYINGS, () => 4)[0]).toEqual({ id: 'time', likeness: 1, most: 1 });
  const shrug = new Map([['shrug', [bagOf('why now')]]]);
  expect(calledFor('why now', shrug, () => 4)[0]?.likeness).toBe(1);
});

test('what is written is read back', () => {
  expect(readSayings(writeSayings(SAYINGS))).toEqual(SAYINGS);
});

test('every objection of the kit is called for by what its record says, and by no less than that', () => {
  const { sayings } = realMaterial();
  for (const { id, heard } of realKit().all('objection')) {
    expect(sayings.get(id)?.length).toBeGreaterThan(heard.length);
  }
  expect(sayingsOf(realKit(), new Map([['step', [bagOf('how do we start')]]])).get('step')).toHaveLength(1);
});

describe('the file of sentences', () => {
  test('gives them by what they call for', () => {
    const read = readSentences('# a remark\n\nstep:\n  how do we start\n  where do we begin\n', realKit());
    expect(read).toEqual(new Map([['step', ['how do we start', 'where do we begin'].map(bagOf)]]));
  });

  test.each([
    ['an unknown name', 'stairs:\n  how do we start\n', /:1: nothing is called "stairs"/],
    ['a name twice', 'step:\n  how do we start\nstep:\n', /:3: "step" is there already/],
    ['a sentence twice', 'step:\n  how do we start\ntool:\n  how do we start\n', /:4: this sentence is there already/],
    ['a sentence without a name', '  how do we start\n', /:1: a sentence stands indented/],
    ['a sentence that is not indented', 'step:\nhow do we start\n', /:2: a sentence stands indented/],
  ])('%s', (_, text, message) => {
    expect(() => readSentences(text, realKit())).toThrow(message);
  });
});
