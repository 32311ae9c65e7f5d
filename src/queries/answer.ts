/** What to say when somebody has just said something: a card for an objection, or the points that fit best. */
import { UsageError } from '../errors.ts';
import type { Kit, RecordOf } from '../kit/kit.ts';
import { shortId } from '../kit/pack-ids.ts';
import type { Kind, KitRecord } from '../kit/schema.ts';
import { type Asked, askedFor } from './asked-for.ts';
import { isAssent } from './assent.ts';
import { NO_FILTERS } from './filters.ts';
import { audiencesOf, type Hit, toHit, wordingFor } from './hit.ts';
import { spokenAs, total } from './likeness.ts';
import { type SearchHit, search } from './search.ts';
import type { Searchable } from './search-index.ts';
import { NOTHING_TOLD, type ToldBy, toldBy } from './used.ts';
import { tellingWords, wordsOf } from './words.ts';

/** An answer to an objection. */
export interface Card extends Hit {
  /** From 0 to 1: how much of what was said the card speaks of. */
  readonly confidence: number;
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
  /** The ids of the objections that come nearest to what was said, nearest first, whether or not one is sure. */
  readonly near: readonly string[];
  /** True of agreement and small talk, which want no answer. */
  readonly isSmallTalk?: boolean;
}

/** How much of what speaks for a card's evidence speaks for the card. */
const BACKING = 0.2;
/** An objection is what was said where it is surer than most of the next one by so much. */
const LEAD = { over: 0.8, least: 0.045 };
/** Or where a phrasing of it is so much like what was said. */
const LIKE = 0.35;
/** An objection that is less sure is not even near. */
const NEAR = 0.02;
const MOST_NEAR = 3;
/** What is less like it than this is no card at all. */
const DISTANT = 0.05;
/** Points must speak of so much of what was said, and be so much like it. */
const UNSURE = 0.45;
const ALIKE = 0.19;
const MOST_POINTS = 3;
/** More of what they know already would not help. */
const MOST_RECALLED = 2;
/** What was asked for must speak of so much of what was said of it. */
const TOLD = 0.65;
/** And be so good beside the best of it. */
const CLOSE = 0.3;
const SMALL_TALK: Answer = { cards: [], points: [], near: [], isSmallTalk: true };
/** Kinds that prove something. */
const EVIDENCE: ReadonlySet<Kind> = new Set(['quote', 'point', 'use-case', 'figure']);

/**
 * Answers a sentence.
 * @param audience the id of the audience in whose words to answer
 * @param most how many cards to return
 * @param told what they have seen already, and is not to be shown as evidence again
 * @throws UsageError where there is no word in what was said
 */
export function answer(
  kit: Kit,
  index: Searchable,
  said: string,
  audience: string | undefined,
  most: number,
  told: ToldBy = NOTHING_TOLD,
): Answer {
  if (isAssent(said)) return SMALL_TALK;
  if (!tellingWords(said).length) {
    const record = heardAs(kit, said);
    if (record) return { cards: [toCard(kit, record, 1, audience, told)], points: [], near: [] };
    throw new UsageError(
      said.trim() ? 'There is no word to answer in that.' : 'There is nothing to answer.',
      'Type what they said: gitops-kit answer "we have no time"',
    );
  }
  const found = search(kit, index, { words: said, phrases: [], filters: NO_FILTERS, limit: 40 });
  const objections = surest(kit, found);
  const [first, second] = objections;
  const lead = (first?.sureness ?? 0) - LEAD.over * (second?.sureness ?? 0);
  const isSaid = first !== undefined && (first.hit.likeness >= LIKE || lead >= LEAD.least);
  const asked = askedFor(said, spokenAs(said, index), isSaid ? first.hit.likeness : 0);
  if (asked && !asked.kind) return SMALL_TALK;
  const near = objections.flatMap(({ record, sureness }) => (sureness >= NEAR ? [record.id] : [])).slice(0, MOST_NEAR);
  const inPlace = (hits: readonly SearchHit[]): Answer => {
    const fitting = hits.flatMap((hit) => {
      const record = kit.get(hit.id);
      return record && isFor(record, audience) ? [{ hit, record }] : [];
    });
    const fresh = fitting.filter(({ record }) => !told(record)).slice(0, MOST_POINTS);
    const recalled = recollected(
      kit,
      fitting.map(({ record }) => record),
      told,
    );
    return {
      cards: [],
      points: fresh.map(({ hit, record }) => ({ ...hit, ...toHit(kit, record, audience) })),
      ...(recalled.length && { recalled: recalled.map((record) => toHit(kit, record, audience)) }),
      near,
    };
  };
  const wanted = asked?.kind && inPlace(wantedOf(kit, index, asked.kind, asked));
  if (wanted && (wanted.points.length || wanted.recalled)) return wanted;
  if (!isSaid)
    return inPlace(
      found.filter(({ kind, confidence, likeness }) => kind === 'point' && confidence >= UNSURE && likeness >= ALIKE),
    );
  const cards = objections.slice(0, most).map(({ hit, record }) => toCard(kit, record, hit.confidence, audience, told));
  return { cards, points: [], near };
}

/** The objection that is heard in exactly these words: `why now?` has none that a search would look for. */
function heardAs(kit: Kit, said: string): RecordOf<'objection'> | undefined {
  const spoken = wordsOf(said).join(' ');
  return kit.all('objection').find(({ heard }) => heard.some((phrase) => wordsOf(phrase).join(' ') === spoken));
}

interface Candidate {
  readonly hit: SearchHit;
  readonly record: RecordOf<'objection'>;
  readonly sureness: number;
}

/** The objections that may have been said, surest first: what speaks for their evidence speaks for them too. */
function surest(kit: Kit, found: readonly SearchHit[]): Candidate[] {
  const sureness = new Map<string, number>();
  for (const { id, score, likeness, confidence } of found) {
    // A card may name its evidence without the pack that both are from.
    for (const name of [id, shortId(id)]) if (!sureness.has(name)) sureness.set(name, score * likeness * confidence);
  }
  return found
    .flatMap((hit): Candidate[] => {
      const record = hit.likeness >= DISTANT ? kit.find('objection', hit.id) : undefined;
      if (!record) return [];
      const backing = total(record.evidence.map((id) => sureness.get(id) ?? 0));
      return [{ hit, record, sureness: (sureness.get(hit.id) ?? 0) + BACKING * backing }];
    })
    .sort((a, b) => b.sureness - a.sureness);
}

/** What was asked for: records that have what was said of it, or else those that are usually meant. */
function wantedOf(kit: Kit, index: Searchable, kind: Kind, { words, usual }: Asked): SearchHit[] {
  const find = (what: string) =>
    search(kit, index, { words: what, phrases: [], filters: { ...NO_FILTERS, kind: [kind] }, limit: 40 });
  const fitting = words ? find(words).filter(({ confidence }) => confidence >= TOLD) : [];
  const found = fitting.length ? fitting : find(usual);
  return found.filter(({ score }) => score >= CLOSE);
}

/** Whether a record is meant for an audience, or for nobody in particular. */
function isFor(record: KitRecord, audience: string | undefined): boolean {
  const audiences = audiencesOf(record);
  return !audience || !audiences.length || audiences.includes(audience);
}

/** The card of an objection that is known. */
export function cardOf(
  kit: Kit,
  objection: RecordOf<'objection'>,
  audience: string | undefined,
  told: ToldBy = NOTHING_TOLD,
): Card {
  return toCard(kit, objection, 1, audience, told);
}

function toCard(
  kit: Kit,
  record: RecordOf<'objection'>,
  confidence: number,
  audience: string | undefined,
  told: ToldBy,
): Card {
  const own = record.evidence.flatMap((id) => kit.get(id) ?? []).filter(({ kind }) => EVIDENCE.has(kind));
  const proof = evidence(kit, own, told);
  const recalled = recollected(kit, own, told);
  return {
    ...toHit(kit, record, audience),
    confidence,
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
