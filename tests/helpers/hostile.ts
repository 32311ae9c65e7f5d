/** Texts that want to be more than text, in every place of a result where a text can stand. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Result } from '../../src/render/result.ts';
import { visible } from '../../src/text/text.ts';

const FRAGMENTS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</style>',
  '</p>',
  '<b',
  ']]>',
  '<!--',
  '-->',
  '--!>',
  '--',
  '---',
  '***',
  '=====',
  '|',
  '| a | b |\n|---|---|\n| c | d |',
  '`',
  '```',
  '~~~',
  '~~',
  '**',
  '_a_',
  '\\',
  '# ',
  '- ',
  '+ ',
  '1. ',
  '> ',
  '[a](javascript:alert(1))',
  '![a](https://evil.example/a.png)',
  '[a]: https://evil.example',
  '[^1]',
  '$x$',
  '$$',
  ':tada:',
  '&amp;',
  '&#60;',
  '&copy',
  '"',
  "'",
  '\n\n',
  '\t',
  '    ',
  '\u202e',
  '\u2067',
  '\u0007',
  'שלום',
  'مرحبا',
  '🎉',
  '👩‍💻',
  'www.evil.example',
  'https://evil.example',
  'http://evil.example',
  'a@evil.example',
  'theme: gaia',
  'paginate: false',
  'class: x',
] as const;

/** Texts made of what means something in one of the formats, and of anything else. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  // An escape sequence may swallow what follows, which is what it is for.
  .map((parts) => parts.join(' ').replaceAll('\u001b', ''))
  .filter((text) => /[\p{L}\p{N}]/u.test(text));

/** All of them at once. */
export const HOSTILE = FRAGMENTS.join(' ');

/** What is no text: ids, addresses, and words that the program gives a meaning. */
const NO_TEXT = [
  'kind',
  'id',
  'wording',
  'url',
  'talk',
  'part',
  'at',
  'audience',
  'type',
  'record',
  'topics',
  'audiences',
];

/** A result with every text in it replaced. */
export function withTexts(result: Result, text: string): Result {
  return replaced(result, text) as Result;
}

function replaced(value: unknown, text: string): unknown {
  if (typeof value === 'string') return value && text;
  if (Array.isArray(value)) return value.map((one) => replaced(one, text));
  if (typeof value !== 'object' || value === null) return value;
  const links = 'type' in value && value.type === 'link';
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      (NO_TEXT.includes(key) && !isLabels(one)) || (links && key === 'text') ? one : replaced(one, text),
    ]),
  );
}

/** The audiences of a pitch have labels, those of a hit are ids. */
function isLabels(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'object';
}

/** A document as its structure and its text, without white space. */
export interface Read {
  readonly structure: string;
  readonly text: string;
}

/** Checks that texts are texts, in a format that is read back by somebody else. */
export async function holds(result: Result, text: string, read: (result: Result) => Promise<Read>): Promise<void> {
  const plain = await read(withTexts(result, 'zzyzx'));
  const hostile = await read(withTexts(result, text));
  expect(hostile.structure).toBe(plain.structure);
  expect(hostile.text.toLowerCase()).toBe(
    plain.text.toLowerCase().replaceAll('zzyzx', () => tight(visible(text)).toLowerCase()),
  );
}

/** Text without white space, and without the joiner that keeps `:names:` from becoming pictures. */
export function tight(text: string): string {
  return text.replace(/[\s\u2060]+/g, '');
}
