/**
 * A rehearsal as a state machine: a sceptic throws objections one by one, the person answers, sees the card and says how
 * well it went. What went badly comes back, in this rehearsal and by the schedule of FSRS in those to come.
 */
import { createEmptyCard, fsrs, type Grade, type Card as Memory, Rating } from 'ts-fsrs';
import { type Card, cardOf } from '../answer/card.ts';
import type { Kit, RecordOf } from '../records/kit.ts';

/** How well an answer went, worst first. */
export const RATINGS = ['again', 'hard', 'good', 'easy'] as const;

export type Rated = (typeof RATINGS)[number];

const GRADES: Readonly<Record<Rated, Grade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/** After how many other objections a bad one comes back, and how often at most. */
const BACK: Readonly<Record<Rated, number>> = { again: 2, hard: 4, good: 0, easy: 0 };
const MOST_TIMES = 3;
/** The first phrasings of an objection are whole sentences. */
const SENTENCES = 6;

/** What is remembered of each objection, by audience and id. */
export type Practice = Readonly<Record<string, Memory>>;

export interface Rehearsal {
  readonly audience: string;
  /** Ids of the objections to come; the first is on. */
  readonly queue: readonly string[];
  readonly step: 'answer' | 'rate' | 'over';
  /** How the sceptic says it this time. */
  readonly said: string;
  readonly ratings: readonly { readonly id: string; readonly rated: Rated }[];
  readonly practice: Practice;
}

export interface Chance {
  /** Between 0 and 1. */
  random(): number;
  readonly now: Date;
}

/**
 * A new rehearsal: first what is due again, then what has never been tried, then what is due soonest.
 * @param count how many objections; those that come back are extra
 */
export function beginRehearsal(
  kit: Kit,
  audience: string,
  practice: Practice,
  count: number,
  chance: Chance,
): Rehearsal {
  const own = ({ respond }: RecordOf<'objection'>) => (respond[audience] ? 0 : 1);
  const all = kit.all('objection').filter(({ respond }) => respond[audience] ?? respond.everyone);
  const shuffled = all
    .map((objection) => ({ objection, place: chance.random() }))
    .toSorted((a, b) => own(a.objection) - own(b.objection) || a.place - b.place)
    .map(({ objection }) => objection.id);
  const due = (id: string) => practice[keyOf(audience, id)]?.due.getTime();
  const now = chance.now.getTime();
  const rank = (id: string) => {
    const time = due(id);
    if (time === undefined) return 1;
    return time <= now ? 0 : 2;
  };
  const queue = shuffled.toSorted((a, b) => rank(a) - rank(b) || (due(a) ?? 0) - (due(b) ?? 0)).slice(0, count);
  return onto(kit, { audience, queue, step: 'answer', said: '', ratings: [], practice }, chance);
}

/** The card of the objection that is on. */
export function cardNow(kit: Kit, { queue: [id = ''], audience }: Rehearsal): Card | undefined {
  const objection = kit.find('objection', id);
  return objection && cardOf(kit, objection, { audience });
}

/** Which objection of a rehearsal it is, counted from 1. */
export interface Place {
  readonly number: number;
  /** It went badly before, and comes back. */
  readonly isBack: boolean;
}

/** The place of the objection that is asked now. */
export function placeNow({ queue: [now], ratings }: Rehearsal): Place {
  const before = [...new Set(ratings.map(({ id }) => id))];
  const place = now === undefined ? -1 : before.indexOf(now);
  return { number: (place < 0 ? before.length : place) + 1, isBack: place >= 0 };
}

/** The person has answered, aloud or in writing. */
export function answered(rehearsal: Rehearsal): Rehearsal {
  return { ...rehearsal, step: 'rate' };
}

/** The person says how well it went. */
export function rate(kit: Kit, rehearsal: Rehearsal, rated: Rated, chance: Chance): Rehearsal {
  const { queue, ratings, practice, audience } = rehearsal;
  const [id = '', ...others] = queue;
  const key = keyOf(audience, id);
  const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
  const { card } = scheduler.next(practice[key] ?? createEmptyCard(chance.now), chance.now, GRADES[rated]);
  const times = 1 + ratings.filter((one) => one.id === id).length;
  const back = BACK[rated] && times < MOST_TIMES ? Math.min(BACK[rated], others.length) : undefined;
  return onto(
    kit,
    {
      ...rehearsal,
      queue: back === undefined ? others : others.toSpliced(back, 0, id),
      ratings: [...ratings, { id, rated }],
      practice: { ...practice, [key]: card },
    },
    chance,
  );
}

/** A rating as it is typed: a word, its beginning, or a number from 1 to 4. */
export function readRating(typed: string): Rated | undefined {
  const word = typed.trim().toLowerCase();
  if (/^[1-4]$/.test(word)) return RATINGS[Number(word) - 1];
  return word ? RATINGS.find((rating) => rating.startsWith(word)) : undefined;
}

/** What was rated, each objection once with its worst rating; what to practise comes first. */
export function outcome(kit: Kit, { ratings, practice, audience }: Rehearsal): Outcome[] {
  const ids = [...new Set(ratings.map(({ id }) => id))];
  const worst = (id: string) =>
    Math.min(...ratings.flatMap((one) => (one.id === id ? [RATINGS.indexOf(one.rated)] : [])));
  return ids
    .map((id) => ({
      id,
      title: kit.find('objection', id)?.title ?? id,
      rated: RATINGS[worst(id)] ?? 'again',
      due: practice[keyOf(audience, id)]?.due,
    }))
    .toSorted((a, b) => RATINGS.indexOf(a.rated) - RATINGS.indexOf(b.rated));
}

export interface Outcome {
  readonly id: string;
  readonly title: string;
  readonly rated: Rated;
  /** When it should be practised again. */
  readonly due: Date | undefined;
}

/** Brings the first of the queue on. */
function onto(kit: Kit, rehearsal: Rehearsal, { random }: Chance): Rehearsal {
  const objection = kit.find('objection', rehearsal.queue[0] ?? '');
  if (!objection) return { ...rehearsal, step: 'over', said: '' };
  const phrasings = objection.heard.slice(0, SENTENCES);
  const said = phrasings[Math.floor(random() * phrasings.length)] ?? objection.title;
  return { ...rehearsal, step: 'answer', said };
}

function keyOf(audience: string, id: string): string {
  return `${audience}/${id}`;
}
