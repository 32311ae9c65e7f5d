/**
 * A rehearsal as a state machine: a sceptic throws objections one by one, the person answers, sees the card and says how
 * well it went. What went badly comes back, in this rehearsal and by the schedule of FSRS in those to come.
 */
import { createEmptyCard, fsrs, type Grade, type Card as Memory, Rating } from 'ts-fsrs';
import { type Card, cardOf } from '../answer/card.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { tellingWords, termOf, wordsOf } from '../text/words.ts';

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
  /** Ids of the objections to come; the first is on. */
  readonly queue: readonly string[];
  /** To which audience the sceptic belongs who says it, by the ids of the objections. */
  readonly saidBy: Readonly<Record<string, string>>;
  readonly step: 'answer' | 'rate' | 'over';
  /** What it was asked to be about, where that is narrower than a topic. */
  readonly words: readonly string[];
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

/** Who objects, and to what; where no topic is named, to all that they ask. */
export interface Sceptics {
  readonly audiences: readonly RecordOf<'audience'>[];
  readonly topics?: readonly { readonly id: string }[];
  /** Words such as `secrets`, of which a topic is wider: cards that speak of them come first. */
  readonly words?: readonly string[];
}

/**
 * A new rehearsal: first what speaks of the words that were asked for, then what is due again, then what has never been
 * tried, then what is due soonest; in each, what the audience cares for most comes first and most often. Several audiences
 * take turns.
 * @param count how many objections; those that come back are extra
 */
export function beginRehearsal(
  kit: Kit,
  { audiences, topics = [], words = [] }: Sceptics,
  practice: Practice,
  count: number,
  chance: Chance,
): Rehearsal {
  const about = new Set(topics.map(({ id }) => id));
  const all = kit
    .all('objection')
    .filter(({ title, topics }) => !about.size || topics.some((id) => about.has(id)) || speaksOf(title, words))
    .map((objection) => ({ objection, place: chance.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ objection }) => objection);
  const lists = audiences.map((audience) => ({ audience, left: asked(all, audience, practice, words, chance.now) }));
  const saidBy: Record<string, string> = {};
  const queue: string[] = [];
  while (queue.length < count && lists.some(({ left }) => left.length)) {
    for (const { audience, left } of lists) {
      const next = left.splice(0, left.findIndex(({ id }) => !queue.includes(id)) + 1 || left.length).at(-1);
      if (!next || queue.includes(next.id) || queue.length === count) continue;
      queue.push(next.id);
      saidBy[next.id] = audience.id;
    }
  }
  return onto(kit, { saidBy, queue, words, step: 'answer', said: '', ratings: [], practice }, chance);
}

/** How many places of the order in which they care for topics an objection is put back by each other of its topic. */
const VARIETY = 2;

/** What an audience asks, in its order. */
function asked(
  objections: readonly Objection[],
  audience: RecordOf<'audience'>,
  practice: Practice,
  words: readonly string[],
  now: Date,
): Objection[] {
  const own = objections.filter(({ respond }) => respond[audience.id] ?? respond.everyone);
  const due = ({ id }: Objection) => practice[keyOf(audience.id, id)]?.due.getTime();
  const rank = (one: Objection) => {
    const time = due(one);
    if (time === undefined) return 1;
    return time <= now.getTime() ? 0 : 2;
  };
  const seen = new Map<string, number>();
  return own
    .toSorted((a, b) => Number(isTheirs(b, audience)) - Number(isTheirs(a, audience)))
    .map((one) => {
      const place = caredFor(one, audience);
      const key = `${rank(one)} ${place}`;
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      return { one, care: place + VARIETY * before };
    })
    .toSorted(
      (a, b) =>
        worded(b.one, words) - worded(a.one, words) ||
        rank(a.one) - rank(b.one) ||
        (due(a.one) ?? 0) - (due(b.one) ?? 0) ||
        Number(isTheirs(b.one, audience)) - Number(isTheirs(a.one, audience)) ||
        a.care - b.care,
    )
    .map(({ one }) => one);
}

type Objection = RecordOf<'objection'>;

/** The place of its topic in the order in which an audience cares for topics. */
function caredFor({ topics: [main] }: Objection, { topics }: RecordOf<'audience'>): number {
  const place = main === undefined ? -1 : topics.indexOf(main);
  return place < 0 ? topics.length : place;
}

/**
 * Whether such people raise it: there are words for them, and they care for most of what it is about. Security people do
 * not complain that security makes them slow.
 */
function isTheirs({ respond, topics }: Objection, audience: RecordOf<'audience'>): boolean {
  return (
    respond[audience.id] !== undefined && 2 * topics.filter((id) => audience.topics.includes(id)).length > topics.length
  );
}

/** How much a card is about one of the words: its title first, then as many of its phrasings as have them. */
function worded({ title, heard }: Objection, words: readonly string[]): number {
  const phrasings = heard.filter((said) => speaksOf(said, words)).length;
  return (speaksOf(title, words) ? heard.length + 1 : 0) + phrasings;
}

/** Whether one of the words stands in a text, in the singular or the plural. */
function speaksOf(text: string, words: readonly string[]): boolean {
  const terms = new Set(wordsOf(text).map(termOf));
  return words.some((word) => {
    const wanted = tellingWords(word);
    return wanted.length > 0 && wanted.every((one) => terms.has(termOf(one)));
  });
}

/** The audience of the sceptic who is on. */
export function audienceNow({ queue: [id = ''], saidBy }: Rehearsal): string | undefined {
  return saidBy[id];
}

/** The card of the objection that is on. */
export function cardNow(kit: Kit, rehearsal: Rehearsal): Card | undefined {
  const objection = kit.find('objection', rehearsal.queue[0] ?? '');
  const audience = audienceNow(rehearsal);
  return objection && cardOf(kit, objection, audience === undefined ? {} : { audience });
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
  const { queue, ratings, practice } = rehearsal;
  const [id = '', ...others] = queue;
  const key = practiceKey(rehearsal, id);
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
export function outcome(kit: Kit, rehearsal: Rehearsal): Outcome[] {
  const { ratings, practice } = rehearsal;
  const ids = [...new Set(ratings.map(({ id }) => id))];
  const worst = (id: string) =>
    Math.min(...ratings.flatMap((one) => (one.id === id ? [RATINGS.indexOf(one.rated)] : [])));
  return ids
    .map((id) => ({
      id,
      title: kit.find('objection', id)?.title ?? id,
      rated: RATINGS[worst(id)] ?? 'again',
      due: practice[practiceKey(rehearsal, id)]?.due,
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
  const worded = objection.heard.filter((said) => speaksOf(said, rehearsal.words));
  const phrasings = worded.length ? worded : objection.heard.slice(0, SENTENCES);
  const said = phrasings[Math.floor(random() * phrasings.length)] ?? objection.title;
  return { ...rehearsal, step: 'answer', said };
}

/** Under what an objection of a rehearsal is remembered. */
export function practiceKey({ saidBy }: Rehearsal, id: string): string {
  return keyOf(saidBy[id] ?? '', id);
}

function keyOf(audience: string, id: string): string {
  return `${audience}/${id}`;
}
