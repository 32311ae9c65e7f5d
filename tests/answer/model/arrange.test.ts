import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { arranged, rearranged } from '../../../src/answer/model/arrange.ts';
import { compact, type Model, readModel, writeModel } from '../../../src/answer/model/file.ts';
import { train } from '../../../src/answer/model/train.ts';
import { realModel } from '../../helpers/kit.ts';

/** What comes back of a model that went over a network. */
function sent(model: Model): Uint8Array {
  const read = readModel(writeModel(arranged(model)));
  if (!read) throw new Error('an arranged model cannot be read');
  return writeModel(rearranged(read));
}

test('a small model is the same after it was arranged', () => {
  const weights = compact(
    train([
      { said: 'bread burns', id: 'a' },
      { said: 'cakes need hands', id: 'b' },
      { said: 'thank you', id: 'none' },
    ]),
  );
  const model: Model = { ...weights, sharpness: 4, sure: 0.6, guess: 0.4, made: 'test' };
  expect(Buffer.compare(sent(model), writeModel(model))).toBe(0);
});

test('so is the real one, and compresses better', () => {
  const model = readModel(realModel());
  if (!model) throw new Error('dist/model.bin cannot be read: run npm run build');
  expect(Buffer.compare(sent(model), realModel())).toBe(0);
  const size = (bytes: Uint8Array) => gzipSync(bytes, { level: 6 }).length;
  expect(size(writeModel(arranged(model))) / size(realModel())).toBeLessThan(0.9);
});
