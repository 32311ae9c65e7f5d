/** What it is about. */
import * as v from 'valibot';
import { joined } from '../text/text.ts';
import { id, text, texts } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({ id, label: text, aliases: texts, vocabulary: texts, lead: v.optional(text) });

export type Topic = RecordFrom<'topic', typeof schema>;

export const topic: RecordKind<Topic> = {
  name: 'topic',
  plural: 'topics',
  schema,
  title: ({ label }) => label,
  text: ({ aliases }) => joined(aliases),
  details: (_, { aliases, vocabulary }) => [
    ['Also called', aliases.join(', ')],
    ['Words people use', vocabulary.join(', ')],
  ],
  vocabulary: ({ vocabulary }) => vocabulary,
  texts: () => [],
  weight: 0.3,
  hasAliasesOfItsOwn: true,
  topics: ({ id }) => [id],
};
