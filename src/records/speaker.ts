/** Who said it; role and organisation are those at the time of the talks. */
import * as v from 'valibot';
import { id, sources, text, texts } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({
  id,
  name: text,
  aliases: v.optional(texts),
  organisation: v.optional(text),
  role: v.optional(text),
  note: v.optional(text),
  sources: v.optional(sources),
});

export type Speaker = RecordFrom<'speaker', typeof schema>;

export const speaker: RecordKind<Speaker> = {
  name: 'speaker',
  plural: 'speakers',
  schema,
  title: ({ name }) => name,
  text: ({ role, organisation, note }) => [role, organisation, note].filter(Boolean).join(', '),
  details: (kit, { id: own, role, organisation, note, aliases }) => [
    ['At the time of the talks', [role, organisation].filter(Boolean).join(', ')],
    ['Note', note],
    ['Also written', aliases?.join(', ')],
    ['Talks', kit.all('talk').flatMap(({ id, title, speakers }) => (speakers.includes(own) ? `${title} (${id})` : []))],
  ],
  texts: ({ role, organisation, note }) => [role, organisation, note],
  weight: 0.8,
  isSoughtByName: true,
  isKnownByPart: true,
  hasAliasesOfItsOwn: true,
  speakers: ({ id }) => [id],
};
