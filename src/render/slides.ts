/**
 * Documents as slides for Marp: Markdown with one point a slide. What to say, and where it comes from, stands in the
 * speaker notes.
 */
import type { RootContent } from 'mdast';
import type { Citation } from '../records/citations.ts';
import { visible } from '../text/text.ts';
import { besideText } from './bands.ts';
import { citationText } from './citation.ts';
import { type Document, documentOf, type Item, type Passage, type Section } from './document.ts';
import {
  citationNode,
  ending,
  heading,
  list,
  measureNodes,
  paragraph,
  passageNodes,
  shortCitation,
  strong,
  text,
  written,
} from './markdown-nodes.ts';
import { longDay, type Origin, type Result } from './result.ts';
import { SLIDES_STYLE } from './slides-style.ts';

/** What fits on a slide. */
const MOST_ITEMS = 5;
const MOST_LETTERS = 500;
/** Its short lines take more room than their letters. */
const MOST_OF_A_MEASURE = 350;
/** Claims that share a slide. */
const MOST_CLAIMS = 5;
/** There is room for so many sources at the foot of a slide; the notes have all. */
const MOST_SOURCES = 2;

/** A result as slides. */
export function slides(result: Result, origin: Origin): string {
  const document = documentOf(result, origin, 'room');
  const pages =
    document.mostSlides === undefined
      ? [titleSlide(document), ...document.sections.flatMap(sectionSlides), lastSlide(document)]
      : talkSlides(document, document.mostSlides);
  return `${frontMatter(document)}\n${pages.join('\n---\n\n')}`;
}

function sectionSlides(section: Section): string[] {
  return section.items.flatMap(portions).flatMap((item) => itemSlides(section, item));
}

/** A talk in so many slides: several claims share one where there are too many, and what is for those who ask goes first. */
function talkSlides(document: Document, most: number): string[] {
  const of = (part: Section['part']) => document.sections.filter((one) => one.part === part);
  const [own, points, quotes, end, spare] = [of('own'), of('points'), of('quotes'), of('end'), of('spare')];
  const closing = end.length ? [closingSlide(end)] : [];
  const fixed = [...own.flatMap(ownSlides), ...closing];
  // The title and the sources are two more.
  let room = most - 2 - fixed.length;
  const least = points.reduce((sum, { items }) => sum + Math.ceil(items.length / MOST_CLAIMS), 0);
  const extra = (sections: readonly Section[], make: (section: Section) => string[]) =>
    sections.flatMap(make).filter(() => {
      const isRoom = room > least;
      if (isRoom) room -= 1;
      return isRoom;
    });
  const read = extra(quotes, sectionSlides);
  const asked = extra(spare, listSlides);
  return [
    titleSlide(document, of('opening')),
    ...fixed.slice(0, fixed.length - closing.length),
    ...pointSlides(points, room),
    ...read,
    ...closing,
    ...asked,
    lastSlide(document),
  ];
}

/** Points on so many slides at most, if that can be: each alone, or those of a section together. */
function pointSlides(sections: readonly Section[], most: number): string[] {
  const merged = sections.length > most ? [together(sections)] : sections;
  const counts = merged.map(({ items }) => Math.ceil(items.length / MOST_CLAIMS));
  for (let room = most - counts.reduce((sum, one) => sum + one, 0); room > 0; room -= 1) {
    const crowd = merged.map(({ items }, place) => items.length / (counts[place] ?? 1));
    const fullest = crowd.indexOf(Math.max(...crowd));
    if ((crowd[fullest] ?? 1) <= 1) break;
    counts[fullest] = (counts[fullest] ?? 1) + 1;
  }
  return merged.flatMap((section, place) =>
    inParts(section.items, counts[place] ?? 1).flatMap((items) => {
      const [only, ...others] = items;
      return only && !others.length ? itemSlides(section, only) : [claimsSlide(section.title, items)];
    }),
  );
}

/** Sections as one, where there is no slide for each. */
function together(sections: readonly Section[]): Section {
  return { title: sections[0]?.title ?? '', items: sections.flatMap(({ items }) => items), part: 'points' };
}

/** A list in so many parts that are about as long as each other. */
function inParts<T>(items: readonly T[], count: number): T[][] {
  return Array.from({ length: count }, (_, part) =>
    items.slice(Math.round((part * items.length) / count), Math.round(((part + 1) * items.length) / count)),
  );
}

/** Several claims, each with who says it; the notes have the rest. */
function claimsSlide(title: string, items: readonly Item[]): string {
  const claims = items.map(({ title = '', sources: [source] }) => [
    strong(title),
    ...(source ? [{ type: 'break' as const }, { type: 'emphasis' as const, children: [shortCitation(source)] }] : []),
  ]);
  const size = items.length > 3 ? 'claims many' : 'claims';
  return `<!-- _class: ${size} -->\n\n${written([heading(2, title), list(claims)])}${notesOf(items)}`;
}

/** What is asked for at the end, and what is proposed. */
function closingSlide(sections: readonly Section[]): string {
  const steps = sections.flatMap(({ items }) => items).filter(({ title }) => title !== undefined);
  const questions = sections.flatMap(({ items }) => items).filter(({ title }) => title === undefined);
  const nodes = [
    ...steps.flatMap(({ title = '' }) => heading(2, title)),
    ...questions.flatMap(({ passages }) => passages.flatMap(passageNodes)),
    ...sourceLine(steps.flatMap(({ sources }) => sources)),
  ];
  return dense(written([heading(6, 'The next step'), ...nodes])) + notesOf([...questions, ...steps]);
}

/** Where a service stands: its answers beside those of others. */
function ownSlides({ title, items }: Section): string[] {
  return items.map((item) => {
    const rows = (item.measures ?? []).map((hit) => [
      strong(hit.measure?.today ?? hit.title),
      text(`: ${besideText(hit)}`),
    ]);
    return (
      `<!-- _class: dense -->\n\n` +
      written([heading(6, title), heading(2, item.title ?? title), list(rows), ...sourceLine(item.sources)]) +
      notesOf([item])
    );
  });
}

/** A section whose items are read one by one, on one slide. */
function listSlides({ title, items }: Section): string[] {
  const rows = items.flatMap(({ passages, measures = [] }) => [
    ...passages.flatMap((passage) => (passage.role === 'shown' ? [[text(passage.text)]] : [])),
    ...measures.map((hit) => [strong(hit.measure?.today ?? hit.title), text(`: ${besideText(hit)}`)]),
  ]);
  return rows.length ? [`<!-- _class: dense -->\n\n${written([heading(2, title), list(rows)])}${notesOf(items)}`] : [];
}

/** YAML takes JSON's strings, which can hold anything. */
function frontMatter({ title, kicker, origin: { day } }: Document): string {
  const style = SLIDES_STYLE.trim().replace(/^/gm, '  ');
  return `---
marp: true
theme: default
paginate: true
lang: en
title: ${JSON.stringify(visible(title))}
description: ${JSON.stringify(`${visible(kicker)}, ${longDay(day)}`)}
style: |
${style}
---
`;
}

/** @param opening what is said first; it stands in the notes */
function titleSlide({ title, kicker, facts, origin }: Document, opening: readonly Section[] = []): string {
  return [
    '<!-- _class: title -->\n<!-- _paginate: false -->\n',
    written([
      heading(6, kicker),
      heading(1, title),
      paragraph(text([...facts.slice(0, 1), longDay(origin.day)].join(' · '))),
    ]) + notesOf(opening.flatMap(({ items }) => items)),
  ].join('\n');
}

function lastSlide(document: Document): string {
  return ['<!-- _class: end -->\n', written([heading(6, 'Where this comes from'), ...ending(document)])].join('\n');
}

/** A long list in portions that fit on a slide. */
function portions(item: Item): Item[] {
  const [passage, ...others] = item.passages;
  if (!passage || others.length || !('items' in passage)) return [item];
  const count = Math.ceil(passage.items.length / MOST_ITEMS);
  return Array.from({ length: count }, (_, index) => ({
    ...item,
    passages: [{ ...passage, items: passage.items.slice(index * MOST_ITEMS, (index + 1) * MOST_ITEMS) }],
  }));
}

/** A slide with much on it, in smaller letters. */
function dense(slide: string, most = MOST_LETTERS): string {
  return slide.length > most ? `<!-- _class: dense -->\n\n${slide}` : slide;
}

/** One slide, and one more for each measure. */
function itemSlides({ title: section }: Section, item: Item): string[] {
  const { title, passages, sources, measures = [] } = item;
  const shown = passages.filter(({ role }) => !IN_NOTES.includes(role));
  // Without a title, the first thing to be read is the slide; where there is none, what is to be said.
  const [first] = shown.length ? shown : passages;
  const claim = title ?? (first && plainText(first));
  const rest = shown.filter((passage) => title !== undefined || passage !== first || claim === undefined);
  const body = [...(claim === undefined ? [] : [heading(2, claim)]), ...rest.flatMap(onSlide), ...sourceLine(sources)];
  const slide = (nodes: RootContent[], most?: number) =>
    dense(written([heading(6, section), ...nodes]), most) + notesOf([item]);
  return [
    ...(title !== undefined || passages.length ? [slide(body)] : []),
    ...measures.map((measure) =>
      // Its bands take the room; where else it is told stands in the notes.
      slide(
        [heading(2, measure.title), ...measureNodes(measure), ...sourceLine(sources.slice(0, 1))],
        MOST_OF_A_MEASURE,
      ),
    ),
  ];
}

const IN_NOTES: readonly Passage['role'][] = ['spoken', 'aside', 'owner'];

/** A passage that can stand alone in large letters. */
function plainText(passage: Passage): string | undefined {
  const plain = passage.role === 'spoken' || (passage.role === 'shown' && !passage.label);
  return plain ? passage.text : undefined;
}

/** A reason needs no label under its claim. */
function onSlide(passage: Passage): RootContent[] {
  return passageNodes(passage.role === 'reason' ? { ...passage, label: undefined } : passage);
}

/** The sources in small print at the foot of the slide. */
function sourceLine(sources: readonly Citation[]): RootContent[] {
  const [first, ...others] = sources.slice(0, MOST_SOURCES).map(citationNode);
  if (!first) return [];
  return [
    paragraph({ type: 'emphasis', children: [first, ...others.flatMap((one) => [{ type: 'break' as const }, one])] }),
  ];
}

/** What the notes repeat, and what they call it where it has no label. */
const NOTED: Partial<Record<Passage['role'], string>> = {
  spoken: 'Say',
  quote: 'Read out',
  aside: 'Note',
  owner: 'Evidence',
};

/** What to say and the sources, as a comment, which Marp takes for the speaker's notes. Several items have their titles. */
function notesOf(items: readonly Item[]): string {
  const isSeveral = items.length > 1;
  const lines = items.flatMap(({ number, title, passages, sources }) => [
    ...(isSeveral && title !== undefined ? [number === undefined ? title : `${number}. ${title}`] : []),
    ...passages.flatMap((passage) => {
      if (!('text' in passage)) return [];
      const label = NOTED[passage.role];
      return label ? `${passage.label ?? label}: ${passage.text}` : [];
    }),
    ...sources.map((source) => `Source: ${citationText(source)}${source.url ? ` ${source.url}` : ''}`),
  ]);
  return lines.length ? `\n<!--\nNotes\n\n${lines.map(commented).join('\n\n')}\n-->\n` : '';
}

/** Text that cannot end the comment that it stands in. */
function commented(words: string): string {
  return visible(words).replace(/--(!?>)/g, '-- $1');
}
