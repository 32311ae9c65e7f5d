/** What to say when somebody has just said something: a card for an objection, or the points that fit best. */
import { UsageError } from '../errors.ts';
import { best } from '../pitch/choose-points.ts';
import { NO_FILTERS } from '../records/filters.ts';
import { audiencesOf, type Hit, toHit, wordingFor } from '../records/hit.ts';
import { kindOf } from '../records/kinds.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { shortId } from '../records/pack-ids.ts';
import type { Kind, KitRecord } from '../records/schema.ts';
import type { Searchable } from '../search/index.ts';
import { type Spoken, spokenAs, total } from '../search/likeness.ts';
import { type SearchHit, search } from '../search/search.ts';
import { tellingWords } from '../text/words.ts';
import { type Asked, askedFor, isAsking, SMALL_TALK } from './asked-for.ts';
import { isAgreeing, isAssent, questionsIn, withoutTrimmings } from './assent.ts';
import { type Called, calledFor, type Sayings } from './sayings.ts';
import { NOTHING_TOLD, type ToldBy, toldBy } from './told.ts';

/** An answer to an objection. */
export interface Card extends Hit {
  /** From 0 to 1: how much what was said is like what people say who mean this. */
  readonly confidence: number;
  /** True where it is the likeliest, and no more than that. */
  readonly isGuess?: boolean;
  /** What they may really be saying. */
  readonly really: string;
  readonly acknowledge: string;
  readonly ask: string;
  readonly say: string;
  readonly evidence: readonly Hit[];
  /** Evidence that they have seen already. */
  readonly recalled?: readonly Hit[];
  /** What is true in it, to be said aloud too. */
  readonly concede: string;
}

export interface Answer {
  /** The best card first; empty where what was said is no objection that the kit knows. */
  readonly cards: readonly Card[];
  /** In place of cards, the points that fit, or what was asked for: use cases, steps ... Empty too where nothing fits. */
  readonly points: readonly SearchHit[];
  /** The same of what they have seen already. */
  readonly recalled?: readonly Hit[];
  /**
   * The ids of the objections that come nearest to what was said, nearest first, whether or not one is sure; where there
   * is nothing else, a point after them, since they may be making the case themselves.
   */
  readonly near: readonly string[];
  /** True of agreement and small talk, which want no answer. */
  readonly isSmallTalk?: boolean;
}

/** How much of the next objection's likeness speaks against the likeliest. */
const DOUBT = 0.5;
/** What it weighs that a search finds the card: its own part, that of its evidence, and what is left where it does not. */
const FINDING = { evidence: 0.2, none: 0.02 };
/** From here on a card is sure, or a guess worth showing where a search finds it too. */
const SURE = 0.01;
const PERHAPS = 0.0045;
/** What was said is about a point, and no objection, where a search finds that so much better. */
const ELSEWHERE = 3.5;
/** A sentence that is so much like an objection is one all the same. */
const PLAINLY = { likeness: 0.4, words: 3 };
/** How likely it is that they mean what was answered already, beside what was not. */
const AGAIN = 0.75;
/** An objection that is less likely is not even near. */
const NEAR = 0.07;
/** Nor is one that is so much less like it than the likeliest. */
const RIVAL = 0.6;
const MOST_NEAR = 3;
/** Who asks for something, or only makes conversation, is taken so where one way to do it is so much like it. */
const ASKED = { sure: 0.5, unsure: 0.36, ahead: 0.3 };
/** Or a little less, where it is so much liker than any objection. */
const AHEAD = 1.25;
/** Who seems to agree objects all the same where what follows is so much like an objection. */
const AGAINST = 0.3;
/** Points must speak of so much of what was said, and so much must speak for them. */
const UNSURE = 0.45;
const TELLING = 0.085;
/** So much must speak for one that is only offered. */
const OFFERED = 0.04;
const MOST_POINTS = 3;
const MOST_FOUND = 40;
/** More of what they know already would not help, and each new piece of evidence takes the place of one. */
const MOST_RECALLED = 2;
/** What was asked for must speak of so much of what was said of it. */
const TOLD = 0.65;
/** And be so good beside the best of it. */
const CLOSE = 0.3;
const NOT_ANSWERED: Answer = { cards: [], points: [], near: [], isSmallTalk: true };

/** What an answer is made of. */
export interface Material {
  readonly kit: Kit;
  readonly index: Searchable;
  readonly sayings: Sayings;
}

export interface Wanted {
  /** The id of the audience in whose words to answer. */
  readonly audience?: string | undefined;
  /** How many cards to return; one unless told. */
  readonly most?: number;
  /** What they have seen already, and is not to be shown as evidence again. */
  readonly told?: ToldBy;
  /** The ids of the objections that were answered already: what is said next is more likely another one. */
  readonly answered?: ReadonlySet<string>;
}

/**
 * Answers a sentence.
 * @throws UsageError where there is no word in what was said
 */
export function answer(material: Material, line: string, wanted: Wanted = {}): Answer {
  if (isAssent(line)) return NOT_ANSWERED;
  const said = withoutTrimmings(line);
  const whole = answerTo(material, said, wanted);
  const [card] = whole.cards;
  if (isAgreeing(line) && (card?.confidence ?? 0) < AGAINST) return NOT_ANSWERED;
  if (card && !card.isGuess) return whole;
  // They told a story and then they asked, or they asked two things at once.
  const questions = questionsIn(said).filter((question) => tellingWords(question).length);
  const clear = questions.flatMap((question) => {
    const asked = answerTo(material, question, wanted);
    const [sure] = asked.cards;
    const likeness = sure ? sure.confidence : ASKED.unsure;
    return (sure ? !sure.isGuess : asked.points.some(({ kind }) => kind !== 'point')) ? [{ asked, likeness }] : [];
  });
  return best(clear, ({ likeness }) => likeness)?.asked ?? whole;
}

function answerTo(material: Material, said: string, wanted: Wanted): Answer {
  const { kit, index, sayings } = material;
  const { most = 1, answered } = wanted;
  const spoken = spokenAs(said, index);
  const called = calledFor(said, spoken, sayings)
    .map((one) => (answered?.has(one.id) ? { ...one, likeness: AGAIN * one.likeness } : one))
    .sort((a, b) => b.likeness - a.likeness);
  if (!called.length && !spoken.beginnings.length)
    throw new UsageError(
      said.trim() ? 'There is no word to answer in that.' : 'There is nothing to answer.',
      'Type what they said: gitops-kit answer "we have no time"',
    );
  const hits = found(material, said);
  const { objections, near, certainty } = objectionsIn(kit, spoken, called, hits);
  const asking = best(called.filter(isAsking), ({ most }) => most);
  const [first] = objections;
  const isAhead = asking !== undefined && asking.id !== SMALL_TALK && asking.likeness > AHEAD * (first?.likeness ?? 0);
  const least = isAhead ? ASKED.ahead : certainty === 'sure' ? ASKED.sure : ASKED.unsure;
  if (asking && asking.most >= Math.max(least, first?.most ?? 0)) {
    if (asking.id === SMALL_TALK) return NOT_ANSWERED;
    const asked = askedFor(said, asking.id, sayings);
    const fitting = asked && inPlace(material, wantedOf(material, asked), near, wanted);
    if (fitting) return fitting;
  }
  if (certainty === 'none') {
    const points = hits.filter((hit) => hit.kind === 'point' && hit.confidence >= UNSURE && worthOf(hit) >= TELLING);
    return (
      inPlace(material, points, near, wanted) ?? {
        cards: [],
        points: [],
        near: [...near, ...offered(kit, hits, wanted)],
      }
    );
  }
  const cards = objections.slice(0, most).map(({ record, likeness }, place) => ({
    ...cardOf(kit, record, wanted, likeness),
    ...(place === 0 && certainty === 'guess' && { isGuess: true }),
  }));
  return { cards, points: [], near };
}

interface Candidate extends Called {
  readonly record: RecordOf<'objection'>;
}

interface Objections {
  /** Likeliest first. */
  readonly objections: readonly Candidate[];
  /** How sure the first of them is. */
  readonly certainty: 'sure' | 'guess' | 'none';
  /** The ids of those that come nearest; the one that a search finds comes second at least. */
  readonly near: readonly string[];
}

/** The objections that may have been said. */
function objectionsIn(kit: Kit, spoken: Spoken, called: readonly Called[], hits: readonly SearchHit[]): Objections {
  const objections = called.flatMap((one): Candidate[] => {
    const record = one.likeness >= NEAR ? kit.find('objection', one.id) : undefined;
    return record ? [{ ...one, record }] : [];
  });
  const [first, second] = objections;
  if (!first) return { objections, certainty: 'none', near: [] };
  const worth = new Map<string, number>();
  for (const hit of hits) {
    // A card may name its evidence without the pack that both are from.
    for (const name of [hit.id, shortId(hit.id)]) if (!worth.has(name)) worth.set(name, worthOf(hit));
  }
  const finding = ({ record: { id, evidence } }: Candidate) =>
    (worth.get(id) ?? 0) + FINDING.evidence * total(evidence.map((one) => worth.get(one) ?? 0));
  const sought = best(objections, finding) ?? first;
  const rivals = objections.filter(({ likeness }) => likeness >= RIVAL * first.likeness);
  const near = [...new Set([first, sought, ...rivals].map(({ id }) => id))].slice(0, MOST_NEAR);
  const points = hits.filter(({ kind }) => kind === 'point');
  // What is about something else is found sooner there.
  const isElsewhere = Math.max(0, ...points.map(worthOf)) > ELSEWHERE * finding(first);
  const isPlain = first.likeness >= PLAINLY.likeness && spoken.beginnings.length >= PLAINLY.words;
  if (isElsewhere && !isPlain) return { objections, certainty: 'none', near };
  const sureness = (first.likeness - DOUBT * (second?.likeness ?? 0)) * (finding(first) + FINDING.none);
  if (sureness >= SURE) return { objections, certainty: 'sure', near };
  return { objections, certainty: sureness >= PERHAPS && sought === first ? 'guess' : 'none', near };
}

/** How much speaks for something that a search found. */
function worthOf({ score, likeness, confidence }: SearchHit): number {
  return score * likeness * confidence;
}

/** What is shown in place of a card, as far as it is for the audience; undefined where nothing is. */
function inPlace(
  { kit }: Material,
  hits: readonly SearchHit[],
  near: readonly string[],
  { audience, told = NOTHING_TOLD }: Wanted,
): Answer | undefined {
  const fitting = hits.flatMap((hit) => {
    const record = kit.get(hit.id);
    return record && isFor(record, audience) ? [{ hit, record }] : [];
  });
  if (!fitting.length) return undefined;
  const fresh = fitting.filter(({ record }) => !told(record)).slice(0, MOST_POINTS);
  const known = fitting.map(({ record }) => record);
  const recalled = recollected(kit, known, told);
  return {
    cards: [],
    points: fresh.map(({ hit, record }) => ({ ...hit, ...toHit(kit, record, audience) })),
    ...(recalled.length && { recalled: recalled.map((record) => toHit(kit, record, audience)) }),
    near,
  };
}

/** The id of the point that fits best, if it does; they may know it, and that they say it themselves is new. */
function offered(kit: Kit, hits: readonly SearchHit[], { audience }: Wanted): string[] {
  const point = hits.find(({ id }) => {
    const record = kit.find('point', id);
    return record && isFor(record, audience);
  });
  return point && worthOf(point) >= OFFERED ? [point.id] : [];
}

/** What was asked for: records that have what was said of it, or else those that are usually meant. */
function wantedOf(material: Material, { kind, words, usual }: Asked): SearchHit[] {
  const fitting = words ? found(material, words, kind).filter(({ confidence }) => confidence >= TOLD) : [];
  return (fitting.length ? fitting : found(material, usual, kind)).filter(({ score }) => score >= CLOSE);
}

/** What a search finds; nothing where there is no word to look for. */
function found({ kit, index }: Material, words: string, kind?: Kind): SearchHit[] {
  if (!tellingWords(words).length && kind === undefined) return [];
  const filters = kind === undefined ? NO_FILTERS : { ...NO_FILTERS, kind: [kind] };
  return search(kit, index, { words, phrases: [], filters, limit: MOST_FOUND });
}

/** Whether a record is meant for an audience, or for nobody in particular. */
function isFor(record: KitRecord, audience: string | undefined): boolean {
  const audiences = audiencesOf(record);
  return !audience || !audiences.length || audiences.includes(audience);
}

/** The card of an objection. @param confidence 1 where it is known to be meant */
export function cardOf(
  kit: Kit,
  record: RecordOf<'objection'>,
  { audience, told = NOTHING_TOLD }: Wanted,
  confidence = 1,
): Card {
  const all = record.evidence.flatMap((id) => kit.get(id) ?? []).filter((one) => kindOf(one).isEvidence);
  // What has words for them comes first, as what has none would be read out in somebody else's.
  const own = [true, false].flatMap((wanted) => all.filter((one) => isFor(one, audience) === wanted));
  const proof = evidence(kit, own, told);
  const recalled = recollected(kit, own, told).slice(proof.length);
  return {
    ...toHit(kit, record, audience),
    confidence: Math.round(confidence * 1000) / 1000,
    really: record.really,
    acknowledge: record.acknowledge,
    ask: record.ask,
    say: wordingFor(record.respond, audience),
    evidence: proof.map((one) => toHit(kit, one, audience)),
    ...(recalled.length && { recalled: recalled.map((one) => toHit(kit, one, audience)) }),
    concede: record.concede,
  };
}

/** What they have seen that tells the same as some records. */
function recollected(kit: Kit, records: readonly KitRecord[], told: ToldBy): KitRecord[] {
  const shown = new Set(records.flatMap((record) => told(record) ?? []));
  return [...shown].flatMap((id) => kit.get(id) ?? []).slice(0, MOST_RECALLED);
}

/** One quote or paraphrase, and one use case or figure, as far as a card has them and they have not been told. */
function evidence(kit: Kit, own: readonly KitRecord[], told: ToldBy): KitRecord[] {
  const fresh = own.filter((record) => !told(record));
  const first = fresh.find(({ kind }) => kind === 'quote' || kind === 'point') ?? fresh[0];
  const toldByFirst = toldBy(kit, first ? [first.id] : []);
  const others = fresh.filter((record) => !toldByFirst(record));
  const second = others.find(({ kind }) => kind === 'use-case' || kind === 'figure') ?? others[0];
  return [first, second].filter((record) => record !== undefined);
}
