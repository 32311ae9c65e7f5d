/** The shape in which every query returns records, and in which `--json` prints them. */

import { joined } from '../text/text.ts';
import { type Citation, citations, sourcesOf } from './citations.ts';
import type { Kit } from './kit.ts';
import { packOf } from './pack-ids.ts';
import type { Bands, Kind, KitRecord, Metric } from './schema.ts';

/** One record as a result. `wording` says if `text` is verbatim or in our own words. */
export interface Hit {
  /** The kind of the record, or a moment of a transcript. */
  readonly kind: Kind | 'moment';
  readonly id: string;
  /** The user's pack that it comes from, and those that have changed it; the kit is not named. */
  readonly pack?: string;
  readonly changedBy?: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly wording: 'quote' | 'paraphrase';
  readonly score?: number;
  readonly topics: readonly string[];
  readonly audiences: readonly string[];
  readonly sources: readonly Citation[];
  /** Who paid for a figure. */
  readonly sponsor?: string;
  /** What a step takes. */
  readonly effort?: string;
  /** Of a metric that sorts teams into bands. */
  readonly measure?: Measure;
}

/** What sorts teams from elite to low, and what has become of it since. */
export interface Measure {
  readonly bands: Bands;
  readonly today?: string;
  readonly superseded?: string;
}

/** A record as a hit; `audience` chooses the wording where the record has several. */
export function toHit(kit: Kit, record: KitRecord, audience?: string): Hit & { readonly kind: Kind } {
  const { title, text } = describe(record, audience);
  return {
    kind: record.kind,
    id: record.id,
    ...originOf(kit, record),
    title,
    text,
    wording: isVerbatim(record) ? 'quote' : 'paraphrase',
    topics: topicsOf(record),
    audiences: audiencesOf(record),
    sources: citations(kit, record),
    ...(record.kind === 'metric' && measureOf(record)),
    ...(record.kind === 'figure' && record.sponsor !== undefined && { sponsor: record.sponsor }),
    ...(record.kind === 'step' && { effort: record.effort }),
  };
}

/** What a hit is called where it stands for itself; a figure is nothing without its sentence. */
export function headline({ kind, title, text }: Hit): string {
  return kind === 'figure' ? text : title;
}

/** The same, or the words themselves where they are verbatim; of many the first sentence. */
export function named(hit: Hit): string {
  return hit.wording === 'quote' ? `“${beginningOf(hit.text)}”` : headline(hit);
}

/** Words that are longer are no name. In characters. */
const LONGEST_NAME = 160;

function beginningOf(text: string): string {
  const [first = text] = text.length > LONGEST_NAME ? text.split(/(?<=[.?!])\s+/) : [text];
  return first === text ? text : `${first} …`;
}

function measureOf({ bands, today, name, superseded }: Metric): Pick<Hit, 'measure'> {
  if (!bands) return {};
  const renamed = today !== undefined && today !== name && { today };
  return { measure: { bands, ...renamed, ...(superseded !== undefined && { superseded }) } };
}

/** Which user's pack a record comes from, and which have changed it. */
function originOf(kit: Kit, { id }: KitRecord): Pick<Hit, 'pack' | 'changedBy'> {
  const pack = packOf(id);
  const changedBy = kit.changedBy(id);
  return { ...(pack !== undefined && { pack }), ...(changedBy.length && { changedBy }) };
}

/** The topics that a record is about. */
export function topicsOf(record: KitRecord): readonly string[] {
  if (record.kind === 'topic') return [record.id];
  return 'topics' in record ? (record.topics ?? []) : [];
}

/** The audiences that a record is meant for. */
export function audiencesOf(record: KitRecord): readonly string[] {
  switch (record.kind) {
    case 'audience':
      return [record.id];
    case 'point':
      return Object.keys(record.say);
    case 'objection':
      return Object.keys(record.respond).filter((id) => id !== 'everyone');
    default:
      return 'audiences' in record ? (record.audiences ?? []) : [];
  }
}

/** The ids of the people who are on record in it. */
export function speakersOf(kit: Kit, record: KitRecord): readonly string[] {
  if (record.kind === 'speaker') return [record.id];
  if (record.kind === 'quote' || record.kind === 'talk') return record.speakers;
  return sourcesOf(record).flatMap((source) => {
    if (!('talk' in source)) return [];
    return source.speaker ? [source.speaker] : (kit.find('talk', source.talk)?.speakers ?? []);
  });
}

/** The wording for an audience, or for everyone, or else the first one. */
export function wordingFor(wordings: Readonly<Record<string, string>>, audience?: string): string {
  return (audience && wordings[audience]) || wordings.everyone || (Object.values(wordings)[0] ?? '');
}

function isVerbatim(record: KitRecord): boolean {
  return record.kind === 'quote' || (record.kind === 'principle' && record.wording === 'verbatim');
}

function describe(record: KitRecord, audience?: string): { title: string; text: string } {
  switch (record.kind) {
    case 'audience':
      return { title: record.label, text: record.openings[0] ?? '' };
    case 'topic':
      return { title: record.label, text: joined(record.aliases) };
    case 'event':
      return { title: record.name, text: [period(record.start, record.end), record.note].filter(Boolean).join('. ') };
    case 'speaker':
      return { title: record.name, text: [record.role, record.organisation, record.note].filter(Boolean).join(', ') };
    case 'talk':
      return { title: record.title, text: record.note ?? '' };
    case 'quote':
      return { title: record.answers, text: record.text };
    case 'point':
      return { title: record.title, text: wordingFor(record.say, audience) };
    case 'objection':
      return { title: record.title, text: wordingFor(record.respond, audience) };
    case 'use-case':
      return { title: `${record.organisation}: ${record.title}`, text: record.summary };
    case 'metric':
      return { title: record.name, text: record.definition };
    case 'principle':
      return { title: record.name, text: record.meaning };
    case 'tool':
      return { title: record.name, text: [record.purpose, record.now].filter(Boolean).join(' ') };
    case 'step':
      return { title: record.title, text: record.say ? wordingFor(record.say, audience) : record.why };
    case 'figure':
      return { title: record.value ?? record.statement.split(/[,:;] /)[0] ?? '', text: record.statement };
    case 'resource':
      return { title: record.title, text: record.note ?? '' };
  }
}

/** `2020-05-20 to 2020-05-21`, or one day. */
export function period(start: string, end?: string): string {
  return end && end !== start ? `${start} to ${end}` : start;
}
