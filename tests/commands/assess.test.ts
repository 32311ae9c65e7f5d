import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { State } from '../../src/terminal/state.ts';
import type { Unreadable } from '../../src/text/version.ts';
import { memory, runCli } from '../helpers/context.ts';
import { folderWith } from '../helpers/folder.ts';

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

test('the bars, the years, the weakest with its lever, and what to say', async () => {
  const { code, out, err } = await assess(...ALL, '-a', 'leadership', '-s', 'the shop');
  expect([code, err]).toEqual([0, '']);
  expect(out.slice(0, out.indexOf('\nThe weakest'))).toMatchInlineSnapshot(`
    "Where the shop stands ──────────────────────────────────────────────────────────

    Deployment frequency: weekly
       ████████████░░░░░░░░ 6 of 10
       Better than all organisations in 2025: 4.8 of 10 on average, deviation 2.8.
       In 2024: high (between once a day and once a week).

    Change lead time: 3 weeks
       ████████░░░░░░░░░░░░ 4 of 10
       Worse than all organisations in 2025: 5.5 of 10 on average, deviation 2.4.
       In 2024: medium (between one week and one month).

    Failed deployment recovery time: 2h
       ████████████████░░░░ 8 of 10
       Better than all organisations in 2025: 7.4 of 10 on average, deviation 2.1.
       In 2024: high or medium (less than one day).

    Change fail rate: 30%
       ██████████████░░░░░░
       Worse than all organisations in 2025: 19% on average, deviation 21 points.
       In 2024: high or low (elite 5%, high 20%, medium 10%, low 40%).

    Deployment rework rate: 10%
       ██████████████████░░
       Better than all organisations in 2025: 22% on average, deviation 22 points.

    The benchmark is what others answered DORA, from 0 to 10. Half a point says
    little: the answers of a group differ by about 2 points (standard deviation).
    Elite to low are the clusters of DORA's report of 2024, as Octopus Deploy
    reports them. They say where others stood, and are no goal.
    DORA Quick Check, benchmarks by industry · DORA · industry_metrics.json of the
      edition 2025 · 2026-06-25
      https://dora.dev/quickcheck/
    "
  `);
  expect(out).toMatch(/\nThe weakest: Change lead time ─/);
  expect(out).toMatch(/\nWhat to say ─+\n\n1 {2}\S/);
});

test('without bars for a screen reader', async () => {
  for (const { out } of [
    await assess(...ALL, '--plain'),
    await runCli(['assess', ...ALL], { env: { TERM: 'dumb' } }),
  ]) {
    expect(out).not.toMatch(/[█░]/);
    expect(out).toContain('   4 of 10\n');
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
  expect(out).toContain('In 2024: elite (elite 5%, high 20%, medium 10%, low 40%).');
  expect(out).toContain('All of it is better than the benchmark. Ask what it costs');
});

// biome-ignore format: one case, one line
test.each<[flags: string[], what: string | RegExp]>([
  [[], /^There is no answer to assess\.\nGive one or more of: --deploy-frequency, --lead-time, /],
  [['--deploy-frequency', 'often'], '--deploy-frequency cannot be "often".\nFor example: 3 a day, weekly, every two months\n'],
  [['--lead-time', '5'], '--lead-time cannot be "5".\nFor example: 45min, 2 days, 3 weeks\n'],
  [['--fail-rate', '120%'], '--fail-rate cannot be "120%".\nFor example: 5%, 20%\n'],
  [[...ALL, '-a', 'bakers'], /^There is no audience "bakers"/],
  [[...ALL, '--industry', 'bankin'], /^There is no industry "bankin"\.\nDid you mean "banking"\? There are: banking, insurance, /],
  [[...ALL, '--size', 'smal'], /^--size cannot be "smal"\.\nDid you mean "small"\? Say how many people work there/],
  [['--deployments', 'lots'], '--deployments cannot be "lots".\nFor example: 40, 2-3\n'],
  [['--people', '-1'], '--people cannot be "-1".\nFor example: 3\n'],
  [['--incidents', '1e9'], '--incidents cannot be "1e9".\nFor example: 6\n'],
  [['--hour-cost', '80 EUR/h'], '--hour-cost cannot be "80 EUR/h".\nFor example: 80, "80 EUR", "$95"\n'],
  [['--hour-cost', '80'], 'There is not enough to work out what today costs.\nGive --deployments, --people and --hours, or --incidents and --recovery-hours.\n'],
  [['--incidents', '6', '--save'], /^Only answers to DORA's measures are kept\.\nGive one or more of: --deploy-frequency, /],
])('%j', async (flags, what) => {
  const { code, out, err } = await assess(...flags);
  expect([code, out]).toEqual([2, '']);
  expect(err).toEqual(typeof what === 'string' ? what : expect.stringMatching(what));
});

describe('with a person', () => {
  test('every question says what it means; what cannot be read is asked again, Enter leaves one out', async () => {
    const answers = ['often', 'weekly', '', '2h', '', '', '', '', ''];
    const { code, out, err, context } = await runCli(['assess'], { isTTY: true, rows: 200, answers });
    expect([code, context.asked.length]).toEqual([0, 9]);
    expect(err).toContain('"often" cannot be read. For example: 3 a day, weekly, every two months\n');
    expect(err).toContain('How often a team puts a change to a service into production.');
    expect(out).toContain('Deployment frequency: weekly');
    expect(out).not.toContain('Change lead time');
  });

  test('no answer at all', async () => {
    const { code, err } = await runCli(['assess'], { isTTY: true, answers: ['', '', '', '', '', ''] });
    expect([code, err.endsWith('No question was answered.\nOne answer is enough.\n')]).toEqual([1, true]);
  });

  test('the industry, the size and what today costs are asked too', async () => {
    const costs = ['40', '3', 'two or so?', '2', '6', '', '80 EUR'];
    const answers = ['weekly', '', '', '', '', 'bankin', 'banking', '250', 'y', ...costs];
    const { code, out, err } = await runCli(['assess'], { isTTY: true, rows: 200, answers });
    expect(code).toBe(0);
    expect(err.replace(/\s+/g, ' ')).toContain(
      'There is no industry "bankin". Did you mean "banking"? There are: banking, ',
    );
    expect(err).toContain('"two or so?" cannot be read. For example: 2, 0.5\n');
    expect(out).toContain('Better than financial services in 2025: 5.1 of 10 on average, deviation 2.6.');
    expect(out).toContain('Better than 100 to 499 employees in 2025');
    expect(out).toContain('at 80 EUR an hour that is 230,400 EUR');
  });

  test('a question goes back, Enter keeps what was said there, and - takes it away', async () => {
    const answers = ['weekly', '3 weeks', '<', '<', '', '2 days', '-', '<', '<', '1 day', '', '', '', '', '', ''];
    const { out, context } = await runCli(['assess'], { isTTY: true, rows: 200, answers });
    expect(context.asked[0]).not.toContain('<');
    expect(context.asked.slice(1, 5).map((one) => one.replace(/ \(.*|:$/, ''))).toEqual([
      'Change lead time',
      'Failed deployment recovery time',
      'Change lead time',
      'Deployment frequency',
    ]);
    expect(context.asked[1]).toBe('Change lead time (< goes back):');
    expect(out).toContain('Deployment frequency: weekly');
    expect(out).toContain('Change lead time: 1 day');
    expect(out).not.toContain('recovery time');
  });

  test('back over what was not asked, and out of what today costs', async () => {
    const answers = ['<', '', '', '', '', '', 'y', '<', '', '40', '<', '<', '-'];
    const { code, context } = await runCli(['assess'], { isTTY: true, rows: 200, answers });
    expect(code).toBe(1);
    expect(context.asked.at(-1)).toBe('Work out what today costs too (< goes back):');
  });

  test('what flags say is not asked again', async () => {
    const answers = ['weekly', '', '', '', '', 'small', ''];
    const { out, context } = await runCli(['assess', '--industry', 'bank'], { isTTY: true, rows: 200, answers });
    expect(context.asked.join('\n')).not.toContain('Industry');
    expect(out).toContain('Better than financial services');
  });

  test('flags are answers enough', async () => {
    expect((await runCli(['assess', '--lead-time', '2h'], { isTTY: true })).context.asked).toEqual([]);
  });
});

describe('what today costs', () => {
  const COSTS = ['--deployments', '40', '--people', '3', '--hours', '2', '--incidents', '6', '--hour-cost', '80 EUR'];

  test('is arithmetic that can be followed, without any answer to DORA', async () => {
    const { code, out } = await assess(...COSTS, '--recovery-hours', '9');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "What today costs ───────────────────────────────────────────────────────────────
      Changes: 12 months x 40 deployments x 3 people x 2 hours = 2,880 hours a
         year; at 80 EUR an hour that is 230,400 EUR
      Incidents: 6 incidents x 9 hours = 54 hours a year; at 80 EUR an hour that is
         4,320 EUR
      Together: 2,880 hours + 54 hours = 2,934 hours a year; at 80 EUR an hour that
         is 234,720 EUR
      One hour less a change: 12 months x 40 deployments x 1 hour = 480 hours a
         year; at 80 EUR an hour that is 38,400 EUR
      One hour less an incident: 6 incidents x 1 hour = 6 hours a year; at 80 EUR
         an hour that is 480 EUR

      This is arithmetic with your own numbers, and no promise. Hours are those of one
      person.
      "
    `);
  });

  test('the recovery time stands for the hours of an incident, and that is said', async () => {
    const { out } = await assess(...COSTS, '--recovery-time', '2-3 hours');
    expect(out).toContain('Failed deployment recovery time: 2-3 hours (taken as 2.5 hours)\n');
    expect(out).toContain('Incidents: 6 incidents x 2.5 hours = 15 hours a year');
    expect(out).toMatch(/An incident is taken to keep one person busy for the recovery time,\s2-3 hours\./);
  });

  test('without a price there are hours alone, and what lacks is named', async () => {
    const { out } = await assess('--deployments', '40');
    expect(out).toMatch(/^One hour less a change: 12 months x 40 deployments x 1 hour = 480 hours a\s+year\n\n/m);
    expect(out).toContain('For more of it, give --people and --hours too.\n');
    expect(out).not.toContain('Changes:');
  });

  test('in JSON', async () => {
    const { standings, cost } = JSON.parse((await assess(...COSTS, '--json')).out);
    expect([standings, cost.missing]).toEqual([[], ['--recovery-hours']]);
    expect(cost.changes).toEqual({
      factors: [
        { count: 12, of: 'months' },
        { count: 40, of: 'deployments' },
        { count: 3, of: 'people' },
        { count: 2, of: 'hours' },
      ],
      hours: 2880,
      money: 230_400,
    });
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
      ['deployment-frequency', ['high'], 3, '2024'],
      ['lead-time-for-changes', ['medium'], 2, '2024'],
      ['time-to-restore-service', ['high', 'medium'], 3, '2024'],
      ['change-failure-rate', ['high', 'low'], 3, '2024'],
      ['deployment-rework-rate', [], undefined, undefined],
    ]);
    expect(standings[1]).toMatchObject({
      score: 4,
      better: 'higher',
      comparisons: [
        {
          benchmark: 'benchmark-all',
          year: 2025,
          mean: 5.5,
          deviation: 2.4,
          difference: -1.5,
          deviations: -0.62,
          verdict: 'worse',
        },
      ],
    });
    expect(weakest).toMatchObject({ id: 'lead-time-for-changes', name: 'Change lead time', others: [] });
    expect(weakest.points[0]).toMatchObject({ kind: 'point', wording: 'paraphrase' });
  });

  test('never asks', async () => {
    expect((await runCli(['assess', '--json'], { isTTY: true })).code).toBe(2);
  });
});

describe('--output', () => {
  test.each([
    ['shop.txt', /^Where the shop stands ─+\n\nDeployment frequency: weekly\n {3}█/],
    ['shop.md', /^# Where the shop stands\n[\s\S]*\*\*Change lead time: 3 weeks\*\*[\s\S]*the shop\*\*: 3 weeks/],
    ['shop.html', /<title>Where the shop stands<\/title>[\s\S]*Change lead time: 3 weeks/],
    ['shop.slides.md', /\n## Change lead time: 3 weeks\n/],
    ['shop.json', /"service": "the shop"[\s\S]*"attribution"/],
  ])('%s', async (file, content) => {
    const cwd = folderWith();
    const { code, out, err } = await runCli(['assess', ...ALL, '-s', 'the shop', '-o', file], { cwd });
    expect([code, out, err]).toEqual([0, '', `Written to ${file}.\n`]);
    expect(readFileSync(join(cwd, file), 'utf8')).toMatch(content);
    const again = await runCli(['assess', ...ALL, '-o', file], { cwd });
    expect([again.code, again.err]).toEqual([
      2,
      `"${file}" exists already.\nAdd --force to replace it, or choose another file.\n`,
    ]);
  });
});

describe('--save', () => {
  const on = (day: number, state: State, ...flags: string[]) =>
    runCli(['assess', '--save', ...flags], { state, now: () => new Date(2026, 10, day, 12) });

  test('compares with the last time, service by service', async () => {
    const state = memory();
    expect((await on(1, state, '--lead-time', '3 weeks', '-s', 'shop')).err).toBe(
      'Kept, to be compared with next time.\n',
    );
    const { out } = await on(22, state, '--lead-time', '2h', '-s', 'shop');
    expect(out).toMatch(/\nSince 2026-11-01 ─+\n {3}Change lead time: 3 weeks, now 2h \(better\)\n/);
    expect((await on(22, state, '--lead-time', '2h', '-s', 'till')).out).not.toContain('Since');
    const { before } = JSON.parse(
      (await runCli(['assess', '--lead-time', '1h', '-s', 'shop', '--json'], { state })).out,
    );
    expect(before).toMatchObject({ date: '2026-11-22', standings: [{ answer: '2h' }] });
  });

  test.each(['constructor', '__proto__', 'toString', 'problem'])('a service may be called %s', async (name) => {
    const state = memory();
    expect((await on(1, state, '--lead-time', '3 weeks', '-s', name)).out).not.toContain('Since');
    expect((await on(22, state, '--lead-time', '2h', '-s', name)).out).toContain('Since 2026-11-01');
  });

  // biome-ignore format: one case, one line
  test.each<[why: string, kept: string | Unreadable]>([
    ['is of a newer version', '{"version":2}'],
    ['may not be opened', { problem: 'barred' }],
  ])('leaves alone what %s', async (_, kept) => {
    const written: string[] = [];
    const state: State = { ...memory(), read: () => kept, write: (name) => Boolean(written.push(name)) };
    const { code, out, err } = await on(1, state, '--lead-time', '2h');
    expect([code, written]).toEqual([1, []]);
    expect(err).toMatch(
      /^The kept file assessments\.json .* left as it is\.\nNothing was kept\. Move it away, and save again\.\n$/,
    );
    expect(out).toContain('Change lead time: 2h');
  });

  test('keeps what is damaged beside a new file', async () => {
    const state = memory();
    state.write('assessments.json', '{');
    const { code, err } = await on(1, state, '--lead-time', '2h', '-s', 'problem');
    expect([code, err]).toEqual([
      0,
      'The kept file assessments.json cannot be read. It is now assessments.json.broken, and a new one is begun.\nKept, to be compared with next time.\n',
    ]);
    expect(state.read('assessments.json.broken')).toBe('{');
    expect((await on(2, state, '--lead-time', '1h', '-s', 'problem')).out).toContain('Since 2026-11-01');
  });

  test('where nothing can be written, says so', async () => {
    const { code, err } = await on(1, { ...memory(), write: () => false }, '--lead-time', '2h');
    expect([code, err]).toEqual([
      1,
      'The assessment cannot be kept: the state directory takes no file.\nMake it writable, or make room.\n',
    ]);
  });
});
