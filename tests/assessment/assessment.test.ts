import { describe, expect, test } from 'vitest';
import { assess as assessWith } from '../../src/assessment/assessment.ts';
import { chooseBenchmarks, type Organisation } from '../../src/assessment/benchmarks.ts';
import { MEASURES, measureOf } from '../../src/assessment/measures.ts';
import { BANDS } from '../../src/records/bands.ts';
import { createKit } from '../../src/records/kit.ts';
import { bandText } from '../../src/render/assessment-words.ts';
import {
  intervalTakenAs,
  readDuration,
  readInterval,
  readNumber,
  readPerCent,
  shareTakenAs,
  takenAs,
} from '../../src/text/durations.ts';
import { realKit } from '../helpers/kit.ts';

const kit = realKit();
const assess = (answers: Record<string, string>, who: Organisation = {}, audience?: string) =>
  assessWith(kit, answers, chooseBenchmarks(kit, who), audience);
const NOBODY = { benchmarks: [], notes: [] };
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
    ['overnight', 12 * HOUR], ['days', 3 * DAY], ['a matter of hours', 3 * HOUR], ['3 working days', 3 * DAY], ['a fortnight', 14 * DAY],
    ['2h 30min', 2.5 * HOUR], ['1h30', 2.5 * HOUR - HOUR], ['2 days and 4 hours', 52 * HOUR], ['1½ hours', 1.5 * HOUR], ['a quarter of an hour', HOUR / 4],
    ['less than an hour', 0.75 * HOUR], ['more than a week', 8.75 * DAY], ['up to 3 days', 3 * DAY], ['half an hour to an hour', 0.75 * HOUR],
    ['it takes about a week', 7 * DAY], ['1,5 hours', 1.5 * HOUR], ['4 hours and 2 days', undefined], ['days to nowhere', undefined],
    ['2-3', undefined], ['2-0 x days', undefined], ['about', undefined],
    ['', undefined], ['0 days', undefined], ['-1 day', undefined], ['soon', undefined], ['5', undefined], ['1e9 days', undefined],
  ])('duration %s', (text, seconds) => expect(readDuration(text)).toBe(seconds));

  // biome-ignore format: one case, one line
  test.each<[text: string, seconds: number | undefined]>([
    ['daily', DAY], ['weekly', 7 * DAY], ['once a week', 7 * DAY], ['3 a day', DAY / 3], ['3/day', DAY / 3], ['twice a week', 3.5 * DAY],
    ['10 times per day', DAY / 10], ['10x a day', DAY / 10], ['every two weeks', 14 * DAY], ['once every six months', 182.5 * DAY],
    ['about twice a week', 3.5 * DAY], ['2-4 a day', DAY / 3], ['every 2 to 4 weeks', 21 * DAY], ['once or twice a week', 7 * DAY / 1.5],
    ['on demand', DAY / 3], ['on-demand', DAY / 3], ['hourly', HOUR], ['every day', DAY], ['several a day', DAY / 3],
    ['every other week', 14 * DAY], ['once in two weeks', 14 * DAY], ['each friday', 7 * DAY], ['every sprint', 14 * DAY], ['many times a day', DAY / 3],
    ['twice weekly', 3.5 * DAY], ['every few days', 3 * DAY], ['10+ per day', DAY / 10], ['we release weekly', 7 * DAY], ['more than once a day', 0.8 * DAY],
    ['every other Thursday, roughly', 14 * DAY], ['on Thursdays', 7 * DAY], ['about 10 days', 10 * DAY], ['a couple of weeks', 14 * DAY],
    ['once a week, I think', 7 * DAY], ['a handful a week', 7 * DAY / 5],
    ['', undefined], ['often', undefined], ['0 a day', undefined], ['3', undefined], ['every', undefined],
  ])('frequency %s', (text, seconds) => expect(readInterval(text)).toBe(seconds));

  // biome-ignore format: one case, one line
  test.each<[text: string, number: number | undefined]>([
    ['20%', 20], ['20', 20], ['0', 0], ['12.5 %', 12.5], ['20 per cent', 20], ['20 percent', 20], ['100', 100],
    ['less than 10%', 7.5], ['10-20%', 15], ['10%-20%', 15], ['about 15%', 15], ['5 to 10 per cent', 7.5],
    ['101', undefined], ['a fifth', 20], ['one in five', 20], ['maybe one in five', 20], ['1 in 10', 10],
    ['a tenth', 10], ['two out of ten', 20], ['half of them', 50], ['a third', 33], ['1/5', 20], ['one in a hundred', 1], ['one in four, roughly', 25],
    ['-1', undefined], ['', undefined], ['six in five', undefined], ['one in 0', undefined], ['a handful', undefined],
  ])('per cent %s', (text, number) => expect(readPerCent(text)).toBe(number));

  // biome-ignore format: one case, one line
  test.each<[text: string, number: number | undefined]>([
    ['40', 40], ['1,200', 1200], ["1'200", 1200], ['2,5', 2.5], ['2.5', 2.5], ['about ten', 10], ['2-3', 2.5], ['1,000-2,000', 1500], ['10k', 10_000],
    ['500+', 500], ['0', 0], ['a handful', 5], ['a couple of hundred', 200], ['two hundred or so', 200], ['a few thousand', 3000], ['a hundred', 100], ['a dozen', 12], ['-1', undefined], ['', undefined], ['lots', undefined], ['3 people', undefined], ['1e9', undefined],
  ])('number %s', (text, number) => expect(readNumber(text)).toBe(number));

  test.each([
    ['2-3 hours', '2.5 hours'],
    ['an hour or two', '1.5 hours'],
    ['about 10-20%', '15%'],
    ['every 2-4 weeks', 'every 3 weeks'],
    ['overnight', '12 hours'],
    ['days', '3 days'],
    ['less than an hour', '0.75 hours'],
    ['less than monthly', 'every 40.56 days'],
    ['about 2 hours', undefined],
    ['', undefined],
  ])('what %j is taken as', (text, middle) => expect(takenAs(text)).toBe(middle));

  test('what words are taken as depends on what was asked', () => {
    expect(['about 10 days', 'weekly', 'every 2-4 weeks'].map(intervalTakenAs)).toEqual([
      'every 10 days',
      undefined,
      'every 3 weeks',
    ]);
    expect(['one in five', '20%', '10-20%'].map(shareTakenAs)).toEqual(['20%', undefined, '15%']);
    const answers = { 'deployment-frequency': '10 days', 'change-failure-rate': 'one in five' };
    expect(assess(answers).standings.map((one) => one.takenAs)).toEqual(['every 10 days', '20%']);
  });
});

describe('the six answers of the survey, as a number from 0 to 10', () => {
  // biome-ignore format: one case, one line
  test.each<[id: string, answer: string, score: number]>([
    ['deployment-frequency', 'on demand', 10], ['deployment-frequency', '3 a day', 10], ['deployment-frequency', 'daily', 8],
    ['deployment-frequency', '3 a week', 6], ['deployment-frequency', 'weekly', 6], ['deployment-frequency', 'every two weeks', 4],
    ['deployment-frequency', 'monthly', 4], ['deployment-frequency', 'quarterly', 2], ['deployment-frequency', 'yearly', 0],
    ['lead-time-for-changes', '45min', 10], ['lead-time-for-changes', '1h', 8], ['lead-time-for-changes', '20 hours', 8], ['lead-time-for-changes', '1 day', 6],
    ['lead-time-for-changes', '1 week', 6], ['lead-time-for-changes', '3 weeks', 4], ['lead-time-for-changes', '1 month', 4],
    ['lead-time-for-changes', '6 months', 2], ['lead-time-for-changes', '7 months', 0], ['time-to-restore-service', '2h', 8],
    ['change-failure-rate', '19%', 1.9], ['change-failure-rate', '0', 0], ['deployment-rework-rate', '100', 10],
  ])('%s %s: %d', (id, answer, score) => {
    const { read, score: scoreOf } = measureOf(id) ?? {};
    expect(scoreOf?.(read?.(answer) ?? Number.NaN)).toBe(score);
  });
});

describe('beside others', () => {
  // biome-ignore format: one case, one line
  test.each<[who: Organisation, ids: string[]]>([
    [{}, ['benchmark-all']],
    [{ industry: 'bank' }, ['benchmark-financial-services']],
    [{ industry: 'Fintech' }, ['benchmark-financial-services']],
    [{ industry: 'non-profit' }, ['benchmark-non-profit']],
    [{ industry: 'airline' }, ['benchmark-other-industries']],
    [{ size: '250' }, ['benchmark-people-100-to-499']],
    [{ size: '1' }, ['benchmark-people-1']],
    [{ size: 'about 1,200 people' }, ['benchmark-people-1000-to-4999']],
    [{ size: '99.5' }, ['benchmark-people-20-to-99']],
    [{ size: '20k' }, ['benchmark-people-10000-or-more']],
    [{ size: 'Small' }, ['benchmark-people-20-to-99']],
    [{ industry: 'insurance', size: 'large' }, ['benchmark-insurance', 'benchmark-people-1000-to-4999']],
    [{ size: '15' }, ['benchmark-all']],
  ])('%j is compared with %j', (who, ids) => {
    expect(chooseBenchmarks(kit, who).benchmarks.map(({ id }) => id)).toEqual(ids);
  });

  test('what has no benchmark is said', () => {
    expect(chooseBenchmarks(kit, { size: '15' }).notes).toEqual(['There is no benchmark for 15 people.']);
    const without = createKit([]);
    expect(chooseBenchmarks(without, {})).toEqual(NOBODY);
  });

  // biome-ignore format: one case, one line
  test.each<[who: Organisation, message: string, hint: RegExp]>([
    [{ industry: 'bankin' }, 'There is no industry "bankin".', /^Did you mean "banking"\? There are: banking, insurance, /],
    [{ size: 'smal' }, '--size cannot be "smal".', /^Did you mean "small"\? Say how many people work there/],
    [{ size: '0' }, '--size cannot be "0".', /^Say how many people work there/],
    [{ size: '' }, '--size cannot be "".', /^Say how many people work there/],
  ])('%j means nothing', (who, message, hint) => {
    expect(() => chooseBenchmarks(kit, who)).toThrow(expect.objectContaining({ message, hint: expect.stringMatching(hint) }));
  });

  // biome-ignore format: one case, one line
  test.each<[id: string, answer: string, difference: number, verdict: string]>([
    ['lead-time-for-changes', '1 day', 0.5, 'about the same'],
    ['lead-time-for-changes', '3 weeks', -1.5, 'worse'],
    ['lead-time-for-changes', '3h', 2.5, 'better'],
    ['lead-time-for-changes', '2 weeks', -1.5, 'worse'],
    ['time-to-restore-service', '3h', 0.6, 'about the same'],
    ['deployment-frequency', 'monthly', -0.8, 'about the same'],
    ['change-failure-rate', '29%', -1, 'about the same'],
    ['change-failure-rate', '30%', -1.1, 'worse'],
    ['change-failure-rate', '5%', 1.4, 'better'],
    ['deployment-rework-rate', '50%', -2.8, 'worse'],
  ])('%s of %s is %d better: %s', (id, answer, difference, verdict) => {
    const [standing] = assess({ [id]: answer }).standings;
    expect(standing?.comparisons).toMatchObject([{ benchmark: 'benchmark-all', year: 2025, difference, verdict }]);
  });

  test('no two benchmarks of the kit stand for one industry, and all have every measure', () => {
    const industries = kit.all('benchmark').flatMap((one) => one.industries ?? []);
    expect(industries.toSorted()).toEqual(
      kit
        .all('industry')
        .map(({ id }) => id)
        .toSorted(),
    );
    for (const { id, values } of kit.all('benchmark'))
      expect(Object.keys(values), id).toEqual(MEASURES.map((measure) => measure.id));
  });
});

describe('where an answer stands in the clusters of the report', () => {
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
    ['change-failure-rate', '5%', 'elite', 4],
    ['change-failure-rate', '11', 'medium', 2],
    ['change-failure-rate', '15', 'high or medium', 3],
    ['change-failure-rate', '21%', 'high', 3],
    ['change-failure-rate', '50%', 'low', 1],
    ['change-failure-rate', '90%', 'low', 1],
    ['deployment-rework-rate', '10%', '', undefined],
  ])('%s %s: %s', (id, answer, words, position) => {
    const [standing] = assess({ [id]: answer }).standings;
    expect(standing?.position).toBe(position);
    if (standing && position !== undefined) expect([bandText(standing), standing.year]).toEqual([words, '2024']);
  });

  test('of rates the clusters are typical values, and the one that is out of order is named', () => {
    const [rate] = assess({ 'change-failure-rate': '5%' }).standings;
    expect([rate?.isNearest, rate?.outOfOrder]).toEqual([true, ['high', 'medium']]);
    const [time] = assess({ 'lead-time-for-changes': '5h' }).standings;
    expect([time?.isNearest, time?.outOfOrder]).toEqual([undefined, undefined]);
  });

  test('of a report with limits and gaps', () => {
    const metric = kit.find('metric', 'change-failure-rate');
    const old = createKit([
      {
        manifest: { name: 'x', title: 'X', version: '1.0.0', licence: 'MIT' },
        entries: metric ? [{ kind: 'metric', id: metric.id, record: { ...metric, clusters: undefined } }] : [],
      },
    ]);
    const at = (answer: string) => assessWith(old, { 'change-failure-rate': answer }, NOBODY, undefined);
    const words = ['5%', '30%', '50%', '90%'].flatMap((answer) => at(answer).standings.map(bandText));
    expect(words).toEqual([
      'elite, high or medium',
      'between medium and low, where the report has no band',
      'low',
      'beyond low',
    ]);
    expect([at('30%').weakest?.id, at('5%').weakest]).toEqual(['change-failure-rate', undefined]);
  });

  test('every band of the data can be read', () => {
    for (const { id } of MEASURES) {
      const { bands, clusters } = kit.find('metric', id) ?? {};
      for (const band of BANDS)
        for (const words of [bands?.[band], clusters?.[band]])
          if (words !== undefined) expect(words).toMatch(/^(?:less than|between|on demand|\d+(?:-\d+)?%)/);
    }
  });
});

test('every question is worded for today', () => {
  for (const { id } of MEASURES) expect(kit.find('metric', id)?.definition).not.toMatch(/^(?:In|Since) \d{4}/);
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
    const { weakest, standings } = assess(all, {}, 'leadership');
    expect(standings.map(({ name }) => name)).toEqual([
      'Deployment frequency',
      'Change lead time',
      'Failed deployment recovery time',
      'Change fail rate',
      'Deployment rework rate',
    ]);
    expect([weakest?.id, weakest?.others]).toEqual(['change-failure-rate', ['Change lead time']]);
    expect(weakest?.lever).toBe(kit.find('metric', 'change-failure-rate')?.lever);
    expect(weakest?.points.length).toBeGreaterThan(0);
    for (const { id, text } of weakest?.points ?? []) {
      const point = kit.find('point', id);
      expect(point?.metrics).toContain('change-failure-rate');
      expect(text).toBe(point?.say.leadership);
    }
  });

  test('is none where all is better than the benchmark, or nothing was answered', () => {
    expect(assess({ 'lead-time-for-changes': '1h' }).weakest).toBeUndefined();
    expect(assess({})).toEqual({ standings: [], benchmarks: [], notes: [] });
  });

  test('may be what is about the same as others', () => {
    expect(assess({ 'lead-time-for-changes': '1 day' }).weakest?.id).toBe('lead-time-for-changes');
  });

  test('depends on whom it is compared with: the industry before the size', () => {
    const answers = { 'change-failure-rate': '35%', 'lead-time-for-changes': '3 weeks' };
    const weakest = (who: Organisation) => assess(answers, who).weakest?.id;
    expect(weakest({ size: 'small' })).toBe('change-failure-rate');
    expect(weakest({ industry: 'university', size: 'small' })).toBe('lead-time-for-changes');
  });
});
