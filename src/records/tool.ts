/** A tool, and what has become of it. */
import * as v from 'valibot';
import { joined } from '../text/text.ts';
import { addressLines } from './addresses.ts';
import { day, former, https, id, layer, sources, successor, text, texts } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({
  id,
  name: text,
  aliases: v.optional(texts),
  address: v.optional(https),
  purpose: text,
  category: text,
  layer: v.optional(layer),
  cncf: v.optional(v.strictObject({ level: text, since: v.optional(day), partOf: v.optional(text) })),
  status: v.picklist(['active', 'changed', 'renamed', 'merged', 'unmaintained', 'archived']),
  now: v.optional(text),
  successor: v.optional(successor),
  former: v.optional(former),
  asOf: v.optional(day),
  sources: v.optional(sources),
});

export type Tool = RecordFrom<'tool', typeof schema>;

export const tool: RecordKind<Tool> = {
  name: 'tool',
  plural: 'tools',
  schema,
  title: ({ name }) => name,
  text: ({ purpose, now }) => [purpose, now].filter(Boolean).join(' '),
  details: (_, record) => [
    ['What it is for', record.purpose],
    ['Category', record.category],
    ['CNCF', cncfLine(record)],
    ['Status', record.status],
    ['Now', record.now],
    ...addressLines(record),
  ],
  texts: ({ purpose, category, now }) => [purpose, category, now],
  weight: 0.8,
  isSoughtByName: true,
  address: (_, { name, address }) => (address ? { title: name, speakers: [], url: address } : undefined),
};

function cncfLine({ cncf }: Tool): string | undefined {
  if (!cncf) return undefined;
  const { level, since, partOf } = cncf;
  return joined([level + (since ? ` since ${since}` : ''), ...(partOf ? [`part of ${partOf}`] : [])], ',');
}
