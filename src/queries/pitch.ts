/**
 * A pitch: what to say to one audience, or to several, in a given time. The same kit and the same wishes give the same
 * pitch.
 */
import { FailedError } from '../errors.ts';
import { PARTS, type Part } from '../kit/kinds.ts';
import type { Kit, RecordOf } from '../kit/kit.ts';
import { countWords, joined } from '../kit/text.ts';
import { type Hit, toHit, wordingFor } from './hit.ts';

type Audience = RecordOf<'audience'>;
type Topic = RecordOf<'topic'>;
type Point = RecordOf<'point'>;
type Quote = RecordOf<'quote'>;

/** Words a minute at which people speak to a room. */
const WORDS_PER_MINUTE = 130;
/** A quote that is longer is hard to follow when it is read out. */
const LONGEST_QUOTE = 45;

export interface PitchWishes {
  readonly audiences: readonly Audience[];
  readonly topic?: Topic | undefined;
  /** Speaking time in minutes. */
  readonly minutes: number;
}

/** One wording, for one audience. */
export interface Wording {
  readonly audience: string;
  readonly text: string;
}

export interface PitchPoint extends Hit {
  readonly part: Part;
  readonly say: readonly Wording[];
  readonly ask?: string;
  readonly caveat?: string;
}

export interface PitchSection {
  readonly title: string;
  /** The audiences that the section is for. */
  readonly audiences: readonly string[];
  readonly points: readonly PitchPoint[];
}

export interface NextStep extends Hit {
  readonly say: readonly Wording[];
  readonly effort: string;
}

export interface Pitch {
  readonly audiences: readonly { readonly id: string; readonly label: string }[];
  readonly topic?: { readonly id: string; readonly label: string };
  /** The time that was asked for. */
  readonly minutes: number;
  /** Words to be said aloud, and the time they take in seconds. */
  readonly words: number;
  readonly seconds: number;
  readonly opening: string;
  readonly sections: readonly PitchSection[];
  readonly quotes: readonly Hit[];
  readonly question: string;
  readonly next?: NextStep;
  /** To have at hand if they ask; not part of the speaking time. */
  readonly figures: readonly (Hit & { readonly asOf: string; readonly sponsor?: string; readonly caution?: string })[];
}

const PART_TITLES: Readonly<Record<Part, string>> = {
  why: 'Why it matters to you',
  what: 'What it does',
  who: 'Who has done it',
  start: 'The small first step',
};

/**
 * Puts a pitch together: an opening, the strongest points in a thread, a quote, a question and a next step, within the
 * time; at least one point even where the time is too short for it.
 * @throws FailedError where no point is about the topic for these audiences
 */
export function pitch(kit: Kit, { audiences, topic, minutes }: PitchWishes): Pitch {
  const first = audiences[0];
  if (!first) throw new Error('a pitch needs an audience');
  const about = (record: { topics: readonly string[] }) => !topic || record.topics.includes(topic.id);
  const candidates = kit
    .all('point')
    .filter((point) => about(point) && audiences.some(({ id }) => point.say[id] !== undefined));
  if (!candidates.length) throw nothingToSay(kit, audiences, topic);

  const opening = best(first.openings, (text) => mentions(text, topic)) ?? '';
  const next = nextStep(kit, audiences, topic);
  const question = best(first.questions, (text) => mentions(text, topic)) ?? '';
  const frame = countWords(`${opening} ${question} ${next?.say.map(({ text }) => text).join(' ') ?? ''}`);
  const budget = minutes * WORDS_PER_MINUTE - frame;

  const quote = pickQuote(kit, audiences, topic, budget / 4);
  const chosen = choosePoints(candidates, audiences, budget - (quote ? countWords(quote.text) : 0));
  const spoken = chosen.reduce((sum, point) => sum + wordsOf(point, audiences), 0);
  const second =
    minutes >= 5 ? pickQuote(kit, audiences, topic, budget - spoken - countWords(quote?.text ?? ''), quote) : undefined;
  const quotes = [quote, second].filter((one) => one !== undefined);
  const words = frame + spoken + quotes.reduce((sum, { text }) => sum + countWords(text), 0);

  return {
    audiences: audiences.map(({ id, label }) => ({ id, label })),
    ...(topic && { topic: { id: topic.id, label: topic.label } }),
    minutes,
    words,
    seconds: Math.round((words / WORDS_PER_MINUTE) * 60),
    opening,
    sections: sections(kit, chosen, audiences),
    quotes: quotes.map((one) => toHit(kit, one)),
    question,
    ...(next && { next }),
    figures: figuresFor(kit, chosen, audiences),
  };
}

/** Points in the order in which they are worth adding, until the words run out. */
function choosePoints(candidates: readonly Point[], audiences: readonly Audience[], budget: number): Point[] {
  const worth = new Map(candidates.map((point) => [point, worthOf(point, audiences)]));
  const chosen: Point[] = [];
  let left = budget;
  for (;;) {
    const open = candidates.filter((point) => !chosen.includes(point) && wordsOf(point, audiences) <= left);
    const pick = best(open, (point) => (worth.get(point) ?? 0) - sameness(point, chosen, audiences));
    if (!pick) break;
    chosen.push(pick);
    left -= wordsOf(pick, audiences);
  }
  const [shortest] = candidates.toSorted((a, b) => wordsOf(a, audiences) - wordsOf(b, audiences));
  return chosen.length || !shortest ? chosen : [shortest];
}

/** How much a point matters to the audiences: their topics in their order, and for whom it was written first. */
function worthOf(point: Point, audiences: readonly Audience[]): number {
  const worths = audiences.map(({ id, topics }) => {
    const rank = Object.keys(point.say).indexOf(id);
    if (rank < 0) return 0;
    const places = point.topics.map((topic) => topics.indexOf(topic)).filter((place) => place >= 0);
    const topicWorth = places.length ? 3 * (1 - Math.min(...places) / topics.length) : 0;
    return topicWorth + 1 / (rank + 1) + (point.figures?.length ? 0.5 : 0);
  });
  // What all of them want to hear goes before what one of them wants to hear.
  return worths.reduce((sum, worth) => sum + worth, 0);
}

/** What a point loses because another one has said it: its part of the thread, its topic, its speaker, its audience. */
function sameness(point: Point, chosen: readonly Point[], audiences: readonly Audience[]): number {
  const weight: Readonly<Record<Part, number>> = { why: 0.9, what: 0.9, who: 1.2, start: 1.8 };
  let loss = 0;
  for (const other of chosen) {
    if (other.part === point.part) loss += weight[point.part];
    if (other.topics[0] === point.topics[0]) loss += 0.8;
    if (sourceKey(other) === sourceKey(point)) loss += 0.8;
    if (audiences.length > 1 && heardBy(other, audiences) === heardBy(point, audiences)) loss += 0.5;
  }
  return loss;
}

function sourceKey(point: Point): string {
  const [source] = point.sources;
  return source && 'talk' in source ? `${source.talk} ${source.speaker}` : point.id;
}

function heardBy(point: Point, audiences: readonly Audience[]): string {
  return audiences.flatMap(({ id }) => (point.say[id] === undefined ? [] : [id])).join();
}

function wordsOf(point: Point, audiences: readonly Audience[]): number {
  return audiences.reduce((sum, { id }) => sum + countWords(point.say[id] ?? ''), 0);
}

/** One audience: the thread from why to start. Several: what all share, then what each hears alone. */
function sections(kit: Kit, points: readonly Point[], audiences: readonly Audience[]): PitchSection[] {
  const threaded = PARTS.flatMap((part) => points.filter((point) => point.part === part));
  const toPoints = (some: readonly Point[]) => some.map((point) => pitchPoint(kit, point, audiences));
  const ids = audiences.map(({ id }) => id);
  const [only] = audiences;
  const all =
    audiences.length === 1 && only
      ? PARTS.map((part) => ({
          title: PART_TITLES[part],
          audiences: ids,
          points: toPoints(threaded.filter((point) => point.part === part)),
        }))
      : groupsByAudience(threaded, audiences).map(({ title, listeners, some }) => ({
          title,
          audiences: listeners,
          points: toPoints(some),
        }));
  return all.filter(({ points: some }) => some.length);
}

function groupsByAudience(points: readonly Point[], audiences: readonly Audience[]) {
  const heard = new Set(points.map((point) => heardBy(point, audiences)));
  const all = audiences.map(({ id }) => id).join();
  // The widest groups first: what all of them share, then pairs, then each alone, in the order that was asked for.
  const keys = [...heard].sort((a, b) => b.split(',').length - a.split(',').length || all.indexOf(a) - all.indexOf(b));
  return keys.map((key) => {
    const listeners = key.split(',');
    const labels = audiences.filter(({ id }) => listeners.includes(id)).map(({ label }) => label);
    return {
      title: key === all ? 'What you have in common' : `For ${joined(labels.map(lowerFirst))}`,
      listeners,
      some: points.filter((point) => heardBy(point, audiences) === key),
    };
  });
}

function pitchPoint(kit: Kit, point: Point, audiences: readonly Audience[]): PitchPoint {
  const say = audiences.flatMap(({ id }) => (point.say[id] ? [{ audience: id, text: point.say[id] }] : []));
  return {
    ...toHit(kit, point, say[0]?.audience),
    part: point.part,
    say,
    ...(point.ask !== undefined && { ask: point.ask }),
    ...(point.caveat !== undefined && { caveat: point.caveat }),
  };
}

function pickQuote(
  kit: Kit,
  audiences: readonly Audience[],
  topic: Topic | undefined,
  room: number,
  other?: Quote,
): Quote | undefined {
  const suitable = kit.all('quote').filter((quote) => {
    const length = countWords(quote.text);
    if (quote === other || length > Math.min(room, LONGEST_QUOTE)) return false;
    if (other && quote.speakers.some((id) => other.speakers.includes(id))) return false;
    return audiences.every(({ id }) => quote.audiences.includes(id)) && (!topic || quote.topics.includes(topic.id));
  });
  const [first] = audiences;
  // A quote of a few words needs its story told, so a whole sentence goes first.
  return best(suitable, (quote) => topicWorth(quote.topics, first) + Math.min(countWords(quote.text), 20) / 10);
}

function topicWorth(topics: readonly string[], audience: Audience | undefined): number {
  if (!audience) return 0;
  const places = topics.map((topic) => audience.topics.indexOf(topic)).filter((place) => place >= 0);
  return places.length ? 1 - Math.min(...places) / audience.topics.length : 0;
}

function nextStep(kit: Kit, audiences: readonly Audience[], topic: Topic | undefined): NextStep | undefined {
  const steps = kit.all('step').filter(({ say }) => say && audiences.some(({ id }) => say[id] !== undefined));
  const step = best(
    steps,
    ({ say, topics }) =>
      audiences.filter(({ id }) => say?.[id] !== undefined).length * 2 +
      (topic && topics.includes(topic.id) ? 3 : 0) +
      topicWorth(topics, audiences[0]),
  );
  if (!step?.say) return undefined;
  const { say } = step;
  return {
    ...toHit(kit, step, audiences[0]?.id),
    say: audiences.flatMap(({ id }) => (say[id] ? [{ audience: id, text: wordingFor(say, id) }] : [])).slice(0, 1),
    effort: step.effort,
  };
}

function figuresFor(kit: Kit, points: readonly Point[], audiences: readonly Audience[]): Pitch['figures'] {
  const ids = new Set(points.flatMap(({ figures }) => figures ?? []));
  return kit
    .all('figure')
    .filter((figure) => ids.has(figure.id) && audiences.some(({ id }) => figure.audiences.includes(id)))
    .slice(0, 4)
    .map((figure) => ({
      ...toHit(kit, figure),
      asOf: figure.asOf,
      ...(figure.sponsor !== undefined && { sponsor: figure.sponsor }),
      ...(figure.caution !== undefined && { caution: figure.caution }),
    }));
}

function nothingToSay(kit: Kit, audiences: readonly Audience[], topic: Topic | undefined): FailedError {
  const ids = new Set(
    kit.all('point').flatMap(({ say, topics }) => (audiences.some(({ id }) => say[id]) ? topics : [])),
  );
  const labels = joined(audiences.map(({ label }) => lowerFirst(label)));
  return new FailedError(
    `There is no point about "${topic?.id ?? ''}" for ${labels}.`,
    `Leave --topic out, or choose one of: ${kit
      .all('topic')
      .flatMap(({ id }) => (ids.has(id) ? [id] : []))
      .join(', ')}.`,
  );
}

/** `SREs and operations` stays as it is, `Security and compliance` becomes `security and compliance`. */
function lowerFirst(label: string): string {
  return /^.[A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

function mentions(text: string, topic: Topic | undefined): number {
  if (!topic) return 0;
  const words = [topic.label, ...topic.aliases, ...topic.vocabulary].flatMap((name) => name.toLowerCase().split(' '));
  const told = new Set(text.toLowerCase().split(/[^a-z]+/));
  return words.filter((word) => word.length > 4 && told.has(word)).length;
}

/** The item that scores highest; of equals the first. */
function best<T>(items: readonly T[], score: (item: T) => number): T | undefined {
  let winner: T | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const value = score(item);
    if (value > highest) [winner, highest] = [item, value];
  }
  return winner;
}
