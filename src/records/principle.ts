/** A principle of GitOps, of one of the two sets that there are. */
import * as v from 'valibot';
import { id, sources, text } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';

const schema = v.strictObject({
  id,
  set: v.picklist(['kit', 'opengitops']),
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: text,
  meaning: text,
  wording: v.optional(v.picklist(['paraphrase', 'verbatim'])),
  sources,
});

export type Principle = RecordFrom<'principle', typeof schema>;

export const principle: RecordKind<Principle> = {
  name: 'principle',
  plural: 'principles',
  schema,
  title: ({ name }) => name,
  text: ({ meaning }) => meaning,
  isVerbatim: ({ wording }) => wording === 'verbatim',
  details: (_, { set, meaning, wording }) => [
    ['Set', set === 'kit' ? "The kit's four, of 2020" : 'OpenGitOps, version 1.0.0, of October 2021'],
    ['Meaning', meaning, wording === 'verbatim' ? 'verbatim' : undefined],
  ],
  texts: ({ meaning }) => [meaning],
  weight: 0.9,
  isEvidence: true,
};
