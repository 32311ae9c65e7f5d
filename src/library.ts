/** The kit for programs: what the commands do, as functions that return values. Nothing here prints, asks or keeps. */

import type { Card } from './answer/card.ts';
import type { Answer } from './answer/result.ts';
import { UsageError } from './errors.ts';
import { installedData, installedFiles } from './installation.ts';
import { loadPacks } from './packs/load.ts';
import type { Pitch } from './pitch/pitch.ts';
import { addressFor } from './queries/address.ts';
import { answerTo } from './queries/answer.ts';
import { findHits, findQuotes } from './queries/find.ts';
import { originIn } from './queries/origin.ts';
import { pitchFor } from './queries/pitch.ts';
import { recordsOf, show } from './queries/records.ts';
import type { Address, AddressWishes } from './records/address.ts';
import { NO_FILTERS, type TypedFilters } from './records/filters.ts';
import { type Hit, toHit } from './records/hit.ts';
import { lookUp, lookUpKind } from './records/lookup.ts';
import type { Moment } from './records/show.ts';
import { aboutOf, formatNamed, jsonOf, render } from './render/formats.ts';
import type { FormatName, Origin, Result } from './render/result.ts';
import { repeated } from './text/text.ts';

export interface OpenOptions {
  /** Packs that take part beside the kit: folders or YAML files. None is looked for by itself. */
  readonly packs?: readonly string[];
  /** A folder in which what is made of packs is kept, so that the next start is quicker. Nothing is written without it. */
  readonly cache?: string;
  /** The day that results carry; today unless told. */
  readonly now?: () => Date;
}

/** In which format a reply is wanted; `json` is the documented JSON as text. */
export type Format = FormatName;

/** What every reply has: the day, how the content wants to be named, and its other formats. */
export interface Reply {
  /** The day on which it was made: `2026-11-22`. */
  readonly date: string;
  /** How each pack wants to be named; whoever shows the texts shows this. */
  readonly attribution: readonly string[];
  /**
   * The reply as a text, a whole HTML page or slides for Marp.
   * @throws UsageError for a format that there is not
   */
  render(format: Format): Promise<string>;
}

/** A result; what a card has beside it is there for the cards of an answer. */
export type Found = Hit & Partial<Omit<Card, keyof Hit>>;

export interface Results extends Reply {
  readonly query: string;
  /** The best first. */
  readonly results: readonly Found[];
}

export interface Answered extends Results {
  /**
   * `sure` or `guess`: a card, then what else may be meant; `nearest`: up to three cards, none likely enough; `asked`:
   * records of the kind that was asked for; `points`: records of a pack that are asked for in these words; `other`: the
   * topics that come near; `quiet`: agreement or small talk, without results, or with the cards that come nearest
   * where that is not sure.
   */
  readonly answer: Answer['type'];
}

/** All fields of a record, as `data/` and packs have them. */
export interface Fields {
  readonly kind: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface Records extends Reply {
  readonly query: string;
  readonly results: readonly (Hit & {
    readonly record: Fields;
    /** Of a talk, in the order of the video. */
    readonly moments?: readonly Moment[];
  })[];
}

export interface Pitched extends Pitch, Reply {}

/** Filters by ids, names or aliases. Several values of one mean any of them, several filters mean all of them. */
export interface Filters {
  readonly kind?: string | readonly string[];
  readonly audience?: string | readonly string[];
  readonly topic?: string | readonly string[];
  readonly speaker?: string | readonly string[];
  readonly event?: string | readonly string[];
  readonly industry?: string | readonly string[];
}

export interface PackInfo {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly licence: string;
}

/** The kit, opened. Every function rejects with a `KitError` for what the caller can mend. */
export interface GitOpsKit {
  /** The kit itself first, then the packs that take part. */
  readonly packs: readonly PackInfo[];
  /** What is wrong with packs, a line each; what is wrong in a pack is left out of it. */
  readonly warnings: readonly string[];
  /**
   * Talking points.
   * @param wishes `audience` (one or several), `topic`, and `minutes` of speaking time, 1 to 60, 5 unless told
   * @throws UsageError for an audience, a topic or a time that cannot be
   * @throws FailedError where no point is about the topic for these audiences
   */
  pitch(wishes: {
    readonly audience: string | readonly string[];
    readonly topic?: string | readonly string[];
    readonly minutes?: number;
  }): Promise<Pitched>;
  /**
   * What to say to something that somebody said.
   * @param wishes in whose words, and the ids of cards that are known to be right, best first: then nothing is guessed
   * @throws UsageError where there is no word in it, and for an audience or a card that nobody knows
   */
  answer(
    said: string,
    wishes?: { readonly audience?: string; readonly cards?: string | readonly string[] },
  ): Promise<Answered>;
  /**
   * What answers a question in plain words.
   * @param wishes filters, and `limit`, 5 unless told
   * @throws FailedError with what is near where nothing is found
   */
  search(words: string, wishes?: Filters & { readonly limit?: number }): Promise<Results>;
  /**
   * Verbatim quotes: those that answer a question, or all.
   * @param wishes filters, and `limit`, 100 unless told
   * @throws FailedError where there are none
   */
  quotes(words?: string, wishes?: Omit<Filters, 'kind'> & { readonly limit?: number }): Promise<Results>;
  /**
   * One record in full; `talk@12:45` is what was said there, where a pack has its transcript.
   * @throws FailedError with the nearest id where there is none
   */
  show(id: string): Promise<Records | Results>;
  /** The records of a kind, or all, in full. @throws FailedError where there are none */
  list(kind?: string, wishes?: Omit<Filters, 'kind'>): Promise<Records>;
  /**
   * The address of a record, or of what answers the words best: a talk at its second, or a page.
   * @throws FailedError where nothing is surely meant, or its address is not safe to open
   */
  address(idOrWords: string, wishes?: AddressWishes): Promise<Address>;
  /**
   * The ids that a word names: `lookUp('audience', 'cto')` is `['leadership']`.
   * @throws UsageError with the nearest guess where there is none
   */
  lookUp(kind: string, word: string): readonly string[];
}

/**
 * Opens the kit.
 * @param built the address of the folder with the compiled data
 * @throws UsageError where there is no pack at a path
 * @throws FailedError where the installation is damaged
 */
export async function openKitAt(
  built: URL,
  { packs: paths = [], cache, now = () => new Date() }: OpenOptions,
): Promise<GitOpsKit> {
  const warnings: string[] = [];
  const packs = loadPacks({
    env: cache === undefined ? {} : { XDG_CACHE_HOME: cache },
    cwd: '.',
    only: true,
    built: installedData(built),
    model: () => installedFiles(built)('model.bin'),
    progress: { show: () => {}, part: () => {}, end: () => {} },
    warn: (lines) => void warnings.push(...lines),
  });
  packs.use(paths);
  const kit = await packs.kit();
  const source = { kit: packs.kit, index: packs.index, matcher: packs.matcher, packs };
  const originNow = (result: unknown): Origin => originIn(kit, result, now());

  const replyOf = <R extends Reply>(result: Result): R => {
    const origin = originNow(result);
    const rendered = { render: async (format: Format) => render(formatNamed(format), result, origin) };
    // The shape is that of the documented JSON, which the tests hold it to.
    return { ...jsonOf(result, origin), ...rendered } as R;
  };

  const opened: GitOpsKit = {
    packs: kit.packs.map(({ name, title, version, licence }) => ({ name, title, version, licence })),
    warnings,
    pitch: async ({ audience, topic, minutes = 5 }) => {
      const request = { audiences: several(audience), topics: several(topic), minutes: whole('minutes', minutes, 60) };
      return replyOf({ kind: 'pitch', pitch: pitchFor(kit, request) });
    },
    answer: async (said, { audience, cards } = {}) =>
      replyOf(await answerTo(source, said, { audience, cards: several(cards) })),
    search: async (words, { limit = 5, ...filters } = {}) => {
      const hits = await findHits(source, words, typed(filters), whole('limit', limit, 1000));
      return replyOf({ kind: 'search', query: words, hits });
    },
    quotes: async (words = '', { limit = 100, ...filters } = {}) => {
      const hits = await findQuotes(source, words, typed(filters), whole('limit', limit, 1000));
      return replyOf({ kind: 'search', query: words, hits });
    },
    show: async (id) => replyOf(await show(source, id)),
    list: async (kind, filters = {}) => {
      const records = recordsOf(kit, kind, typed(filters));
      const origin = originNow(records);
      const results = records.map((record) => ({ ...toHit(kit, record), record: { ...record } }));
      return {
        query: kind ?? '',
        results,
        ...aboutOf(origin),
        render: async (format) =>
          render(formatNamed(format), { kind: 'search', query: kind ?? '', hits: results }, origin),
      };
    },
    address: (idOrWords, wishes = {}) => addressFor(source, idOrWords, wishes),
    lookUp: (kind, word) => lookUp(kit, lookUpKind(kind), word).map(({ id }) => id),
  };
  return opened;
}

function several(values: string | readonly string[] | undefined): readonly string[] {
  return values === undefined ? [] : typeof values === 'string' ? [values] : values;
}

/** A whole number from 1 on. @throws UsageError for any other */
function whole(name: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new UsageError(`"${name}" cannot be ${value}.`, `Give a whole number from 1 to ${most}.`);
}

function typed(filters: Filters): TypedFilters {
  const strange = Object.keys(filters).find((name) => !(name in NO_FILTERS));
  if (strange !== undefined) {
    throw new UsageError(
      `There is no filter "${repeated(strange)}".`,
      `There are: ${Object.keys(NO_FILTERS).join(', ')}.`,
    );
  }
  return Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, several(values)]));
}
