/**
 * Parts of a document as Markdown, for GitHub, Slack and Marp alike: no tables and no HTML, which Slack does not know.
 * Text is escaped by the library that writes the tree, so that it can never become anything else.
 */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import { gfmAutolinkLiteralToMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { Citation } from '../records/citations.ts';
import { joined, visible } from '../text/text.ts';
import { bandRows, benchmarkText, groupsOf } from './bands.ts';
import { citationText } from './citation.ts';
import type { Charted, Document, Passage } from './document.ts';
import { attributions, creditLine, isSafe, licenceName, licenceUrl, madeLine } from './result.ts';

/**
 * Letters and what stands between them in a sentence: nothing that Markdown takes for anything else, so that nothing need be
 * escaped. Most of a page is that, and to look for all that might be takes a tenth of the time that the page takes.
 */
const PLAIN = /^(?!.*(?:www|http))[A-Z0-9 ,.;:?!"'“”‘’()%/–—·-]*[A-Z0-9 ,.;:?"'“”‘’()%/–—·-]$/i;
/** What may begin a line: no bullet, and no number of a list. */
const BEGINNING = /^(?:[A-Z“”‘’"'(]|\d+(?![\d.)]))/i;

/** Whether a text can stand as it is between what is before it and after it. */
function isPlain(text: string, { before, after }: { readonly before: string; readonly after: string }): boolean {
  return PLAIN.test(text) && (before !== '\n' || BEGINNING.test(text)) && (after !== '\n' || !text.endsWith(' '));
}

const OPTIONS: Options = {
  handlers: { text: ({ value }, _, state, info) => (isPlain(value, info) ? value : state.safe(value, info)) },
  bullet: '-',
  emphasis: '_',
  resourceLink: true,
  extensions: [
    gfmAutolinkLiteralToMarkdown(),
    gfmStrikethroughToMarkdown(),
    // Where it is not Markdown it is something else: formulas on GitHub and in Marp.
    { unsafe: [{ character: '$', inConstruct: 'phrasing' }] },
  ],
};

/** Nodes as Markdown: the one place where text becomes Markdown. */
export function written(children: RootContent[]): string {
  const root: Root = { type: 'root', children };
  return toMarkdown(root, OPTIONS);
}

/** What a passage says. */
export function passageNodes(passage: Passage): RootContent[] {
  const label: PhrasingContent[] = passage.label ? [strong(`${passage.label}:`), SPACE] : [];
  switch (passage.role) {
    case 'quote':
      return [{ type: 'blockquote', children: [paragraph(text(`“${visible(passage.text)}”`))] }];
    case 'spoken':
    case 'shown':
    case 'reason':
    case 'payer':
      return [paragraph(...label, text(passage.text))];
    case 'aside':
    case 'owner':
      return [paragraph(...(passage.label ? [emphasis(`${passage.label}:`), SPACE] : []), text(passage.text))];
    case 'list':
      return [...labelled(label), list(passage.items.map((item) => [text(item)]))];
    case 'links':
      return [...labelled(label), list(passage.items.map((item) => [address(item, item)]))];
    case 'former':
      // As code, because chats make links of everything that looks like an address.
      return [...labelled(label), list(passage.items.map((item) => [{ type: 'inlineCode', value: visible(item) }]))];
  }
}

function labelled(label: readonly PhrasingContent[]): RootContent[] {
  return label.length ? [paragraph(...label.slice(0, 1))] : [];
}

/** The clusters of a measure and where others stand, below its name. */
export function measureNodes(hit: Charted): RootContent[] {
  const { measure, here } = hit;
  if (!measure) return [];
  const { today } = measure;
  const groups = groupsOf(measure);
  const benchmark = benchmarkText(hit);
  return [
    ...(here ? [paragraph(strong(here.service), text(`: ${here.answer}`))] : []),
    ...(groups && !hit.isCompact
      ? [
          paragraph(text(`${groups.title}${today ? `; called ${today} today` : ''}`)),
          list(bandRows(groups.bands).map(({ name, text: words }) => [strong(name), text(`: ${words}`)])),
        ]
      : []),
    ...(benchmark ? [paragraph(text(`${benchmark}.`))] : []),
    ...(groups?.superseded && !hit.isCompact
      ? [paragraph(emphasis('Since then:'), SPACE, text(groups.superseded))]
      : []),
  ];
}

/** Sources as links: one alone, several as a list. */
export function sourceNodes(sources: readonly Citation[]): RootContent[] {
  const [first, ...others] = sources.map(citationNode);
  if (!first) return [];
  return [others.length ? list([first, ...others].map((one) => [one])) : paragraph(first)];
}

/** Who, where and when, as a link that starts there. */
export function citationNode(citation: Citation): PhrasingContent {
  return address(citation.url, citationText(citation));
}

/** The same in short, for little room: who, and when. */
export function shortCitation(citation: Citation): PhrasingContent {
  const { speakers, publisher, title, event, asOf, url } = citation;
  const who = speakers.length ? joined(speakers) : (publisher ?? title);
  return address(url, [who, event ?? asOf?.replace(/^(\d{4})-.*/, '$1')].filter(Boolean).join(', '));
}

/** A link, where the address is one that may be followed. */
function address(url: string | undefined, words: string): PhrasingContent {
  if (url === undefined || !isSafe(url)) return text(words);
  return { type: 'link', url, children: [text(words)] };
}

/** How to read it, whose content it is, and when it was made. */
export function ending({ note, origin, form }: Document): RootContent[] {
  // A message is read by whoever wants its content.
  if (form === 'message') return [paragraph(text(creditLine(origin)))];
  const { credits, day } = origin;
  const names = attributions(origin);
  return [
    paragraph(emphasis(note)),
    ...credits.map(({ licence }, index) => {
      const url = licenceUrl(licence);
      return paragraph(
        text(names[index] ?? ''),
        ...(url ? [SPACE, address(url, `The licence: ${licenceName(licence)}`)] : []),
      );
    }),
    paragraph(text(madeLine(day))),
  ];
}

export function heading(depth: 1 | 2 | 6, words: string): RootContent {
  return { type: 'heading', depth, children: [text(words)] };
}

export function paragraph(...children: PhrasingContent[]): RootContent & { type: 'paragraph' } {
  return { type: 'paragraph', children };
}

export function list(items: readonly PhrasingContent[][]): RootContent {
  return {
    type: 'list',
    spread: false,
    children: items.map((children) => ({ type: 'listItem', spread: false, children: [paragraph(...children)] })),
  };
}

export function strong(words: string): PhrasingContent {
  return { type: 'strong', children: [text(words)] };
}

export function emphasis(words: string): PhrasingContent {
  return { type: 'emphasis', children: [text(words)] };
}

/** `:tada:` and the like, of which GitHub, Slack and Marp make pictures; no escape of Markdown's keeps them from it. */
const SHORT_NAME = /:(?=(?:(?!\d+:)[\w+-]+|100|1234):)/g;

/** Text from the result, without what cannot be seen. */
export function text(words: string): PhrasingContent {
  return { type: 'text', value: visible(words).replace(SHORT_NAME, ':\u2060') };
}

const SPACE: PhrasingContent = { type: 'text', value: ' ' };
