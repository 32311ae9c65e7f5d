/** Reads one YAML file of a pack. What only shows when all files are known is checked in `check.ts`. */
import * as v from 'valibot';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { id } from '../records/fields.ts';
import { KINDS, type Kind, type KitRecord, kindOf, plural } from '../records/kinds.ts';
import { type Manifest, type Patch, packFileSchema } from '../records/schema.ts';
import { nearest } from '../text/nearest.ts';
import {
  byPlace,
  type Draft,
  didYouMean,
  fieldName,
  type Located,
  MOST_PROBLEMS,
  type Path,
  type Place,
  type Position,
  type Problem,
  type Written,
} from './problem.ts';

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

/** Something wrong in one value; the path starts at that value. */
export interface Complaint {
  readonly path: Path;
  /** The key is at fault, not what stands behind it. */
  readonly onKey: boolean;
  readonly message: string;
  readonly hint?: string | undefined;
  /** For a key that is not known: the one that was meant, or "" where that cannot be guessed. */
  readonly meant?: string | undefined;
}

/** What is read of valibot's schemas to explain a problem: the keys and shapes that are allowed at a path. */
type Shape = v.GenericSchema & {
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly value?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly options?: readonly Shape[];
};

const KIND_OF_LIST: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [plural(kind), kind]));
const TOP_KEYS = Object.keys(packFileSchema.entries);
const UNSAFE_KEYS = ['__proto__', 'constructor', 'prototype'];
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
    return readFile(text.replace(/^\uFEFF/, ''), file);
  } catch (error) {
    // The YAML library and valibot recurse; only nesting that no person writes exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    const problems = [{ file, line: 1, column: 1, message: 'is nested too deeply' }];
    return { written: [], records: [], patches: [], hides: [], gaps: true, problems };
  }
}

/** What is wrong with a record of a kind, its fields read as they stand. */
export function complaintsAbout(kind: Kind, content: unknown): Complaint[] {
  const { schema } = kindOf({ kind });
  return complaints(schema, v.safeParse(schema, content, { message: wording }).issues ?? []);
}

function readFile(text: string, file: string): ParsedFile {
  const document = parseDocument(text, {
    prettyErrors: false,
    schema: 'core',
    uniqueKeys: false, // it takes the square of the number of keys; `refusals` looks for them
    stringKeys: true,
    merge: false,
    resolveKnownTags: false,
  });
  // Counted from the text itself: the parser's counter misses line breaks within what it cannot read.
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const place = (offset: number): Position => {
    const line = lastBefore(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
  const problems: Problem[] = [];
  const report: Report = (offset, message, hint) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ file, ...place(offset), message, hint });
    return problems.length < MOST_PROBLEMS;
  };
  const placed = (node: Node): Place => {
    const at = (path: Path) => place(offsetOf(node, path));
    return { file, ...at([]), at };
  };
  const written: Written[] = [];
  const records: Located[] = [];
  const patches: WrittenPatch[] = [];
  const hides: ParsedFile['hides'][number][] = [];
  let manifest: Manifest | undefined;
  let head: ParsedFile['head'];
  const result = () => ({ ...(manifest && { manifest }), ...(head && { head }), written, records, patches, hides });

  const sections = isMap<Node, Node | null>(document.contents) ? document.contents.items.map(sectionOf) : [];
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    for (const { code, message, pos } of faults) if (!report(pos[0], YAML_WORDING[code] ?? message, LATER)) break;
    // After a fault the tree is a guess: good enough for ids, not for content.
    written.push(...sections.flatMap(recordNodes).map((one) => ({ ...unread(one), ...placed(one.node) })));
    return { ...result(), gaps: true, problems };
  }
  if (!isMap(document.contents)) report(offsetOf(document.contents), ...notAPack(document.contents));
  else
    for (const { offset, message } of repeatedPairs(document.contents as YAMLMap<Node>).map(repeatedKey))
      report(offset, message);

  const read = <T extends v.GenericSchema>(schema: T, node: Node, called: Called): Read<v.InferOutput<T>> =>
    readValue(schema, node, () => node.toJS(document, { maxAliasCount: 0 }), called, report);
  for (const section of sections) {
    const { given, name, node, items } = section;
    if (name !== given) report(section.offset, `${given}: is not a known key`, suggest(given, TOP_KEYS));
    else if (name !== 'pack' && !isSeq(node)) report(offsetOf(node), `${name}: must be a list`);
    if (name === 'pack') {
      const { sound, draft } = read(packFileSchema.entries.pack.wrapped, node, field(name));
      if (name === given) manifest = sound;
      head = { manifest: sound ?? draft ?? {}, ...placed(node) };
    }
    if (name === 'patches') {
      for (const [index, item] of items.entries()) {
        const { sound, draft } = read(packFileSchema.entries.patches.wrapped.item, item, field(name, index));
        patches.push({ patch: sound ?? draft ?? {}, sound: sound !== undefined && name === given, ...placed(item) });
      }
    }
    if (name === 'hides') {
      for (const [index, item] of items.entries()) {
        const { sound } = read(packFileSchema.entries.hides.wrapped.item, item, field(name, index));
        if (sound) hides.push({ id: sound, sound: name === given, ...placed(item) });
      }
    }
    for (const one of recordNodes(section)) {
      const { kind, id } = one;
      const base = { ...unread(one), ...placed(one.node) };
      const { sound, draft, wrong } =
        isSeq(node) && problems.length < MOST_PROBLEMS ? read(kindOf({ kind }).schema, one.node, one.called) : {};
      if (sound && name === given) {
        const record = { kind, ...sound } as KitRecord; // The kind chose the schema, which TypeScript cannot follow.
        const one: Located = { ...base, record, wrong: () => false };
        records.push(one);
        written.push(one);
      } else if (sound || draft) {
        const record = { ...(sound ?? draft), ...(id !== undefined && { id }), kind } as Draft;
        written.push({ ...base, record, wrong: (path) => wrong?.has(path) ?? false });
      } else {
        written.push(base);
      }
    }
  }
  problems.sort(byPlace);
  const last = problems.at(-1);
  if (last && problems.length === MOST_PROBLEMS) {
    problems.push({
      ...last,
      message: 'more may be wrong in this file',
      hint: `no more than ${MOST_PROBLEMS} are told of one`,
    });
  }
  return { ...result(), gaps: false, problems };
}

/** Takes what is wrong at an offset. @returns whether it takes more */
type Report = (offset: number, message: string, hint?: string) => boolean;

/** How a field is named in messages. */
type Called = (path: Path) => string;

function field(...steps: Path): Called {
  return (path) => `${fieldName([...steps, ...path])}:`;
}

/** A value where it is sound; else what of it is, and the fields in which something is wrong. */
interface Read<T> {
  readonly sound?: T;
  readonly draft?: object;
  readonly wrong?: ReadonlySet<unknown>;
}

/** Reads one value and reports what is wrong with it. @returns nothing of a value in which more is wrong than is told */
function readValue<T extends v.GenericSchema>(
  schema: T,
  node: Node,
  value: () => unknown,
  called: Called,
  report: Report,
): Read<v.InferOutput<T>> {
  const refused = refusals(node);
  for (const { offset, message, hint } of refused) if (!report(offset, message, hint)) return {};
  if (isAlias(node)) return {};
  const check = () => v.safeParse(schema, value(), { message: wording });
  const result = check();
  if (result.success && refused.length === 0) return { sound: result.output };
  let wrong = complaints(schema, result.issues ?? []);
  // A key that is misspelt is read as what was meant, so that what stands behind it is checked in the same run.
  for (let unknown = wrong.filter(isUnknown); unknown.length > 0; unknown = wrong.filter(isUnknown)) {
    for (const { path, message, hint, meant } of unknown) {
      if (!report(offsetOf(node, path, true), `${called(path)} ${message}`, hint)) return {};
      mendKey(node, path, meant);
    }
    wrong = complaints(schema, check().issues ?? []);
  }
  const silent = new Set(refused.map(({ offset }) => offset));
  for (const { path, onKey, message, hint } of wrong) {
    const offset = offsetOf(node, path, onKey);
    if (!silent.has(offset) && !report(offset, `${called(path)} ${message}`, hint)) return {};
  }
  const paths = wrong.map(({ path }) => path);
  return { draft: without(asMap(value()), paths), wrong: new Set(paths.map(([first]) => first)) };
}

function isUnknown({ meant }: Complaint): boolean {
  return meant !== undefined;
}

function asMap(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** A map without what stands at some paths: a field is then not there, and an item of a list is undefined. */
export function without(map: object, paths: readonly Path[]): object {
  const left = Object.entries(map).map(([key, value]) => [key, remains(value, within(paths, key))]);
  return Object.fromEntries(left.filter(([, value]) => value !== undefined));
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

/** Gives a key the name that was meant, or takes it away. */
function mendKey(root: Node, path: Path, meant: string | undefined): void {
  const map = path
    .slice(0, -1)
    .reduce<unknown>((node, step) => (isMap(node) || isSeq(node) ? node.get(step, true) : node), root);
  const pair = isMap(map) ? map.items.find((item) => keyOf(item) === path.at(-1)) : undefined;
  if (!isMap(map) || !pair) return;
  if (meant && isScalar(pair.key) && !map.has(meant)) pair.key.value = meant;
  else map.items.splice(map.items.indexOf(pair), 1);
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

/** What stands at one key of a file. */
interface Section {
  readonly given: string;
  /** The key that was meant, where the given one is not known. */
  readonly name: string;
  readonly offset: number;
  readonly node: Node;
  readonly items: readonly Node[];
}

function sectionOf(pair: Pair<Node, Node | null>): Section {
  const given = keyOf(pair);
  const name = TOP_KEYS.includes(given) ? given : (nearest(given, TOP_KEYS) ?? '');
  const node = pair.value ?? pair.key;
  return { given, name, offset: offsetOf(pair.key), node, items: isSeq<Node>(node) ? node.items : [] };
}

function keyOf({ key }: Pair<unknown, unknown>): string {
  return isScalar(key) ? String(key.value) : '';
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
function unread({ kind, id, called }: RecordNode): Pick<Written, 'record' | 'wrong' | 'called'> {
  return { record: { kind, ...(id !== undefined && { id }) }, wrong: () => true, called };
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

/** Offset of a field's value, or of its key; where the path ends early, of the last node that it reaches. */
function offsetOf(node: Node | null, path: Path = [], onKey = false): number {
  const [step, ...rest] = path;
  const start = node?.range?.[0] ?? 0;
  if (isSeq<Node>(node) && typeof step === 'number') return offsetOf(node.items[step] ?? node, rest, onKey);
  if (!isMap<Node, Node | null>(node) || step === undefined) return start;
  const pair = node.items.find((item) => keyOf(item) === step);
  if (!pair) return start;
  return onKey && rest.length === 0 ? offsetOf(pair.key) : offsetOf(pair.value ?? pair.key, rest, onKey);
}

/**
 * What is legal YAML but has no place in a pack: it changes text silently, or harms whoever copies the object. It is
 * taken out of the tree, so that the rest can be read.
 */
function refusals(node: Node): { offset: number; message: string; hint?: string }[] {
  const found: ReturnType<typeof refusals> = [];
  visit(node, {
    Node(key, part) {
      if (found.length >= MOST_PROBLEMS) return visit.BREAK;
      if (!isAlias(part) && !part.anchor) return;
      const hint = 'put text that begins with & or * in quotes';
      found.push({ offset: offsetOf(part), message: 'anchors and aliases are not used in packs', hint });
      if (!isAlias(part) || key === null) return;
      const nothing = new Scalar(null);
      nothing.range = part.range ?? null;
      return nothing;
    },
    Map(_, map) {
      const again = new Set(repeatedPairs(map as YAMLMap<Node>));
      found.push(...Array.from(again).slice(0, MOST_PROBLEMS).map(repeatedKey));
      map.items = map.items.filter((item) => !again.has(item as Pair<Node>));
    },
    Pair(_, pair) {
      const key = keyOf(pair);
      if (!UNSAFE_KEYS.includes(key)) return;
      found.push({ offset: offsetOf(pair.key as Node), message: `${key}: is not allowed as a key` });
      return visit.REMOVE;
    },
  });
  return found;
}

/** The pairs of a map whose key has been there before. */
function repeatedPairs(map: YAMLMap<Node, unknown>): YAMLMap<Node, unknown>['items'] {
  const seen = new Set<string>();
  return map.items.filter((item) => {
    const known = seen.has(keyOf(item));
    seen.add(keyOf(item));
    return known;
  });
}

function repeatedKey({ key }: Pair<Node, unknown>): { offset: number; message: string } {
  return { offset: offsetOf(key), message: 'Map keys must be unique' };
}

/** Valibot's issues, with every unknown key named, and a choice of shapes explained by the shape that was meant. */
function complaints(schema: Shape, issues: readonly v.BaseIssue<unknown>[], base: Path = []): Complaint[] {
  return issues.flatMap((issue): Complaint[] => {
    const steps = issue.path ?? [];
    const last = steps.at(-1);
    const inner = steps.map(({ key }) => key as string | number);
    const path = [...base, ...inner];
    const meant = issue.type === 'union' && meantShape(shapeAt(schema, inner)?.options, issue.input);
    if (meant) {
      const again = v.safeParse(meant, issue.input, { message: wording });
      return complaints(meant, again.issues ?? [], path);
    }
    if (issue.expected === 'never' && last) {
      const known = Object.keys(shapeAt(schema, inner.slice(0, -1))?.entries ?? {});
      // Valibot stops at the first unknown key of an object.
      const unknown = Object.keys(last.input as object)
        .filter((key) => !known.includes(key))
        .slice(0, MOST_PROBLEMS);
      return unknown.map((key) => ({
        path: [...path.slice(0, -1), key],
        onKey: true,
        message: issue.message,
        hint: suggest(key, known),
        meant: nearest(key, known) ?? '',
      }));
    }
    return [{ path, onKey: last?.origin === 'key', message: issue.message, hint: remedy(issue) }];
  });
}

function shapeAt(shape: Shape | undefined, path: Path): Shape | undefined {
  if (shape?.wrapped) return shapeAt(shape.wrapped, path);
  const [step, ...rest] = path;
  return step === undefined ? shape : shapeAt(shape?.entries?.[step] ?? shape?.item ?? shape?.value, rest);
}

/** The shape that shares most keys with the value; undefined where none shares any. */
function meantShape(options: readonly Shape[] = [], value: unknown): Shape | undefined {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const shared = options.map(({ entries = {} }) => keys.filter((key) => key in entries).length);
  const most = Math.max(...shared);
  return most > 0 ? options[shared.indexOf(most)] : undefined;
}

/** Plain words for what valibot found; messages that the schema itself brings are used as they are. */
function wording(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'is not a known key';
  if (issue.received === 'undefined') return 'is missing';
  switch (issue.type) {
    case 'string':
      return issue.input === null ? 'must not be empty' : 'must be a string';
    case 'number':
      return 'must be a number';
    case 'integer':
      return 'must be a whole number';
    case 'array':
      return 'must be a list';
    case 'strict_object':
    case 'record':
      return 'must be a map';
    case 'picklist':
      return `must be one of ${choices(issue).join(', ')}`;
    case 'min_length':
      return `needs at least ${issue.requirement}`;
    case 'max_length':
      return `must not be longer than ${issue.requirement} characters`;
    case 'min_value':
      return `must be at least ${issue.requirement}`;
    default:
      return `is not valid: ${issue.message}`;
  }
}

/** The values a picklist allows: valibot gives them as `("a" | "b")`. */
function choices({ expected }: v.BaseIssue<unknown>): string[] {
  return Array.from((expected ?? '').matchAll(/"([^"]+)"/g), ([, choice = '']) => choice);
}

function remedy(issue: v.BaseIssue<unknown>): string | undefined {
  const { type, input } = issue;
  if (type === 'picklist' && typeof input === 'string') return didYouMean(input, choices(issue));
  if (type === 'string' && (typeof input === 'number' || typeof input === 'boolean')) {
    return `put it in quotes: "${input}"`;
  }
  return undefined;
}

function suggest(key: string, known: readonly string[]): string {
  return didYouMean(key, known) ?? `known keys: ${known.join(', ')}`;
}
