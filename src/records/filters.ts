/** Which records a query may return. Several values of one filter mean any of them; several filters mean all of them. */
import { audiencesOf, eventsOf, speakersOf, topicsOf } from './hit.ts';
import type { Kind, KitRecord } from './kinds.ts';
import type { Kit } from './kit.ts';
import { lookUp, lookUpKind } from './lookup.ts';

/** The filters as they are typed. */
export interface TypedFilters {
  readonly kind?: readonly string[] | undefined;
  readonly audience?: readonly string[] | undefined;
  readonly topic?: readonly string[] | undefined;
  readonly speaker?: readonly string[] | undefined;
  readonly event?: readonly string[] | undefined;
  readonly industry?: readonly string[] | undefined;
}

/** The filters as ids. */
export interface Filters {
  readonly kind: readonly Kind[];
  readonly audience: readonly string[];
  readonly topic: readonly string[];
  readonly speaker: readonly string[];
  readonly event: readonly string[];
  readonly industry: readonly string[];
}

/** No filter at all. */
export const NO_FILTERS: Filters = { kind: [], audience: [], topic: [], speaker: [], event: [], industry: [] };

/** Typed words as ids. @throws UsageError for a word that names nothing */
export function resolveFilters(kit: Kit, typed: TypedFilters): Filters {
  const ids = (kind: 'audience' | 'topic' | 'speaker' | 'event' | 'industry') =>
    (typed[kind] ?? []).flatMap((word) => lookUp(kit, kind, word).map(({ id }) => id));
  return {
    kind: (typed.kind ?? []).map((word) => lookUpKind(word)),
    audience: ids('audience'),
    topic: ids('topic'),
    speaker: ids('speaker'),
    event: ids('event'),
    industry: ids('industry'),
  };
}

/** Whether any filter is set. */
export function isFiltering(filters: Filters): boolean {
  return Object.values(filters).some(({ length }) => length > 0);
}

/** Filters of flags and of the search itself, taken together. */
export function joinFilters(flags: TypedFilters, inside: TypedFilters): TypedFilters {
  const both = (name: keyof TypedFilters) => [...(flags[name] ?? []), ...(inside[name] ?? [])];
  return {
    kind: both('kind'),
    audience: both('audience'),
    topic: both('topic'),
    speaker: both('speaker'),
    event: both('event'),
    industry: both('industry'),
  };
}

/** Whether a record passes all filters. */
export function passes(kit: Kit, record: KitRecord, filters: Filters): boolean {
  const any = (wanted: readonly string[], has: () => readonly string[]) =>
    wanted.length === 0 || has().some((id) => wanted.includes(id));
  return (
    any(filters.kind, () => [record.kind]) &&
    any(filters.audience, () => audiencesOf(record)) &&
    any(filters.topic, () => topicsOf(record)) &&
    any(filters.speaker, () => speakersOf(kit, record)) &&
    any(filters.event, () => eventsOf(kit, record)) &&
    any(filters.industry, () => (record.kind === 'use-case' && record.industry ? [record.industry] : []))
  );
}
