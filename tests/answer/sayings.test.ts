import { expect, test } from 'vitest';
import { checkSayings } from '../../scripts/check-sayings.ts';
import { calledFor, readSayings, type Sayings, sayingsOf } from '../../src/answer/sayings.ts';
import { spokenAs } from '../../src/search/likeness.ts';
import { realKit, realMaterial } from '../helpers/kit.ts';

const SAYINGS: Sayings = new Map(
  Object.entries({
    bread: ['we have no bread', 'the bread is old', 'where is the baker'],
    time: ['we have no time', 'there is no time for that', 'I am too busy', 'my week is full'],
  }),
);
const { index } = realMaterial();
const called = (said: string, sayings = SAYINGS) => calledFor(said, spokenAs(said, index), sayings);

test.each<[said: string, ids: string[]]>([
  ['we have no time', ['time']],
  ['the baker is too old', ['bread']],
  ['busy weeks', ['time']],
  ['xyzzy', []],
  ['', []],
  ['we have no', []],
])('%j calls for %j', (said, ids) => {
  const found = called(said).map(({ id }) => id);
  expect(found.slice(0, ids.length)).toEqual(ids);
  if (!ids.length) expect(found).toEqual([]);
});

test('the very same words are as like as can be, stop words alone too', () => {
  expect(called('My week is full!')[0]).toEqual({ id: 'time', likeness: 1, most: 1 });
  expect(called('why now?', new Map([['shrug', ['Why now']]]))[0]?.likeness).toBe(1);
});

test('every objection of the kit is called for by what its record says, and by no less than that', () => {
  const sayings = sayingsOf(realKit(), new Map([['step', ['how do we start']]]));
  for (const { id, title, heard } of realKit().all('objection')) expect(sayings.get(id)).toEqual([title, ...heard]);
  expect(sayings.get('step')).toEqual(['how do we start']);
});

test('sentences are read by what they call for', () => {
  const text = '# a remark\n\nstep:\n  how do we start\n  where do we begin\n\ntool:\n  which tool: this one\n';
  expect(checkSayings(text, realKit())).toEqual([]);
  expect([...readSayings(text)]).toEqual([
    ['step', ['how do we start', 'where do we begin']],
    ['tool', ['which tool: this one']],
  ]);
});

test.each([
  ['an unknown name', 'stairs:\n  how do we start\n', ':1: nothing is called "stairs"'],
  ['a name twice', 'step:\n  how do we start\nstep:\n', ':3: this is there already'],
  ['a sentence twice', 'step:\n  how do we start\ntool:\n  how do we start\n', ':4: this is there already'],
  ['a sentence without a name', '  how do we start\n', ':1: a sentence stands under the name'],
  ['a sentence that is not indented', 'step:\nhow do we start\n', ':2: a sentence is indented'],
])('%s is wrong', (_, text, message) => {
  expect(checkSayings(text, realKit())).toEqual([expect.stringContaining(message)]);
});
