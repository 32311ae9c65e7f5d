/** Adds records to a file of a pack as an editor would: what stands there stays as it is, to the letter. */
import { type Document, isMap, isScalar, isSeq, type Node, parseDocument, stringify, visit } from 'yaml';
import { type Kind, plural } from '../records/kinds.ts';

/** A record as it is written in a pack. */
export interface NewRecord {
  readonly kind: Kind;
  readonly content: Readonly<Record<string, unknown>>;
}

const OPTIONS = { schema: 'core', stringKeys: true, keepSourceTokens: false } as const;
/** Longer lines are folded. In columns. */
const WIDTH = 110;

/**
 * A file's text with records added at the ends of their lists.
 * @throws Error where the text is no YAML to begin with
 */
export function addRecords(text: string, records: readonly NewRecord[]): string {
  return records.reduce(addRecord, text);
}

/** Whether a file has a list of a kind. */
export function hasList(text: string, kind: Kind): boolean {
  return parseDocument(text, OPTIONS).has(plural(kind));
}

function addRecord(text: string, { kind, content }: NewRecord): string {
  const before = parseDocument(text, OPTIONS);
  if (before.errors[0]) throw before.errors[0];
  const key = plural(kind);
  const wanted = withRecord(before, key, content);
  const written = inserted(text, before, key, content);
  // Where inserting text would say anything else than the record, the library writes the file: right, if not as it was.
  const same = written !== undefined && JSON.stringify(contentOf(written)) === JSON.stringify(wanted.toJS());
  return same ? written : wanted.toString({ lineWidth: WIDTH });
}

function contentOf(text: string): unknown {
  const document = parseDocument(text, OPTIONS);
  return document.errors.length ? undefined : document.toJS({ maxAliasCount: 0 });
}

function withRecord(document: Document, key: string, content: unknown): Document {
  const copy = document.clone();
  const list = copy.get(key);
  if (isSeq(list) && list.items.length) list.add(copy.createNode(content));
  else copy.set(key, copy.createNode([content]));
  return copy;
}

/** The text with lines for a record put in; undefined where there is no place for lines. */
function inserted(text: string, document: Document, key: string, content: unknown): string | undefined {
  const root = document.contents;
  if (root !== null && !isMap(root)) return undefined;
  const list = document.get(key);
  if (list === undefined || list === null) {
    if (document.has(key) || (isMap(root) && root.flow)) return undefined;
    const gap = !text.trim() || /\n\r?\n$/.test(text) ? '' : '\n';
    return joined(text, text.length, `${gap}${key}:\n${lines(content, 2)}`);
  }
  if (!isSeq<Node>(list) || list.flow) return undefined;
  const [first, last] = [list.items[0], list.items.at(-1)];
  const [start] = first?.range ?? [];
  const [, end] = last?.range ?? [];
  if (start === undefined || end === undefined) return undefined;
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const indent = text.slice(lineStart, start).search(/-/);
  if (indent < 0) return undefined;
  const lineEnd = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1;
  return joined(text, lineEnd || text.length, lines(content, indent));
}

/** Puts lines in at a place between two lines, with the line ends that the text has. */
function joined(text: string, at: number, added: string): string {
  const before = text.slice(0, at);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = before && !before.endsWith('\n') ? end : '';
  return `${before}${gap}${added.replaceAll('\n', end)}${text.slice(at)}`;
}

/** A record as an item of a list: small lists and sources on one line each, as a person would write them. */
function lines(content: unknown, indent: number): string {
  const document = parseDocument(stringify([content], { schema: 'core', lineWidth: 0 }), OPTIONS);
  visit(document, {
    Seq(_, node) {
      if (node.items.every((item) => isScalar(item) && String(item.value).length < 30)) node.flow = true;
    },
    Map(_, node, path) {
      const parent = path.at(-2);
      if (path.length > 3 && isSeq(path.at(-1)) && parent) node.flow = true;
    },
  });
  const text = document.toString({ lineWidth: WIDTH - indent, flowCollectionPadding: true });
  return text.replace(/^(?=.)/gm, ' '.repeat(indent));
}
