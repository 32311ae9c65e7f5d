import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromSevenBits, toSevenBits } from '../../src/text/seven-bits.ts';

test('any bytes come back, and take eight letters for seven', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = toSevenBits(bytes);
      expect(text).toHaveLength(Math.ceil((bytes.length * 8) / 7));
      expect(Array.from(text, (letter) => letter.charCodeAt(0)).every((code) => code > 0 && code <= 0x80)).toBe(true);
      expect([...fromSevenBits(text)]).toEqual([...bytes]);
    }),
  );
});

test('so do pieces of eight letters, one by one', () => {
  const bytes = Uint8Array.from({ length: 70 }, (_, at) => at * 37);
  const text = toSevenBits(bytes);
  const pieces = [text.slice(0, 16), text.slice(16, 64), text.slice(64)];
  expect(pieces.flatMap((one) => [...fromSevenBits(one)])).toEqual([...bytes]);
});
