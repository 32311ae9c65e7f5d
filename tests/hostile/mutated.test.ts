/** Sound packs with something changed at random: whatever comes of them, nothing throws and nothing acts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePacks } from '../../src/packs/compile.ts';
import { formatProblem } from '../../src/packs/problem.ts';
import { pitch } from '../../src/pitch/pitch.ts';
import { readCompiled } from '../../src/records/compiled.ts';
import { NO_FILTERS } from '../../src/records/filters.ts';
import { createKit } from '../../src/records/kit.ts';
import { shown } from '../../src/records/show.ts';
import { readIndex, writeIndex } from '../../src/search/index.ts';
import { search } from '../../src/search/search.ts';
import { HIDDEN } from '../../src/text/text.ts';
import { smallKitText } from '../helpers/kit.ts';

const SOUND = `pack: { name: acme, title: Acme, version: 1.0.0, licence: internal, kit: 1.0.0 }
audiences:
  - { id: cfo, label: Finance, aliases: [money people], layer: both, goals: [g], challenges: [c], metrics: [m], topics: [money, lanterns], use: [{ word: a, why: b }], avoid: [], openings: [Hello.], questions: [How much?] }
topics:
  - { id: lanterns, label: Lanterns, aliases: [lamps], vocabulary: [light] }
speakers:
  - { id: jane-doe, name: Jane Doe, role: Head }
talks:
  - { id: our-year, title: Our year, speakers: [jane-doe], event: bread-days, video: abcdefghijk, length: 30:00 }
quotes:
  - { id: nobody-called, text: Nobody called., speakers: [jane-doe], answers: Is it safe?, heard: [quiet], topics: [lanterns], audiences: [cfo, bosses], sources: [{ talk: our-year, at: 1:00, speaker: jane-doe }] }
points:
  - { id: a-light, title: A light, part: why, say: { cfo: It costs less., bosses: It is lit. }, because: so, topics: [money], figures: [half-burnt], sources: [{ page: "https://a.example", title: T, asOf: "2026" }], caveat: Not at noon. }
objections:
  - { id: too-dark, title: Too dark, heard: [it is dark], really: r, acknowledge: a, ask: q, respond: { everyone: e }, evidence: [a-light, nobody-called], concede: c, topics: [lanterns], sources: [{ talk: hot-ovens, at: 2:00 }] }
patches:
  - { id: small-batches, say: { cfo: It is cheap. }, set: { caveat: x } }
  - { id: always-by-hand, heard: [by hand only] }
hides: [timer]
`;

const BASE = smallKitText();
const LINES = SOUND.split('\n');
const piece = fc.constantFrom(
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  '- ',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '!!x ',
  '|',
  '\n',
  '\t',
  '\u001b[2J',
  '"\\e[31m"',
  '\u202e',
  '\u0000',
  '__proto__',
  'constructor',
  'everyone',
  'cfo',
  'bosses',
  'flux',
  'a/b',
  '../x',
  'null',
  '~',
  '1.0',
  '-1',
  '2026',
  'true',
  '<<',
  'id',
  'x'.repeat(500),
);

/** What is done to the text: a piece put in, some of it taken out, a line repeated, moved or left out. */
const change = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    at: fc.nat(SOUND.length),
    text: fc.oneof(piece, fc.string({ maxLength: 5 })),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(SOUND.length), length: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('word' as const), number: fc.nat(200), text: piece }),
  fc.record({ kind: fc.constant('line' as const), from: fc.nat(LINES.length - 1), to: fc.nat(LINES.length - 1) }),
);

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(text: string, one: Change): string {
  switch (one.kind) {
    case 'put':
      return text.slice(0, one.at) + one.text + text.slice(one.at);
    case 'cut':
      return text.slice(0, one.at) + text.slice(one.at + one.length);
    case 'word': {
      let number = one.number;
      return text.replace(/[\w-]+/g, (word) => (number-- === 0 ? one.text : word));
    }
    case 'line': {
      const lines = text.split('\n');
      lines.splice(one.to, 0, lines[one.from] ?? '');
      return lines.join('\n');
    }
  }
}

test('a pack with changes at random does no harm', () => {
  let used = 0;
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
      const text = changes.reduce(changed, SOUND);
      const { packs, problems } = compilePacks(BASE, [{ path: '/p', files: [{ path: 'p.yaml', text }] }]);
      const lines = text.split('\n').length;
      for (const problem of problems) {
        expect(formatProblem(problem)).not.toMatch(HIDDEN);
        expect(problem.line).toBeGreaterThan(0);
        expect(problem.line).toBeLessThanOrEqual(lines);
      }
      const kit = createKit([readCompiled(BASE), ...packs.map(readCompiled)]);
      used += packs.length;
      const seen = [
        ...kit.records.map((record) => shown(kit, record)),
        search(kit, readIndex(writeIndex(kit)), {
          words: 'lanterns cheap dark',
          phrases: [],
          filters: NO_FILTERS,
          limit: 5,
        }),
        ...kit.all('audience').map((audience) => attempt(() => pitch(kit, { audiences: [audience], minutes: 3 }))),
      ];
      expect(JSON.stringify(seen)).not.toMatch(/\\u00[01]|\\u009|\\u007f|[\u202a-\u202e\u2066-\u2069]/);
      expect(kit.records.every(({ id, kind }) => kit.kindOf(id) === kind)).toBe(true);
      expect(Object.prototype).not.toHaveProperty('polluted');
    }),
    { numRuns: 150 },
  );
  // Where nothing is ever read there is nothing to test.
  expect(used).toBeGreaterThan(20);
});

/** The result, or the message for the user that stands for it; any other error goes on. */
function attempt<T>(make: () => T): T | string {
  try {
    return make();
  } catch (error) {
    if (error instanceof Error && 'exitCode' in error) return error.message;
    throw error;
  }
}
