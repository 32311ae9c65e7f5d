import { expect, test } from 'vitest';
import { type Decoded, decodedText } from '../../src/packs/encodings.ts';

const words = '1\n00:00:01,000 --> 00:00:02,000\nЗаписане є правдою.\n';
const utf16 = Buffer.from(words, 'utf16le');
const text: Decoded = { kind: 'text', text: words };
/** As windows-1251 has it. */
const cyrillic = Buffer.from([0x31, 0x0a, 0xcf, 0xf0, 0xe0, 0xe2, 0xe4, 0xe0]);

// biome-ignore format: one case, one line
test.each<[what: string, bytes: Buffer, said: string | undefined, found: Decoded]>([
  ['UTF-8', Buffer.from(words), undefined, text],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${words}`), undefined, text],
  ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), undefined, text],
  ['UTF-16 the other way round, with its mark', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]), undefined, text],
  ['UTF-16 without a mark', utf16, undefined, text],
  ['UTF-16 the other way round, without a mark', Buffer.from(utf16).swap16(), undefined, text],
  ['windows-1251, as the user says', cyrillic, 'windows-1251', { kind: 'text', text: '1\nПравда' }],
  ['the same without a word', cyrillic, undefined, { kind: 'unfit', encoding: 'UTF-8', line: 2 }],
  ['the same, said wrongly', cyrillic, 'shift_jis', { kind: 'unfit', encoding: 'SHIFT_JIS', line: 2 }],
  ['an encoding that there is not', cyrillic, 'klingon', { kind: 'unknown' }],
  ['a program', Buffer.from([0x7f, 0x45, 0x0a, 0x0a, 0x46, 0x01, 0x00]), undefined, { kind: 'unfit', encoding: 'UTF-8', line: 3 }],
  ['nothing', Buffer.alloc(0), undefined, { kind: 'text', text: '' }],
])('%s', (_, bytes, said, found) => {
  expect(decodedText(bytes, said)).toEqual(found);
});
