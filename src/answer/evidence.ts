/** Which evidence a card shows: that of their own company first, then what is for the listener, and nothing that they have seen. */
import { audiencesOf, topicsOf, yearOfUseCase } from '../records/hit.ts';
import { kindOf } from '../records/kinds.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { isOwn } from '../records/pack-ids.ts';
import type { KitRecord } from '../records/schema.ts';
import { isIncident, isWarning } from '../records/use-case.ts';
import type { Listening } from './card.ts';
import { NOTHING_TOLD, type ToldBy, toldBy } from './told.ts';

/** So much evidence is shown at once. */
const MOST_SHOWN = 2;
/** More of what they know already would not help, and each new piece of evidence takes the place of one. */
const MOST_RECALLED = 2;

/**
 * The evidence of a card.
 * @returns `proof`, the two pieces to show: one quote or paraphrase, and one use case or figure, as far as there are
 *   such that they have not been told, and never a warning alone or before what carries the card; and `all` that the
 *   card has, best first
 */
export function evidenceFor(
  kit: Kit,
  record: RecordOf<'objection'>,
  { audience, told = NOTHING_TOLD, isAsked, asked = [] }: Listening,
): { proof: KitRecord[]; all: KitRecord[] } {
  const named = record.evidence.flatMap((id) => kit.get(id) ?? []);
  const own = ownEvidence(kit, record, isAsked).filter((one) => !named.includes(one) && isFor(one, audience));
  // What has words for them comes first, as what has none would be read out in somebody else's.
  const fit = forThemFirst(named, audience);
  const all = [...new Set([...fit.filter(isOwn), ...own, ...asked, ...fit])];
  const isLate = (one: KitRecord) => speaksAgainst(record, one);
  const fresh = sparing(
    kit,
    record,
    lateLast(all, isLate).filter((one) => !told(one)),
    { audience, asked },
  );
  const carrying = fresh.filter((one) => !isLate(one));
  const ours = carrying.find(isOwn) ?? carrying.find((one) => asked.includes(one));
  const first = ours ?? carrying.find(isSaid) ?? carrying[0];
  if (!first) return { proof: [], all };
  const toldByFirst = toldBy(kit, [first.id]);
  const others = fresh.filter((one) => !toldByFirst(one));
  // A claim goes with what shows it, and the other way round; what was asked for goes with more of it.
  const more = others.find((one) => asked.includes(one) && asked.includes(first));
  const second = more ?? others.find((one) => isSaid(one) !== isSaid(first)) ?? others[0];
  return { proof: [first, second].filter((one) => one !== undefined), all };
}

/**
 * Whether evidence warns of what the card speaks for: use cases that tell what went wrong elsewhere do, but for the one
 * that a card names first of all, which is what it says.
 */
export function speaksAgainst({ evidence: [main] }: RecordOf<'objection'>, one: KitRecord): boolean {
  return one.kind === 'use-case' && isWarning(one) && one.id !== main;
}

/** The same records, those last that come late. */
function lateLast(records: readonly KitRecord[], isLate: (one: KitRecord) => boolean): KitRecord[] {
  return [...records.filter((one) => !isLate(one)), ...records.filter(isLate)];
}

/** The evidence that each card shows first, by the kit. */
const FIRSTS = new WeakMap<Kit, ReadonlyMap<string, readonly string[]>>();

/** Of which cards a record is the first evidence. */
function firstOf(kit: Kit): ReadonlyMap<string, readonly string[]> {
  const known = FIRSTS.get(kit);
  if (known) return known;
  const cards = new Map<string, string[]>();
  for (const { id, evidence } of kit.all('objection')) {
    const [first = ''] = evidence;
    cards.set(first, [...(cards.get(first) ?? []), id]);
  }
  FIRSTS.set(kit, cards);
  return cards;
}

/** Evidence without what another card shows first, as far as there is enough for them; else with that behind the rest. */
function sparing(
  kit: Kit,
  card: RecordOf<'objection'>,
  fresh: readonly KitRecord[],
  { audience, asked = [] }: Pick<Listening, 'audience' | 'asked'>,
): KitRecord[] {
  const cards = firstOf(kit);
  const isSpared = (one: KitRecord) => {
    const firsts = cards.get(one.id);
    return firsts !== undefined && !firsts.includes(card.id) && !isOwn(one) && !asked.includes(one);
  };
  const isLate = (one: KitRecord) => speaksAgainst(card, one);
  const free = fresh.filter((one) => !isSpared(one));
  if (free.filter((one) => isFor(one, audience) && !isLate(one)).length >= MOST_SHOWN) return free;
  return lateLast(forThemFirst([...free, ...fresh.filter(isSpared)], audience), isLate);
}

/** The same records, those first that have words for whoever listens. */
function forThemFirst(records: readonly KitRecord[], audience: string | undefined): KitRecord[] {
  return [true, false].flatMap((wanted) => records.filter((one) => isFor(one, audience) === wanted));
}

/** Whether it is what somebody says, and not what somebody did or counted. */
function isSaid({ kind }: KitRecord): boolean {
  return kind === 'quote' || kind === 'point';
}

/**
 * What happened in their own company and fits a card: what was asked for first, then what is mainly about its topics.
 * @param isAsked whether a record was asked for, whatever it is about
 */
function ownEvidence(
  kit: Kit,
  { topics: [main = '', ...others], asks }: RecordOf<'objection'>,
  isAsked: (record: KitRecord) => boolean = () => false,
): KitRecord[] {
  const fitOf = (one: KitRecord): number => {
    const [first = '', ...rest] = topicsOf(one);
    const topical = first === main ? 3 : rest.includes(main) ? 2 : others.includes(first) ? 1 : 0;
    return topical + (isAsked(one) ? 4 : 0);
  };
  // Who asks who does it does not ask what went wrong.
  const isIncidentToo = toldBy(kit, asks === 'use-case' ? idsOfIncidents(kit) : []);
  return kit.own
    .filter((one) => isAsked(one) || !isIncidentToo(one))
    .flatMap((record) => (kindOf(record).isEvidence ? [{ record, fit: fitOf(record) }] : []))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit || yearOfUseCase(b.record) - yearOfUseCase(a.record))
    .map(({ record }) => record);
}

function idsOfIncidents(kit: Kit): string[] {
  return kit.own.flatMap((one) => (one.kind === 'use-case' && isIncident(one) ? [one.id] : []));
}

/** What they have seen that tells the same as some records. */
export function recollected(kit: Kit, records: readonly KitRecord[], told: ToldBy): KitRecord[] {
  const shown = new Set(records.flatMap((record) => told(record) ?? []));
  return [...shown].flatMap((id) => kit.get(id) ?? []).slice(0, MOST_RECALLED);
}

/** Whether a record is meant for an audience, or for nobody in particular. */
export function isFor(record: KitRecord, audience: string | undefined): boolean {
  const audiences = audiencesOf(record);
  return !audience || !audiences.length || audiences.includes(audience);
}
