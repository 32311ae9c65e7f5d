/** Reads one YAML file of a pack. What only shows when all files are known is checked in `check.ts`. */
import * as v from 'valibot';
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { id } from '../records/fields.ts';
import { KINDS, type Kind, kindOf, plural } from '../records/kinds.ts';
import { type Manifest, type Patch, packFileSchema } from '../records/schema.ts';
import { nearest } from '../text/nearest.ts';
import { type Complaint, examined, knownKeys } from './complaints.ts';
import {
  byPlace,
  type Draft,
  fieldName,
  type Located,
  MOST_PROBLEMS,
  moreAt,
  type Path,
  type Place,
  type Position,
  type Problem,
  type Written,
} from './problem.ts';
import { keyOf, mendKey, offsetOf, refuse, repeated } from './yaml-tree.ts';

export interface ParsedFile {
  /** The manifest, where it is sound. */
  readonly manifest?: Manifest;
  /** Where it is written, and what is sound of it. */
  readonly head?: Place & { readonly manifest: Partial<Manifest> };
  /** All records in file order; of a file that is no YAML, their ids. */
  readonly written: readonly Written[];
  /** The records that are sound, in file order. */
  readonly records: readonly Located[];
  /** What it changes in the kit's records, and which of them it hides. */
  readonly patches: readonly WrittenPatch[];
  readonly hides: readonly (Place & { readonly id: string; readonly sound: boolean })[];
  /** Whether some of it could not be read, so that it may have ids that are not known. */
  readonly gaps: boolean;
  readonly problems: Problem[];
}

/** A patch, with what is sound of it. */
export interface WrittenPatch extends Place {
  readonly patch: Partial<Patch>;
  /** Whether it is to be applied; one that is not is only checked. */
  readonly sound: boolean;
}

const { pack: MANIFEST, patches: PATCHES, hides: HIDES } = packFileSchema.entries;
const TOP_KEYS = Object.keys(packFileSchema.entries);
const KIND_OF_LIST: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [plural(kind), kind]));
const LATER = 'what the file says is checked as soon as it is YAML';
/** The YAML library's wording where it speaks to programmers. */
const YAML_WORDING: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'a file must hold one YAML document',
  NON_STRING_KEY: 'keys must be plain text',
};

/**
 * Parses and validates one file of a pack, record by record: sound records are kept even where others are broken.
 * @param text the file's content; a byte order mark and CRLF are fine
 * @param file its name as it should appear in problems
 * @returns what could be read, and everything that is wrong with line and column; never throws
 */
export function parsePackFile(text: string, file: string): ParsedFile {
  try {
    return parse(text.replace(/^\uFEFF/, ''), file);
  } catch (error) {
    // The YAML library and valibot recurse; only nesting that no person writes exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    const problems = [{ file, line: 1, column: 1, message: 'is nested too deeply' }];
    return { written: [], records: [], patches: [], hides: [], gaps: true, problems };
  }
}

function parse(text: string, file: string): ParsedFile {
  const document = parseDocument(text, {
    prettyErrors: false,
    schema: 'core',
    uniqueKeys: false, // it takes the square of the number of keys; `refuse` looks for them
    stringKeys: true,
    merge: false,
    resolveKnownTags: false,
  });
  const root = document.contents;
  const page = pageOf(text, file, document);
  const sections = isMap<Node, Node | null>(root) ? root.items.map(sectionOf) : [];
  const faults = [...document.errors, ...document.warnings];
  if (faults.length) {
    for (const { code, message, pos } of faults) if (!page.tell(pos[0], YAML_WORDING[code] ?? message, LATER)) break;
    // After a fault the tree is a guess: good enough for ids, not for content.
    const written = sections.flatMap(recordNodes).map((one) => unread(one, page));
    return { written, records: [], patches: [], hides: [], gaps: true, problems: page.problems };
  }
  if (isMap<Node, Node | null>(root)) for (const { offset, message } of repeated(root).told) page.tell(offset, message);
  else page.tell(offsetOf(root), ...notAPack(root));
  const read = sections.map((section) => readSection(section, page));
  const head = read.findLast((one) => one.head)?.head;
  const manifest = read.findLast((one) => one.manifest)?.manifest;
  const written = read.flatMap((one) => one.written ?? []);
  return {
    ...(manifest && { manifest }),
    ...(head && { head }),
    written,
    records: written.filter((one): one is Located => one.sound),
    patches: read.flatMap((one) => one.patches ?? []),
    hides: read.flatMap((one) => one.hides ?? []),
    gaps: false,
    problems: inOrder(page.problems),
  };
}

/** A file while it is read. */
interface Page {
  readonly document: Document;
  readonly problems: Problem[];
  /** Takes what is wrong at an offset. @returns whether it takes more */
  tell(offset: number, message: string, hint?: string): boolean;
  placeOf(node: Node): Place;
}

function pageOf(text: string, file: string, document: Document): Page {
  // Counted from the text itself: the parser's counter misses line breaks within what it cannot read.
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const position = (offset: number): Position => {
    const line = lastBefore(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
  const problems: Problem[] = [];
  return {
    document,
    problems,
    tell: (offset, message, hint) => {
      if (problems.length < MOST_PROBLEMS) problems.push({ file, ...position(offset), message, hint });
      return problems.length < MOST_PROBLEMS;
    },
    placeOf: (node) => ({ file, ...position(offsetOf(node)), at: (path) => position(offsetOf(node, path)) }),
  };
}

/** The index of the last of ascending numbers that is not above a limit. */
function lastBefore(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function inOrder(problems: readonly Problem[]): Problem[] {
  const sorted = problems.toSorted(byPlace);
  const last = sorted.at(-1);
  if (!last || sorted.length < MOST_PROBLEMS) return sorted;
  return [...sorted, moreAt(last)];
}

/** What stands at one key of a file. */
interface Section {
  readonly given: string;
  /** The key that was meant, where the given one is not known: what is there is then checked, and not used. */
  readonly name: string;
  readonly offset: number;
  readonly node: Node;
  readonly items: readonly Node[];
}

function sectionOf(pair: Pair<Node, Node | null>, place: number): Section {
  const given = keyOf(pair);
  // What would not be told is not guessed either.
  const meant = place < MOST_PROBLEMS ? nearest(given, TOP_KEYS) : undefined;
  const name = TOP_KEYS.includes(given) ? given : (meant ?? '');
  const node = pair.value ?? pair.key;
  return { given, name, offset: offsetOf(pair.key), node, items: isSeq<Node>(node) ? node.items : [] };
}

function readSection(section: Section, page: Page): Partial<ParsedFile> {
  const { given, name, node, items, offset } = section;
  const used = name === given;
  if (!used) page.tell(offset, `${given}: is not a known key`, knownKeys(given, TOP_KEYS));
  else if (name !== 'pack' && !isSeq(node)) page.tell(offsetOf(node), `${name}: must be a list`);
  switch (name) {
    case 'pack': {
      const { sound, rest } = read(MANIFEST.wrapped, node, field(name), page);
      const head = { manifest: sound ?? rest ?? {}, ...page.placeOf(node) };
      return { head, ...(sound && used && { manifest: sound }) };
    }
    case 'patches':
      return {
        patches: items.map((item, index) => {
          const { sound, rest } = read(PATCHES.wrapped.item, item, field(name, index), page);
          return { patch: sound ?? rest ?? {}, sound: sound !== undefined && used, ...page.placeOf(item) };
        }),
      };
    case 'hides':
      return {
        hides: items.flatMap((item, index) => {
          const { sound } = read(HIDES.wrapped.item, item, field(name, index), page);
          return sound === undefined ? [] : [{ id: sound, sound: used, ...page.placeOf(item) }];
        }),
      };
    default:
      return { written: recordNodes(section).map((one) => readRecord(one, isSeq(node), used, page)) };
  }
}

interface RecordNode {
  readonly kind: Kind;
  readonly node: Node;
  readonly id: string | undefined;
  readonly called: Called;
}

function recordNodes({ name, node: list, items }: Section): RecordNode[] {
  const kind = KIND_OF_LIST.get(name);
  if (!kind) return [];
  // A map in place of the list is one record, or has ids as its keys.
  const inside = isMap<Node>(list) ? (idOf(list) ? [list] : list.items.map(({ key }) => key)) : items;
  return inside.map((node, index) => {
    const id = idOf(node) ?? (items.length ? undefined : asId(isScalar(node) && node.value));
    const called: Called = id === undefined ? field(name, index) : (path) => `${kind} "${id}": ${fieldName(path)}`;
    return { kind, node, id, called };
  });
}

/** A record of which only the kind and the id are known. */
function unread({ kind, id, node, called }: RecordNode, page: Page): Written {
  const record = { kind, ...(id !== undefined && { id }) };
  return { record, sound: false, wrong: () => true, called, ...page.placeOf(node) };
}

/** @param listed whether it stands in a list @param used whether it is to be used, and not only checked */
function readRecord(one: RecordNode, listed: boolean, used: boolean, page: Page): Written {
  const known = unread(one, page);
  if (!listed || page.problems.length >= MOST_PROBLEMS) return known;
  const { sound, rest, wrong } = read(kindOf(one).schema, one.node, one.called, page);
  const content = sound ?? rest;
  if (!content) return known;
  // The kind chose the schema, which TypeScript cannot follow.
  const record = { ...content, ...known.record } as Draft;
  return { ...known, record, wrong: (name) => wrong?.has(name) ?? false, sound: sound !== undefined && used };
}

/** A record's id where it has a sound one, so that problems can name it. */
function idOf(node: Node): string | undefined {
  return asId(isMap(node) && node.get('id'));
}

function asId(value: unknown): string | undefined {
  return v.is(id, value) ? value : undefined;
}

function notAPack(root: Node | null): [message: string, hint: string] {
  const empty = !root || (isScalar(root) && root.value === null);
  return [empty ? 'the file is empty' : 'must be a map', 'a pack file has a "pack" or lists such as "quotes"'];
}

/** How a field is named in messages. */
type Called = (path: Path) => string;

function field(...steps: Path): Called {
  return (path) => `${fieldName([...steps, ...path])}:`;
}

/** A value where it is sound; else what of it is, and the fields in which something is wrong. */
interface Read<T> {
  readonly sound?: T;
  readonly rest?: object;
  readonly wrong?: ReadonlySet<unknown>;
}

/** Reads one value and tells what is wrong with it. @returns nothing of a value in which more is wrong than is told */
function read<T extends v.GenericSchema>(schema: T, node: Node, called: Called, page: Page): Read<v.InferOutput<T>> {
  const silent = new Set<number>();
  for (const { offset, message, hint } of refuse(node)) {
    silent.add(offset);
    if (!page.tell(offset, message, hint)) return {};
  }
  if (isAlias(node)) return {};
  const tell = ({ path, onKey, message, hint }: Complaint): boolean => {
    const offset = offsetOf(node, path, onKey);
    return silent.has(offset) || page.tell(offset, `${called(path)} ${message}`, hint);
  };
  const value = () => node.toJS(page.document, { maxAliasCount: 0 }) as unknown;
  let isWhole = silent.size === 0;
  let result = examined(schema, value());
  // A key that is misspelt is read as what was meant, so that what stands behind it is checked in the same run.
  while (result.complaints.some(isUnknownKey)) {
    isWhole = false;
    for (const one of result.complaints.filter(isUnknownKey)) {
      if (!tell(one)) return {};
      mendKey(node, one.path, one.meant);
    }
    result = examined(schema, value());
  }
  const { output, complaints } = result;
  if (output !== undefined && isWhole) return { sound: output };
  if (!complaints.every(tell)) return {};
  const paths = complaints.map(({ path }) => path);
  return { rest: without(value(), paths), wrong: new Set(paths.map(([first]) => first)) };
}

function isUnknownKey({ meant }: Complaint): boolean {
  return meant !== undefined;
}

/** A value as a map without what stands at some paths: a field is then not there, and an item of a list is undefined. */
export function without(value: unknown, paths: readonly Path[]): object {
  const left = Object.entries(value ?? {}).map(([key, item]) => [key, remains(item, within(paths, key))]);
  return Object.fromEntries(left.filter(([, item]) => item !== undefined));
}

function remains(value: unknown, paths: readonly Path[]): unknown {
  if (paths.some((path) => path.length === 0)) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => remains(item, within(paths, index)));
  return typeof value === 'object' && value !== null ? without(value, paths) : value;
}

/** The paths that go on from a step. */
function within(paths: readonly Path[], key: string | number): Path[] {
  return paths.flatMap(([step, ...rest]) => (step === key ? [rest] : []));
}
