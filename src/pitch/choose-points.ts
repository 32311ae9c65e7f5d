/** Which points go into a pitch: those that matter most to the listeners, varied, and within a number of words. */

import { yearOf } from '../records/citations.ts';
import { interest } from '../records/interest.ts';
import type { Part } from '../records/kinds.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { isOwn } from '../records/pack-ids.ts';
import { countWords } from '../text/text.ts';

type Audience = RecordOf<'audience'>;
type Point = RecordOf<'point'>;

/** What it is worth that a point is mainly about what it is to be about. */
const CENTRAL = 3;
/** What it is worth that a point leans on something of this year or later: people ask whether it still holds. */
const TODAY = { from: 2022, worth: 1.5 };

/** What it is worth that something is of a pack: nothing convinces like what happened here. */
export const OWN = 6;

/** A point as it is weighed: what it is worth, and what it costs in words. */
export interface Candidate {
  readonly point: Point;
  /** The audiences that have a wording of it. */
  readonly listeners: string;
  readonly words: number;
  readonly worth: number;
  /** The talk or the page that it leans on. */
  readonly leansOn: string;
  /** Whether it is of a user's pack. */
  readonly isOwn: boolean;
}

/**
 * Points that have something to say to one of the audiences, weighed.
 * @param about what it is about; a point that is mainly about that is worth more than one that touches it
 */
export function weighed(
  kit: Kit,
  points: readonly Point[],
  audiences: readonly Audience[],
  about: readonly { readonly id: string }[] = [],
): Candidate[] {
  return points.flatMap((point) => {
    const listeners = audiences.flatMap(({ id }) => (point.say[id] === undefined ? [] : [id]));
    const [first] = listeners;
    if (first === undefined) return [];
    const words = countWords(point.say[first] ?? '');
    const [source] = point.sources;
    const today = source && (yearOf(kit, source) ?? 0) >= TODAY.from ? TODAY.worth * listeners.length : 0;
    const own = isOwn(point);
    const worth = worthOf(point, audiences) + centrality(point, about) + today + (own ? OWN : 0);
    return [{ point, listeners: listeners.join(), words, worth, leansOn: leansOn(point), isOwn: own }];
  });
}

/**
 * The points that are worth most together; those of users' packs first, as far as there is room for them.
 * @param budget the words that may be spoken; one point is returned even where it is too small for any
 * @param audiences each gets a point that not all of the others share, where half of the words are left for the rest
 * @param about each gets the best point that is mainly about it, as long as there is room
 */
export function choosePoints(
  candidates: readonly Candidate[],
  budget: number,
  audiences: readonly Audience[] = [],
  about: readonly { readonly id: string }[] = [],
): Candidate[] {
  const chosen: Candidate[] = [];
  let left = budget;
  let open = candidates.flatMap((candidate) =>
    candidate.words <= left ? [{ candidate, worth: candidate.worth }] : [],
  );
  const take = (next: Candidate) => {
    chosen.push(next);
    left -= next.words;
    for (const other of open) other.worth -= sameness(other.candidate, next);
    open = open.filter(({ candidate }) => candidate.words <= left && candidate !== next);
    // Two points that lean on one talk prove no more than one of them, as long as there are others.
    const others = open.filter(({ candidate }) => candidate.leansOn !== next.leansOn);
    if (others.length) open = others;
  };
  const ours = candidates.filter(({ isOwn }) => isOwn).toSorted((a, b) => b.worth - a.worth);
  for (const one of ours) if (one.words <= left) take(one);
  for (const { id } of about) {
    const mainly = open.filter(({ candidate }) => candidate.point.topics[0] === id);
    const main = best(mainly, ({ worth }) => worth);
    if (main) take(main.candidate);
  }
  const unsaid = open.map(({ candidate }) => candidate);
  const own = ownPoints(unsaid, audiences, chosen);
  if (2 * own.reduce((sum, { words }) => sum + words, 0) <= left) own.forEach(take);
  for (;;) {
    const next = best(open, ({ worth }) => worth)?.candidate;
    if (!next) break;
    take(next);
  }
  const shortest = best(candidates, ({ words }) => -words);
  return chosen.length || !shortest ? chosen : [shortest];
}

/** For each of several audiences the best point that not all of the others share. @param said what they all hear */
function ownPoints(
  candidates: readonly Candidate[],
  audiences: readonly Audience[],
  said: readonly Candidate[],
): Candidate[] {
  if (audiences.length < 2) return [];
  const own = audiences.flatMap(({ id }) => {
    const heard = candidates.filter(
      ({ listeners, point }) => point.say[id] && listeners.split(',').length < audiences.length,
    );
    const isHeard = ({ point }: Candidate) => said.some((other) => moment(other.point) === moment(point));
    return best(heard, (one) => one.worth - (isHeard(one) ? SAME_MOMENT : 0)) ?? [];
  });
  return [...new Set(own)];
}

/** The item that scores highest; of equals the first. */
export function best<T>(items: readonly T[], score: (item: T) => number): T | undefined {
  let winner: T | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const value = score(item);
    if (value > highest) [winner, highest] = [item, value];
  }
  return winner;
}

/** Wordings stand in the order of those for whom the point was written; what all want to hear counts for all. */
function worthOf(point: Point, audiences: readonly Audience[]): number {
  const order = Object.keys(point.say);
  return audiences.reduce((sum, audience) => {
    const rank = order.indexOf(audience.id);
    if (rank < 0) return sum;
    return sum + 3 * interest(point.topics, audience) + 1 / (rank + 1) + (point.figures?.length ? 0.5 : 0);
  }, 0);
}

/** How much a point is about something: its topics stand in the order in which it speaks of them. */
function centrality({ topics }: Point, about: readonly { readonly id: string }[]): number {
  const wanted = new Set(about.map(({ id }) => id));
  const place = topics.findIndex((topic) => wanted.has(topic));
  return place < 0 ? 0 : CENTRAL * (1 - place / topics.length);
}

/** What another point of the same part takes away; one first step is nearly enough. */
const SAME_PART: Readonly<Record<Part, number>> = { why: 0.9, what: 0.9, who: 1.2, start: 1.8 };

/** What another point for the same listeners takes away, so that what they share leaves room for what they do not. */
const SAME_LISTENERS = 0.6;

/** What another point from the same minute of a talk takes away: the link proves no more than it did. */
const SAME_MOMENT = 1.25;

/** What a point loses because another one has been chosen: its part, topic, speaker, minute or listeners are the same. */
function sameness({ point, listeners }: Candidate, other: Candidate): number {
  let loss = 0;
  if (other.point.part === point.part) loss += SAME_PART[point.part];
  if (other.point.topics[0] === point.topics[0]) loss += 0.8;
  if (origin(other.point) === origin(point)) loss += 0.8;
  if (moment(other.point) === moment(point)) loss += SAME_MOMENT;
  if (other.listeners === listeners) loss += SAME_LISTENERS;
  return loss;
}

/** The talk or the page of a point's first source. */
function leansOn({ id, sources: [source] }: Point): string {
  if (!source) return id;
  return 'talk' in source ? source.talk : source.page;
}

function moment({ id, sources: [source] }: Point): string {
  return source && 'talk' in source && source.at ? `${source.talk} ${source.at}` : id;
}

function origin({ id, sources: [source] }: Point): string {
  return source && 'talk' in source ? `${source.talk} ${source.speaker}` : id;
}
