import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAssessments, withAssessment, writeAssessments } from '../../src/assessment/kept.ts';
import { readKept, writeKept } from '../../src/conversation/kept.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { readPractice, writePractice } from '../../src/rehearsal/practice.ts';
import { beginRehearsal, rate } from '../../src/rehearsal/rehearsal.ts';
import { realKit } from '../helpers/kit.ts';

const conversation: Conversation = {
  step: 'talk',
  audiences: ['sre'],
  speaker: 'sre',
  topics: [],
  minutes: 5,
  pitched: ['a'],
  turns: [
    { said: 'what “is” it', audience: 'sre', shown: ['b'], near: ['c'], recalled: ['a'] },
    { audience: 'sre', shown: [], agreed: 'one test site' },
  ],
  dropped: [],
  numbered: ['b'],
};
const kept = { id: '20261122T120000-abc', changed: '2026-11-22T12:00:00.000Z', conversation };

const chance = { random: () => 0.5, now: new Date('2026-11-22T12:00:00Z') };
const rehearsal = rate(
  realKit(),
  beginRehearsal(realKit(), { audiences: realKit().all('audience').slice(0, 1) }, {}, 3, chance),
  'hard',
  chance,
);
const assessments = new Map([
  ['shop', [{ date: '2026-11-22', answers: { 'deployment-frequency': 'weekly' } }]],
  ['constructor', [{ date: '2026-11-21', answers: {} }]],
  ['__proto__', []],
]);

describe.each<[what: string, text: string, read: (text: string) => object, value: object]>([
  ['a conversation', writeKept(kept), readKept, kept],
  ['practice', writePractice(rehearsal.practice), readPractice, rehearsal.practice],
  ['assessments', writeAssessments(assessments), readAssessments, assessments],
])('%s', (_, text, read, value) => {
  test('comes back as it was', () => {
    expect(read(text)).toMatchObject(value);
    expect(text).toMatch(/^\{"version":1,.*\}\n$/);
  });

  test('of a newer version is not read', () => {
    expect(read(text.replace('"version":1', '"version":2'))).toEqual({ problem: 'newer' });
  });

  test.each([
    ['nothing', ''],
    ['half of it', text.slice(0, text.length / 2)],
    ['no version', text.replace('"version":1,', '')],
    ['something else', '{"version":1}'],
    ['a list', '[]'],
    ['nothing at all', 'null'],
  ])('broken: %s', (__, broken) => {
    expect(read(broken)).toEqual({ problem: 'broken' });
  });

  test('whatever is in the file, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.json(), (any) => {
        expect(read(any)).toHaveProperty('problem');
      }),
    );
  });
});

test('assessments keep every name', () => {
  expect(readAssessments(writeAssessments(assessments))).toEqual(assessments);
});

test('an assessment of the same day takes the place of the earlier one', () => {
  const again = withAssessment(assessments, 'shop', { date: '2026-11-22', answers: {} });
  expect(again.get('shop')).toEqual([{ date: '2026-11-22', answers: {} }]);
  expect(withAssessment(again, 'shop', { date: '2026-11-23', answers: {} }).get('shop')).toHaveLength(2);
  expect(withAssessment(again, 'till', { date: '2026-11-23', answers: {} }).get('shop')).toHaveLength(1);
});
