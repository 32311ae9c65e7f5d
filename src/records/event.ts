/** Where talks were given. */
import * as v from 'valibot';
import { day, https, id, sources, text, texts } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({
  id,
  name: text,
  start: day,
  end: v.optional(day),
  playlist: v.optional(https),
  aliases: v.optional(texts),
  note: v.optional(text),
  sources: v.optional(sources),
});

export type Event = RecordFrom<'event', typeof schema>;

export const event: RecordKind<Event> = {
  name: 'event',
  plural: 'events',
  schema,
  title: ({ name }) => name,
  text: (record) => [period(record), record.note].filter(Boolean).join('. '),
  details: (kit, record) => [
    ['When', period(record)],
    ['Note', record.note],
    ['Playlist', record.playlist, 'link'],
    ['Talks', kit.all('talk').flatMap(({ id, title, event }) => (event === record.id ? `${title} (${id})` : []))],
  ],
  texts: ({ note, start }) => [note, start],
  weight: 0.5,
  isKnownByPart: true,
  events: ({ id }) => [id],
  address: (_, { name, playlist }) => (playlist ? { title: name, speakers: [], url: playlist } : undefined),
};

/** `2020-05-20 to 2020-05-21`, or one day. */
function period({ start, end }: Event): string {
  return end && end !== start ? `${start} to ${end}` : start;
}
