/** A page of the documentation, written in Markdown, as lines for a terminal. */
import type { ListItem, Nodes, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as textOf } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';
import { heading, paragraph } from './layout.ts';
import type { View } from './style.ts';

/** The blocks of a page, in order. */
export function blocksOf(markdown: string): readonly Nodes[] {
  return fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children;
}

/** Lines for a page. A table becomes a list: what its first column names, and below it what the others say. */
export function topicLines(view: View, markdown: string): string[] {
  return blocksOf(markdown).flatMap((block, place) => [...(place ? [''] : []), ...blockLines(view, block)]);
}

function blockLines(view: View, block: Nodes): string[] {
  const { style } = view;
  switch (block.type) {
    case 'heading':
      return block.depth === 1 ? paragraph(view, textOf(block), { paint: style.strong }) : heading(view, textOf(block));
    case 'code':
      return block.value.split('\n').map((line) => `  ${style.accent(line)}`);
    case 'table':
      return rowsOf(block).flatMap(([name, what]) => [
        ...paragraph(view, name, { indent: '  ', paint: style.strong }),
        ...paragraph(view, what, { indent: '     ' }),
      ]);
    case 'list':
      return block.children.flatMap((item, place) => itemLines(view, item, block.ordered ? `${place + 1}. ` : '- '));
    default:
      return paragraph(view, plainOf(block));
  }
}

function itemLines(view: View, item: ListItem, mark: string): string[] {
  return item.children.flatMap((child) =>
    paragraph(view, plainOf(child), { indent: ' '.repeat(mark.length + 2), first: `  ${mark}` }),
  );
}

/** The rows of a table without its head, each as a name and what is said of it. */
export function rowsOf({ children: [, ...rows] }: Table): (readonly [name: string, what: string])[] {
  return rows.map(({ children }) => {
    const [name = '', ...what] = children.map(plainOf);
    return [name, what.join('; ')];
  });
}

/** The words of a block on one line. */
export function plainOf(node: Nodes): string {
  return textOf(node).replace(/\s+/g, ' ').trim();
}
