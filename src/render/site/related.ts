/** What leads from one record to others: what it names, and what names it. */
import { sourcesOf } from '../../records/citations.ts';
import { type Hit, speakersOf, toHit } from '../../records/hit.ts';
import { type Kind, type KitRecord, kindOf } from '../../records/kinds.ts';
import type { Kit } from '../../records/kit.ts';

/** Records under a heading. */
export interface Related {
  readonly title: string;
  readonly hits: readonly Hit[];
}

/** What many records name leads to what is worth saying, and not to all that mentions it. */
const WORTH_SAYING: Partial<Readonly<Record<Kind, readonly Kind[]>>> = {
  topic: ['objection', 'quote', 'use-case', 'figure'],
  speaker: ['quote', 'point', 'use-case', 'talk'],
};

/** The headings of what is related, in the order in which it is read; a kind without one is never shown as related. */
const HEADINGS: Readonly<Record<Kind, string | undefined>> = {
  objection: 'Answers',
  point: 'Points',
  quote: 'Quotes',
  'use-case': 'Who does it',
  figure: 'Figures',
  step: 'First steps',
  metric: 'Measures',
  talk: 'Talks',
  speaker: 'Speakers',
  event: 'Event',
  tool: 'Tools',
  industry: 'Industry',
  topic: 'Topics',
  audience: undefined,
  benchmark: undefined,
  intent: undefined,
  principle: undefined,
  resource: undefined,
};

/** @returns a function that gives what is related to a record */
export function relations(kit: Kit): (record: KitRecord) => Related[] {
  const backwards = new Map<string, KitRecord[]>();
  for (const record of kit.records) {
    const proof = 'evidence' in record ? record.evidence : [];
    const talks = sourcesOf(record).flatMap((source) => ('talk' in source ? source.talk : []));
    for (const id of new Set([...namedBy(record), ...proof, ...talks, ...speakersOf(kit, record)])) {
      const known = kit.get(id)?.id ?? id;
      backwards.set(known, [...(backwards.get(known) ?? []), record]);
    }
  }
  return (record) => {
    // A talk shows by itself what is said of its moments, and an audience what is said to it.
    const naming = record.kind === 'talk' || record.kind === 'audience' ? [] : (backwards.get(record.id) ?? []);
    const speakers = record.kind === 'talk' || record.kind === 'quote' ? record.speakers : [];
    const all = new Set([...naming, ...[...namedBy(record), ...speakers].flatMap((id) => kit.get(id) ?? [])]);
    all.delete(record);
    return Object.entries(HEADINGS).flatMap(([kind, title]) => {
      if (title === undefined || WORTH_SAYING[record.kind]?.includes(kind as Kind) === false) return [];
      const hits = [...all].filter((one) => one.kind === kind).map((one) => toHit(kit, one));
      return hits.length ? [{ title, hits }] : [];
    });
  };
}

/** The ids of what a record names, beside its sources. */
function namedBy(record: KitRecord): string[] {
  const isTopical = kindOf(record).topics === undefined && record.kind !== 'audience';
  return [
    ...(isTopical && 'topics' in record ? (record.topics ?? []) : []),
    ...('figures' in record ? (record.figures ?? []) : []),
    ...('tools' in record ? (record.tools ?? []) : []),
    ...(record.kind === 'use-case' && record.industry ? [record.industry] : []),
    ...(record.kind === 'talk' ? [record.event] : []),
  ];
}
