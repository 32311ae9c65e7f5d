/** The kinds of record, in the order in which they are listed. Kept apart from the schema, which is costly to load. */
export const KINDS = [
  'audience',
  'topic',
  'event',
  'speaker',
  'talk',
  'quote',
  'point',
  'objection',
  'use-case',
  'metric',
  'principle',
  'tool',
  'step',
  'figure',
  'resource',
] as const;

export type Kind = (typeof KINDS)[number];

/** The kinds that `pack add` makes. */
export const ADDED_KINDS = ['quote', 'point', 'objection', 'use-case', 'talk'] as const satisfies readonly Kind[];

export type AddedKind = (typeof ADDED_KINDS)[number];

/** Where in a pitch a point belongs: why it matters, what it does, who has done it, how to start. */
export const PARTS = ['why', 'what', 'who', 'start'] as const;

export type Part = (typeof PARTS)[number];
