/** An incident as it is added to a pack: a use case that tells it, and a point that makes of it what to say. */
import type { Material } from '../../answer/answer.ts';
import type { NewRecord } from '../../packs/edit.ts';
import { NO_FILTERS } from '../../records/filters.ts';
import type { Kit } from '../../records/kit.ts';
import { fullId, packOf, shortId } from '../../records/pack-ids.ts';
import { costSaid, sentence } from '../../records/use-case.ts';
import { longDay } from '../../render/result.ts';
import { search } from '../../search/search.ts';
import { inSentence, joined } from '../../text/text.ts';
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
    ...{ id, organisation: incident.organisation ?? 'Our company', title: incident.title, summary, incident: true },
    year: Number(when.slice(0, 4)),
    ...{ outcome, lesson, how, topics, audiences, sources },
  };
  const point = {
    ...{ id: pointId(kit, pack, id), title: incident.title, part: 'why' },
    say:
      incident.say ??
      Object.fromEntries(listenersOf(kit, pack, audiences).map((who) => [who, spoken(incident, concernOf(kit, who))])),
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

/** What listeners care for first, which decides how a story begins for them and what else of it they hear. */
const CONCERNS = {
  money: ['cost', 'business-value'],
  proof: ['compliance', 'security'],
  nights: ['recovery', 'on-call', 'reliability', 'drift'],
} as const;
type Concern = keyof typeof CONCERNS | 'work';
/** So many topics of an audience come first. */
const FIRST = 3;

/** @param when ` in March 2026`, or nothing where what happened says when */
const BEGINNINGS: Readonly<Record<Concern, (when: string) => string>> = {
  money: (when) => `We have paid for this once already${when && `,${when}`}.`,
  proof: (when) => `We have this on record, from our own house: it happened here${when}.`,
  nights: (when) => `This is no theory; it happened here${when}.`,
  work: (when) => `It happened to people like us, here${when && `,${when}`}.`,
};

/** What to say of it: what happened and when, then what it cost, taught and changed, what they care for first. */
function spoken({ happened, when, cost, lesson, how }: Incident, concern: Concern): string {
  const paid = cost ? [sentence(costSaid(String(cost)))] : [];
  const learned = [sentence(String(lesson))];
  const done = Array.isArray(how) ? joined(how.map(inSentence)) : '';
  const since = done ? [sentence(`What we do since then: ${done}`)] : [];
  const rest: Readonly<Record<Concern, readonly string[]>> = {
    money: [...paid, ...learned],
    proof: [...learned, ...(since.length ? since : paid)],
    nights: [...paid, ...learned, ...since],
    work: [...learned, ...(since.length ? since : paid)],
  };
  const day = saysWhen(String(happened), String(when)) ? '' : ` ${dayWords(String(when))}`;
  return [BEGINNINGS[concern](day), sentence(String(happened)), ...rest[concern]].join(' ');
}

function concernOf(kit: Kit, who: string): Concern {
  const topics = kit.find('audience', who)?.topics.slice(0, FIRST) ?? [];
  const concerns = Object.keys(CONCERNS) as (keyof typeof CONCERNS)[];
  return concerns.find((one) => topics.some((id) => CONCERNS[one].some((topic) => topic === id))) ?? 'work';
}

/** Whether words name the year of a day, or its month: to say that once more would sound odd. */
function saysWhen(words: string, when: string): boolean {
  const [year = '', month] = when.split('-');
  const name = month === undefined ? undefined : longDay(`${year}-${month}-01`).split(' ')[1];
  const isNamed = (word: string) => new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'u').test(words);
  return isNamed(year) || (name !== undefined && isNamed(name));
}

/** `in 2026`, `in March 2026`, `on 14 March 2026`. */
function dayWords(when: string): string {
  const [year = '', month, day] = when.split('-');
  if (month === undefined) return `in ${year}`;
  return day === undefined ? `in ${longDay(`${when}-01`).replace(/^\d+ /, '')}` : `on ${longDay(when)}`;
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
