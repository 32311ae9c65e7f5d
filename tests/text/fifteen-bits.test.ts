import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFifteenBits, toFifteenBits } from '../../src/text/fifteen-bits.ts';

/** Bytes that were text meanwhile; of what fills the last letter up there may be one more. */
const sent = (bytes: Uint8Array) => [...fromFifteenBits(toFifteenBits(bytes))].slice(0, bytes.length);

test('any bytes come back, and take eight letters for fifteen', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = toFifteenBits(bytes);
      expect(text).toHaveLength(Math.ceil((bytes.length * 8) / 15));
      expect(Array.from(text, (letter) => letter.charCodeAt(0)).every((code) => code >= 0x80 && code < 0xd800)).toBe(
        true,
      );
      expect(sent(bytes)).toEqual([...bytes]);
    }),
  );
});

test('so do pieces of eight letters, one by one', () => {
  const bytes = Uint8Array.from({ length: 75 }, (_, at) => at * 37);
  const text = toFifteenBits(bytes);
  const pieces = [text.slice(0, 16), text.slice(16, 32), text.slice(32)];
  expect(pieces.flatMap((one) => [...fromFifteenBits(one)])).toEqual([...bytes]);
});
