/** What of a record is searched: how it is called, how people say it, what it says, and whom and what it names. */

import { plain } from '../text/text.ts';
import { speakersOf } from './hit.ts';
import { type KitRecord, kindOf } from './kinds.ts';
import type { Kit } from './kit.ts';

/** What a record is called. */
export function titlesOf(record: KitRecord): readonly string[] {
  const kind = kindOf(record);
  return kind.titles?.(record) ?? [kind.title(record), ...(('aliases' in record && record.aliases) || [])];
}

/** Whether a record is called so. @param name plain */
export function isCalled(record: KitRecord, name: string): boolean {
  return titlesOf(record).some((title) => plain(title) === name);
}

/** How people say what a record is about. */
export function phrasingsOf(record: KitRecord): readonly string[] {
  return ('heard' in record && record.heard) || [];
}

/** Words that mean a record, its names among them; none unless its kind keeps such words. */
export function vocabularyOf(record: KitRecord): readonly string[] {
  const words = kindOf(record).vocabulary?.(record);
  return words ? [...titlesOf(record), ...words] : [];
}

/** What a record says, in all its wordings. */
export function textsOf(record: KitRecord): string[] {
  return kindOf(record)
    .texts(record)
    .filter((text) => text !== undefined);
}

/** All that a record says, how it is called and how people say it included. */
export function allTextsOf(record: KitRecord): string[] {
  return [...titlesOf(record), ...phrasingsOf(record), ...textsOf(record)];
}

/** Whom and what a record names: itself, its speakers with their organisations, tools, the event. */
export function namesIn(kit: Kit, record: KitRecord): string[] {
  const speakers = [...new Set(speakersOf(kit, record))].flatMap((id) => kit.find('speaker', id) ?? []);
  return [
    record.id,
    ...speakers.flatMap((speaker) => [...titlesOf(speaker), ...(speaker.organisation ? [speaker.organisation] : [])]),
    ...(kindOf(record).mentions?.(kit, record) ?? []),
  ];
}
