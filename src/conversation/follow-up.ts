/** What is sent after a conversation: short, and with the links of exactly what was used in it. */
import type { Citation } from '../records/citations.ts';
import type { Hit } from '../records/hit.ts';
import type { Support } from './support.ts';

export interface FollowUp {
  readonly title: string;
  readonly audiences: readonly { readonly id: string; readonly label: string }[];
  readonly parts: readonly FollowUpPart[];
  /** True where something that was said or shown is told in fewer words than there are, or left out. */
  readonly isShort?: boolean;
}

/** Why something is sent. */
export type Purpose = 'agreed' | 'proposed' | 'answered' | 'open' | 'shown';

/** What is sent for the same reason. */
export interface FollowUpPart {
  readonly title: string;
  readonly purpose: Purpose;
  readonly items: readonly FollowUpItem[];
}

/** A proposal, an answer, an open question, or what was shown, with what comes from one moment or page. */
export interface FollowUpItem {
  /** What it is about, where `text` says something about it. */
  readonly about?: string;
  readonly text?: string;
  /** The same in fewer words: of what is open, or what an answer is called within a sentence. */
  readonly brief?: string;
  readonly hits: readonly Hit[];
  readonly sources: readonly Citation[];
  /** What the address leads to, where that is said in few words in place of naming all of `hits`; empty where `text` says it. */
  readonly see?: string;
  /** The record whose words it says. */
  readonly record?: { readonly id: string };
  /** The records of answers that it only names or counts. */
  readonly others?: readonly string[];
  /** What supports an answer, should it stand there with one address. */
  readonly support?: Support;
}

/** What happened, in the order in which it did. */
export interface Told {
  readonly audiences: FollowUp['audiences'];
  /** What was agreed, in the words of whoever sends this. */
  readonly agreed: readonly string[];
  /** Steps, and the sentences that ask for them. */
  readonly proposed: readonly { readonly text: string; readonly hit: Hit }[];
  /** What was used each time that somebody spoke, and what that answered, as far as it surely did. */
  readonly answers: readonly { readonly answered?: Answered; readonly used: readonly Hit[] }[];
  /** What had no answer. */
  readonly open: readonly Open[];
  /** What was used before anybody spoke. */
  readonly pitched: readonly Hit[];
  /** What was shown for what somebody may have meant. */
  readonly guessed?: readonly Hit[];
  /** Ids of what had no room on the screen, so that nobody has seen it. */
  readonly unseen?: readonly string[];
}

/** An objection with what was answered, as it is put in writing; or what was asked for, which the records answer. */
export interface Answered {
  readonly id: string;
  /** Whether the id is that of a record, so that it can be left out by it. */
  readonly isRecord?: boolean;
  readonly about: string;
  /** What that is called within a sentence. */
  readonly brief: string;
  readonly text?: string;
  readonly support?: Support;
}

/** What is to be come back to. */
export interface Open {
  /** What it is about, in neutral words; undefined where nobody can tell. */
  readonly about?: string | undefined;
  /** What was said, where it is to be sent word for word. */
  readonly verbatim?: string | undefined;
}

/**
 * A follow-up with all that there is: what was agreed and what comes next, then the answers with one clip each, what is
 * open, and at the end what else was shown. Each record stands in it once. Whose question it was is not said: those who
 * read it were there.
 */
export function followUp(told: Told): FollowUp {
  const { audiences, agreed, proposed, answers, open, pitched, guessed = [], unseen = [] } = told;
  const all = [...answers.flatMap(({ used }) => used), ...pitched, ...proposed.map(({ hit }) => hit), ...guessed];
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
  const proposals = unique(proposed, ({ hit }) => hit.id).map(({ text, hit }) => ({ text, ...leading([hit]) }));
  const turns = answers.flatMap(({ answered, used }) => (answered ? [{ ...answered, used }] : []));
  const answered = [...grouped(turns, ({ id }) => id).values()].flatMap((group): FollowUpItem[] => {
    const [first] = group;
    if (!first) return [];
    const used = group.flatMap((one) => one.used);
    if (first.text === undefined) return asked(first, place(used));
    const clips = [...grouped(used.toSorted(ownFirst), sourceKey)];
    // What stands elsewhere already leads only where there is nothing else.
    const { id, about, brief, text, support } = first;
    const tied = clips.find(([, hits]) => hits.some((hit) => hit.id === support?.hit?.id));
    const clip = tied ?? clips.find(([key]) => !led.has(key)) ?? clips[0];
    return [{ about, brief, text, record: { id }, ...(support && { support }), ...leading(clip?.[1] ?? []) }];
  });
  const plain = (text: string): FollowUpItem => ({ text, hits: [], sources: [] });
  const seen = place(all).filter(({ id }) => !unseen.includes(id));
  const others = [...grouped(seen.toSorted(ownFirst), sourceKey).values()];
  const parts: FollowUpPart[] = [
    {
      title: 'What we agreed',
      purpose: 'agreed',
      items: agreed.map(plain),
    },
    { title: 'What I propose', purpose: 'proposed', items: proposals },
    { title: 'Your questions', purpose: 'answered', items: answered },
    { title: 'What I will come back to', purpose: 'open', items: openItems(open) },
    {
      title: 'What else I showed',
      purpose: 'shown',
      items: others.map((hits) => ({ hits, sources: sourcesIn(hits) })),
    },
  ];
  return { title: 'Thank you for your time', audiences, parts: parts.filter(({ items }) => items.length) };
}

/** What was asked for, a record an item; what it is about stands before the first of them. */
function asked({ id, isRecord, about, brief }: Answered, hits: readonly Hit[]): FollowUpItem[] {
  return hits.toSorted(ownFirst).map((hit, place) => {
    const item = { hits: [hit], sources: sourcesIn([hit]) };
    return place ? item : { ...item, about, brief, ...(isRecord && { record: { id } }) };
  });
}

/** What is open, each once; what nobody can name is counted. */
function openItems(open: readonly Open[]): FollowUpItem[] {
  const nameless = open.filter(({ about, verbatim }) => about === undefined && verbatim === undefined).length;
  const named = open.flatMap(({ about, verbatim }): FollowUpItem[] => {
    const text = verbatim === undefined ? about : `“${verbatim}”`;
    if (text === undefined) return [];
    const brief = verbatim !== undefined && about !== undefined ? { brief: about } : {};
    return [{ text, ...brief, hits: [], sources: [] }];
  });
  const text = nameless > 1 ? `${nameless} more points that you raised` : 'One more point that you raised';
  return [...unique(named, ({ text: words = '' }) => words), ...(nameless ? [{ text, hits: [], sources: [] }] : [])];
}

/** What has to be named of an item, so that a source is not taken for saying more: of points in one minute the first. */
export function namedIn({ text, hits }: FollowUpItem): readonly Hit[] {
  if (text === undefined) return hits;
  return hits.filter(({ kind, pack }, place) => kind !== 'step' && (kind !== 'point' || pack !== undefined || !place));
}

/** Nothing convinces like what happened in their own company. */
function ownFirst(one: Hit, other: Hit): number {
  return Number(other.pack !== undefined) - Number(one.pack !== undefined);
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
