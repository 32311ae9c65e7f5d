/** An incident as it is added to a pack: a use case that tells it, and a point that makes of it what to say. */
import type { Material } from '../../answer/answer.ts';
import type { NewRecord } from '../../packs/edit.ts';
import { NO_FILTERS } from '../../records/filters.ts';
import type { Kit } from '../../records/kit.ts';
import { fullId, packOf, shortId } from '../../records/pack-ids.ts';
import { longDay } from '../../render/result.ts';
import { search } from '../../search/search.ts';
import { tellingWords } from '../../text/words.ts';
import { freeId } from './values.ts';

/** So many topics say what an incident is about. */
const MOST_TOPICS = 3;

/** What was said of an incident, by its flags, as it stands in a record. */
type Incident = Readonly<Record<string, unknown>>;

/** The records of an incident. @param pack the name of the pack that gets them */
export function incidentRecords(kit: Kit, pack: string, incident: Incident): NewRecord[] {
  const text = (flag: string) => (typeof incident[flag] === 'string' ? incident[flag] : '');
  const { happened: summary, cost: outcome, lesson, how = [], topic: topics, audience: audiences } = incident;
  const when = text('when');
  const id = text('id') || freeId(kit, pack, text('title'));
  const sources = [{ page: incident.page, title: incident.pageTitle, asOf: when }];
  const useCase = {
    ...{ id, organisation: incident.organisation ?? 'Our company', title: incident.title, summary },
    year: Number(when.slice(0, 4)),
    ...{ outcome, lesson, how, topics, audiences, sources },
  };
  const point = {
    ...{ id: pointId(kit, pack, id), title: incident.title, part: 'why' },
    say:
      incident.say ??
      Object.fromEntries(
        listenersOf(kit, pack, audiences).map((who) => [who, spoken(incident, caresForMoney(kit, who))]),
      ),
    ...{ because: lesson, topics, heard: incident.heard, caveat: incident.caveat, sources },
  };
  // The use case comes last, as it tells the whole of it to whoever looks.
  return [
    { kind: 'point', content: present(point) },
    { kind: 'use-case', content: present(useCase) },
  ];
}

/** The topics that a text is most likely about: by its words, and by the cards that answer it. */
export function topicsIn({ kit, index, matcher }: Material, text: string): string[] {
  const worth = new Map<string, number>();
  const add = (id: string, by: number) => worth.set(id, (worth.get(id) ?? 0) + by);
  if (!tellingWords(text).length) return [];
  const filters = { ...NO_FILTERS, kind: ['topic'] as const };
  for (const { id, score } of search(kit, index, { words: text, phrases: [], filters, limit: 2 * MOST_TOPICS }))
    add(id, score);
  for (const { id, probability } of matcher.match(text).slice(0, MOST_TOPICS))
    for (const [place, topic] of (kit.find('objection', id)?.topics ?? []).entries())
      add(topic, (2 * probability) / (place + 1));
  return Array.from(worth)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, MOST_TOPICS)
    .map(([id]) => id);
}

/** Who the use cases or the speakers of a pack belong to; undefined where there are none. */
export function organisationOf(kit: Kit, pack: string): string | undefined {
  const named = [...kit.all('use-case'), ...kit.all('speaker')].filter(({ id }) => packOf(id) === pack);
  return named.flatMap(({ organisation }) => organisation ?? [])[0];
}

/** What to say of it: what happened and when, and what it taught; what it cost, or what is done since, as they care for it. */
function spoken({ happened, when, cost, lesson, how }: Incident, isAboutMoney: boolean): string {
  const since = Array.isArray(how) ? how.join('; ') : '';
  return [
    `It happened here, ${dayWords(String(when))}: ${sentence(happened)}`,
    ...(cost && (isAboutMoney || !since) ? [`What it cost: ${sentence(cost)}`] : []),
    `What it taught us: ${sentence(lesson)}`,
    ...(since && !isAboutMoney ? [`What we do since: ${sentence(since)}`] : []),
  ].join(' ');
}

/** Topics of those who ask what something costs, and among how many of theirs they come first. */
const MONEY = { topics: ['cost', 'business-value'], first: 3 };

function caresForMoney(kit: Kit, who: string): boolean {
  const topics = kit.find('audience', who)?.topics.slice(0, MONEY.first) ?? [];
  return topics.some((id) => MONEY.topics.includes(id));
}

/** `in 2026`, `in March 2026`, `on 14 March 2026`. */
function dayWords(when: string): string {
  const [year = '', month, day] = when.split('-');
  if (month === undefined) return `in ${year}`;
  return day === undefined ? `in ${longDay(`${when}-01`).replace(/^\d+ /, '')}` : `on ${longDay(when)}`;
}

function sentence(text: unknown): string {
  const words = String(text);
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

/** Those whom it is for: all, unless some are named. */
function listenersOf(kit: Kit, pack: string, audiences: unknown): readonly string[] {
  if (Array.isArray(audiences) && audiences.length) return audiences;
  return kit.all('audience').flatMap(({ id }) => {
    const owner = packOf(id);
    return owner === undefined || owner === pack ? [shortId(id)] : [];
  });
}

/** An id that tells that it belongs to a use case. */
function pointId(kit: Kit, pack: string, id: string): string {
  const wanted = `${id.slice(0, 50)}-point`.replace(/-+/g, '-');
  return kit.kindOf(fullId(pack, wanted)) === undefined ? wanted : freeId(kit, pack, wanted.replaceAll('-', ' '));
}

/** Fields that have something in them. */
function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}
