/**
 * A pitch: what to say to one audience, or to several, in a given time. The same kit and the same wishes give the same
 * pitch.
 */
import { FailedError } from '../errors.ts';
import { type Hit, toHit, yearOfUseCase } from '../records/hit.ts';
import { careFor, interest, meanInterest } from '../records/interest.ts';
import { PARTS, type Part } from '../records/kinds.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { isOwn } from '../records/pack-ids.ts';
import { countWords, inSentence, joined } from '../text/text.ts';
import { best, type Candidate, choosePoints, OWN, weighed } from './choose-points.ts';

type Audience = RecordOf<'audience'>;
type Topic = RecordOf<'topic'>;
type Point = RecordOf<'point'>;
type Quote = RecordOf<'quote'>;
type Step = RecordOf<'step'>;

/** Words a minute at which people speak to a room. */
const WORDS_PER_MINUTE = 130;
/** A quote that is longer is hard to follow when it is read out. */
const LONGEST_QUOTE = 45;
/** The topic of the points that say what it is, before anything is said about it. */
const DEFINITION = 'what-is-gitops';
/** The topic of steps that are a good start whatever it is about. */
const ANY_TOPIC = 'small-steps';
/** Half a sentence cannot be read out. */
const SENTENCES = /^\p{Lu}.*[.!?]$/su;
/** Words kept free for a quote. */
const QUOTE_ROOM = 20;
/** What matters less to all of the listeners, from 0 to 1, is quoted or counted to them only where there is nothing else. */
const CARED_FOR = 0.4;
/** So many use cases of the users' own can be looked at beside a pitch. */
const MOST_OWN = 3;
/** From so many minutes on there is room for two quotes. */
const LONG = 5;

export interface PitchWishes {
  readonly audiences: readonly Audience[];
  /** What it is about; empty where it is about all that they care for. */
  readonly topics?: readonly Topic[];
  /** Speaking time in minutes. */
  readonly minutes: number;
  readonly numbers?: OwnNumbers | undefined;
}

/** What was answered to DORA's measures for a service of the speaker's own. */
export interface OwnNumbers {
  readonly service: string;
  /** As 2026-11-22. */
  readonly date: string;
  /** As they were typed, by the ids of the metrics. */
  readonly answers: Readonly<Record<string, string>>;
  /** The same as a sentence. */
  readonly say: string;
}

/** What is said to one audience. */
export interface Wording {
  readonly audience: string;
  readonly text: string;
}

/** A point; its text is in the plainest words that one of the listeners has of it. */
export interface PitchPoint extends Hit {
  readonly part: Part;
  /** In the words of the other listeners, if they ask; not part of the speaking time. */
  readonly also: readonly Wording[];
  readonly because: string;
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
  readonly effort: string;
}

export interface Pitch {
  readonly audiences: readonly { readonly id: string; readonly label: string }[];
  readonly topics: readonly { readonly id: string; readonly label: string }[];
  /** The time that was asked for. */
  readonly minutes: number;
  /** Words to be said aloud, and the time they take in seconds. */
  readonly words: number;
  readonly seconds: number;
  /** True where the kit has too little to fill the time. */
  readonly short: boolean;
  readonly opening: string;
  /** Said after the opening; part of the speaking time. */
  readonly numbers?: OwnNumbers;
  readonly sections: readonly PitchSection[];
  readonly quotes: readonly Hit[];
  /** For each audience. */
  readonly questions: readonly Wording[];
  readonly next?: NextStep;
  /** What happened in their own company, to have at hand; not part of the speaking time. */
  readonly own: readonly Hit[];
  /** To have at hand if they ask; not part of the speaking time. */
  readonly figures: readonly (Hit & { readonly asOf: string; readonly caution?: string })[];
  /** DORA's measures and where others stand, where a point speaks of what moves them; with own numbers those measures. */
  readonly metrics: readonly Hit[];
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
export function pitch(kit: Kit, { audiences: named, topics = [], minutes, numbers }: PitchWishes): Pitch {
  // All understand the words of those who have most words to be avoided before them.
  const audiences = named.toSorted((a, b) => b.avoid.length - a.avoid.length);
  const first = audiences[0];
  if (!first) throw new Error('a pitch needs an audience');
  const isAbout = aboutTest(topics);
  const isSaidToThem = (quote: Quote) => isAbout(quote) && canBeSaid(quote, audiences);
  const candidates = weighed(kit, kit.all('point').filter(isAbout), audiences, topics);
  if (!candidates.length) throw nothingToSay(kit, audiences, topics);

  const beginning = best(first.openings, (text) => mentions(text, topics)) ?? '';
  const [only] = topics.length === 1 ? topics : [];
  const opening = only?.lead ? `${beginning} ${only.lead}` : beginning;
  const next = nextStep(kit, audiences, topics);
  const questions = audiences.map((audience) => ({
    audience: audience.id,
    text: best(audience.questions, (text) => mentions(text, topics)) ?? '',
  }));
  const frame = countWords(
    [opening, numbers?.say ?? '', ...questions.map(({ text }) => text), next?.text ?? ''].join(' '),
  );
  const budget = minutes * WORDS_PER_MINUTE - frame;

  const chosen = choosePoints(
    candidates,
    budget - roomForQuotes(kit, minutes, budget, isSaidToThem),
    audiences,
    topics,
  );
  const points = chosen.map(({ point }) => point);
  const spoken = chosen.reduce((sum, { words }) => sum + words, 0);
  const quotes = pickQuotes(kit, audiences, isSaidToThem, {
    points,
    room: budget - spoken,
    isChosen: topics.length > 0,
  }).slice(0, minutes < LONG ? 1 : 2);
  const words = frame + spoken + quotes.reduce((sum, { text }) => sum + countWords(text), 0);

  return {
    audiences: audiences.map(({ id, label }) => ({ id, label })),
    topics: topics.map(({ id, label }) => ({ id, label })),
    minutes,
    words,
    seconds: Math.round((words / WORDS_PER_MINUTE) * 60),
    short: chosen.length === candidates.length && words < 0.8 * minutes * WORDS_PER_MINUTE,
    opening,
    ...(numbers && { numbers }),
    sections: sections(kit, chosen, audiences),
    quotes: quotes.map((one) => toHit(kit, one)),
    questions,
    ...(next && { next }),
    own: ownCases(kit, points, audiences, isAbout),
    figures: figuresFor(kit, points, audiences, topics),
    metrics: numbers ? metricsAnswered(kit, numbers) : metricsFor(kit, points),
  };
}

type AboutTest = (record: { readonly topics: readonly string[] }) => boolean;

/** Whether a record is about one of the topics; where there are none, all are. */
function aboutTest(topics: readonly Topic[]): AboutTest {
  return (record) => !topics.length || topics.some(({ id }) => record.topics.includes(id));
}

/** One audience: the thread from why to start. Several: what all share, then what each hears alone. */
function sections(kit: Kit, chosen: readonly Candidate[], audiences: readonly Audience[]): PitchSection[] {
  const defines = ({ point }: Candidate) => (point.topics[0] === DEFINITION ? 0 : 1);
  const threaded = PARTS.flatMap((part) =>
    chosen.filter(({ point }) => point.part === part).toSorted((a, b) => defines(a) - defines(b)),
  );
  const groups = audiences.length > 1 ? byListeners(threaded, audiences) : byPart(threaded, audiences);
  return groups.map(({ title, listeners, some }) => ({
    title,
    audiences: listeners,
    points: some.map(({ point }) => pitchPoint(kit, point, audiences)),
  }));
}

interface Group {
  readonly title: string;
  readonly listeners: readonly string[];
  readonly some: readonly Candidate[];
}

function byPart(threaded: readonly Candidate[], audiences: readonly Audience[]): Group[] {
  const listeners = audiences.map(({ id }) => id);
  const groups = PARTS.map((part) => ({
    title: PART_TITLES[part],
    listeners,
    some: threaded.filter(({ point }) => point.part === part),
  }));
  return groups.filter(({ some }) => some.length);
}

function byListeners(threaded: readonly Candidate[], audiences: readonly Audience[]): Group[] {
  const ids = audiences.map(({ id }) => id);
  const all = ids.join();
  const keys = [...new Set(threaded.map(({ listeners }) => listeners))];
  // The widest groups first: what all of them share, then some, then each alone in the order that was asked for.
  const places = (key: string) =>
    key
      .split(',')
      .map((id) => ids.indexOf(id))
      .join();
  keys.sort((a, b) => b.split(',').length - a.split(',').length || places(a).localeCompare(places(b)));
  return keys.map((key) => {
    const listeners = key.split(',');
    const labels = audiences.filter(({ id }) => listeners.includes(id)).map(({ label }) => inSentence(label));
    const title = key === all ? 'What you have in common' : `For ${joined(labels)}`;
    return { title, listeners, some: threaded.filter((one) => one.listeners === key) };
  });
}

function pitchPoint(kit: Kit, point: Point, audiences: readonly Audience[]): PitchPoint {
  const [said, ...also] = audiences.flatMap(({ id }) => {
    const text = point.say[id];
    return text === undefined ? [] : [{ audience: id, text }];
  });
  return {
    ...toHit(kit, point, said?.audience),
    part: point.part,
    also,
    because: point.because,
    ...(point.ask !== undefined && { ask: point.ask }),
    ...(point.caveat !== undefined && { caveat: point.caveat }),
  };
}

/** The words that are kept free for quotes: as many as one from their own company takes, unless the points would suffer. */
function roomForQuotes(kit: Kit, minutes: number, budget: number, isSaidToThem: (quote: Quote) => boolean): number {
  const own = kit.all('quote').find((quote) => isOwn(quote) && isSaidToThem(quote));
  const words = own ? countWords(own.text) : 0;
  return Math.max((minutes < LONG ? 1 : 2) * QUOTE_ROOM, 2 * words <= budget ? words : 0);
}

/**
 * Quotes that fit into the room, best first and each by another speaker.
 * @param isChosen whether somebody has said what it is about, whatever the listeners care for
 */
function pickQuotes(
  kit: Kit,
  audiences: readonly Audience[],
  isSaidToThem: (quote: Quote) => boolean,
  { points, room, isChosen }: { readonly points: readonly Point[]; readonly room: number; readonly isChosen: boolean },
): Quote[] {
  const told = new Set(points.flatMap(({ sources }) => sources.map((source) => JSON.stringify(source))));
  const worth = ({ id, topics, sources, text }: Quote) =>
    (isOwn({ id }) ? OWN : 0) +
    // What the listeners have just been told about needs no story of its own; a few words alone would.
    (sources.some((source) => told.has(JSON.stringify(source))) ? 1 : 0) +
    audiences.reduce((sum, audience) => sum + interest(topics, audience) + meanInterest(topics, audience), 0) +
    Math.min(countWords(text), 20) / 20;
  const sayable = kit.all('quote').filter(isSaidToThem);
  const cared = sayable.filter(
    (quote) => isOwn(quote) || audiences.some((one) => meanInterest(quote.topics, one) >= CARED_FOR),
  );
  const quotes = isChosen ? [] : quotesWithin(cared, room, worth);
  return quotes.length ? quotes : quotesWithin(sayable, room, worth);
}

/** Those that are worth most and fit into the room, each by another speaker. */
function quotesWithin(some: readonly Quote[], room: number, worth: (quote: Quote) => number): Quote[] {
  const quotes: Quote[] = [];
  let left = room;
  let open = some;
  for (;;) {
    open = open.filter(
      ({ text, speakers }) =>
        countWords(text) <= left && !quotes.some((quote) => quote.speakers.some((id) => speakers.includes(id))),
    );
    const next = best(open, worth);
    if (!next) return quotes;
    quotes.push(next);
    left -= countWords(next.text);
  }
}

/** Whether a quote can be read out to all of them; what was said in their own company, to one of them. */
function canBeSaid({ id, text, audiences: meant }: Quote, audiences: readonly Audience[]): boolean {
  const isMeant = (one: Audience) => meant.includes(one.id);
  const isFor = isOwn({ id }) ? audiences.some(isMeant) : audiences.every(isMeant);
  return isFor && SENTENCES.test(text) && countWords(text) <= LONGEST_QUOTE;
}

function nextStep(kit: Kit, audiences: readonly Audience[], about: readonly Topic[]): NextStep | undefined {
  const theirs = ({ say }: Step, { id }: Audience) => say?.[id];
  const wording = (one: Step, audience: Audience) => theirs(one, audience) ?? one.say?.everyone;
  const isAbout = aboutTest(about);
  const sayable = kit.all('step').filter((one) => audiences.some((audience) => wording(one, audience)));
  // What is worded for them comes before what suits everyone, such as asking for their words or for an hour to prepare.
  const worded = sayable.filter((one) => isOwn(one) || audiences.some((audience) => theirs(one, audience)));
  const steps = worded.length ? worded : sayable;
  const step = best(steps, (one) => {
    const { id, topics } = one;
    const heard = 2 * audiences.filter((audience) => wording(one, audience)).length;
    const own = isOwn({ id }) && isAbout({ topics }) ? OWN : 0;
    const [first] = audiences;
    if (!about.length) return heard + own + (first ? interest(topics, first) : 0);
    // A step on another topic would lead away, so one that suits any topic comes before it.
    return heard + own + (isAbout({ topics }) ? 3 : 0) + (topics.includes(ANY_TOPIC) ? 1 : 0);
  });
  const speaker = step && audiences.find((audience) => wording(step, audience));
  return speaker && { ...toHit(kit, step, speaker.id), effort: step.effort };
}

/** Figures behind the points, and those of users' packs; what the listeners care for most comes first. */
function figuresFor(
  kit: Kit,
  points: readonly Point[],
  audiences: readonly Audience[],
  topics: readonly Topic[],
): Pitch['figures'] {
  const isAbout = aboutTest(topics);
  const ids = new Set(points.flatMap(({ figures }) => figures ?? []));
  // Of the others nothing is read.
  const behind = kit.ids
    .flatMap((id) => (ids.has(id) || isOwn({ id }) ? (kit.find('figure', id) ?? []) : []))
    .filter((figure) => ids.has(figure.id) || isAbout(figure))
    .filter((figure) => audiences.some(({ id }) => figure.audiences.includes(id)));
  const cared = behind.filter(
    (figure) => isOwn(figure) || audiences.some((one) => interest(figure.topics, one) >= CARED_FOR),
  );
  return (topics.length || !cared.length ? behind : cared)
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || careFor(b, audiences) - careFor(a, audiences))
    .slice(0, 4)
    .map((figure) => ({
      ...toHit(kit, figure),
      asOf: figure.asOf,
      ...(figure.caution !== undefined && { caution: figure.caution }),
    }));
}

/** Use cases of the users' packs for one of the listeners, the latest first, but for those that a point tells already. */
function ownCases(kit: Kit, points: readonly Point[], audiences: readonly Audience[], isAbout: AboutTest): Hit[] {
  const told = new Set(points.flatMap(({ sources }) => sources.map((source) => JSON.stringify(source))));
  return kit.own
    .flatMap((one) => (one.kind === 'use-case' ? [one] : []))
    .filter((one) => isAbout(one) && !one.sources.some((source) => told.has(JSON.stringify(source))))
    .filter(({ audiences: meant = [] }) => !meant.length || audiences.some(({ id }) => meant.includes(id)))
    .toSorted((a, b) => yearOfUseCase(b) - yearOfUseCase(a))
    .slice(0, MOST_OWN)
    .map((one) => toHit(kit, one));
}

/** All that have bands, or none: speed without stability, or the other way round, would be half of the story. */
function metricsFor(kit: Kit, points: readonly Point[]): Hit[] {
  if (!points.some(({ metrics }) => metrics?.length)) return [];
  return kit.all('metric').flatMap((metric) => (metric.bands ? [toHit(kit, metric)] : []));
}

function metricsAnswered(kit: Kit, { answers }: OwnNumbers): Hit[] {
  return Object.keys(answers).flatMap((id) => {
    const metric = kit.find('metric', id);
    return metric ? [toHit(kit, metric)] : [];
  });
}

function nothingToSay(kit: Kit, audiences: readonly Audience[], topics: readonly Topic[]): FailedError {
  const ids = new Set(
    kit.all('point').flatMap(({ say, topics }) => (audiences.some(({ id }) => say[id]) ? topics : [])),
  );
  const labels = joined(audiences.map(({ label }) => inSentence(label)));
  return new FailedError(
    `There is no point about "${topics.map(({ id }) => id).join()}" for ${labels}.`,
    `Leave --topic out, or choose one of: ${kit
      .all('topic')
      .flatMap(({ id }) => (ids.has(id) ? [id] : []))
      .join(', ')}.`,
  );
}

function mentions(text: string, topics: readonly Topic[]): number {
  const names = topics.flatMap(({ label, aliases, vocabulary }) => [label, ...aliases, ...vocabulary]);
  const words = names.flatMap((name) => name.toLowerCase().split(' '));
  const told = new Set(text.toLowerCase().split(/[^a-z]+/));
  return words.filter((word) => word.length > 4 && told.has(word)).length;
}
