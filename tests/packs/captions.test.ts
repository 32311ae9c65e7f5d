import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionFormat, readCaptions, writeCaptions } from '../../src/packs/captions.ts';

function read(text: string): string[] {
  const format = captionFormat(text);
  if (!format) return ['no captions'];
  return readCaptions(text, format).cues.map(({ start, end, text: words }) => `${start}-${end} ${words}`);
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
    ['a broken cue is left out', 'WEBVTT\n\n00:00:01.000 --> soon\na\n\n00:00:03.000 --> 00:00:04.000\nb', ['3-4 b']],
    ['a time that no video has', 'WEBVTT\n\n999:00:03.000 --> 999:00:04.000\nb', []],
    ['escape sequences', 'WEBVTT\n\n00:00:03.000 --> 00:00:04.000\na\u001b[31mb\u202ec', ['3-4 ab c']],
    ['only a head', 'WEBVTT', []],
    ['JSON of something else', '{"a":1}', []],
    ['JSON3 of the wrong shape', '{"events":[null,1,{"tStartMs":"x"},{"tStartMs":1,"segs":[null]}]}', []],
    ['marks that other programs leave', '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}[thunder]\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an2}{\\i1}low{\\i0}<br/>er <font color="#fff">voice</font>\n', ['1-2 [thunder]', '3-4 low er voice']],
    ['signs that are no marks', '1\n00:00:01,000 --> 00:00:02,000\nif a < b and c > d, write <name> {x} and C:\\New\n', ['1-2 if a < b and c > d, write <name> {x} and C:\\New']],
    ['letters that are written as entities', '1\n00:00:01,000 --> 00:00:02,000\nit&#8217;s, isn&#x27;t it, &ldquo;here&rdquo;, R&D &copy\n', ['1-2 it’s, isn\'t it, “here”, R&D &copy']],
    ['a cue that ends before it begins', '1\n00:00:20,000 --> 00:00:18,000\na\n', ['20-20 a']],
    ['a cue without an empty line before it', '1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:03,000 --> 00:00:04,000\nb\n', ['1-2 a', '3-4 b']],
    ['an empty line within a cue', '1\n00:00:01,000 --> 00:00:02,000\na\n\nand b\n\n2\n\n00:00:03,000 --> 00:00:04,000\nc\n', ['1-2 a and b', '3-4 c']],
    ['a word in place of a number', 'one\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 --> 00:00:04,000\nb\n', ['1-2 a', '3-4 b']],
    ['times as people type them', '1\n0:0:1.5->00: 00: 02, 000\na\n\n00:03:250 --> 00:04:000 X1:10 X2:20\nb\n', ['1.5-2 a', '3.25-4 b']],
    ['words that look like a setting', 'WEBVTT\n\n00:01.000 --> 00:02.000\nline: the first\nNOTE that\n', ['1-2 line: the first NOTE that']],
    ['a note between cues', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nNOTE nobody said this\n\nSTYLE\n::cue {}\n\n00:03.000 --> 00:04.000\nb\n', ['1-2 a', '3-4 b']],
    ['music, and again', '1\n00:00:01,000 --> 00:00:02,000\n♪\n\n2\n00:00:02,000 --> 00:00:03,000\n♫\n\n3\n00:00:03,000 --> 00:00:04,000\n?\n', ['1-2 ♪', '2-3 ♫', '3-4 ?']],
    ['JSON3 that lasts for ever', '{"events":[{"tStartMs":1000,"dDurationMs":1e300,"segs":[{"utf8":"a"}]},{"tStartMs":2000,"dDurationMs":"x","segs":[{"utf8":"b"}]}]}', ['1-359999.999 a', '2-2 b']],
    ['text', 'hello world', ['no captions']],
    ['nothing', '', ['no captions']],
  ])('%s', (_, text, cues) => {
    expect(read(text)).toEqual(cues);
  });
});

test('what is written is read back as it was', () => {
  const cue = fc.record({
    start: fc.integer({ min: 0, max: 90_000_000 }).map((ms) => ms / 1000),
    text: fc.stringMatching(/^[a-z<>&]+( [a-z<>&;/-]+){0,5}$/),
  });
  // What a live caption repeats is read once.
  const isLike = (one: { start: number; text: string }, other: { start: number; text: string }) =>
    one.start === other.start || one.text === other.text;
  fc.assert(
    fc.property(fc.uniqueArray(cue, { comparator: isLike, maxLength: 8 }), (made) => {
      const cues = made.toSorted((a, b) => a.start - b.start).map((one) => ({ ...one, end: one.start + 1 }));
      const { cues: again } = readCaptions(writeCaptions(cues, 'a <b> --> c'), 'vtt');
      expect(again.map(({ text }) => text)).toEqual(cues.map(({ text }) => text));
      for (const [index, { start }] of again.entries()) expect(start).toBeCloseTo(cues[index]?.start ?? Number.NaN, 2);
    }),
    { numRuns: 100 },
  );
});

test('any text is read without an error', () => {
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
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
      for (const format of ['vtt', 'srt'] as const) readCaptions(pieces.join(''), format);
    }),
    { numRuns: 200 },
  );
});

describe('what is in no cue is counted, with its line', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, text: string, leftOut: number, line: number | undefined]>([
    ['nothing', 'WEBVTT - a talk\nKind: captions\n\nNOTE x\n\n00:01.000 --> 00:02.000\na\n', 0, undefined],
    ['times that cannot be', '1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:99:03,000 --> 00:99:04,000\nb\n', 1, 6],
    ['times before the beginning', '1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n-00:00:03,000 --> 00:00:04,000\nb\n', 1, 6],
    ['words before the first cue', 'Made by nobody\n\n1\n00:00:01,000 --> 00:00:02,000\na\n', 1, 1],
    ['words behind a note', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nNOTE\nx\n\ny\n', 1, 9],
    ['a time that no video has', 'WEBVTT\n\n999:00:03.000 --> 999:00:04.000\nb', 1, 3],
    ['more than a screen holds', `1\n00:00:01,000 --> 00:00:02,000\n${'a '.repeat(3000)}\n`, 1, 2],
    ['JSON3 without a time', '{"events":[{"segs":[{"utf8":"a"}]},{"tStartMs":-1,"segs":[{"utf8":"b"}]},{"segs":[{"utf8":" "}]}]}', 2, undefined],
  ])('%s', (_, text, leftOut, line) => {
    const read = readCaptions(text, captionFormat(text) ?? 'srt');
    expect([read.leftOut, read.line]).toEqual([leftOut, line]);
  });
});

test('times at the end of what can be written are read back', () => {
  const written = writeCaptions([{ start: 359_999.9997, end: 1e300, text: 'a' }], '');
  expect(readCaptions(written, 'vtt').cues).toEqual([{ start: 359_999.999, end: 359_999.999, text: 'a' }]);
});

/** With a loop in the square of its length each of these would go on for minutes. */
describe('long runs do not stand still', () => {
  const [one, two] = ['00:00:01.000 --> 00:00:02.000\n', '00:00:02.000 --> 00:00:03.000\n'];
  // biome-ignore format: one case, one line
  test.each<[what: string, text: string, cues: number]>([
    ['empty lines behind a number', `1${'\n'.repeat(500_000)}x`, -1],
    ['two cues of many lines', `WEBVTT\n\n${one}${'a\n'.repeat(2000)}\n${two}${'b\n'.repeat(2000)}`, 2],
    ['many more lines than that', `WEBVTT\n\n${one}${'a\n'.repeat(500_000)}\n${two}${'b\n'.repeat(500_000)}`, 0],
    ['beginnings of marks', `WEBVTT\n\n${one}${'<v '.repeat(500_000)}\n\n${two}a\n`, 1],
    ['spaces', `1\n${' '.repeat(1_000_000)}${one}`, -1],
    ['cues', `WEBVTT\n\n${`${one}a\n\n`.repeat(20_000)}`, 1],
  ])('%s', (_, text, cues) => {
    const format = captionFormat(text);
    expect(format ? readCaptions(text, format).cues.length : -1).toBe(cues);
  });
});
