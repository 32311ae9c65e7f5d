/**
 * What of a document fits on paper, in two columns. The browser breaks the lines, so letters are counted, with room to
 * spare; tests print what comes of it.
 */
import { citationText } from './citation.ts';
import type { Content, Item, Passage, Section } from './document.ts';

/** Letters that fit on a page, where everything counts its title, its words and its sources. */
const PAGE_LETTERS = 5100;
/** What the head of the first page and the foot of the last one take. */
const FRAME_LETTERS = 700;
/** What an item takes beside its letters: the space around it, and lines that are not full. */
const ITEM_LETTERS = 90;
/** What a chart takes that is compact. */
const CHART_LETTERS = 250;

/** What matters most of a document on one page: without figures and questions, with one quote, and fewer points. */
export function onOnePage(content: Content): Content {
  const { sections } = content;
  const lastEnd = sections.findLastIndex(({ part }) => part === 'end');
  const kept = sections
    .filter(({ part }, place) => part !== 'spare' && (part !== 'end' || place === lastEnd))
    .map((section) => (section.part === 'quotes' ? { ...section, items: section.items.slice(0, 1) } : section));
  while (lettersOf(kept) > PAGE_LETTERS) {
    // The parts of the thread keep their balance.
    const longest = kept.reduce((most, { part, items }, place) => {
      const isLonger = part === 'points' && items.length > (kept[most]?.items.length ?? 1);
      return isLonger ? place : most;
    }, -1);
    const section = kept[longest];
    if (!section) break;
    kept[longest] = { ...section, items: section.items.slice(0, -1) };
  }
  let number = 0;
  const numbered = (item: Item): Item => {
    if (item.number === undefined) return item;
    number += 1;
    return { ...item, number };
  };
  return { ...content, sections: kept.map((section) => withItems(section, numbered)) };
}

/** A document of which so much is spare that the rest fits on so many pages: first reasons, then quotes but one, then asides. */
export function onPaper(content: Content, pages: number): Content {
  const points = content.sections.flatMap(({ part, items }) => (part === 'points' ? items : []));
  const steps: ((section: Section) => Section)[] = [
    (section) => withItems(section, (item) => withSpare(item, 'reason')),
    (section) =>
      section.part === 'quotes'
        ? withItems(section, (item, place) => (place ? { ...item, isSpare: true } : item))
        : section,
    // What comes last is read least.
    ...points.toReversed().map(
      ({ number }) =>
        (section: Section) =>
          withItems(section, (item) => (item.number === number ? withSpare(item, 'aside') : item)),
    ),
  ];
  let { sections } = content;
  for (const step of steps) {
    if (lettersOf(sections) <= pages * PAGE_LETTERS) break;
    sections = sections.map(step);
  }
  return { ...content, sections };
}

function withItems(section: Section, change: (item: Item, place: number) => Item): Section {
  return { ...section, items: section.items.map(change) };
}

function withSpare(item: Item, role: Passage['role']): Item {
  return { ...item, passages: item.passages.map((one) => (one.role === role ? { ...one, isSpare: true } : one)) };
}

function lettersOf(sections: readonly Section[]): number {
  const items = sections.flatMap((section) => (section.isSpare ? [] : section.items.filter(({ isSpare }) => !isSpare)));
  return items.reduce((sum, item) => sum + lettersOfItem(item), FRAME_LETTERS);
}

function lettersOfItem({ title = '', passages, sources, isBrief, measures = [] }: Item): number {
  const said = passages.flatMap((passage) => {
    if (passage.isSpare) return [];
    return 'text' in passage ? [`${passage.label ?? ''} ${passage.text}`] : passage.items;
  });
  const from = sources
    .slice(0, isBrief ? 1 : sources.length)
    .map((source) => `${citationText(source)} ${source.url ?? ''}`);
  return ITEM_LETTERS + [title, ...said, ...from].join(' ').length + CHART_LETTERS * measures.length;
}
