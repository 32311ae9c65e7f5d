import { describe, expect, test } from 'vitest';
import type { Content, Item } from '../../src/render/document.ts';
import { onOnePage, onPaper } from '../../src/render/fit.ts';

const point = (number: number, letters: number): Item => ({
  number,
  title: `Point ${number}`,
  passages: [
    { role: 'spoken', text: 'x'.repeat(letters) },
    { role: 'reason', label: 'Why', text: 'y'.repeat(letters) },
    { role: 'aside', label: 'Limits', text: 'z'.repeat(letters) },
  ],
  sources: [],
});
const quote: Item = { passages: [{ role: 'quote', text: 'q'.repeat(100) }], sources: [] };
const said: Item = { passages: [{ role: 'spoken', text: 'Well?' }], sources: [] };

const paper = (letters: number, sizes = [3, 2]): Content => ({
  title: 'A talk',
  kicker: '',
  facts: [],
  note: '',
  form: 'paper',
  sections: [
    ...sizes.map((size, section) => ({
      title: `Part ${section}`,
      part: 'points' as const,
      items: Array.from({ length: size }, (_, place) => point(10 * section + place + 1, letters)),
    })),
    { title: 'In their words', part: 'quotes', items: [quote, quote] },
    { title: 'Ask', part: 'end', items: [said] },
    { title: 'Step', part: 'end', items: [said] },
    { title: 'Figures', part: 'spare', items: [said] },
  ],
});

/** What is left out, by the role of the passage or `quote`. */
function spareOf({ sections }: Content): string[] {
  return sections
    .flatMap(({ items }) => items)
    .flatMap(({ number, isSpare, passages }) => [
      ...(isSpare ? ['quote'] : []),
      ...passages.flatMap((one) => (one.isSpare ? [`${one.role} ${number}`] : [])),
    ]);
}

describe('on paper', () => {
  const reasons = [1, 2, 3, 11, 12].map((number) => `reason ${number}`);

  test('what fits stays', () => expect(spareOf(onPaper(paper(100), 2))).toEqual([]));

  test('reasons go first, then the second quote, then limits from the last point on', () => {
    expect(spareOf(onPaper(paper(270), 1))).toEqual(reasons);
    expect(spareOf(onPaper(paper(330), 1)).toSorted()).toEqual(['quote', ...reasons].toSorted());
    expect(spareOf(onPaper(paper(400), 1)).toSorted()).toEqual(
      ['aside 11', 'aside 12', 'quote', ...reasons].toSorted(),
    );
  });
});

test('on one page the longest part gives its last points, and the numbers follow', () => {
  const { sections } = onOnePage(paper(500, [4, 2]));
  expect(sections.map(({ title, items }) => `${title}: ${items.length}`)).toEqual([
    'Part 0: 1',
    'Part 1: 1',
    'In their words: 1',
    'Step: 1',
  ]);
  expect(sections.flatMap(({ items }) => items.flatMap(({ number }) => number ?? []))).toEqual([1, 2]);
});
