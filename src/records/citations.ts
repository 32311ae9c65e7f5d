/** Where something was said: a source with all that a reader needs to check it. */
import type { Source } from './fields.ts';
import type { KitRecord } from './kinds.ts';
import type { Kit } from './kit.ts';
import { toSeconds, videoUrl } from './moments.ts';
import type { Talk } from './talk.ts';

/** A moment of a talk, or a page. `seconds` count from the start of the video; `asOf` says when a page was read. */
export interface Citation {
  readonly talk?: string;
  readonly title: string;
  readonly speakers: readonly string[];
  readonly event?: string;
  /** Of a page: who published it, and where on it the claim stands. */
  readonly publisher?: string;
  readonly locator?: string;
  readonly at?: string;
  readonly seconds?: number;
  readonly asOf?: string;
  readonly url?: string;
  /** The packs that have changed what it says of the talk, which may be its address. */
  readonly changedBy?: readonly string[];
}

/** A source as a citation; unknown ids are shown as they stand. */
export function cite(kit: Kit, source: Source): Citation {
  if ('page' in source) {
    const { page, title, publisher, asOf, locator } = source;
    return {
      title,
      speakers: [],
      ...(publisher !== undefined && { publisher }),
      ...(locator !== undefined && { locator }),
      asOf,
      url: page,
    };
  }
  const talk = kit.find('talk', source.talk);
  if (!talk) return { talk: source.talk, title: source.talk, speakers: source.speaker ? [source.speaker] : [] };
  return citeTalk(kit, talk, source.at, source.speaker);
}

/** A talk, at a time where one is given, by one of its speakers where one is named. */
export function citeTalk(kit: Kit, talk: Talk, at?: string, speaker?: string): Citation {
  const seconds = at === undefined ? undefined : toSeconds(at);
  const changedBy = kit.changedBy(talk.id);
  return {
    talk: talk.id,
    title: talk.title,
    speakers: (speaker ? [speaker] : talk.speakers).map((id) => speakerName(kit, id)),
    event: kit.find('event', talk.event)?.name ?? talk.event,
    ...(at !== undefined && seconds !== undefined && { at, seconds }),
    ...(talk.video !== undefined && { url: videoUrl(talk.video, seconds) }),
    ...(changedBy.length && { changedBy }),
  };
}

/** Where a record says that it comes from. */
export function sourcesOf(record: KitRecord): readonly Source[] {
  return 'sources' in record ? (record.sources ?? []) : [];
}

/** A speaker's name with role and organisation at the time of the talk, as far as they are known. */
export function speakerLine(kit: Kit, id: string): string {
  const speaker = kit.find('speaker', id);
  return [speaker?.name ?? id, speaker?.role, speaker?.organisation].filter(Boolean).join(', ');
}

/** A speaker's name; an id that is not known as it stands. */
export function speakerName(kit: Kit, id: string): string {
  return kit.find('speaker', id)?.name ?? id;
}

/** The year in which something was said or read; undefined where nobody knows. */
export function yearOf(kit: Kit, source: Source): number | undefined {
  if ('page' in source) return Number(source.asOf.slice(0, 4));
  const event = kit.find('event', kit.find('talk', source.talk)?.event ?? '');
  return event && Number(event.start.slice(0, 4));
}
