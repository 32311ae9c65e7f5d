/** What is sent after a conversation: short, and with the links of exactly what was used in it. */
import type { Citation } from '../records/citations.ts';
import type { Hit } from '../records/hit.ts';

export interface FollowUp {
  readonly title: string;
  readonly audiences: readonly { readonly id: string; readonly label: string }[];
  readonly parts: readonly FollowUpPart[];
}

/** What belongs to one listener, or is sent for the same reason. */
export interface FollowUpPart {
  readonly title: string;
  readonly items: readonly FollowUpItem[];
}

/** A proposal, an answer, an open question, or what was shown, with what comes from one moment or page. */
export interface FollowUpItem {
  /** What it is about, where `text` says something about it. */
  readonly about?: string;
  readonly text?: string;
  readonly hits: readonly Hit[];
  readonly sources: readonly Citation[];
}

/** What happened, in the order in which it did. */
export interface Told {
  readonly audiences: FollowUp['audiences'];
  /** What was agreed, in the words of whoever sends this. */
  readonly agreed: readonly string[];
  /** Steps, and the sentences that ask for them. */
  readonly proposed: readonly { readonly text: string; readonly hit: Hit }[];
  /** What was used each time that somebody spoke, and the answer where it was an objection. */
  readonly answers: readonly { readonly objection?: Answered; readonly used: readonly Hit[] }[];
  /** What had no answer, and whose it was. */
  readonly open: readonly { readonly text: string; readonly who: string }[];
  /** What was used before anybody spoke. */
  readonly pitched: readonly Hit[];
}

/** An objection with what was answered, as it is put in writing. */
export interface Answered {
  readonly id: string;
  readonly about: string;
  /** Whose it was. */
  readonly who: string;
  readonly text: string;
}

/** What was agreed need not be what was answered on the way to it. */
const THIS_HOLDS = 'Where an answer below differs, this is what counts.';

/**
 * A follow-up: what was agreed and what comes next, then for each listener the answers with one clip each, what is open,
 * and at the end what else was shown. Each record stands in it once.
 */
export function followUp({ audiences, agreed, proposed, answers, open, pitched }: Told): FollowUp {
  const all = [...answers.flatMap(({ used }) => used), ...pitched, ...proposed.map(({ hit }) => hit)];
  const placed = new Set<string>();
  const place = (hits: readonly Hit[]) => {
    const once = unique(hits, ({ id }) => id).filter(({ id }) => !placed.has(id));
    for (const { id } of once) placed.add(id);
    return once;
  };
  const led = new Set<string>();
  /** What comes from one clip, with the points that it makes wherever they were made. */
  const leading = (hits: readonly Hit[]) => {
    const keys = new Set(hits.map(sourceKey).filter((key) => !led.has(key)));
    for (const key of keys) led.add(key);
    const points = all.filter((hit) => hit.kind === 'point' && keys.has(sourceKey(hit)));
    return { hits: place([...hits, ...points]), sources: sourcesIn(hits) };
  };
  // What was agreed takes the place of what was proposed.
  const steps = agreed.length ? [] : unique(proposed, ({ hit }) => hit.id);
  const proposals = steps.map(({ text, hit }) => ({ text, ...leading([hit]) }));
  const turns = answers.flatMap(({ objection, used }) => (objection ? [{ ...objection, used }] : []));
  const answered = [...grouped(turns, ({ id }) => id).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const clips = grouped(
      group.flatMap(({ used }) => used),
      sourceKey,
    );
    // What stands elsewhere already leads only where there is nothing else.
    const clip = [...clips].find(([key]) => !led.has(key)) ?? [...clips][0];
    return [{ ...first, ...leading(clip?.[1] ?? []) }];
  });
  const listeners = unique([...audiences.map(({ label }) => label), ...answered.map(({ who }) => who)], (who) => who);
  const plain = (text: string): FollowUpItem => ({ text, hits: [], sources: [] });
  const others = [...grouped(place(all), sourceKey).values()];
  const parts: FollowUpPart[] = [
    {
      title: 'What we agreed',
      items: [...agreed, ...(agreed.length && answered.length ? [THIS_HOLDS] : [])].map(plain),
    },
    { title: 'What I propose', items: proposals },
    ...listeners.map((label) => ({
      title: listeners.length > 1 ? label : 'Your questions',
      items: answered.flatMap(({ who, about, text, hits, sources }) =>
        who === label ? [{ about, text, hits, sources }] : [],
      ),
    })),
    {
      title: 'What I will come back to',
      items: open.map(({ text, who }) => plain(listeners.length > 1 ? `${text} (${who})` : text)),
    },
    { title: 'What else I showed', items: others.map((hits) => ({ hits, sources: sourcesIn(hits) })) },
  ];
  return { title: 'Thank you for your time', audiences, parts: parts.filter(({ items }) => items.length) };
}

/** What has to be named of an item, so that a source is not taken for saying more: of points in one minute the first. */
export function namedIn({ text, hits }: FollowUpItem): readonly Hit[] {
  if (text === undefined) return hits;
  return hits.filter(({ kind, pack }, place) => kind !== 'step' && (kind !== 'point' || pack !== undefined || !place));
}

/** The first source of each record, as it was shown; what else a record cites stands with the record itself. */
function sourcesIn(hits: readonly Hit[]): Citation[] {
  return unique(
    hits.flatMap(({ sources: [first] }) => first ?? []),
    (source) => JSON.stringify(source),
  );
}

function sourceKey({ id, sources: [source] }: Hit): string {
  return source ? JSON.stringify(source) : id;
}

/** The first item of each key. */
function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...grouped(items, keyOf).values()].flatMap(([first]) => first ?? []);
}

/** Items by a key, in the order in which each key came first. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
