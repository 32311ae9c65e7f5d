import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrated } from '../../../src/answer/model/calibrate.ts';
import { distributionOf, matcherOf } from '../../../src/answer/model/classify.ts';
import { runsOf } from '../../../src/answer/model/features.ts';
import { compact, forEachWeight, readModel, writeModel } from '../../../src/answer/model/file.ts';
import { type Example, train } from '../../../src/answer/model/train.ts';

const EXAMPLES: readonly Example[] = [
  ['hot', 'the oven is far too hot for this bread'],
  ['hot', 'everything burns when the oven is that hot'],
  ['hot', 'the crust burnt again, it is too hot in there'],
  ['cold', 'the dough stays cold and never rises'],
  ['cold', 'cold dough is no dough, it will not rise'],
  ['cold', 'why does nothing rise in this cold kitchen'],
  ['none', 'thank you, that is fine with me'],
  ['none', 'fine, thanks for the bread'],
].map(([id = '', said = '']) => ({ id, said }));

const weights = compact(train(EXAMPLES));
const model = { ...weights, sharpness: 4, sure: 0.8, guess: 0.5, made: 'test' };
const matcher = matcherOf(model);
const first = (said: string) => matcher.match(said)[0]?.id;

describe('training', () => {
  test('what was never heard is taken for what it is like', () => {
    expect(first('is it hot in that oven')).toBe('hot');
    expect(first('it does not rise, it is too cold')).toBe('cold');
    expect(first('thanks, fine')).toBe('none');
  });

  test('the same sentences give the same model', () => {
    expect(Buffer.from(writeModel({ ...model, ...compact(train(EXAMPLES)) }))).toEqual(Buffer.from(writeModel(model)));
  });

  test('slips of the keyboard and other endings are forgiven', () => {
    expect(first('ovne to hot, it burnd')).toBe('hot');
  });

  test('what stands under two ids may mean both', () => {
    const both = [...EXAMPLES, { id: 'hot', said: 'it is raw' }, { id: 'cold', said: 'it is raw' }];
    const found = matcherOf({ ...model, ...compact(train(both)) }).match('it is raw');
    expect(
      found
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['cold', 'hot']);
  });
});

describe('the file', () => {
  test('is read as it was written', () => {
    const read = readModel(writeModel(model));
    expect(read?.ids).toEqual(model.ids);
    expect(read?.lowers).toEqual(model.lowers);
    expect(read?.weights).toEqual(model.weights);
    expect(read && matcherOf(read).match('cold dough')[0]?.id).toBe('cold');
  });

  test('says which classes a weight is of, for a run of few as for one of many', () => {
    const ids = Array.from({ length: 20 }, (_, id) => `class-${id}`);
    const of: Readonly<Record<number, readonly number[]>> = { 5: [3, 19], 6: [0, 1, 2, 7, 8, 15, 16, 19], 7: [4] };
    const runs = Uint32Array.from(Object.keys(of), Number);
    const weights = Float32Array.from([...runs].flatMap((run) => ids.map((_, id) => (of[run]?.includes(id) ? 1 : 0))));
    const trained = { ids, runs, rarities: new Float32Array(3).fill(1), weights, biases: new Float32Array(20) };
    const read = readModel(writeModel({ ...model, ...compact(trained) }));
    for (const [place, run] of runs.entries()) {
      const found: number[] = [];
      if (read) forEachWeight(read, run, place, (id, weight) => weight === 127 && found.push(id));
      expect(found).toEqual(of[run]);
    }
  });

  test('is read as well from a buffer that is part of another', () => {
    const bytes = writeModel(model);
    const pool = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]);
    const read = readModel(pool.subarray(6, 6 + bytes.length));
    expect(read && matcherOf(read).match('cold dough')[0]?.id).toBe('cold');
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['half of it', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['more than it', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
    [
      'another form',
      (bytes) => Buffer.from(Buffer.from(bytes).toString('latin1').replace('model 3', 'model 2'), 'latin1'),
    ],
    ['no JSON', (bytes) => Buffer.concat([Buffer.from('{'), bytes])],
  ])('is refused where it is %s', (_, damaged) => {
    expect(readModel(damaged(writeModel(model)))).toBeUndefined();
  });

  test('never throws, whatever byte is wrong', () => {
    const bytes = writeModel(model);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const wrong = Uint8Array.from(bytes);
        wrong[at] = value;
        const read = readModel(wrong);
        if (read) matcherOf(read).match('cold dough');
      }),
      { numRuns: 300 },
    );
  });

  test('is refused where its places are not in order, whatever is looked up then', () => {
    const bytes = writeModel(model);
    // The highest byte of the second place: far behind the last.
    bytes[bytes.indexOf(10) + 1 + 7] = 255;
    expect(readModel(bytes)).toBeUndefined();
  });
});

describe('any text', () => {
  test('ends in time, and its probabilities are in order and add up to one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (said) => {
        const found = matcher.match(said).map(({ probability }) => probability);
        expect(found.every((one, at) => one >= (found[at + 1] ?? 0) && one >= 0)).toBe(true);
        expect(found.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  test.each([
    ['a megabyte', 'the oven is hot '.repeat(65_000)],
    ['a megabyte without spaces', 'x'.repeat(1_000_000)],
    ['ten thousand sentences', 'Hot. '.repeat(10_000)],
  ])('%s takes less than a second', (_, said) => {
    const start = performance.now();
    matcher.match(said);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('accents, case and quotes do not matter', () => {
    expect(runsOf('Don’t  BURN the café')).toEqual(runsOf("don't burn the cafe"));
  });
});

test('a story with a doubt at its end is heard by its sentences too', () => {
  const said = 'Thanks for the bread. Fine, thank you. But the oven is far too hot, everything burns.';
  const shareOf = (distribution: ReturnType<typeof distributionOf>, id: string) =>
    distribution.find((one) => one.id === id)?.probability ?? 0;
  const whole = distributionOf(weights, 4, said.replaceAll('. ', ' '));
  expect(shareOf(distributionOf(weights, 4, said), 'hot')).not.toBeCloseTo(shareOf(whole, 'hot'));
});

test('two sentences are as alike as the runs that they share', () => {
  expect(matcher.likeness('cold dough', 'cold dough')).toBeCloseTo(1);
  expect(matcher.likeness('cold dough', 'cold bread')).toBeGreaterThan(0.2);
  expect(matcher.likeness('cold dough', 'hot oven')).toBeLessThan(0.2);
});

describe('calibration', () => {
  const judged = (count: number, right: string) =>
    Array.from({ length: count }, () => ({ said: 'the oven is far too hot for this bread', right: [right] }));

  test('what is always right is sure', () => {
    const { sure, guess } = calibrated(weights, judged(40, 'hot'));
    expect(sure).toBeLessThanOrEqual(1);
    expect(guess).toBeLessThanOrEqual(sure);
  });

  test('what is right in eight of ten is a guess and not sure', () => {
    const { sure, guess } = calibrated(weights, [...judged(32, 'hot'), ...judged(8, 'cold')]);
    expect(sure).toBeGreaterThan(1);
    expect(guess).toBeLessThan(1);
  });

  test('what is right in half is neither', () => {
    const { sure, guess } = calibrated(weights, [...judged(20, 'hot'), ...judged(20, 'cold')]);
    expect(Math.min(sure, guess)).toBeGreaterThan(1);
  });
});
