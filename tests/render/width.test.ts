/** No view of any record is wider than the terminal, except for words that cannot be broken, such as addresses. */
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { pitch } from '../../src/pitch/pitch.ts';
import { toHit } from '../../src/records/hit.ts';
import { shown } from '../../src/records/show.ts';
import { createFrame } from '../../src/render/frame.ts';
import { listLines } from '../../src/render/list.ts';
import { createStyle, type View } from '../../src/render/style.ts';
import { textLines } from '../../src/render/text.ts';
import { realKit } from '../helpers/kit.ts';

const kit = realKit();
const hits = kit.records.map((record) => toHit(kit, record));
const audiences = kit.all('audience');
const groups = audiences.flatMap((one) => audiences.map((other) => (one === other ? [one] : [one, other])));

const pitchFor = (some: typeof audiences, minutes: number) =>
  ({ kind: 'pitch', pitch: pitch(kit, { audiences: some, minutes }) }) as const;

const VIEWS: Record<string, (view: View) => string[]> = {
  search: (view) => textLines(view, { kind: 'search', query: '', hits }),
  list: (view) => listLines(view, hits),
  show: (view) =>
    kit.records.flatMap((record) => textLines(view, { kind: 'show', query: '', shown: shown(kit, record) })),
  pitch: (view) => groups.flatMap((some) => textLines(view, pitchFor(some, 10))),
};

const view = (columns: number): View => ({ style: createStyle(0), columns, hyperlinks: false });
const breakable = (line: string) => /\S\s/.test(line.replace(/^\s*(?:- )?/, '').trim());
const tooWide = (lines: readonly string[], columns: number) =>
  lines.filter((line) => stringWidth(line) > columns && breakable(line));

describe.each(Object.entries(VIEWS))('%s', (_, lines) => {
  test.each([80, 200])('in %i columns', (columns) => {
    expect(tooWide(lines(view(columns)), columns)).toEqual([]);
  });

  test('in 40 columns', () => {
    expect(tooWide(lines(view(40)), 40)).toEqual([]);
  });
});

test.each([60, 80, 200])('a framed pitch in %i columns', async (columns) => {
  const frame = await createFrame(createStyle(0));
  for (const some of groups) {
    const lines = textLines({ ...view(columns), frame }, pitchFor(some, 1));
    const end = lines.findIndex((line) => line.startsWith('╰'));
    expect(end).toBeGreaterThan(2);
    for (const line of lines.slice(0, end + 1)) expect(stringWidth(line)).toBe(Math.min(columns, 92));
  }
});
