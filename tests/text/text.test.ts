import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, inSentence, joined, plain, repeated, visible } from '../../src/text/text.ts';

const CONTROL = /\p{Cc}|[\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

describe('visible', () => {
  // biome-ignore format: one case, one line
  test.each([
    ['nothing to hide', 'who changed production?', 'who changed production?'],
    ['a colour', '\u001b[1;31mred\u001b[0m', 'red'],
    ['the cursor', 'a\u001b[2J\u001b[Hb', 'ab'],
    ['a window title', '\u001b]0;evil\u0007x', 'x'],
    ['a window title that never ends', 'x\u001b]0;evil', 'x'],
    ['a hyperlink', '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\', 'click'],
    ['a lone escape', 'a\u001bb\u001b', 'a b'],
    ['control characters', 'a\u0000b\u0007c\u009bd', 'a b c d'],
    ['line ends and tabs', 'a\r\n\tb\u2028c', 'a b c'],
    ['text that runs backwards', 'a\u202egpj.exe\u202c', 'a gpj.exe'],
    ['direction marks', '\u2066a\u2069\u200fb', 'a b'],
    ['a byte order mark', '\ufeffa', 'a'],
    ['other scripts', 'Jürgen 日本 🎉', 'Jürgen 日本 🎉'],
    ['spaces', '  a   b ', 'a b'],
  ])('%s', (_, text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test('never lets a control character through, and changes nothing the second time', () => {
    const pieces = fc.constantFrom('\u001b', '\u001b[', '\u001b]', '31m', '\u0007', '\\', '\u202e', '\n', 'a', ' ');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(text, (some) => {
        const shown = visible(some);
        expect(shown).not.toMatch(CONTROL);
        expect(visible(shown)).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['short', 'short'],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(61), `${'x'.repeat(57)}...`],
  ['\u001b[31mred', 'red'],
])('repeated %j', (text, expected) => {
  expect(repeated(text)).toBe(expected);
});

test.each([
  ["Jürgen's Café", 'jurgen s cafe'],
  ["Jurgen's  cafe!", 'jurgen s cafe'],
  ['On-Call', 'on call'],
  ['CI/CD', 'ci cd'],
  ['ﬁne', 'fine'],
  ['Łukasz Straße Søren', 'lukasz strasse soren'],
  ['日本', '日本'],
  ['?!', ''],
  ['', ''],
])('plain %j', (text, expected) => {
  expect(plain(text)).toBe(expected);
});

test.each([
  ['', 0],
  ['   ', 0],
  ['one', 1],
  [' one  two\nthree ', 3],
])('countWords %j', (text, expected) => {
  expect(countWords(text)).toBe(expected);
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('joined %j', (words, expected) => {
  expect(joined(words)).toBe(expected);
});

test.each([
  ['Security and compliance', 'security and compliance'],
  ['SREs and operations', 'SREs and operations'],
  ['', ''],
])('inSentence %j', (label, expected) => {
  expect(inSentence(label)).toBe(expected);
});

test('a name with capitals inside keeps them', () => {
  expect(inSentence('DevOps and test engineers')).toBe('DevOps and test engineers');
});
