import { describe, expect, test } from 'vitest';
import { groupsOf, scaleOf } from '../../src/render/bands.ts';
import { realKit } from '../helpers/kit.ts';

const metrics = realKit()
  .all('metric')
  .flatMap(({ id, bands, clusters }) => (bands && clusters ? [{ id, bands, clusters }] : []));
const of = (elite: string, high = elite, medium = elite, low = elite) => ({ year: '2019', elite, high, medium, low });
/** Where a band begins and ends, as far as the ticks of its scale say. */
function between(words: string): (string | undefined)[] {
  const scale = scaleOf(of(words, 'less than one day', 'less than one day', 'less than one day'));
  const tick = (at: number) => scale?.ticks.find((one) => Math.abs(one.at - at) < 0.001)?.label;
  return [tick(scale?.spans.elite.from ?? -1), tick(scale?.spans.elite.to ?? -1)];
}

test.each([
  ['on demand (several a day)', undefined, 'day'],
  ['less than one hour', undefined, 'hour'],
  ['between once a day and once a week', 'day', 'week'],
  ['between one week and one month', 'week', 'month'],
  ['between once a month and once every six months', 'month', '6 months'],
  ['between 1 week and 6 months', 'week', '6 months'],
  ['more than six months', '6 months', undefined],
])('%s', (words, from, to) => {
  expect(between(words)).toEqual([from, to]);
});

test.each(['weekly, mostly', 'one day', 'a day, a week or a month', '', 'fifteen per cent'])(
  '%j tells no part',
  (words) => {
    expect(scaleOf(of(words))).toBeUndefined();
  },
);

test('shares are drawn to scale', () => {
  expect(scaleOf(of('0-15%', '0-15%', '0–15%', '46-60%'))).toMatchObject({
    ticks: [{ label: '0%' }, { label: '20%' }, { label: '40%' }, { at: 1, label: '60%' }],
    spans: { elite: { from: 0, to: 0.25 }, medium: { from: 0, to: 0.25 }, low: { from: 46 / 60, to: 1 } },
  });
});

test('times and shares do not share a scale', () => {
  expect(scaleOf(of('less than one day', '0-15%'))).toBeUndefined();
});

describe.each(metrics)('$id of the kit', ({ bands, clusters }) => {
  test('can be drawn, within the picture and from the best to the worst', () => {
    const { elite, high, medium, low } = scaleOf(bands)?.spans ?? {};
    const order = [elite, high, medium, low].map((span) => span?.to ?? Number.NaN);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    for (const span of [elite, high, medium, low]) {
      expect(span?.from).toBeGreaterThanOrEqual(0);
      expect(span?.to).toBeGreaterThan(span?.from ?? 1);
      expect(span?.to).toBeLessThanOrEqual(1);
    }
  });

  test('its clusters can be drawn too, though in 2024 medium failed less often than high', () => {
    const ends = Object.values(scaleOf(clusters)?.spans ?? {}).map(({ from, to }) => (from < to ? to : Number.NaN));
    expect(ends).toHaveLength(4);
    for (const to of ends) expect(to).toBeLessThanOrEqual(1);
  });

  test('says the year', () => {
    expect(groupsOf({ bands })?.title).toBe('Bands of 2019');
    expect(groupsOf({ bands, clusters })?.title).toBe('Clusters of 2024, as Octopus Deploy reports them');
  });
});
