import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionFormat, readCaptions, writeCaptions } from '../../src/packs/captions.ts';

async function read(text: string): Promise<string[]> {
  const format = captionFormat(text);
  if (!format) return ['no captions'];
  return (await readCaptions(text, format)).map(({ start, end, text: words }) => `${start}-${end} ${words}`);
}

const AUTOMATIC = `WEBVTT
Kind: captions
Language: en

00:00:00.080 --> 00:00:02.389 align:start position:0%
 
hello<00:00:00.400><c> and</c><00:00:00.560><c> welcome</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
hello and welcome
 

00:00:02.399 --> 00:00:04.000 align:start position:0%
hello and welcome
to<00:00:02.600><c> gitops</c><00:00:03.000><c> days</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
to gitops days
 

00:00:04.010 --> 00:00:06.000 align:start position:0%
to gitops days
we we we begin
`;

describe('captions are read', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, text: string, cues: string[]]>([
    ['automatic ones, which roll up the screen', AUTOMATIC, ['0.08-2.399 hello and welcome', '2.399-4.01 to gitops days', '4.01-6 we we we begin']],
    ['WebVTT with notes, names, styles and Windows line ends', 'WEBVTT\r\n\r\nNOTE hi\r\nthere\r\n\r\nid1\r\n00:01.000 --> 00:02.000\r\n<v Kyle>a &amp; &lt;b&gt;</v>\r\nb\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n01:00:02.000 --> 01:00:03.000\r\nc\r\n', ['1-2 a & <b> b', '3602-3603 c']],
    ['a byte order mark', '\uFEFFWEBVTT\n\n00:00:01.000 --> 00:00:02.000\na\n', ['1-2 a']],
    ['SRT', '1\n00:00:01,000 --> 00:00:03,000\n<i>hello</i>\n\n2\n00:00:04,000 --> 00:00:05,000\nb\nc\n', ['1-3 hello', '4-5 b c']],
    ['JSON3', '{"events":[{"tStartMs":1000,"dDurationMs":2000,"segs":[{"utf8":"one"},{"utf8":" two","tOffsetMs":400}]},{"tStartMs":1500,"aAppend":1,"segs":[{"utf8":"\\n"}]},{"tStartMs":5000,"segs":[{"utf8":"three"}]}]}', ['1-3 one two', '5-5 three']],
    ['cues in any order', 'WEBVTT\n\n00:05.000 --> 00:06.000\nb\n\n00:01.000 --> 00:02.000\na\n', ['1-2 a', '5-6 b']],
    ['words that are said twice', 'WEBVTT\n\n00:01.000 --> 00:02.000\nno\n\n00:02.000 --> 00:03.000\nno\n\n00:03.000 --> 00:04.000\nnever\n\n00:04.000 --> 00:05.000\nthat\n\n00:05.000 --> 00:06.000\nis\n\n00:06.000 --> 00:07.000\nit\n', ['1-2 no', '2-3 no', '3-4 never', '4-5 that', '5-6 is', '6-7 it']],
    ['a broken cue is left out', 'WEBVTT\n\n00:00:01.000 -> 00:00:02.000\na\n\n00:00:03.000 --> 00:00:04.000\nb', ['3-4 b']],
    ['a time that no video has', 'WEBVTT\n\n999:00:03.000 --> 999:00:04.000\nb', []],
    ['escape sequences', 'WEBVTT\n\n00:00:03.000 --> 00:00:04.000\na\u001b[31mb\u202ec', ['3-4 ab c']],
    ['only a head', 'WEBVTT', []],
    ['JSON of something else', '{"a":1}', []],
    ['JSON3 of the wrong shape', '{"events":[null,1,{"tStartMs":"x"},{"tStartMs":1,"segs":[null]}]}', []],
    ['text', 'hello world', ['no captions']],
    ['nothing', '', ['no captions']],
  ])('%s', async (_, text, cues) => {
    expect(await read(text)).toEqual(cues);
  });
});

test('what is written is read back as it was', async () => {
  const cue = fc.record({
    start: fc.integer({ min: 0, max: 90_000_000 }).map((ms) => ms / 1000),
    text: fc.stringMatching(/^[a-z<>&]+( [a-z<>&;/-]+){0,5}$/),
  });
  // What a live caption repeats is read once.
  const isLike = (one: { start: number; text: string }, other: { start: number; text: string }) =>
    one.start === other.start || one.text === other.text;
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(cue, { comparator: isLike, maxLength: 8 }), async (made) => {
      const cues = made.toSorted((a, b) => a.start - b.start).map((one) => ({ ...one, end: one.start + 1 }));
      const again = await readCaptions(writeCaptions(cues, 'a <b> --> c'), 'vtt');
      expect(again.map(({ text }) => text)).toEqual(cues.map(({ text }) => text));
      for (const [index, { start }] of again.entries()) expect(start).toBeCloseTo(cues[index]?.start ?? Number.NaN, 2);
    }),
    { numRuns: 100 },
  );
});

test('any text is read without an error', async () => {
  const piece = fc.constantFrom(
    'WEBVTT\n',
    '\n',
    '\n\n',
    '00:01.000 --> 00:02.000',
    '1\n00:00:01,000 --> 00:00:02,000\n',
    'NOTE',
    'STYLE',
    'REGION',
    '<v ',
    '>',
    '-->',
    'a',
    '\u0000',
    '\uFEFF',
    'align:start',
    '&',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), async (pieces) => {
      for (const format of ['vtt', 'srt'] as const) await readCaptions(pieces.join(''), format);
    }),
    { numRuns: 200 },
  );
});
