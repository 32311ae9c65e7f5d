import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesIn } from '../../src/text/sentences.ts';

// biome-ignore format: one case, one line
test.each<[said: string, sentences: string[]]>([
  ['', []],
  ['  ', []],
  ['one thing', ['one thing']],
  ['We tried. It broke!  Why again?', ['We tried.', 'It broke!', 'Why again?']],
  ['no time. who would run it', ['no time.', 'who would run it']],
  ['Really?! Well… no', ['Really?!', 'Well…', 'no']],
  ['He said "no." We left.', ['He said "no."', 'We left.']],
  ['a first line\nand a second', ['a first line', 'and a second']],
  ['Flux v2.1 takes 3.5 minutes. Good.', ['Flux v2.1 takes 3.5 minutes.', 'Good.']],
  ['Use a tool, e.g. Flux. Done.', ['Use a tool, e.g. Flux.', 'Done.']],
  ['Push vs. pull? Ask Dr. Who.', ['Push vs. pull?', 'Ask Dr. Who.']],
  ['Such as e.g.', ['Such as e.g.']],
])('%j', (said, sentences) => {
  expect(sentencesIn(said)).toEqual(sentences);
});

test('no word is lost, whatever is said', () => {
  const piece = fc.constantFrom('why', 'e.g.', 'it', 'broke.', 'no?', '!', '\n', ' ', '"so."', '…');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const said = pieces.join(' ');
      expect(sentencesIn(said).join(' ').split(/\s+/)).toEqual(said.trim().split(/\s+/));
    }),
  );
});

/** In the square of its length each of these would take minutes. */
test.each([
  ['spaces', `a${' '.repeat(300_000)}b`, 1],
  ['marks that close', `a${'"'.repeat(300_000)} b`, 1],
  ['abbreviations', `${'e.g. '.repeat(60_000)}a`, 1],
  ['sentences', 'Why? '.repeat(60_000), 60_000],
])('a long run of %s', (_, said, count) => {
  expect(sentencesIn(said)).toHaveLength(count);
});
