import { describe, expect, test } from 'vitest';
import { memory, runCli } from '../helpers/context.ts';

const ALL = [
  '--deploy-frequency',
  'weekly',
  '--lead-time',
  '3 weeks',
  '--recovery-time',
  '2h',
  '--fail-rate',
  '30%',
  '--rework-rate',
  '10%',
];
const assess = (...flags: string[]) => runCli(['assess', ...flags]);

test('the bars, the year of the bands, the weakest with its lever, and what to say', async () => {
  const { code, out, err } = await assess(...ALL, '-a', 'leadership', '-s', 'the shop');
  expect([code, err]).toEqual([0, '']);
  expect(out.slice(0, out.indexOf('\nThe weakest'))).toMatchInlineSnapshot(`
    "Where the shop stands ──────────────────────────────────────────────────────────

    Deployment frequency: weekly
       ███████████████░░░░░ high
       In 2019: between once a day and once a week.

    Change lead time: 3 weeks
       ██████████░░░░░░░░░░ medium
       In 2019: between one week and one month.

    Failed deployment recovery time: 2h
       ███████████████░░░░░ high or medium
       In 2019: less than one day.
       In 2023 DORA redefined it as failed deployment recovery time.

    Change fail rate: 30%
       ████████░░░░░░░░░░░░ between medium and low, where the report has no band
       In 2019: medium 0-15%, low 46-60%.

    Deployment rework rate: 10%
       no bands to compare with

    The bands are those of DORA's report of 2019; the names are today's. They say
    where others stood then, and are no goal.
    "
  `);
  expect(out).toMatch(/\nThe weakest: Change fail rate ─/);
  expect(out).toMatch(/\nWhat to say ─+\n\n1 {2}\S/);
});

test('without bars for a screen reader', async () => {
  for (const { out } of [
    await assess(...ALL, '--plain'),
    await runCli(['assess', ...ALL], { env: { TERM: 'dumb' } }),
  ]) {
    expect(out).not.toMatch(/[█░]/);
    expect(out).toContain('   medium\n');
  }
});

test.each([40, 60, 80])('fits %i columns', async (columns) => {
  const { out } = await runCli(['assess', ...ALL], { env: { COLUMNS: String(columns) } });
  for (const line of out.split('\n'))
    if (!line.includes('https:')) expect(line.length, line).toBeLessThanOrEqual(columns);
});

test('one answer is enough', async () => {
  const { code, out } = await assess('--fail-rate', '5');
  expect(code).toBe(0);
  expect(out).toContain('elite, high or medium');
  expect(out).toContain('All of it is in the best band.');
});

// biome-ignore format: one case, one line
test.each<[flags: string[], what: string | RegExp]>([
  [[], /^There is no answer to assess\.\nGive one or more of: --deploy-frequency, --lead-time, /],
  [['--deploy-frequency', 'often'], '--deploy-frequency cannot be "often".\nFor example: 3 a day, weekly, every two months\n'],
  [['--lead-time', '5'], '--lead-time cannot be "5".\nFor example: 45min, 2 days, 3 weeks\n'],
  [['--fail-rate', '120%'], '--fail-rate cannot be "120%".\nFor example: 5%, 20%\n'],
  [[...ALL, '-a', 'bakers'], /^There is no audience "bakers"/],
])('%j', async (flags, what) => {
  const { code, out, err } = await assess(...flags);
  expect([code, out]).toEqual([2, '']);
  expect(err).toEqual(typeof what === 'string' ? what : expect.stringMatching(what));
});

describe('with a person', () => {
  test('every question says what it means; what cannot be read is asked again, Enter leaves one out', async () => {
    const answers = ['often', 'weekly', '', '2h', '', ''];
    const { code, out, err, context } = await runCli(['assess'], { isTTY: true, rows: 200, answers });
    expect([code, context.asked.length]).toEqual([0, 6]);
    expect(err).toContain('"often" cannot be read. For example: 3 a day, weekly, every two months\n');
    expect(err).toContain('How often a team puts a change to a service into production.');
    expect(out).toContain('Deployment frequency: weekly');
    expect(out).not.toContain('Change lead time');
  });

  test('no answer at all', async () => {
    const { code, err } = await runCli(['assess'], { isTTY: true, answers: ['', '', '', '', ''] });
    expect([code, err.endsWith('No question was answered.\nOne answer is enough.\n')]).toEqual([1, true]);
  });

  test('flags are answers enough', async () => {
    expect((await runCli(['assess', '--lead-time', '2h'], { isTTY: true })).context.asked).toEqual([]);
  });
});

describe('--json', () => {
  test('has the standings, the weakest and its points', async () => {
    const { out } = await assess(...ALL, '--json', '-a', 'sre');
    const { service, date, standings, weakest } = JSON.parse(out);
    expect([service, date]).toEqual(['your service', '2026-11-22']);
    expect(
      standings.map(({ id, bands, position, year }: Record<string, unknown>) => [id, bands, position, year]),
    ).toEqual([
      ['deployment-frequency', ['high'], 3, '2019'],
      ['lead-time-for-changes', ['medium'], 2, '2019'],
      ['time-to-restore-service', ['high', 'medium'], 3, '2019'],
      ['change-failure-rate', [], 1.5, '2019'],
      ['deployment-rework-rate', [], undefined, undefined],
    ]);
    expect(weakest).toMatchObject({ id: 'change-failure-rate', name: 'Change fail rate', others: [] });
    expect(weakest.points[0]).toMatchObject({ kind: 'point', wording: 'paraphrase' });
  });

  test('never asks', async () => {
    expect((await runCli(['assess', '--json'], { isTTY: true })).code).toBe(2);
  });
});

describe('--save', () => {
  const on = (day: number, state: ReturnType<typeof memory>, ...flags: string[]) =>
    runCli(['assess', '--save', ...flags], { state, now: () => new Date(2026, 10, day, 12) });

  test('compares with the last time, service by service', async () => {
    const state = memory();
    expect((await on(1, state, '--lead-time', '3 weeks', '-s', 'shop')).err).toBe(
      'Kept, to be compared with next time.\n',
    );
    const { out } = await on(22, state, '--lead-time', '2h', '-s', 'shop');
    expect(out).toMatch(/\nSince 2026-11-01 ─+\n {3}Change lead time: 3 weeks, now 2h \(a better band\)\n/);
    expect((await on(22, state, '--lead-time', '2h', '-s', 'till')).out).not.toContain('Since');
    const { before } = JSON.parse(
      (await runCli(['assess', '--lead-time', '1h', '-s', 'shop', '--json'], { state })).out,
    );
    expect(before).toMatchObject({ date: '2026-11-22', standings: [{ answer: '2h' }] });
  });

  test.each(['{', '{"version":2}'])('leaves alone what it cannot read: %s', async (text) => {
    const state = memory();
    state.write('assessments.json', text);
    const { code, out, err } = await on(1, state, '--lead-time', '2h');
    expect([code, state.read('assessments.json')]).toEqual([1, text]);
    expect(err).toMatch(/^The kept file assessments\.json .* left as it is\.\nMove it away, and save again\.\n$/);
    expect(out).toContain('Change lead time: 2h');
  });

  test('where nothing can be written, says so', async () => {
    const { code, err } = await on(1, { ...memory(), write: () => false }, '--lead-time', '2h');
    expect([code, err]).toEqual([
      1,
      'The assessment cannot be kept: the state directory takes no file.\nMake it writable, or make room.\n',
    ]);
  });
});
