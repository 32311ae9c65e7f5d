/** A talk with its video and its slides. */
import * as v from 'valibot';
import { citeTalk, speakerLine } from './citations.ts';
import { https, id, idOf, speakers, text, texts, timestamp, topics } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({
  id,
  title: text,
  aliases: v.optional(texts),
  speakers,
  event: idOf('event'),
  video: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{11}$/, 'must be a YouTube id of 11 characters'))),
  length: v.optional(timestamp),
  slides: v.optional(https),
  topics: v.optional(topics),
  note: v.optional(text),
});

export type Talk = RecordFrom<'talk', typeof schema>;

export const talk: RecordKind<Talk> = {
  name: 'talk',
  plural: 'talks',
  schema,
  title: ({ title }) => title,
  text: ({ note }) => note ?? '',
  details: (kit, { speakers, event, note, slides }) => [
    ['Speakers', speakers.map((id) => speakerLine(kit, id))],
    ['Event', kit.find('event', event)?.name ?? event],
    ['Note', note],
    ['Slides', slides, 'link'],
  ],
  texts: ({ note }) => [note],
  mentions: (kit, { event }) => [kit.find('event', event)?.name ?? ''],
  weight: 0.7,
  isSoughtByName: true,
  speakers: ({ speakers }) => speakers,
  events: ({ event }) => [event],
  citations: (kit, record) => [citeTalk(kit, record)],
  address: (kit, record) => {
    const cited = citeTalk(kit, record);
    const url = cited.url ?? record.slides;
    return url === undefined ? undefined : { ...cited, url };
  },
};
