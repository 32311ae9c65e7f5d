/** The shape in which every query returns records, and in which `--json` prints them. */
import { type Citation, cite, sourcesOf } from './citations.ts';
import { type Kind, type KitRecord, kindOf } from './kinds.ts';
import type { Kit } from './kit.ts';
import type { Bands } from './metric.ts';
import { packOf } from './pack-ids.ts';

export { wordingFor } from './wordings.ts';

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
  /** Of a metric that sorts teams into bands, or that others have answered. */
  readonly measure?: Measure;
}

/** What sorts teams from elite to low, where all who answered stand, and what has become of the measure since. */
export interface Measure {
  readonly bands?: Bands;
  /** The same of a later report. */
  readonly clusters?: Bands;
  /** On a scale of 0 to 10; of a share the per cent divided by ten. */
  readonly benchmark?: {
    readonly label: string;
    readonly year: number;
    readonly mean: number;
    readonly deviation: number;
  };
  readonly today?: string;
  readonly superseded?: string;
}

/** A record as a hit; `audience` chooses the wording where the record has several. */
export function toHit(kit: Kit, record: KitRecord, audience?: string): Hit & { readonly kind: Kind } {
  const kind = kindOf(record);
  return {
    kind: record.kind,
    id: record.id,
    ...originOf(kit, record),
    title: kind.title(record),
    text: kind.text(record, audience),
    wording: kind.isVerbatim?.(record) ? 'quote' : 'paraphrase',
    topics: topicsOf(record),
    audiences: audiencesOf(record),
    sources: citations(kit, record),
    ...kind.extras?.(record, kit),
  };
}

/** What a hit is called where it stands for itself; a figure is nothing without its sentence. */
export function headline({ kind, title, text }: Hit): string {
  return kind !== 'moment' && kindOf({ kind }).isNamedByText ? text : title;
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

/** Which user's pack a record comes from, and which have changed it. */
function originOf(kit: Kit, { id }: KitRecord): Pick<Hit, 'pack' | 'changedBy'> {
  const pack = packOf(id);
  const changedBy = kit.changedBy(id);
  return { ...(pack !== undefined && { pack }), ...(changedBy.length && { changedBy }) };
}

/** Every citation of a record; a talk cites itself. */
export function citations(kit: Kit, record: KitRecord): Citation[] {
  return kindOf(record).citations?.(kit, record) ?? sourcesOf(record).map((source) => cite(kit, source));
}

/** The year of a use case; 0 where it does not say, and of any other kind. */
export function yearOfUseCase(record: KitRecord): number {
  return (record.kind === 'use-case' && record.year) || 0;
}

/** The topics that a record is about. */
export function topicsOf(record: KitRecord): readonly string[] {
  return kindOf(record).topics?.(record) ?? (('topics' in record && record.topics) || []);
}

/** The audiences that a record is meant for. */
export function audiencesOf(record: KitRecord): readonly string[] {
  return kindOf(record).audiences?.(record) ?? (('audiences' in record && record.audiences) || []);
}

/** The ids of the people who are on record in it. */
export function speakersOf(kit: Kit, record: KitRecord): readonly string[] {
  return (
    kindOf(record).speakers?.(record) ??
    sourcesOf(record).flatMap((source) => {
      if (!('talk' in source)) return [];
      return source.speaker ? [source.speaker] : (kit.find('talk', source.talk)?.speakers ?? []);
    })
  );
}

/** The ids of the events at which it was said. */
export function eventsOf(kit: Kit, record: KitRecord): readonly string[] {
  return (
    kindOf(record).events?.(record) ??
    sourcesOf(record).flatMap((source) => ('talk' in source ? (kit.find('talk', source.talk)?.event ?? []) : []))
  );
}
