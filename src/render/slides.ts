/**
 * Documents as slides for Marp: Markdown with one point a slide. What to say, and where it comes from, stands in the
 * speaker notes.
 */
import type { RootContent } from 'mdast';
import type { Citation } from '../kit/citations.ts';
import { visible } from '../kit/text.ts';
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

/** There is room for so many sources at the foot of a slide; the notes have all. */
const MOST_SOURCES = 2;

/** A result as slides. */
export function slides(result: Result, origin: Origin): string {
  const document = documentOf(result, origin);
  const pages = [
    titleSlide(document),
    ...document.sections.flatMap((section) => section.items.flatMap((item) => itemSlides(section, item))),
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
    '<!-- _class: title -->\n',
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

/** One slide; the chart's measures would not fit on one, so that each has its own. */
function itemSlides({ title: section }: Section, item: Item): string[] {
  const { title, passages, sources, measures = [] } = item;
  const onSlide = passages.filter((passage) => !inNotes(passage));
  const said = passages.filter(({ role }) => role === 'spoken');
  // Where there is nothing else to look at, what is said is the slide.
  const alone = !title && !onSlide.length ? said : [];
  const body: RootContent[] = [
    ...alone.flatMap((passage) => ('text' in passage ? [heading(2, passage.text)] : [])),
    ...onSlide.flatMap((passage) => passageNodes(unlabelled(passage))),
    ...sourceLine(sources),
  ];
  const main = [...(title ? [heading(2, title)] : []), ...body];
  const notes = notesOf(item);
  const first = main.length ? [written([heading(6, section), ...main]) + notes] : [];
  return [...first, ...measures.map((measure) => written([heading(6, section), ...measureNodes(measure)]) + notes)];
}

/** The sources in small print at the foot of the slide. */
function sourceLine(sources: readonly Citation[]): RootContent[] {
  const [first, ...others] = sources.slice(0, MOST_SOURCES).map(citationNode);
  if (!first) return [];
  return [
    paragraph({ type: 'emphasis', children: [first, ...others.flatMap((one) => [{ type: 'break' as const }, one])] }),
  ];
}

function inNotes({ role }: Passage): boolean {
  return role === 'spoken' || role === 'aside';
}

/** `Why` stands for itself under a claim. */
function unlabelled(passage: Passage): Passage {
  return passage.role === 'shown' ? { ...passage, label: undefined } : passage;
}

/** What to say and the sources, as a comment, which Marp takes for the speaker's notes. */
function notesOf({ passages, sources }: Item): string {
  const lines = [
    ...passages.flatMap((passage) => {
      if (!('text' in passage) || !(inNotes(passage) || passage.role === 'quote')) return [];
      const label = passage.label ?? { spoken: 'Say', quote: 'Read out', aside: 'Note', shown: '' }[passage.role];
      return `${label}: ${passage.text}`;
    }),
    ...sources.map((source) => `Source: ${citationText(source)}${source.url ? ` ${source.url}` : ''}`),
  ];
  return lines.length ? `\n<!--\nNotes\n\n${lines.map(commented).join('\n\n')}\n-->\n` : '';
}

/** Text that cannot end the comment that it stands in. */
function commented(words: string): string {
  return visible(words)
    .replace(/--(?=-|>|!)/g, '-\u200b-')
    .replace(/-->/g, '-- >');
}
