/** What a schema cannot say: ids and names that clash, references that lead nowhere, times that no video has. */
import { type Kind, kindOf } from '../records/kinds.ts';
import { toSeconds } from '../records/moments.ts';
import type { Talk } from '../records/schema.ts';
import {
  byPlace,
  type Draft,
  type Guesses,
  guessed,
  MOST_PROBLEMS,
  newGuesses,
  type Path,
  type Problem,
  problemIn,
  startOf,
  type Written,
} from './problem.ts';
import { referencesOf } from './references.ts';

/** Ids of records that come from elsewhere, such as the kit when a user's pack is checked. */
export type KnownIds = ReadonlyMap<string, Kind>;

/** What records are checked against, beside each other. */
export interface Elsewhere {
  /** Ids that may be referred to as well; a record of the pack with the same id goes first. */
  readonly known?: KnownIds;
  /** Talks, so that times and speakers can be checked against them. */
  readonly talks?: readonly Talk[];
  /** Whether part of the pack could not be read: then nobody knows which ids it has. */
  readonly gaps?: boolean;
  /** How many times it may be said what was probably meant. */
  readonly guesses?: Guesses;
}

/** What is known of a talk. */
interface Stage {
  readonly id: string;
  readonly record: Extract<Draft, { kind: 'talk' }>;
  wrong(field: string): boolean;
}

/**
 * Checks records against each other and against what is known from elsewhere.
 * @param written the records of one pack, sound or not, in the order in which "the first place" is meant
 * @returns everything that is wrong, ordered by place; empty where nothing is
 */
export function checkRecords(
  written: readonly Written[],
  { known, talks = [], gaps, guesses = newGuesses() }: Elsewhere = {},
): Problem[] {
  const ids = new Map([...(known ?? []), ...idsOf(written)]);
  const stages = new Map(
    talks.map((record): [string, Stage] => [record.id, { id: record.id, record, wrong: () => false }]),
  );
  for (const { record, wrong } of written) {
    if (record.kind === 'talk' && record.id !== undefined) stages.set(record.id, { id: record.id, record, wrong });
  }
  return [
    ...repetitions(written),
    ...written.flatMap((one) => [
      ...checkReferences(one, ids, gaps, guesses),
      ...moments(one, stages, ids),
      ...addresses(one),
    ]),
  ].sort(byPlace);
}

/** The ids of records; of two with one id the first has it. */
export function idsOf(written: readonly Written[]): KnownIds {
  const ids = new Map<string, Kind>();
  for (const { record } of written.toReversed()) if (record.id !== undefined) ids.set(record.id, record.kind);
  return ids;
}

/** A problem in a field of a record. */
export function problemAt(one: Written, path: Path, message: string, hint?: string): Problem {
  return problemIn(one, path, `${one.called(path)} ${message}`.trim(), hint);
}

/** Ids, aliases, principle numbers and phrasings that two records claim; the first one keeps them. */
function repetitions(written: readonly Written[]): Problem[] {
  const owners = new Map<string, Written>();
  const problems: Problem[] = [];
  const claim = (one: Written, space: string, word: string | undefined, path: Path): void => {
    if (word === undefined) return;
    const key = `${space} ${word}`;
    const first = owners.get(key) ?? one;
    owners.set(key, first);
    if (first === one) return;
    const { record, file, line, column } = first;
    const owner = record.id === undefined ? `a ${record.kind}` : `${record.kind} "${record.id}"`;
    problems.push(problemAt(one, path, `is already taken by ${owner} (${file}:${line}:${column})`));
  };
  for (const one of written) {
    claim(one, 'id', one.record.id, ['id']);
    // An id answers to its own name, so it is no alias of another record of its kind.
    const name = `${one.record.kind} name ${one.record.id}`;
    owners.set(name, owners.get(name) ?? one);
  }
  for (const one of written) {
    const { record } = one;
    if ('aliases' in record && kindOf(record).hasAliasesOfItsOwn) {
      for (const [index, alias] of (record.aliases ?? []).entries()) {
        claim(one, `${record.kind} name`, alias?.toLowerCase(), ['aliases', index]);
      }
    }
    switch (record.kind) {
      case 'principle':
        if (record.set && record.number) claim(one, `number ${record.set}`, String(record.number), ['number']);
        break;
      case 'objection':
        for (const [index, phrase] of (record.heard ?? []).entries()) {
          claim(one, 'heard', phrase && spoken(phrase), ['heard', index]);
        }
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

/** Ids in a record that name nothing, or something of another kind. @param gaps whether there may be ids that are not known */
export function checkReferences(one: Written, ids: KnownIds, gaps = false, guesses = newGuesses()): Problem[] {
  const unfit = referencesOf(one.record).filter(({ id, to, or }) => {
    const kind = ids.get(id);
    return id !== or && (kind ? !to.includes(kind) : !gaps);
  });
  return unfit.slice(0, MOST_PROBLEMS).map(({ id, path, to }) => {
    const kind = ids.get(id);
    const wanted = oneOf(to);
    const message = kind ? `is the id of another kind: ${kind}, not ${wanted}` : `is not a known ${wanted}`;
    const candidates = () => Array.from(ids).flatMap(([other, of]) => (to.includes(of) ? [other] : []));
    return problemAt(one, path, `"${id}" ${message}`, guessed(guesses, id, candidates));
  });
}

/** The same for fields that are not written anywhere yet. */
export function danglingIn(fields: object & { readonly kind: Kind }, ids: KnownIds): Problem[] {
  // Of fields that are no record's only those that name records are looked at.
  return checkReferences(
    { ...startOf(''), record: fields as Draft, sound: false, called: () => '', wrong: () => true },
    ids,
  );
}

function oneOf(words: readonly string[]): string {
  return words.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

/** Times must lie within the video, and whoever is quoted must have been on stage. */
function moments(one: Written, stages: ReadonlyMap<string, Stage>, ids: KnownIds): Problem[] {
  const { record } = one;
  // Of somebody who is not known something else is told.
  const known = (speaker = '') => (ids.get(speaker) === 'speaker' ? speaker : undefined);
  const sources = 'sources' in record ? (record.sources ?? []) : [];
  const found = sources.map((source) => (source && 'talk' in source ? stages.get(source.talk ?? '') : undefined));
  const problems = sources.flatMap((source, index) => {
    const stage = found[index];
    if (!stage || !source || !('talk' in source)) return [];
    return [
      ...late(one, ['sources', index, 'at'], source.at, stage),
      ...absent(one, ['sources', index, 'speaker'], known(source.speaker), [stage]),
    ];
  });
  const seen = [...new Set(found.filter((stage) => stage !== undefined))];
  // With a page, or a talk from elsewhere, among the sources the words may have been spoken there.
  if (record.kind !== 'quote' || one.wrong('sources') || found.includes(undefined)) return problems;
  const speakers = record.speakers ?? [];
  return [...problems, ...speakers.flatMap((speaker, index) => absent(one, ['speakers', index], known(speaker), seen))];
}

function late(one: Written, path: Path, at: string | undefined, { id, record, wrong }: Stage): Problem[] {
  const seconds = at === undefined ? undefined : toSeconds(at);
  if (seconds === undefined) return [];
  const { video, length } = record;
  if (!video) return wrong('video') ? [] : [problemAt(one, path, `needs a video, and talk "${id}" has none`)];
  const end = length === undefined ? undefined : toSeconds(length);
  if (end === undefined || seconds < end) return [];
  return [problemAt(one, path, `must be before the end of talk "${id}" at ${length}`)];
}

function absent(one: Written, path: Path, speaker: string | undefined, stages: readonly Stage[]): Problem[] {
  if (speaker === undefined || stages.some(({ wrong }) => wrong('speakers'))) return [];
  const present = stages.flatMap(({ record }) => record.speakers ?? []);
  if (present.includes(speaker)) return [];
  const named = oneOf(stages.map(({ id }) => `"${id}"`));
  const hint = present.length > 0 ? `its speakers: ${present.join(', ')}` : 'the talk names no speakers';
  return [problemAt(one, path, `"${speaker}" is not a speaker of talk ${named}`, hint)];
}

/** An address is only given where it may be followed. */
function addresses(one: Written): Problem[] {
  const { record, wrong } = one;
  if (record.kind !== 'resource' || wrong('status')) return [];
  const { status, address, former = [] } = record;
  if (status === 'active') {
    return address || wrong('address') ? [] : [problemAt(one, ['address'], 'is missing, and the status is active')];
  }
  return [
    ...(address ? [problemAt(one, ['address'], `must move to "former": the status is ${status}`)] : []),
    ...(former.length > 0 || wrong('former')
      ? []
      : [problemAt(one, ['former'], `is missing, and the status is ${status}`)]),
  ];
}
