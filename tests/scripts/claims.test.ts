import { expect, test } from 'vitest';
import { addressesIn, claimsIn, isStale } from '../../scripts/claims.ts';
import { parsePackFile } from '../../src/packs/parse.ts';

const { records } = parsePackFile(
  `figures:
  - id: half
    statement: Half of it burns.
    asOf: "2024"
    topics: []
    audiences: []
    sources:
      - { page: "https://example.org/half", title: Half, asOf: 2026-03 }
      - { talk: hot-ovens }
tools:
  - { id: timer, name: Timer, purpose: It rings., category: kitchen, status: active, address: "https://example.org/half", asOf: 2025-11-21 }
  - { id: hourglass, name: Hourglass, purpose: It ran., category: kitchen, status: archived, former: [{ address: hourglass.example, status: unsafe }] }
talks:
  - { id: hot-ovens, title: Hot, speakers: [], event: fair, video: abcdefghijk }
`,
  'data/x.yaml',
);
const claims = claimsIn(records);

test('claims come with their place, the oldest first', () => {
  expect(claims).toEqual([
    { date: '2024', record: 'figure half', field: 'asOf', place: 'data/x.yaml:4' },
    { date: '2025-11-21', record: 'tool timer', field: 'asOf', place: 'data/x.yaml:11' },
    { date: '2026-03', record: 'figure half', field: 'sources[0].asOf', place: 'data/x.yaml:8' },
  ]);
});

test.each([
  ['2024', '2025-11-22', 365, false],
  ['2024', '2026-01-02', 365, true],
  ['2025-11-21', '2026-11-22', 365, true],
  ['2025-11-22', '2026-11-22', 365, false],
  ['2026-10', '2026-11-22', 30, false],
  ['2026-09', '2026-11-22', 30, true],
  ['2026-11-22', '2026-11-22', 0, false],
])('what is of %s is stale on %s after %i days: %s', (date, today, days, expected) => {
  expect(isStale({ date, record: '', field: '', place: '' }, new Date(today), days)).toBe(expected);
});

test('each address stands once, with all that lead there, and none that must not be followed', () => {
  expect(addressesIn(records)).toEqual([
    { url: 'https://example.org/half', places: ['data/x.yaml:2 figure half', 'data/x.yaml:11 tool timer'] },
    { url: 'https://youtu.be/abcdefghijk', places: ['data/x.yaml:14 talk hot-ovens'] },
  ]);
});
