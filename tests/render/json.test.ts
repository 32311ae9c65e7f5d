import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json } from '../../src/render/json.ts';
import { HIDDEN } from '../../src/text/text.ts';

test.each([
  ['a mark of the byte order', '\ufeff', '\\ufeff'],
  ['a turn of the writing', '\u202e', '\\u202e'],
  ['a letter of a tag', '\u{e0041}', '\\udb40\\udc41'],
  ['a control character of the second kind', '\u0085', '\\u0085'],
])('%s is escaped', (_, letter, escaped) => {
  expect(json({ said: `a${letter}b` })).toBe(`{\n  "said": "a${escaped}b"\n}\n`);
});

test('any text comes back, and nothing that is printed hides', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const printed = json({ text });
      expect(JSON.parse(printed)).toEqual({ text });
      expect(HIDDEN.test(printed.replaceAll('\n', ''))).toBe(false);
    }),
  );
});
