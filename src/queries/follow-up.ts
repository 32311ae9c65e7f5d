/** What is sent after a conversation: what was answered, with the links of exactly what was used in it. */
import type { Citation } from '../kit/citations.ts';
import type { Hit } from './hit.ts';

export interface FollowUp {
  readonly title: string;
  readonly audiences: readonly { readonly id: string; readonly label: string }[];
  readonly parts: readonly FollowUpPart[];
}

/** What belongs to one question, or was shown for the same reason. */
export interface FollowUpPart {
  readonly title: string;
  /** What was answered. */
  readonly answer?: string;
  /** Questions that are open. */
  readonly open?: readonly string[];
  readonly clips: readonly Clip[];
}

/** What comes from one moment, or page, with its address. */
export interface Clip {
  readonly hits: readonly Hit[];
  readonly source?: Citation;
}

/** What happened, in the order in which it did. */
export interface Told {
  readonly audiences: FollowUp['audiences'];
  /** What was used each time that somebody spoke; `said` and `answer` where it was an objection. */
  readonly answers: readonly {
    readonly about?: string;
    readonly said?: string;
    readonly answer?: string;
    readonly used: readonly Hit[];
  }[];
  /** Questions that had no answer. */
  readonly open: readonly string[];
  /** What was used before anybody spoke. */
  readonly pitched: readonly Hit[];
}

/**
 * A follow-up: answers first, then what comes next, and at the end what it began with. What was used twice is named
 * once, where it comes first, and so is each source within a part.
 */
export function followUp({ audiences, answers, open, pitched }: Told): FollowUp {
  const objections = grouped(
    answers.filter(({ about }) => about !== undefined),
    ({ about = '' }) => about,
  );
  const all = [...answers.flatMap(({ used }) => used), ...pitched];
  const evidence = (used: readonly Hit[]) => used.filter(({ kind }) => kind !== 'step');
  const drafts: (Omit<FollowUpPart, 'clips'> & { readonly used: readonly Hit[] })[] = [
    ...[...objections.values()].map((turns) => ({
      title: `On “${turns[0]?.said}”`,
      ...(turns[0]?.answer !== undefined && { answer: turns[0].answer }),
      used: evidence(turns.flatMap(({ used }) => used)),
    })),
    {
      title: 'Also mentioned',
      used: evidence(answers.flatMap(({ about, used }) => (about === undefined ? used : []))),
    },
    { title: 'What we could do next', used: all.filter(({ kind }) => kind === 'step') },
    { title: 'What I will find out', open, used: [] },
    { title: 'What I began with', used: evidence(pitched) },
  ];
  const placed = drafts.flatMap(({ used }, part) => used.map((hit) => ({ part, hit })));
  const once = [...grouped(placed, ({ hit }) => hit.id).values()].flatMap(([first]) => first ?? []);
  const parts = drafts.map(({ used: _, ...part }, place) => {
    const hits = once.filter((one) => one.part === place).map(({ hit }) => hit);
    // What comes from one clip stands together; a step stands for itself.
    const clips = grouped(hits, (hit) => (hit.kind === 'step' ? hit.id : sourceKey(hit)));
    return { ...part, clips: [...clips.values()].map(clipOf) };
  });
  return {
    title: 'Thank you for your time',
    audiences,
    parts: parts.filter(({ answer, open = [], clips }) => answer !== undefined || open.length || clips.length),
  };
}

function clipOf(hits: readonly Hit[]): Clip {
  const source = hits[0]?.sources[0];
  return { hits, ...(source && { source }) };
}

function sourceKey({ id, sources: [source] }: Hit): string {
  return source ? JSON.stringify(source) : id;
}

/** Items by a key, in the order in which each key came first. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
