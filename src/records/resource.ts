/** Something to read, watch, join or try; or what must not be opened any more, and what has replaced it. */
import * as v from 'valibot';
import { addressLines } from './addresses.ts';
import { audiences, day, former, https, id, sources, successor, text, topics } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({
  id,
  title: text,
  type: v.picklist([
    'playlist',
    'slides',
    'page',
    'repository',
    'community',
    'hands-on',
    'report',
    'video',
    'definition',
    'audit',
    'advisory',
    'regulation',
  ]),
  address: v.optional(https),
  status: v.picklist(['active', 'moved', 'superseded', 'unsafe', 'unknown']),
  former: v.optional(former),
  successor: v.optional(successor),
  note: v.optional(text),
  asOf: v.optional(day),
  topics: v.optional(topics),
  audiences: v.optional(audiences),
  sources: v.optional(sources),
});

export type Resource = RecordFrom<'resource', typeof schema>;

export const resource: RecordKind<Resource> = {
  name: 'resource',
  plural: 'resources',
  schema,
  title: ({ title }) => title,
  text: ({ note }) => note ?? '',
  details: (_, record) => [['Note', record.note], ['Status', record.status], ...addressLines(record)],
  texts: ({ note, former = [] }) => [note, ...former.map(({ address }) => address)],
  weight: 0.6,
  isEvidence: true,
  address: (_, { title, address, status }) =>
    address && status === 'active' ? { title, speakers: [], url: address } : undefined,
  barred: ({ status, successor }) =>
    status === 'active'
      ? undefined
      : { because: status, instead: successor && [successor.name, successor.address].filter(Boolean).join(', ') },
};
