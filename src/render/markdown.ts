/** Documents as Markdown. */
import type { RootContent } from 'mdast';
import { documentOf, type Item } from './document.ts';
import {
  emphasis,
  ending,
  heading,
  measureNodes,
  paragraph,
  passageNodes,
  sourceNodes,
  strong,
  written,
} from './markdown-nodes.ts';
import type { Origin, Result } from './result.ts';

// One bundle for both, because the library that both need is the most of it.
export { slides } from './slides.ts';

/** A result as Markdown. */
export function markdown(result: Result, origin: Origin): string {
  const document = documentOf(result, origin);
  return written([
    heading(1, document.title),
    // Above a message it would read like a form.
    ...(document.form === 'message' ? [] : [paragraph(emphasis([document.kicker, ...document.facts].join(' · ')))]),
    ...document.sections.flatMap(({ title, items }) => [heading(2, title), ...items.flatMap(itemNodes)]),
    ...ending(document),
  ]);
}

function itemNodes(item: Item): RootContent[] {
  const { number, title, passages, sources, measures = [] } = item;
  return [
    ...(title ? [paragraph(strong(number ? `${number}. ${title}` : title))] : []),
    ...passages.flatMap(passageNodes),
    ...measures.flatMap((measure) => [paragraph(strong(measure.title)), ...measureNodes(measure)]),
    ...sourceNodes(sources),
  ];
}
