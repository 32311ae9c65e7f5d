import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { createFrame } from '../../src/render/frame.ts';
import { addressesBroken, heading, link, paragraph, textWidth } from '../../src/render/layout.ts';
import { createStyle, type View } from '../../src/render/style.ts';

const view = (columns: number, rest: Partial<View> = {}): View => ({
  style: createStyle(0),
  columns,
  hyperlinks: false,
  ...rest,
});

const TEXTS = {
  plain: 'Small changes that we can revert are kinder to the pager than one big change a month, they say.',
  punctuation: '“Quoted” – with dashes … and 12:45, e.g. on-call; “again” and “again” and “again”.',
  wide: '日本語 の 文章 は 幅 が 二倍 です。 それ でも 行 は はみ出し ません。 絵文字 🎉 も 同じ です。',
  accents: 'Jürgen Knödel ißt gern Brötchen; e\u0301te\u0301 et cafe\u0301 sont a\u0300 part.',
};

describe.each(Object.entries(TEXTS))('a paragraph: %s', (_, text) => {
  test.each([20, 40, 80, 200])('in %i columns', (columns) => {
    const lines = paragraph(view(columns), text, { indent: '   ', first: ' 1 ' });
    for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(Math.min(columns, 92));
    expect(lines.map((line) => line.slice(3)).join(' ')).toBe(text);
    // Lines are as long as they may be: the first word of the next one would not have fitted.
    for (const [index, line] of lines.slice(0, -1).entries()) {
      const [word = ''] = lines[index + 1]?.slice(3).split(' ') ?? [];
      expect(stringWidth(`${line} ${word}`)).toBeGreaterThan(Math.min(columns, 92));
    }
  });
});

describe('an address that is wider than a screen ends its rows at / or -', () => {
  const url = 'https://example.org/docs/decisions/0019-one-repository-for-all.md';
  const pieces = ['https://example.org/docs/', 'decisions/0019-one-', 'repository-for-all.md'];

  test.each([
    ['as it is', (piece: string) => piece],
    ['painted', (piece: string) => `\u001b[4m${piece}\u001b[24m`],
    ['as a hyperlink', (piece: string) => `\u001b]8;;${url}\u001b\\${piece}\u001b]8;;\u001b\\`],
  ])('%s', (_, paint) => {
    expect(addressesBroken(view(28), [`  ${paint(url)}`])).toEqual(pieces.map((piece) => `  ${paint(piece)}`));
    expect(addressesBroken(view(80), [paint(url)])).toEqual([paint(url)]);
  });

  test('and no word of a sentence is touched', () => {
    const line = 'A sentence-that-is-one-long-word and more';
    expect(addressesBroken(view(20), [line])).toEqual([line]);
  });
});

test('a word that is too long stays whole', () => {
  const url = 'https://example.org/a/long/address/that/fits/nowhere';
  expect(paragraph(view(20), `See ${url} for more`)).toEqual(['See', url, 'for more']);
});

test('a sentence without spaces is broken between letters, and not before a mark', () => {
  expect(paragraph(view(20), 'See 我们用图来描述整个系统，然后代理。 End')).toEqual([
    'See 我们用图来描述整',
    '个系统，然后代理。',
    'End',
  ]);
});

test('each line is painted for itself, and the indent is not', () => {
  const paint = (line: string) => `<${line}>`;
  expect(paragraph(view(20), 'one two three four five six', { indent: '  ', first: '- ', paint })).toEqual([
    '- <one two three four>',
    '  <five six>',
  ]);
});

test.each([
  [0, 16],
  [10, 16],
  [40, 40],
  [200, 92],
])('text takes of %i columns %i', (columns, width) => {
  expect(textWidth(view(columns))).toBe(width);
});

test.each([20, 40, 80, 200])('a heading is ruled to the edge of %i columns', (columns) => {
  const [line = ''] = heading(view(columns), 'Ask 日本');
  expect(line).toMatch(/^Ask 日本 ─+$/);
  expect(stringWidth(line)).toBe(Math.min(columns, 92));
});

test('a heading that is too long is wrapped', () => {
  expect(heading(view(20), 'What you have in common')).toEqual(['What you have in', 'common']);
});

test.each([60, 80, 200])('a frame is exactly as wide as it is told in %i columns', async (columns) => {
  const frame = await createFrame(createStyle(0));
  const width = textWidth(view(columns));
  for (const line of frame([TEXTS.plain, TEXTS.wide, 'short'], width)) expect(stringWidth(line)).toBe(width);
});

test.each([
  [false, 'https://example.org/a'],
  [true, '\u001b]8;;https://example.org/a\u001b\\https://example.org/a\u001b]8;;\u001b\\'],
])('an address is a hyperlink where they are known: %s', (hyperlinks, expected) => {
  expect(link(view(80, { hyperlinks }), 'https://example.org/a')).toBe(expected);
});
