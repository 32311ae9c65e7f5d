/** What an organisation does for a living. */
import * as v from 'valibot';
import { joined } from '../text/text.ts';
import { id, idOf, text, texts } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({
  id,
  label: text,
  aliases: texts,
  /** Those that are most like it, for who asks for one of which nothing is told. */
  near: v.optional(v.array(idOf('industry'))),
  note: v.optional(text),
});

export type Industry = RecordFrom<'industry', typeof schema>;

export const industry: RecordKind<Industry> = {
  name: 'industry',
  plural: 'industries',
  schema,
  title: ({ label }) => label,
  text: ({ aliases }) => joined(aliases),
  details: (_, { aliases, note }) => [
    ['Also called', aliases.join(', ')],
    ['Note', note],
  ],
  texts: ({ note }) => [note],
  weight: 0.3,
  hasAliasesOfItsOwn: true,
};
