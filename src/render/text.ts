/** Documents as lines: for a terminal, for a file, and as a message. */
import type { Hit } from '../records/hit.ts';
import { isUnspaced, plain } from '../text/text.ts';
import { termOf, wordsOf } from '../text/words.ts';
import { bandRows, benchmarkText, groupsOf } from './bands.ts';
import { citationText } from './citation.ts';
import { type Content, contentOf, type Item, type Passage, type Section } from './document.ts';
import { shown } from './items.ts';
import {
  citationLines,
  framed,
  heading,
  labelled,
  link,
  numbered,
  paragraph,
  type Setting,
  textWidth,
} from './layout.ts';
import { creditLine, type Origin, originLine, type Result } from './result.ts';
import { createStyle, type View } from './style.ts';

/** Where text goes that leaves the terminal. */
export const PLAIN: View = { style: createStyle(0), columns: 80, hyperlinks: false };

/** What is said stands a little to the right, under its number. */
const BODY = { indent: '   ' };
/** More sources of one thing would hide the next one. */
const MOST_SOURCES = 2;

/** Lines for a result. `origin` is said below, where the text leaves the terminal. */
export function textLines(view: View, result: Result, origin?: Origin): string[] {
  const content = contentOf(result);
  const isMessage = content.form === 'message';
  return [...contentLines(view, content), ...originLines(view, origin, isMessage ? creditLine : originLine)];
}

/** Where it comes from, below all else. */
export function originLines(view: View, origin: Origin | undefined, lineOf = originLine): string[] {
  return origin ? ['', ...paragraph(view, lineOf(origin), { paint: view.style.muted })] : [];
}

/** Lines for what a document says. */
export function contentLines(view: View, content: Content): string[] {
  const { title, facts, about = facts.join(', '), sections, note, form } = content;
  if (form === 'message') return messageLines(view, content);
  const [first, ...others] = sections;
  // Above what was just asked for nobody needs a heading.
  if (form === 'list') return sectionLines(view, [...(first ? [{ ...first, title: '' }] : []), ...others]);
  const { strong, muted } = view.style;
  return [
    ...framed(view, [
      { text: title, paint: strong },
      { text: about, paint: muted },
    ]),
    '',
    ...sectionLines(view, sections),
    ...(form === 'paper' ? ['', ...paragraph(view, note, { paint: muted })] : []),
  ];
}

/** Lines for parts of a document; one without a title has no heading. */
export function sectionLines(view: View, sections: readonly Section[]): string[] {
  return stacked(sections.flatMap((one) => sectionBlocks(view, one)));
}

/** Lines for items that stand by themselves. */
export function itemLines(view: View, items: readonly Item[]): string[] {
  return sectionLines(view, [{ title: '', items }]);
}

function sectionBlocks(view: View, { title, items, isClose, isSpare }: Section): string[][] {
  if (isSpare || !items.length) return [];
  const blocks = [...(title ? [heading(view, title)] : []), ...items.map((item) => oneItem(view, item))];
  return isClose ? [blocks.flat()] : blocks;
}

/** Blocks with an empty line between them. */
function stacked(blocks: readonly string[][]): string[] {
  return blocks.flatMap((lines, place) => (place ? ['', ...lines] : lines));
}

function oneItem(view: View, item: Item): string[] {
  const { number, choice = number, record, because, matched = [], passages, sources, measures = [] } = item;
  const { strong, muted, mark } = view.style;
  const lit = (paint: Paint) => (line: string) => paint(highlighted(line, matched, mark));
  const title = item.hasSpareTitle ? undefined : item.title;
  const [only] = passages;
  if (title === undefined && choice === undefined && only && isDetail(passages)) return detailLines(view, only);
  // The number stands before whatever comes first.
  const parts: ((setting: Setting) => string[])[] = [];
  if (title !== undefined) parts.push((setting) => paragraph(view, title, { ...setting, paint: lit(strong) }));
  if (record) parts.push(() => recordLines(view, record));
  if (because) parts.push(() => paragraph(view, `(${because})`, { ...BODY, paint: lit(muted) }));
  for (const passage of passages)
    if (!passage.isSpare && !(record && passage.role === 'owner'))
      parts.push((setting) => passageLines(view, passage, setting, lit));
  if (title === undefined) parts.push(...measures.map((measure) => () => measureLines(view, measure)));
  for (const source of sources.slice(0, item.isBrief ? 1 : MOST_SOURCES))
    parts.push(() =>
      item.isTimed && source.url
        ? [`${BODY.indent}${link(view, source.url)}`]
        : citationLines(view, source, BODY.indent),
    );
  return parts.flatMap((part, place) => part(!place && choice !== undefined ? numbered(view, choice) : BODY));
}

type Paint = (line: string) => string;

/** What is read, one passage alone, stands below its label. */
function isDetail([only, ...others]: readonly Passage[]): boolean {
  const isRead = only && ['shown', 'quote', 'list', 'links', 'former'].includes(only.role);
  return Boolean(isRead && only.label && !others.length);
}

const DETAIL = { indent: '  ' };

function detailLines(view: View, passage: Passage): string[] {
  const { label = '' } = passage;
  const body = passageLines(view, { ...passage, label: undefined }, DETAIL);
  return [...paragraph(view, label, { paint: view.style.accent }), ...body];
}

function measureLines(view: View, hit: Hit): string[] {
  const groups = hit.measure && groupsOf(hit.measure);
  const items = groups ? bandRows(groups.bands).map(({ name, text }) => `${name}: ${text}`) : [];
  const benchmark = benchmarkText(hit);
  return [
    ...(groups ? detailLines(view, { role: 'list', label: groups.title, items }) : []),
    ...(benchmark ? detailLines(view, { role: 'shown', label: 'Where others stand', text: benchmark }) : []),
  ];
}

/** The kind and the id of a record. */
function recordLines(view: View, { kind, id }: NonNullable<Item['record']>): string[] {
  const { accent, muted } = view.style;
  const paint = (line: string) => (line.startsWith(kind) ? accent(kind) + muted(line.slice(kind.length)) : muted(line));
  return paragraph(view, `${kind} ${id}`, { ...BODY, paint });
}

function passageLines(view: View, passage: Passage, setting: Setting, lit = (paint: Paint) => paint): string[] {
  const { style } = view;
  const { indent = '' } = setting;
  if (passage.role === 'links') return passage.items.map((url) => `${indent}${link(view, url)}`);
  if ('items' in passage)
    return passage.items.flatMap((item) => paragraph(view, item, { indent: `${indent}  `, first: `${indent}- ` }));
  const { role, label, text, isMain } = passage;
  const isNote = role === 'aside' || role === 'owner';
  const paint =
    role === 'quote' ? style.verbatim : isNote ? style.muted : isMain ? style.strong : (line: string) => line;
  const words = role === 'quote' ? `“${text}”` : text;
  if (label && role !== 'owner') return labelled(view, label, words, { ...setting, paint });
  return paragraph(view, words, { ...setting, paint: lit(paint) });
}

/** `text` with the words painted whose terms are in `terms`. */
export function highlighted(text: string, terms: readonly string[], paint: Paint): string {
  if (!terms.length) return text;
  // A stem begins as its word does, which rules out most words without stemming them.
  const initials = new Set(terms.map((term) => term.charAt(0)));
  return text.replace(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu, (word) => {
    if (isUnspaced(word)) return litLetters(word, terms, paint);
    const likely = word.includes('-') || initials.has(word.charAt(0).toLowerCase()) || word > '\u007f';
    return likely && wordsOf(word).some((part) => terms.includes(termOf(part))) ? paint(word) : word;
  });
}

/** A run of letters without spaces, with the letters painted that are in terms. */
function litLetters(run: string, terms: readonly string[], paint: Paint): string {
  const letters = [...run];
  const lit = new Set<number>();
  const wanted = new Set(terms);
  for (const at of letters.keys()) {
    for (const length of [1, 2]) {
      if (!wanted.has(plain(letters.slice(at, at + length).join('')))) continue;
      for (let place = at; place < at + length; place++) lit.add(place);
    }
  }
  return letters.map((letter, at) => (lit.has(at) ? paint(letter) : letter)).join('');
}

/** A message is pasted anywhere: no rules, no frames, and an address behind what it proves. */
function messageLines(view: View, { title, sections }: Content): string[] {
  const { strong, accent } = view.style;
  return [
    ...paragraph(view, title, { paint: strong }),
    ...sections.flatMap((section) => [
      '',
      ...paragraph(view, section.title, { paint: accent }),
      ...section.items.flatMap((item) => messageItem(view, item)),
    ]),
  ];
}

const INDENT = '  ';

function messageItem(view: View, { title, hasSpareTitle, passages, sources, see }: Item): string[] {
  const [only] = passages;
  if (only?.role === 'list') return passageLines(view, only, {});
  const lines: string[] = [];
  const add = (passage: Passage) => {
    lines.push(...passageLines(view, passage, { indent: INDENT, first: lines.length ? INDENT : '- ' }));
  };
  const isQuote = passages.some(({ role }) => role === 'quote');
  const [said, ...others] = passages.filter(({ isMain }) => isMain);
  const lead = [hasSpareTitle ? '' : title, said && 'text' in said ? said.text : ''].filter(Boolean);
  if (lead.length) add({ role: 'shown', text: lead.join(': ') });
  for (const one of others) add(one);
  // Who is quoted is named, and so is what has no address; all else is proved by its address alone.
  const isBrief = !isQuote && sources.every(({ url }) => url !== undefined);
  const from = said ? lines.length : 0;
  const [facts, proof] = [true, false].map((isFact) =>
    passages.filter(({ role, isMain }) => !isMain && (role === 'payer' || role === 'owner') === isFact),
  );
  for (const one of [...(proof ?? []), ...(see && sources.length ? [shown(`${see}:`)] : [])]) add(one);
  if (isBrief)
    for (const { url = '' } of sources) lines.splice(from, lines.length, ...withAddress(view, lines.slice(from), url));
  for (const one of facts ?? []) add(one);
  return isBrief ? lines : [...lines, ...sources.flatMap((source) => shortCitation(view, source))];
}

/** Lines with an address behind the last of them, or below where it has no room there. */
function withAddress(view: View, lines: readonly string[], url: string): string[] {
  const last = lines.at(-1);
  const isRoom = last !== undefined && !last.includes('https:') && last.length + url.length < textWidth(view);
  const address = link(view, url);
  return isRoom ? [...lines.slice(0, -1), `${last} ${address}`] : [...lines, `${INDENT}${address}`];
}

/** A source in a message: the address leads to the talk, so its title is left out. */
function shortCitation(view: View, citation: Item['sources'][number]): string[] {
  const { event, url } = citation;
  const brief = event ? { ...citation, title: '' } : citation;
  const words = citationText(brief);
  const fits = url && INDENT.length + `${words} · ${url}`.length <= textWidth(view);
  if (!fits) return citationLines(view, brief, INDENT);
  return [`${INDENT}${view.style.muted(`${words} ·`)} ${link(view, url)}`];
}
