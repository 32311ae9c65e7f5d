/** The tree of a YAML text: where a field stands in it, what has no place in a pack, and how a misspelt key is mended. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, visit, type YAMLMap } from 'yaml';
import { MOST_PROBLEMS, type Path } from './problem.ts';

const UNSAFE_KEYS = ['__proto__', 'constructor', 'prototype'];

/** Offset of a field's value, or of its key; where the path ends early, of the last node that it reaches. */
export function offsetOf(node: Node | null, path: Path = [], onKey = false): number {
  const [step, ...rest] = path;
  const start = node?.range?.[0] ?? 0;
  if (isSeq<Node>(node) && typeof step === 'number') return offsetOf(node.items[step] ?? node, rest, onKey);
  if (!isMap<Node, Node | null>(node) || step === undefined) return start;
  const pair = node.items.find((item) => keyOf(item) === step);
  if (!pair) return start;
  return onKey && rest.length === 0 ? offsetOf(pair.key) : offsetOf(pair.value ?? pair.key, rest, onKey);
}

export function keyOf({ key }: Pair<unknown, unknown>): string {
  return isScalar(key) ? String(key.value) : '';
}

/** What is not to be in a pack, and where. */
export interface Refused {
  readonly offset: number;
  readonly message: string;
  readonly hint?: string;
}

/** The pairs of a map whose key has been there before, and what is said of them. */
export function repeated(map: YAMLMap<Node, unknown>): { pairs: ReadonlySet<unknown>; told: Refused[] } {
  const seen = new Set<string>();
  const pairs = map.items.filter((item) => {
    const known = seen.has(keyOf(item));
    seen.add(keyOf(item));
    return known;
  });
  const told = pairs.map(({ key }) => ({ offset: offsetOf(key), message: 'Map keys must be unique' }));
  return { pairs: new Set(pairs), told: told.slice(0, MOST_PROBLEMS) };
}

/**
 * What is legal YAML but has no place in a pack: it changes text silently, or harms whoever copies the object. It is
 * taken out of the tree, so that the rest can be read.
 */
export function refuse(node: Node): Refused[] {
  const found: Refused[] = [];
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
      const { pairs, told } = repeated(map as YAMLMap<Node>);
      found.push(...told);
      map.items = map.items.filter((item) => !pairs.has(item));
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

/** Gives a key the name that was meant, or takes it away. */
export function mendKey(root: Node, path: Path, meant: string | undefined): void {
  const parents = path.slice(0, -1);
  const map = parents.length && (isMap(root) || isSeq(root)) ? root.getIn(parents, true) : root;
  if (!isMap(map)) return;
  const index = map.items.findIndex((item) => keyOf(item) === path.at(-1));
  const key = map.items[index]?.key;
  if (meant && isScalar(key) && !map.has(meant)) key.value = meant;
  else if (index >= 0) map.items.splice(index, 1);
}
