/** What is sent after a conversation: the links of exactly what was used in it. */
import type { Citation } from '../kit/citations.ts';
import type { Hit } from './hit.ts';

export interface FollowUp {
  readonly title: string;
  readonly audiences: readonly { readonly id: string; readonly label: string }[];
  readonly parts: readonly FollowUpPart[];
}

/** What was shown for the same reason. */
export interface FollowUpPart {
  readonly title: string;
  readonly clips: readonly Clip[];
}

/** What comes from one moment, or page, with its address. */
export interface Clip {
  readonly hits: readonly Hit[];
  readonly source?: Citation;
}

/** The part for what they could do; it stands last. */
const STEPS = 'What we could do next';

/**
 * A follow-up: what was used twice is named once, and so is each source, where it came first.
 * @param parts in the order of the conversation; those of the same title become one
 */
export function followUp(
  title: string,
  audiences: FollowUp['audiences'],
  parts: readonly { readonly title: string; readonly used: readonly Hit[] }[],
): FollowUp {
  const used = parts.flatMap((part) =>
    part.used.map((hit) => ({ title: hit.kind === 'step' ? STEPS : part.title, hit, source: hit.sources[0] })),
  );
  const once = [...grouped(used, ({ hit }) => hit.id).values()].flatMap(([first]) => first ?? []);
  const told = grouped(
    once.filter((one) => one.title !== STEPS),
    ({ hit, source }) => (source ? JSON.stringify(source) : hit.id),
  );
  const clips = [...told.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { title, hit, source } = first;
    return [{ title, clip: { hits: [hit, ...others.map((one) => one.hit)], ...(source && { source }) } }];
  });
  const steps = once.flatMap(({ title, hit, source }) =>
    title === STEPS
      ? [{ title, clip: { hits: [hit], ...(source && !told.has(JSON.stringify(source)) && { source }) } }]
      : [],
  );
  return {
    title,
    audiences,
    parts: [...grouped([...clips, ...steps], (one) => one.title)].map(([title, some]) => ({
      title,
      clips: some.map(({ clip }) => clip),
    })),
  };
}

/** Items by a key, in the order in which each key came first. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
