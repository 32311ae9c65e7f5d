/** What a schema cannot say: ids and names that clash, references that lead nowhere, times that no video has. */
import { sourcesOf } from '../kit/citations.ts';
import { toSeconds } from '../kit/moments.ts';
import type { Kind, Source, Talk } from '../kit/schema.ts';
import { byPlace, didYouMean, fieldName, type Located, type Path, type Problem } from './problem.ts';
import { referencesOf } from './references.ts';

/** Ids of records that come from elsewhere, such as the kit when a user's pack is checked. */
export type KnownIds = ReadonlyMap<string, Kind>;

/**
 * Checks records against each other and against what is known from elsewhere.
 * @param located the records of one pack, in the order in which "the first place" is meant
 * @param known ids that may be referred to as well; a record of the pack with the same id goes first
 * @param knownTalks talks from elsewhere, so that times and speakers can be checked against them
 * @returns everything that is wrong, ordered by place; empty where nothing is
 */
export function checkRecords(
  located: readonly Located[],
  known: KnownIds,
  knownTalks: readonly Talk[] = [],
): Problem[] {
  const ids = new Map(known);
  for (const { record } of located.toReversed()) ids.set(record.id, record.kind);
  const talks = new Map(knownTalks.map((talk) => [talk.id, talk]));
  for (const { record } of located) if (record.kind === 'talk') talks.set(record.id, record);

  return [
    ...repetitions(located),
    ...located.flatMap((one) => [...checkReferences(one, ids), ...moments(one, talks), ...addresses(one)]),
  ].sort(byPlace);
}

/** A problem in a field of a record. */
export function problemAt(one: Located, path: Path, message: string, hint?: string): Problem {
  const { kind, id } = one.record;
  return { file: one.file, ...one.at(path), message: `${kind} "${id}": ${fieldName(path)} ${message}`, hint };
}

/** Ids, aliases, principle numbers and phrasings that two records claim; the first one keeps them. */
function repetitions(located: readonly Located[]): Problem[] {
  const owners = new Map<string, Located>();
  const problems: Problem[] = [];
  const claim = (one: Located, space: string, word: string, path: Path): void => {
    const key = `${space} ${word}`;
    const first = owners.get(key) ?? one;
    owners.set(key, first);
    if (first === one) return;
    const { record, file, line, column } = first;
    const owner = `${record.kind} "${record.id}" (${file}:${line}:${column})`;
    problems.push(problemAt(one, path, `is already taken by ${owner}`));
  };
  for (const one of located) {
    claim(one, 'id', one.record.id, ['id']);
    // An id answers to its own name, so it is no alias of another record of its kind.
    const name = `${one.record.kind} name ${one.record.id}`;
    owners.set(name, owners.get(name) ?? one);
  }
  for (const one of located) {
    const { record } = one;
    switch (record.kind) {
      case 'audience':
      case 'topic':
      case 'speaker':
        for (const [index, alias] of (record.aliases ?? []).entries()) {
          claim(one, `${record.kind} name`, alias.toLowerCase(), ['aliases', index]);
        }
        break;
      case 'principle':
        claim(one, `number ${record.set}`, String(record.number), ['number']);
        break;
      case 'objection':
        for (const [index, phrase] of record.heard.entries()) claim(one, 'heard', spoken(phrase), ['heard', index]);
        break;
    }
  }
  return problems;
}

/** A phrase as it sounds: without case, punctuation and spacing. */
function spoken(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Ids in a record that name nothing, or something of another kind. @param before leads from the place to the record */
export function checkReferences(one: Located, ids: KnownIds, before: Path = []): Problem[] {
  return referencesOf(one.record).flatMap(({ id, path, to, or }) => {
    const kind = ids.get(id);
    if (id === or || (kind && to.includes(kind))) return [];
    const wanted = oneOf(to);
    const message = kind ? `is the id of another kind: ${kind}, not ${wanted}` : `is not a known ${wanted}`;
    const candidates = Array.from(ids).flatMap(([other, of]) => (to.includes(of) ? [other] : []));
    return [problemAt(one, [...before, ...path], `"${id}" ${message}`, didYouMean(id, candidates))];
  });
}

function oneOf(words: readonly string[]): string {
  return words.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

/** Times must lie within the video, and whoever is quoted must have been on stage. */
function moments(one: Located, talks: ReadonlyMap<string, Talk>): Problem[] {
  const sources: readonly Source[] = sourcesOf(one.record);
  const found = sources.map((source) => ('talk' in source ? talks.get(source.talk) : undefined));
  const problems = sources.flatMap((source, index) => {
    const talk = found[index];
    if (!talk || !('talk' in source)) return [];
    return [
      ...late(one, ['sources', index, 'at'], source.at, talk),
      ...absent(one, ['sources', index, 'speaker'], source.speaker, [talk]),
    ];
  });
  const stages = found.filter((talk) => talk !== undefined);
  // With a page, or a talk from elsewhere, among the sources the words may have been spoken there.
  if (one.record.kind !== 'quote' || stages.length < sources.length) return problems;
  const { speakers } = one.record;
  return [...problems, ...speakers.flatMap((speaker, index) => absent(one, ['speakers', index], speaker, stages))];
}

function late(one: Located, path: Path, at: string | undefined, { id, video, length }: Talk): Problem[] {
  const seconds = at === undefined ? undefined : toSeconds(at);
  if (seconds === undefined) return [];
  if (!video) return [problemAt(one, path, `needs a video, and talk "${id}" has none`)];
  const end = length === undefined ? undefined : toSeconds(length);
  if (end === undefined || seconds < end) return [];
  return [problemAt(one, path, `must be before the end of talk "${id}" at ${length}`)];
}

function absent(one: Located, path: Path, speaker: string | undefined, talks: readonly Talk[]): Problem[] {
  const present = talks.flatMap((talk) => talk.speakers);
  if (speaker === undefined || present.includes(speaker)) return [];
  const named = oneOf(talks.map(({ id }) => `"${id}"`));
  const hint = present.length > 0 ? `its speakers: ${present.join(', ')}` : 'the talk names no speakers';
  return [problemAt(one, path, `"${speaker}" is not a speaker of talk ${named}`, hint)];
}

/** An address is only given where it may be followed. */
function addresses(one: Located): Problem[] {
  const { record } = one;
  if (record.kind !== 'resource') return [];
  const { status, address, former = [] } = record;
  if (status === 'active') {
    return address ? [] : [problemAt(one, ['address'], 'is missing, and the status is active')];
  }
  return [
    ...(address ? [problemAt(one, ['address'], `must move to "former": the status is ${status}`)] : []),
    ...(former.length > 0 ? [] : [problemAt(one, ['former'], `is missing, and the status is ${status}`)]),
  ];
}
