import { describe, expect, test } from 'vitest';
import { assess, MEASURES } from '../../src/assessment/assessment.ts';
import { BANDS } from '../../src/records/bands.ts';
import { bandText } from '../../src/render/assessment.ts';
import { middleOf, readDuration, readInterval, readNumber, readPerCent } from '../../src/text/durations.ts';
import { realKit } from '../helpers/kit.ts';

const kit = realKit();
const HOUR = 3600;
const DAY = 24 * HOUR;

describe('how people write quantities', () => {
  // biome-ignore format: one case, one line
  test.each<[text: string, seconds: number | undefined]>([
    ['45min', 2700], ['45 minutes', 2700], ['2h', 2 * HOUR], ['an hour', HOUR], ['half an hour', HOUR / 2], ['1 day', DAY],
    ['Two Days', 2 * DAY], ['3 weeks', 21 * DAY], ['1.5 days', 1.5 * DAY], ['6 months', 182.5 * DAY], ['day', DAY],
    ['about 10 days', 10 * DAY], ['~3h', 3 * HOUR], ['a week and a half', 10.5 * DAY], ['2 and a half days', 2.5 * DAY], ['half a day', DAY / 2],
    ['ten days', 10 * DAY], ['2-3 hours', 2.5 * HOUR], ['2–3h', 2.5 * HOUR], ['two to three weeks', 17.5 * DAY], ['1 or 2 days', 1.5 * DAY],
    ['between 2 and 4 weeks', 21 * DAY], ['an hour or two', 1.5 * HOUR], ['a day or so', DAY], ['a couple of days', 2 * DAY], ['a few hours', 3 * HOUR],
    ['2-3', undefined], ['2-0 x days', undefined], ['about', undefined],
    ['', undefined], ['0 days', undefined], ['-1 day', undefined], ['soon', undefined], ['5', undefined], ['1e9 days', undefined],
  ])('duration %s', (text, seconds) => expect(readDuration(text)).toBe(seconds));

  // biome-ignore format: one case, one line
  test.each<[text: string, seconds: number | undefined]>([
    ['daily', DAY], ['weekly', 7 * DAY], ['once a week', 7 * DAY], ['3 a day', DAY / 3], ['3/day', DAY / 3], ['twice a week', 3.5 * DAY],
    ['10 times per day', DAY / 10], ['10x a day', DAY / 10], ['every two weeks', 14 * DAY], ['once every six months', 182.5 * DAY],
    ['about twice a week', 3.5 * DAY], ['2-4 a day', DAY / 3], ['every 2 to 4 weeks', 21 * DAY], ['once or twice a week', 7 * DAY / 1.5],
    ['on demand', DAY / 3], ['on-demand', DAY / 3], ['hourly', HOUR], ['every day', DAY], ['several a day', DAY / 3],
    ['', undefined], ['often', undefined], ['0 a day', undefined], ['3', undefined], ['every', undefined],
  ])('frequency %s', (text, seconds) => expect(readInterval(text)).toBe(seconds));

  // biome-ignore format: one case, one line
  test.each<[text: string, number: number | undefined]>([
    ['20%', 20], ['20', 20], ['0', 0], ['12.5 %', 12.5], ['20 per cent', 20], ['20 percent', 20], ['100', 100],
    ['10-20%', 15], ['10%-20%', 15], ['about 15%', 15], ['5 to 10 per cent', 7.5],
    ['101', undefined], ['-1', undefined], ['', undefined], ['a fifth', undefined],
  ])('per cent %s', (text, number) => expect(readPerCent(text)).toBe(number));

  // biome-ignore format: one case, one line
  test.each<[text: string, number: number | undefined]>([
    ['40', 40], ['1,200', 1200], ["1'200", 1200], ['2,5', 2.5], ['2.5', 2.5], ['about ten', 10], ['2-3', 2.5], ['1,000-2,000', 1500], ['10k', 10_000],
    ['500+', 500], ['0', 0], ['-1', undefined], ['', undefined], ['lots', undefined], ['3 people', undefined], ['1e9', undefined],
  ])('number %s', (text, number) => expect(readNumber(text)).toBe(number));

  test.each([
    ['2-3 hours', '2.5 hours'],
    ['an hour or two', '1.5 hours'],
    ['about 10-20%', '15%'],
    ['every 2-4 weeks', 'every 3 weeks'],
    ['about 2 hours', undefined],
    ['', undefined],
  ])('the middle of %j', (text, middle) => expect(middleOf(text)).toBe(middle));
});

describe('where an answer stands in the bands of the report', () => {
  // biome-ignore format: one case, one line
  test.each<[id: string, answer: string, words: string, position: number | undefined]>([
    ['deployment-frequency', 'on demand', 'elite', 4],
    ['deployment-frequency', '3 a day', 'elite', 4],
    ['deployment-frequency', 'daily', 'high', 3],
    ['deployment-frequency', 'weekly', 'high', 3],
    ['deployment-frequency', 'every two weeks', 'medium', 2],
    ['deployment-frequency', 'quarterly', 'low', 1],
    ['deployment-frequency', 'yearly', 'beyond low', 0.5],
    ['lead-time-for-changes', '3h', 'elite', 4],
    ['lead-time-for-changes', '1 day', 'high', 3],
    ['lead-time-for-changes', '3 weeks', 'medium', 2],
    ['lead-time-for-changes', '2 months', 'low', 1],
    ['time-to-restore-service', '30min', 'elite', 4],
    ['time-to-restore-service', '5h', 'high or medium', 3],
    ['time-to-restore-service', '3 days', 'between medium and low, where the report has no band', 1.5],
    ['time-to-restore-service', '2 weeks', 'low', 1],
    ['change-failure-rate', '5%', 'elite, high or medium', 4],
    ['change-failure-rate', '15', 'elite, high or medium', 4],
    ['change-failure-rate', '30%', 'between medium and low, where the report has no band', 1.5],
    ['change-failure-rate', '50%', 'low', 1],
    ['change-failure-rate', '90%', 'beyond low', 0.5],
    ['deployment-rework-rate', '10%', '', undefined],
  ])('%s %s: %s', (id, answer, words, position) => {
    const [standing] = assess(kit, { [id]: answer }, undefined).standings;
    expect(standing?.position).toBe(position);
    if (standing && position !== undefined) expect([bandText(standing), standing.year]).toEqual([words, '2019']);
  });

  test('every band of the data can be read', () => {
    for (const { id } of MEASURES) {
      const bands = kit.find('metric', id)?.bands;
      for (const band of bands ? BANDS : []) expect(bands?.[band]).toMatch(/^(?:less than|between|on demand|\d+-\d+%)/);
    }
  });
});

describe('the weakest', () => {
  const all = {
    'deployment-frequency': 'weekly',
    'lead-time-for-changes': '2 months',
    'time-to-restore-service': '5h',
    'change-failure-rate': '50%',
    'deployment-rework-rate': '10%',
  };

  test('comes with its lever, its points and those that stand no better', () => {
    const { weakest, standings } = assess(kit, all, 'leadership');
    expect(standings.map(({ name }) => name)).toEqual([
      'Deployment frequency',
      'Change lead time',
      'Failed deployment recovery time',
      'Change fail rate',
      'Deployment rework rate',
    ]);
    expect([weakest?.id, weakest?.others]).toEqual(['lead-time-for-changes', ['Change fail rate']]);
    expect(weakest?.lever).toBe(kit.find('metric', 'lead-time-for-changes')?.lever);
    expect(weakest?.points.length).toBeGreaterThan(0);
    for (const { id, text } of weakest?.points ?? []) {
      const point = kit.find('point', id);
      expect(point?.metrics).toContain('lead-time-for-changes');
      expect(text).toBe(point?.say.leadership);
    }
  });

  test('is none where all is in the best band, or nothing could be placed', () => {
    expect(assess(kit, { 'lead-time-for-changes': '1h' }, undefined).weakest).toBeUndefined();
    expect(assess(kit, { 'deployment-rework-rate': '90%' }, undefined).weakest).toBeUndefined();
    expect(assess(kit, {}, undefined)).toEqual({ standings: [] });
  });
});
