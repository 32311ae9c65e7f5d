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
  /** What was answered, and what is true in the objection. */
  readonly answer?: string;
  readonly fair?: string;
  /** Questions that are open. */
  readonly open?: readonly string[];
  readonly clips: readonly Clip[];
  /** What stands in a part above with its address. */
  readonly above?: readonly Hit[];
}

/** What comes from one moment, or page, with its address. */
export interface Clip {
  readonly hits: readonly Hit[];
  readonly sources: readonly Citation[];
}

/** What happened, in the order in which it did. */
export interface Told {
  readonly audiences: FollowUp['audiences'];
  /** What was used each time that somebody spoke, and the answer where it was an objection. */
  readonly answers: readonly { readonly objection?: Answered; readonly used: readonly Hit[] }[];
  /** What had no answer. */
  readonly open: readonly string[];
  /** What was used before anybody spoke. */
  readonly pitched: readonly Hit[];
}

/** An objection with what was answered. */
export interface Answered {
  readonly id: string;
  readonly title: string;
  /** Whose it was. */
  readonly who: string;
  readonly answer: string;
  readonly fair: string;
}

/** What stands above what was shown on request; the rest is only mentioned. */
const REQUESTED: Partial<Record<Hit['kind'], string>> = {
  'use-case': 'Who has done it',
  figure: 'What has been counted',
  tool: 'Tools that the speakers use',
  metric: 'What to measure',
};
/** What else a record cites stands with the record itself. */
const MOST_SOURCES = 2;
const MENTIONED = 'Also mentioned';

/**
 * A follow-up: what comes next, then the answers, each with its evidence, and at the end what it began with, where
 * nothing is named again. Each record has its addresses once, and what proves two answers is named with both.
 */
export function followUp({ audiences, answers, open, pitched }: Told): FollowUp {
  const objections = grouped(
    answers.flatMap(({ objection, used }) => (objection ? [{ objection, used }] : [])),
    ({ objection }) => objection.id,
  );
  const others = answers.flatMap(({ objection, used }) => (objection ? [] : used));
  const all = [...answers.flatMap(({ used }) => used), ...pitched];
  const evidence = (used: readonly Hit[]) => used.filter(({ kind }) => kind !== 'step');
  const drafts: (Omit<FollowUpPart, 'clips' | 'above'> & { readonly used: readonly Hit[] })[] = [
    { title: 'What I propose', used: all.filter(({ kind }) => kind === 'step') },
    ...[...objections.values()].flatMap((turns) => {
      const [first] = turns;
      if (!first) return [];
      const { title, who, answer, fair } = first.objection;
      const used = evidence(turns.flatMap((turn) => turn.used));
      // Whoever reads it among others has to see to whom it speaks.
      return [{ title: audiences.length > 1 ? `${title} (${who})` : title, answer, fair, used }];
    }),
    { title: 'What I will come back to', open, used: [] },
    ...[...grouped(evidence(others), ({ kind }) => REQUESTED[kind] ?? MENTIONED)].map(([title, used]) => ({
      title,
      used,
    })),
    { title: 'What I showed at the start', used: evidence(pitched) },
  ];
  const placed = new Set<string>();
  const parts = drafts.map(({ used, ...part }) => {
    const once = unique(used, ({ id }) => id);
    const hits = once.filter(({ id }) => !placed.has(id));
    // An answer without its evidence would stand there as a claim.
    const above = part.answer === undefined ? [] : once.filter(({ id }) => placed.has(id));
    for (const { id } of hits) placed.add(id);
    // What comes from one clip stands together; a step stands for itself.
    const clips = grouped(hits, (hit) => (hit.kind === 'step' ? hit.id : sourceKey(hit)));
    return { ...part, clips: [...clips.values()].map(clipOf), ...(above.length && { above }) };
  });
  return {
    title: 'Thank you for your time',
    audiences,
    parts: parts.filter(({ answer, open = [], clips }) => answer !== undefined || open.length || clips.length),
  };
}

function clipOf(hits: readonly Hit[]): Clip {
  const sources = hits.flatMap((hit) => hit.sources.slice(0, MOST_SOURCES));
  return { hits, sources: unique(sources, (source) => JSON.stringify(source)) };
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
