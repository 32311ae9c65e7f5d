/** From a word that people type to the records they mean: `cto` is leadership, `kyle` is Kyle Rockman. */
import { UsageError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { plain, repeated } from '../text/text.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { Kit, RecordOf } from './kit.ts';
import { shortId } from './pack-ids.ts';

/** Kinds whose records are asked for by name in a flag. */
export type NamedKind = 'audience' | 'topic' | 'speaker' | 'event';

/**
 * The records of a kind that a word names: by id, label, name or alias; a speaker or an event by a part of the name too.
 * @throws UsageError with the nearest guess and the list where there is none
 */
export function lookUp<K extends NamedKind>(kit: Kit, kind: K, word: string): readonly RecordOf<K>[] {
  const wanted = plain(word);
  const records: readonly RecordOf<NamedKind>[] = kit.all(kind);
  const found = wanted ? matches(records, wanted) : [];
  if (found.length) return found as readonly RecordOf<K>[];
  throw unknownWord(
    kind,
    word,
    records.map(({ id }) => id),
    records.flatMap((record) =>
      namesOf(record).flatMap((name) => (kind === 'speaker' ? [name, ...name.split(' ')] : name)),
    ),
  );
}

/** The records with this id; else with this name; else, for people and events, with this word in the name. */
function matches(records: readonly RecordOf<NamedKind>[], wanted: string): readonly RecordOf<NamedKind>[] {
  const having = (test: (name: string) => boolean) => records.filter((record) => namesOf(record).some(test));
  const byId = records.filter(({ id }) => plain(id) === wanted);
  if (byId.length) return byId;
  const ofPack = records.filter(({ id }) => plain(shortId(id)) === wanted);
  if (ofPack.length) return ofPack;
  const byName = having((name) => plain(name) === wanted);
  if (byName.length) return byName;
  return having((name) => ` ${plain(name)} `.includes(` ${wanted} `)).filter(
    ({ kind }) => kind === 'speaker' || kind === 'event',
  );
}

/** As `lookUp`, for kinds whose names are unique. */
export function lookUpOne<K extends 'audience' | 'topic'>(kit: Kit, kind: K, word: string): RecordOf<K> {
  const [record] = lookUp(kit, kind, word);
  if (!record) throw new Error(`lookUp found no ${kind} and did not say so`);
  return record;
}

/**
 * The kind that a word names, in the singular or the plural.
 * @param shown how the kinds are called where there is none of that name
 * @throws UsageError where there is none
 */
export function lookUpKind(word: string, shown: readonly string[] = KINDS): Kind {
  const wanted = plain(word).replaceAll(' ', '-');
  const found = KINDS.find((kind) => wanted === kind || wanted === plural(kind));
  if (found) return found;
  throw unknownWord('kind', word, shown, [...KINDS, ...KINDS.map(plural)]);
}

/** `use-cases`, `quotes`: the key under which a pack lists a kind. */
export function plural(kind: Kind): string {
  return `${kind}s`;
}

function namesOf(record: RecordOf<NamedKind>): readonly string[] {
  switch (record.kind) {
    case 'audience':
      return [record.label, ...record.aliases];
    case 'topic':
      return [record.label, ...record.aliases, ...record.vocabulary];
    case 'speaker':
      return [record.name, ...(record.aliases ?? [])];
    case 'event':
      return [record.name, ...(record.aliases ?? [])];
  }
}

function unknownWord(what: string, word: string, ids: readonly string[], names: readonly string[]): UsageError {
  const guess = nearest(plain(word), [...ids, ...names.map(plain)]);
  const list = ids.length > 30 ? `Run "gitops-kit list ${what}s" for all of them.` : `There are: ${ids.join(', ')}.`;
  return new UsageError(
    `There is no ${what} "${repeated(word)}".`,
    `${guess ? `Did you mean "${guess}"? ` : ''}${list}`,
  );
}
