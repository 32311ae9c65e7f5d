/** From a word that people type to the records they mean: `cto` is leadership, `kyle` is Kyle Rockman. */
import { UsageError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { plain, repeated, standsIn } from '../text/text.ts';
import { KINDS, type Kind, type KitRecord, kindOf, plural, type RecordOf } from './kinds.ts';
import type { Kit } from './kit.ts';
import { shortId } from './pack-ids.ts';
import { titlesOf } from './texts.ts';

export { plural } from './kinds.ts';

/**
 * The records of a kind that a word names: by id, label, name or alias; a speaker or an event by a part of the name too.
 * @throws UsageError with the nearest guess and the list where there is none
 */
export function lookUp<K extends Kind>(kit: Kit, kind: K, word: string): readonly RecordOf<K>[] {
  const wanted = plain(word);
  const { isKnownByPart = false } = kindOf({ kind });
  const records = kit.all(kind);
  const found = wanted ? matches(records, wanted, isKnownByPart) : [];
  if (found.length) return found;
  const names = records.flatMap((record) =>
    namesOf(record)
      .flatMap((name) => (isKnownByPart ? [name, ...name.split(' ')] : [name]))
      .map((name) => ({ name: plain(name), id: record.id })),
  );
  throw unknownWord(
    kind,
    word,
    records.map(({ id }) => id),
    names,
  );
}

/** What a word may name, and the id that it stands for. */
interface Name {
  readonly name: string;
  readonly id: string;
}

/** The longest name that stands within what was typed: `cfo` in "our new CFO". */
function nameWithin(typed: string, names: readonly Name[]): string | undefined {
  const within = names.filter(({ name }) => name && standsIn(name, typed));
  return within.toSorted((a, b) => b.name.length - a.name.length)[0]?.name;
}

/** The records with this id; else with this name; else, if a part is enough, with this word in the name. */
function matches<R extends KitRecord>(records: readonly R[], wanted: string, isKnownByPart: boolean): readonly R[] {
  const having = (test: (name: string) => boolean) => records.filter((record) => namesOf(record).some(test));
  const byId = records.filter(({ id }) => plain(id) === wanted);
  if (byId.length) return byId;
  const ofPack = records.filter(({ id }) => plain(shortId(id)) === wanted);
  if (ofPack.length) return ofPack;
  const byName = having((name) => plain(name) === wanted);
  if (byName.length || !isKnownByPart) return byName;
  return having((name) => standsIn(wanted, plain(name)));
}

/** As `lookUp`, for kinds whose names are unique, but for those of packs: they come last, and win. */
export function lookUpOne<K extends 'audience' | 'topic'>(kit: Kit, kind: K, word: string): RecordOf<K> {
  const record = lookUp(kit, kind, word).at(-1);
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
  throw unknownWord(
    'kind',
    word,
    shown,
    [...KINDS, ...KINDS.map(plural)].map((name) => ({ name: plain(name), id: name })),
  );
}

function namesOf(record: KitRecord): readonly string[] {
  return [...titlesOf(record), ...(kindOf(record).vocabulary?.(record) ?? [])];
}

function unknownWord(what: Kind | 'kind', word: string, ids: readonly string[], names: readonly Name[]): UsageError {
  const wanted = plain(word);
  const guess = nearest(wanted, [...ids, ...names.map(({ name }) => name)]) ?? nameWithin(wanted, names);
  const meant = names.find(({ name }) => name === guess)?.id;
  // An alias alone would not tell whom it leads to.
  const whose = meant === undefined || plain(meant) === plain(guess ?? '') || what === 'kind' ? '' : ` (${meant})`;
  const isLong = ids.length > 30 && what !== 'kind';
  const list = isLong ? `Run "gitops-kit list ${plural(what)}" for all of them.` : `There are: ${ids.join(', ')}.`;
  return new UsageError(
    `There is no ${what} "${repeated(word)}".`,
    `${guess ? `Did you mean "${guess}"${whose}? ` : ''}${list}`,
  );
}
