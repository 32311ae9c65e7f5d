/** Who is listening. */
import * as v from 'valibot';
import { id, layer, sources, text, texts, topics } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({
  id,
  label: text,
  aliases: texts,
  layer,
  goals: texts,
  challenges: texts,
  metrics: texts,
  topics,
  use: v.array(v.strictObject({ word: text, why: text })),
  avoid: v.array(v.strictObject({ word: text, instead: v.optional(text), why: text })),
  openings: v.pipe(texts, v.minLength(1)),
  questions: v.pipe(texts, v.minLength(1)),
  sources: v.optional(sources),
});

export type Audience = RecordFrom<'audience', typeof schema>;

export const audience: RecordKind<Audience> = {
  name: 'audience',
  plural: 'audiences',
  schema,
  title: ({ label }) => label,
  text: ({ openings }) => openings[0] ?? '',
  details: (kit, { openings, questions, goals, challenges, metrics, topics, use, avoid, aliases }) => [
    ['Open with', openings],
    ['Ask', questions],
    ['Their goals', goals],
    ['Their worries', challenges],
    ['Measured by', metrics],
    ['Cares about, in this order', topics.map((topic) => kit.find('topic', topic)?.label ?? topic).join(', ')],
    ['Words to use', use.map(({ word, why }) => `${word}: ${why}.`)],
    ['Words to avoid', avoid.map(({ word, instead, why }) => `${word}${instead ? ` (say: ${instead})` : ''}: ${why}.`)],
    ['Also called', aliases.join(', ')],
  ],
  texts: ({ goals, challenges, metrics }) => [...goals, ...challenges, ...metrics],
  weight: 0.3,
  hasAliasesOfItsOwn: true,
  audiences: ({ id }) => [id],
};
