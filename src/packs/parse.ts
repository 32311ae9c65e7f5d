/** Reads one YAML file of a pack. What only shows when all files are known is checked in `check.ts`. */
import * as v from 'valibot';
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, visit, type YAMLMap } from 'yaml';
import { type Kind, type KitRecord, type Manifest, type Patch, packFileSchema, SCHEMAS } from '../kit/schema.ts';
import type { KnownIds } from './check.ts';
import { didYouMean, fieldName, type Located, type Path, type Place, type Position, type Problem } from './problem.ts';

export interface ParsedFile {
  readonly manifest?: Manifest;
  readonly manifestPlace?: Place;
  /** The records that are sound, in file order. */
  readonly records: Located[];
  /** What it changes in the kit's records, and which of them it hides. */
  readonly patches: (Place & { readonly patch: Patch })[];
  readonly hides: (Place & { readonly id: string })[];
  /** Ids of records that are not, so that references to them are not reported as well. */
  readonly broken: KnownIds;
  readonly problems: Problem[];
}

/** Something wrong in one value; the path starts at that value. */
export interface Complaint {
  readonly path: Path;
  /** The key is at fault, not what stands behind it. */
  readonly onKey: boolean;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** What is read of valibot's schemas to explain a problem: the keys and shapes that are allowed at a path. */
type Shape = v.GenericSchema & {
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly value?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly options?: readonly Shape[];
};

const KIND_OF_LIST: ReadonlyMap<string, Kind> = new Map(
  (Object.keys(SCHEMAS) as Kind[]).map((kind) => [`${kind}s`, kind]),
);
const TOP_KEYS = Object.keys(packFileSchema.entries);
const UNSAFE_KEYS = ['__proto__', 'constructor', 'prototype'];
/** Nobody reads more about one file, and finding them all can take minutes where somebody means it. */
const MOST_PROBLEMS = 100;
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
    return { records: [], patches: [], hides: [], broken: new Map(), problems };
  }
}

/** What is wrong with a record of a kind, its fields read as they stand. */
export function complaintsAbout(kind: Kind, content: unknown): Complaint[] {
  const schema: v.GenericSchema = SCHEMAS[kind];
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
  const report = (offset: number, message: string, hint?: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ file, ...place(offset), message, hint });
  };
  const records: Located[] = [];
  const patches: ParsedFile['patches'] = [];
  const hides: ParsedFile['hides'] = [];
  const broken = new Map<string, Kind>();
  let manifest: { manifest: Manifest; manifestPlace: Place } | undefined;

  const faults = [...document.errors, ...document.warnings];
  const sections = isMap<Node, Node | null>(document.contents) ? document.contents.items : [];
  if (faults.length > 0) {
    for (const { code, message, pos } of faults.slice(0, MOST_PROBLEMS)) report(pos[0], YAML_WORDING[code] ?? message);
    // After a fault the tree is a guess: good enough for ids, not for content.
    for (const { node, kind } of sections.flatMap(recordNodes)) {
      const id = idOf(node);
      if (id) broken.set(id, kind);
    }
    return { records, patches, hides, broken, problems };
  }

  /** The validated value; undefined where something is wrong with it, which has then been reported. */
  const read = <T extends v.GenericSchema>(schema: T, node: Node, name: string, owner?: string) => {
    const refused = refusals(node);
    for (const { offset, message, hint } of refused) report(offset, message, hint);
    if (refused.length > 0) return undefined;
    const result = v.safeParse(schema, node.toJS(document, { maxAliasCount: 0 }), { message: wording });
    if (result.success) return result.output;
    for (const { path, onKey, message, hint } of complaints(schema, result.issues)) {
      const field = owner ? `${owner}: ${fieldName(path)}` : `${fieldName([name, ...path])}:`;
      report(offsetOf(node, path, onKey), `${field} ${message}`, hint);
    }
    return undefined;
  };

  const placed = (node: Node): Place => {
    const at = (path: Path) => place(offsetOf(node, path));
    return { file, ...at([]), at };
  };

  if (!isMap(document.contents)) report(offsetOf(document.contents), ...notAPack(document.contents));
  else for (const { offset, message } of repeatedKeys(document.contents)) report(offset, message);
  for (const section of sections) {
    if (problems.length >= MOST_PROBLEMS) break;
    const name = keyOf(section);
    if (name === 'pack') {
      const node = section.value ?? section.key;
      const content = read(packFileSchema.entries.pack.wrapped, node, name);
      if (content) manifest = { manifest: content, manifestPlace: placed(node) };
    } else if ((name === 'patches' || name === 'hides') && isSeq<Node>(section.value)) {
      for (const [index, node] of section.value.items.entries()) {
        if (name === 'patches') {
          const patch = read(packFileSchema.entries.patches.wrapped.item, node, `${name}[${index}]`);
          if (patch) patches.push({ patch, ...placed(node) });
        } else {
          const id = read(packFileSchema.entries.hides.wrapped.item, node, `${name}[${index}]`);
          if (id) hides.push({ id, ...placed(node) });
        }
      }
    } else if (name !== 'patches' && name !== 'hides' && !KIND_OF_LIST.has(name)) {
      report(offsetOf(section.key), `${name}: is not a known key`, suggest(name, TOP_KEYS));
    } else if (!isSeq(section.value)) {
      report(offsetOf(section.value ?? section.key), `${name}: must be a list`);
    }
    for (const { node, kind, index } of recordNodes(section)) {
      if (problems.length >= MOST_PROBLEMS) break;
      const id = idOf(node);
      const content = read(SCHEMAS[kind], node, `${name}[${index}]`, id && `${kind} "${id}"`);
      if (content) {
        const record = { kind, ...content } as KitRecord; // The kind chose the schema, which TypeScript cannot follow.
        records.push({ record, ...placed(node) });
      } else if (id) {
        broken.set(id, kind);
      }
    }
  }
  return { ...manifest, records, patches, hides, broken, problems };
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

type Section = Pair<Node, Node | null>;

function keyOf({ key }: Pair<unknown, unknown>): string {
  return isScalar(key) ? String(key.value) : '';
}

function recordNodes(section: Section): { node: Node; kind: Kind; index: number }[] {
  const kind = KIND_OF_LIST.get(keyOf(section));
  if (!kind || !isSeq<Node>(section.value)) return [];
  return section.value.items.map((node, index) => ({ node, kind, index }));
}

/** A record's id where it has a sound one, so that problems can name it. */
function idOf(node: Node): string | undefined {
  const id = isMap(node) ? node.get('id') : undefined;
  return v.is(SCHEMAS.topic.entries.id, id) ? id : undefined;
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

/** What is legal YAML but has no place in a pack: it changes text silently, or harms whoever copies the object. */
function refusals(node: Node): { offset: number; message: string; hint?: string }[] {
  const found: ReturnType<typeof refusals> = [];
  visit(node, {
    Node(_, part) {
      if (found.length >= MOST_PROBLEMS) return visit.BREAK;
      if (!isAlias(part) && !part.anchor) return;
      const hint = 'put text that begins with & or * in quotes';
      found.push({ offset: offsetOf(part), message: 'anchors and aliases are not used in packs', hint });
    },
    Map(_, map) {
      found.push(...repeatedKeys(map as YAMLMap<Node>));
    },
    Pair(_, pair) {
      const key = keyOf(pair);
      if (UNSAFE_KEYS.includes(key)) {
        found.push({ offset: offsetOf(pair.key as Node), message: `${key}: is not allowed as a key` });
      }
    },
  });
  return found;
}

function repeatedKeys(map: YAMLMap<Node, unknown>): { offset: number; message: string }[] {
  const seen = new Set<string>();
  const twice = map.items.filter((item) => {
    const known = seen.has(keyOf(item));
    seen.add(keyOf(item));
    return known;
  });
  return twice
    .slice(0, MOST_PROBLEMS)
    .map((item) => ({ offset: offsetOf(item.key), message: 'Map keys must be unique' }));
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
