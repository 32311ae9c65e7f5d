/** Packs with thousands of mistakes: as many are told as somebody reads, and it takes no longer than reading them. */
import { expect, test } from 'vitest';
import { compilePacks } from '../../src/packs/compile.ts';
import { smallKitText } from '../helpers/kit.ts';

const MANIFEST = 'pack: { name: acme, title: Acme, version: 1.0.0, licence: internal }\n';
const many = (count: number, make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n)).join('');

// biome-ignore format: one case, one line
test.each<[what: string, text: string, told: number]>([
  ['records that name nothing', `quotes:\n${many(5000, (n) => `  - { id: q${n}, text: T${n}, speakers: [no-one], answers: A, topics: [money], audiences: [bakers], sources: [{ page: "https://a.example", title: T, asOf: "2026" }] }\n`)}`, 101],
  ['hides of nothing', `hides: [${many(50_000, (n) => `h${n}, `)}]\n`, 101],
  ['patches of nothing', `patches:\n${many(10_000, (n) => `  - { id: p${n}, set: { a: b } }\n`)}`, 101],
  ['patches of one record', `patches:\n${many(20_000, (n) => `  - { id: always-by-hand, heard: [by hand ${n}] }\n`)}`, 101],
  ['one id for all', `topics:\n${many(5000, (n) => `  - { id: one, label: L${n}, aliases: [], vocabulary: [] }\n`)}`, 101],
  ['keys that nobody knows', many(20_000, (n) => `topiks${n}: []\n`), 101],
])('%s', (_, text, told) => {
  const { packs, problems } = compilePacks(smallKitText(), [{ path: '/p', files: [{ path: 'p.yaml', text: MANIFEST + text }] }]);
  expect(packs).toHaveLength(1);
  expect(problems).toHaveLength(told);
  expect(problems.at(-1)).toMatchObject({ message: 'more may be wrong in this file', hint: 'no more than 100 are told of one' });
});

test('a hundred patches of one record are used', () => {
  const text = `${MANIFEST}patches:\n${many(101, (n) => `  - { id: always-by-hand, heard: [by hand ${n}] }\n`)}`;
  const { packs, problems } = compilePacks(smallKitText(), [{ path: '/p', files: [{ path: 'p.yaml', text }] }]);
  expect(packs.join('')).toContain('by hand 99"');
  expect(packs.join('')).not.toContain('by hand 100"');
  expect(problems).toMatchObject([
    { line: 103, message: 'patch of "always-by-hand": is one too many, so it is not used' },
  ]);
});
