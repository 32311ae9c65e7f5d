/**
 * What of a document fits on paper, in two columns. The browser breaks the lines, so letters are counted, with room to
 * spare; tests print what comes of it.
 */
import { citationText } from './citation.ts';
import type { Content, Item, Section } from './document.ts';

/** Letters that fit on a page, where everything counts its title, its words and its sources. */
const PAGE_LETTERS = 5100;
/** What the head of the first page and the foot of the last one take. */
const FRAME_LETTERS = 700;
/** What an item takes beside its letters: the space around it, and lines that are not full. */
const ITEM_LETTERS = 90;
/** What a chart takes that is compact. */
const CHART_LETTERS = 400;

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
  return { ...content, sections: kept };
}

/** A document of which so much is spare that the rest fits on so many pages: quotes but one, then asides from the last point on. */
export function onPaper(content: Content, pages: number): Content {
  let sections = content.sections;
  const isOver = () => lettersOf(sections) > pages * PAGE_LETTERS;
  if (isOver()) {
    sections = sections.map((section) =>
      section.part === 'quotes'
        ? { ...section, items: section.items.map((item, place) => (place ? { ...item, isSpare: true } : item)) }
        : section,
    );
  }
  const points = sections.flatMap(({ part, items }) => (part === 'points' ? items : []));
  for (const point of points.toReversed()) {
    if (!isOver()) break;
    sections = sections.map((section) => ({
      ...section,
      items: section.items.map((item) => (item.number === point.number ? withoutAsides(item) : item)),
    }));
  }
  return { ...content, sections };
}

function withoutAsides(item: Item): Item {
  return {
    ...item,
    passages: item.passages.map((one) => (one.role === 'aside' ? { ...one, isSpare: true } : one)),
  };
}

export function lettersOf(sections: readonly Section[]): number {
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
