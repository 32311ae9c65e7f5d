/**
 * Documents as slides for Marp: Markdown with one point a slide. What to say, and where it comes from, stands in the
 * speaker notes.
 */
import type { RootContent } from 'mdast';
import type { Citation } from '../records/citations.ts';
import { visible } from '../text/text.ts';
import { citationText } from './citation.ts';
import { type Document, documentOf, type Item, type Passage, type Section } from './document.ts';
import {
  citationNode,
  ending,
  heading,
  measureNodes,
  paragraph,
  passageNodes,
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
/** There is room for so many sources at the foot of a slide; the notes have all. */
const MOST_SOURCES = 2;

/** A result as slides. */
export function slides(result: Result, origin: Origin): string {
  const document = documentOf(result, origin);
  const pages = [
    titleSlide(document),
    ...document.sections.flatMap((section) =>
      section.items.flatMap(portions).flatMap((item) => itemSlides(section, item)),
    ),
    lastSlide(document),
  ];
  return `${frontMatter(document)}\n${pages.join('\n---\n\n')}`;
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

function titleSlide({ title, kicker, facts, origin }: Document): string {
  return [
    '<!-- _class: title -->\n<!-- _paginate: false -->\n',
    written([
      heading(6, kicker),
      heading(1, title),
      paragraph(text([...facts.slice(0, 1), longDay(origin.day)].join(' · '))),
    ]),
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
    dense(written([heading(6, section), ...nodes]), most) + notesOf(item);
  return [
    ...(title !== undefined || passages.length ? [slide(body)] : []),
    ...measures.map((measure) =>
      slide([heading(2, measure.title), ...measureNodes(measure), ...sourceLine(sources)], MOST_OF_A_MEASURE),
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

/** What to say and the sources, as a comment, which Marp takes for the speaker's notes. */
function notesOf({ passages, sources }: Item): string {
  const lines = [
    ...passages.flatMap((passage) => {
      if (!('text' in passage)) return [];
      const label = NOTED[passage.role];
      return label ? `${passage.label ?? label}: ${passage.text}` : [];
    }),
    ...sources.map((source) => `Source: ${citationText(source)}${source.url ? ` ${source.url}` : ''}`),
  ];
  return lines.length ? `\n<!--\nNotes\n\n${lines.map(commented).join('\n\n')}\n-->\n` : '';
}

/** Text that cannot end the comment that it stands in. */
function commented(words: string): string {
  return visible(words).replace(/--(!?>)/g, '-- $1');
}
