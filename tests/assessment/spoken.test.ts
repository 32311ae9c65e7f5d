import { expect, test } from 'vitest';
import { sentenceOf } from '../../src/assessment/spoken.ts';

const IDS = { often: 'deployment-frequency', lead: 'lead-time-for-changes', back: 'time-to-restore-service' };

test('own numbers as a sentence', () => {
  const answers = { [IDS.often]: 'weekly', [IDS.back]: '3 days' };
  expect(sentenceOf(undefined, answers)).toBe('Today we release weekly and need three days to recover.');
  expect(sentenceOf('the shop', { ...answers, 'change-failure-rate': '20' })).toBe(
    'Take the shop: we release weekly, need three days to recover and have to put 20% of our changes right afterwards.',
  );
});

// biome-ignore format: one case, one line
test.each<[answer: string, said: string]>([
  ['3 a day', 'three times a day'], ['3/day', 'three times a day'], ['10x a day', 'ten times a day'], ['1 per week', 'once a week'],
  ['several a day', 'several times a day'], ['2-3 times a week', 'two to three times a week'], ['we release weekly', 'weekly'], ['every 2 weeks', 'every two weeks'],
  ['every other Thursday, roughly', 'every other Thursday'], ['about 10 days', 'about every ten days'], ['2-3 weeks', 'every two to three weeks'],
])('we release, %s', (answer, said) => expect(sentenceOf(undefined, { [IDS.often]: answer })).toBe(`Today we release ${said}.`));

// biome-ignore format: one case, one line
test.each<[answer: string, said: string]>([
  ['2h', 'two hours'], ['45min', '45 minutes'], ['1h30', '1 hour 30 minutes'], ['2-3h', 'two to three hours'], ['overnight', 'about twelve hours'],
  ['within an hour', 'less than an hour'], ['~3h', 'about three hours'], ['10 to 14 days', '10 to 14 days'], ['1.5 days', '1.5 days'],
  ['it takes about a week', 'about a week'], ['a week and a half', 'a week and a half'],
])('we need, %s', (answer, said) => expect(sentenceOf(undefined, { [IDS.back]: answer })).toBe(`Today we need ${said} to recover.`));

// biome-ignore format: one case, one line
test.each<[answer: string, said: string]>([
  ['20', '20%'], ['10-20%', '10-20%'], ['maybe one in five', 'about 20%'], ['a tenth', 'about 10%'],
])('of our changes, %s', (answer, said) =>
  expect(sentenceOf(undefined, { 'change-failure-rate': answer })).toBe(`Today we have to put ${said} of our changes right afterwards.`));
