import { describe, expect, test } from 'vitest';
import { type CostNumbers, costOf, readCost, readMoney } from '../../src/assessment/cost.ts';

describe('money as it is typed', () => {
  // biome-ignore format: one case, one line
  test.each<[text: string, before: string, amount: number | undefined, after: string]>([
    ['80', '', 80, ''], ['80 EUR', '', 80, ' EUR'], ['80EUR', '', 80, 'EUR'], ['$95', '$', 95, ''], ['€ 80.50', '€ ', 80.5, ''], ['CHF 120', 'CHF ', 120, ''],
    ['1,200 kr', '', 1200, ' kr'], ['80,50 €', '', 80.5, ' €'], ['0', '', 0, ''],
    ['', '', undefined, ''], ['EUR', '', undefined, ''], ['80 EUR/h', '', undefined, ''], ['-80', '', undefined, ''], ['80 EUR an hour', '', undefined, ''],
    ['99999999', '', undefined, ''],
  ])('%s', (text, before, amount, after) => {
    expect(readMoney(text)).toEqual(amount === undefined ? undefined : { amount, before, after });
  });
});

test.each([
  ['hours', '0.5', { hours: 0.5 }],
  ['incidents', '2-4', { incidents: 3 }],
  ['incidents', '0', { incidents: 0 }],
  ['people', '2 million', undefined],
  ['people', '1,000,001', undefined],
] as const)('%s of %s', (id, text, number) => expect(readCost(id, text)).toEqual(number));

describe('what numbers come to in a year', () => {
  const price = { amount: 80, before: '', after: ' EUR' };
  const all = { deployments: 40, people: 3, hours: 2, incidents: 6, recoveryHours: 9, hourCost: price };

  // biome-ignore format: one case, one line
  test.each<[numbers: CostNumbers, hours: Readonly<Record<string, number>>, money: Readonly<Record<string, number>>, missing: string[]]>([
    [all, { changes: 2880, incidents: 54, together: 2934, hourLessAChange: 480, hourLessAnIncident: 6 }, { changes: 230_400, incidents: 4320, together: 234_720, hourLessAChange: 38_400, hourLessAnIncident: 480 }, []],
    [{ deployments: 40, people: 3, hours: 2 }, { changes: 2880, hourLessAChange: 480 }, {}, []],
    [{ incidents: 6, recoveryHours: 9 }, { incidents: 54, hourLessAnIncident: 6 }, {}, []],
    [{ incidents: 0, recoveryHours: 9 }, { incidents: 0, hourLessAnIncident: 0 }, {}, []],
    [{ deployments: 40, hours: 2 }, { hourLessAChange: 480 }, {}, ['--people']],
    [{ recoveryHours: 9 }, {}, {}, ['--incidents']],
    [{ hourCost: price }, {}, {}, ['--deployments', '--people', '--hours']],
    [{ deployments: 1, people: 1, hours: 0.1, hourCost: { ...price, amount: 0.1 } }, { changes: 1.2, hourLessAChange: 12 }, { changes: 0.12, hourLessAChange: 1.2 }, []],
  ])('%j', (numbers, hours, money, missing) => {
    const { missing: lacking, hourCost, ...sums } = costOf(numbers);
    const of = (field: 'hours' | 'money') =>
      Object.fromEntries(Object.entries(sums).flatMap(([name, sum]) => (sum[field] === undefined ? [] : [[name, sum[field]]])));
    expect([of('hours'), of('money'), lacking, hourCost]).toEqual([hours, money, missing, numbers.hourCost]);
  });

  test('one of a thing is called so', () => {
    const { changes } = costOf({ deployments: 1, people: 1, hours: 1 });
    expect(changes?.factors.map(({ of }) => of)).toEqual(['months', 'deployment', 'person', 'hour']);
  });
});
