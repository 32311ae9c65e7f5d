/**
 * A result as a document: what stands in it, in which order and under which labels, for every format. How it looks, and
 * how text is escaped, is the format's own.
 */

import type { Card } from '../answer/card.ts';
import { recordsIn } from '../answer/result.ts';
import { type FollowUp, type FollowUpItem, namedIn } from '../conversation/follow-up.ts';
import type { Citation } from '../records/citations.ts';
import type { Detail } from '../records/details.ts';
import { type Hit, headline, named } from '../records/hit.ts';
import type { Shown } from '../records/show.ts';
import { joined } from '../text/text.ts';
import { tellingWords, wordsOf } from '../text/words.ts';
import { assessmentContent } from './assessment-content.ts';
import { withoutCues } from './cues.ts';
import { aside, facts, found, identity, listed, NOTE, shown, spoken, statement } from './items.ts';
import { pitchContent } from './pitch-content.ts';
import type { Found, Origin, Result } from './result.ts';

export { listed } from './items.ts';

/** What a document says, whoever made it. */
export interface Content {
  readonly title: string;
  /** What kind of paper it is. */
  readonly kicker: string;
  /** Short facts about it, such as how long it takes to say. */
  readonly facts: readonly string[];
  readonly sections: readonly Section[];
  /** How to read it. */
  readonly note: string;
  /** How it is read on the spot: as a paper, as one record, as a list for words that were just typed, or as a message. */
  readonly form: 'paper' | 'record' | 'list' | 'message';
  /** How many slides there may be; one for each item unless told. */
  readonly mostSlides?: number;
  /** What tells the record that it is about from others. */
  readonly about?: string;
}

export interface Document extends Content {
  readonly origin: Origin;
}

export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
  /** Items that are read as one stand close together. */
  readonly isClose?: boolean;
  /** Left out where there is little room, such as on a terminal. */
  readonly isSpare?: boolean;
  /** What it is to a talk, which decides where it stands on slides. */
  readonly part?: 'opening' | 'own' | 'points' | 'quotes' | 'end' | 'spare';
}

/** What belongs together, such as a point with its sources; never torn apart by the end of a page. */
export interface Item {
  /** Counts the points of a pitch. */
  readonly number?: number;
  /** What `open 2` counts, for whoever can open it. */
  readonly choice?: number | undefined;
  readonly title?: string;
  /** The kind and the id of what it shows, where it can be asked for. */
  readonly record?: { readonly kind: string; readonly id: string };
  /** What it shows, for a format that has a page of each record. */
  readonly shows?: { readonly kind: string; readonly id: string };
  /** Why a search found it: a phrasing of it, and the terms to mark. */
  readonly because?: string | undefined;
  readonly matched?: readonly string[] | undefined;
  /** Left out where there is little room, as on paper that must not grow. */
  readonly isSpare?: boolean;
  /** Where there is little room, one source is enough. */
  readonly isBrief?: boolean;
  /** Its words say it all, so that its title can be left out there. */
  readonly hasSpareTitle?: boolean;
  /** What its address leads to, in place of a full citation; empty where its words say it. */
  readonly see?: string;
  /** Its title is the time of its source, so that the address of that is enough. */
  readonly isTimed?: boolean;
  readonly passages: readonly Passage[];
  readonly sources: readonly Citation[];
  /** Measures whose bands are shown as a chart. */
  readonly measures?: readonly Charted[];
}

/** A measure, and what a service answered to it. */
export type Charted = Hit & {
  readonly here?: { readonly service: string; readonly answer: string };
  /** Where others stand and where the service does is enough. */
  readonly isCompact?: boolean;
};

/**
 * - spoken: to be said aloud; on a slide it stands in the notes
 * - shown: to be read
 * - reason: why it is so; to be read under a claim
 * - quote: verbatim
 * - aside: for the one who speaks
 * - payer: who paid for it
 * - owner: which pack it comes from
 * - list: to be read, one by one
 * - links: addresses that may be followed
 * - former: addresses that must not be
 */
export type Passage = {
  readonly label?: string | undefined;
  /** What has to be said before all else. */
  readonly isMain?: boolean;
  /** Left out where there is little room. */
  readonly isSpare?: boolean;
} & (
  | { readonly role: 'spoken' | 'shown' | 'reason' | 'quote' | 'aside' | 'payer' | 'owner'; readonly text: string }
  | { readonly role: 'list' | 'links' | 'former'; readonly items: readonly string[] }
);

/**
 * Whom a document is for: who will say it, who keeps it afterwards, or the room that looks at it while it is said. What the
 * room must not see, such as what to ask back, stands in passages that are spoken or asides.
 */
export type Holder = 'speaker' | 'listener' | 'room';

/** A result as a document. */
export function documentOf(result: Result, origin: Origin, holder: Holder = 'speaker'): Document {
  return { ...contentOf(result, holder), origin };
}

/** What the document of a result says. */
export function contentOf(result: Result, holder: Holder = 'speaker'): Content {
  const content = written(result, holder);
  return { ...content, sections: content.sections.filter(({ items }) => items.length) };
}

function written(result: Result, holder: Holder): Content {
  switch (result.kind) {
    case 'pitch':
      return pitchContent(result.pitch, holder, result.isOnePage);
    case 'answer':
      return withoutCues(answerContent(result), holder);
    case 'search':
      return searchContent(result.query, result.hits);
    case 'show':
      return recordContent(result.shown, holder);
    case 'follow-up':
      return messageContent(result.followUp);
    case 'assessment':
      return assessmentContent(result.assessment, holder);
  }
}

/** What stands before that which is true in an objection; it is said aloud too. */
const FAIR = 'To be fair';

/** What was said in talks is numbered on from the rest, so that `open 2` leads there. */
function answerContent({ query, answer, more, moments = [] }: Extract<Result, { kind: 'answer' }>): Content {
  const records = recordsIn(answer, more);
  const said = { title: 'Said in talks', items: listed(moments, records.length) };
  const facts = [`They said: ${query}`];
  switch (answer.type) {
    case 'sure':
    case 'guess': {
      const card = cardContent(answer.card);
      // Names of options are for who asks how.
      const how = more || /\bhow\b/i.test(query) ? howOf(answer.card) : [];
      const others = { title: 'Or they mean', items: more ? answer.others.flatMap(otherCard) : [] };
      return { ...card, facts, sections: [...card.sections, ...how, said, others] };
    }
    case 'nearest':
      return {
        title: 'What comes nearest',
        kicker: 'An answer',
        facts,
        sections: [{ title: 'They may mean', items: nearest(answer.cards) }, said],
        note: NOTE,
        form: 'list',
      };
    default:
      return { ...searchContent(query, [...records, ...moments]), kicker: 'What answers it best' };
  }
}

function howOf({ how = [] }: Card): Section[] {
  return how.length
    ? [{ title: 'Exactly how', items: [{ passages: [{ role: 'list', items: how }], sources: [] }] }]
    : [];
}

/** A card in full. @param isCounted whether the evidence has numbers, so that it can be named */
export function cardContent(card: Card, isCounted = false): Content {
  const { title, ask, evidence, recalled = [], really } = card;
  const before = evidence.length;
  const proof = evidence.map((hit, place) => proving(hit, isCounted ? place + 1 : undefined));
  return {
    title,
    kicker: 'An answer',
    facts: [],
    sections: [
      { title: 'Say', items: [{ passages: answering(card), sources: [] }], isClose: true },
      { title: 'Ask back', items: [statement(ask)], isClose: true },
      { title: 'Evidence', items: [...proof, ...reminders(recalled, isCounted ? before : undefined)], isClose: true },
      {
        title: 'Before you go on',
        items: [{ passages: aside('They may mean', really), sources: [] }],
        isClose: true,
      },
    ].filter(({ items }) => items.length),
    note: NOTE,
    form: 'record',
    about: identity(card),
  };
}

function answering({ acknowledge, say, concede }: Card): Passage[] {
  return [spoken(acknowledge), { ...spoken(say), isMain: true }, spoken(concede, FAIR)];
}

function otherCard(card: Card): Item[] {
  const passages = [...answering(card), ...aside('Ask back', card.ask), ...aside('They may mean', card.really)];
  const { title, kind } = card;
  return [
    { title, record: { kind, id: identity(card) }, shows: card, passages, sources: [] },
    ...card.evidence.map((hit) => proving(hit)),
  ];
}

/** Cards in short, each with a number: its title and a sentence to say at once. @param before how many numbers stand before */
export function nearest(cards: readonly Card[], before = 0): Item[] {
  return cards.map((card, place) => ({
    title: card.title,
    choice: before + place + 1,
    record: { kind: card.kind, id: identity(card) },
    shows: card,
    passages: [spoken(card.brief ?? card.say)],
    sources: [],
  }));
}

function searchContent(query: string, hits: readonly Found[]): Content {
  const isQuotes = hits.every(({ kind }) => kind === 'quote');
  return {
    title: query.trim() || 'Quotes',
    kicker: isQuotes ? 'Quotes' : 'What the kit has on',
    facts: [`${hits.length} ${hits.length === 1 ? 'result' : 'results'}`],
    sections: [{ title: isQuotes ? 'In their words' : 'Results', items: listed(hits) }],
    note: NOTE,
    form: 'list',
  };
}

function recordContent({ hit, details, moments }: Shown, holder: Holder): Content {
  const nameOf = ({ title, kind, id }: Hit) => `${title} (${holder === 'speaker' ? `${kind} ${id}` : kind})`;
  // A chart says more than a list.
  const charted = hit.measure?.clusters ? /^Clusters/ : hit.measure?.bands ? /^Bands/ : /^$/;
  const inFull = details.filter(({ label }) => !charted.test(label));
  return {
    title: hit.title,
    kicker: hit.kind,
    facts: [hit.id],
    sections: [
      { title: 'In full', items: inFull.map((detail) => ({ passages: [detailed(detail)], sources: [] })) },
      { title: 'How to measure it', items: hit.measure ? [{ passages: [], measures: [hit], sources: [] }] : [] },
      {
        title: 'Moments',
        items: moments.map(({ citation, hits }) => ({
          title: citation.at ?? 'No time given',
          passages: [{ role: 'list', items: hits.map(nameOf) }],
          sources: [citation],
          isTimed: true,
        })),
      },
      {
        title: hit.kind === 'talk' ? 'Video' : 'Sources',
        items: hit.sources.map((one) => ({ passages: [], sources: [one] })),
        isClose: true,
      },
    ],
    note: NOTE,
    form: 'record',
    about: `${hit.kind} ${identity(hit)}`,
  };
}

function messageContent({ title, parts }: FollowUp): Content {
  return {
    title,
    kicker: 'What we spoke about',
    facts: [],
    sections: parts.map(({ title, items }) => {
      const isList = items.every(({ about, hits, sources }) => about === undefined && !hits.length && !sources.length);
      const list: Item = { passages: [{ role: 'list', items: items.map(({ text = '' }) => text) }], sources: [] };
      return { title, items: isList ? [list] : items.map(messageItem) };
    }),
    note: NOTE,
    form: 'message',
  };
}

/** What it is about names it, or else the first of what was shown; what proves it, or comes from there too, follows. */
function messageItem(item: FollowUpItem): Item {
  const { about, text, see, hits, sources } = item;
  if (see !== undefined) return briefItem(item, see);
  const proof = namedIn(item);
  const titled = text === undefined && about === undefined ? proof[0] : undefined;
  const title = about ?? (titled && headline(titled));
  const words = (hit: Hit): Passage[] => {
    const label = text === undefined ? undefined : 'See';
    if (hit.wording === 'quote') return [{ role: 'quote', label, text: hit.text }];
    return hit === titled ? [] : [shown(headline(hit), label)];
  };
  const main = (words: string, label?: string): Passage => ({ ...shown(words, label), isMain: true });
  const effort = text === undefined ? [] : hits.flatMap((hit) => (hit.effort ? main(hit.effort, 'Effort') : []));
  return {
    ...(title !== undefined && { title }),
    hasSpareTitle: titled?.wording === 'quote',
    passages: [...(text === undefined ? [] : [main(text)]), ...effort, ...proof.flatMap(words), ...hits.flatMap(facts)],
    sources,
  };
}

/** Whether a sentence says already what something takes. */
function isToldIn(text = '', effort: string): boolean {
  const words = new Set(wordsOf(text));
  return tellingWords(effort).every((word) => words.has(word));
}

/** The same in short: what is said with what it takes, who paid for it, and one address with what that leads to. */
function briefItem({ about, text, hits, record, sources }: FollowUpItem, see: string): Item {
  const effort = hits.flatMap((hit) => hit.effort ?? []).find((one) => !isToldIn(text, one));
  const words = text === undefined || effort === undefined ? text : `${text} Effort: ${effort}.`;
  const said: Passage[] = words === undefined ? [] : [{ ...shown(words), isMain: true }];
  // What proves an answer says so beside its address.
  const known = (record ? [] : hits).flatMap(({ sponsor }): Passage[] =>
    sponsor ? [{ role: 'payer', label: 'Paid for by', text: sponsor } as const] : [],
  );
  // Without an address it is named where one would stand.
  if (see && !sources.length) known.push(shown(see));
  return {
    ...(about !== undefined && { title: about }),
    passages: [...said, ...known],
    // In short an address is called by its host: one word, which says where it leads.
    sources: sources.map(({ publisher, title, url }) => ({
      title: see || (url?.replace(/^https:\/\/([^/?#]*).*$/, '$1') ?? publisher ?? title),
      speakers: [],
      ...(url !== undefined && { url }),
    })),
    ...(see && { see }),
  };
}

/** What they know already, by its name only. @param before how many numbers stand above it; undefined for none */
export function reminders(hits: readonly Hit[], before: number | undefined): Item[] {
  return hits.map((hit, place) => ({
    choice: before === undefined ? undefined : before + place + 1,
    passages: [shown(mention(hit), 'As shown before')],
    sources: [],
  }));
}

/** What is known already, with who says it and when: `Small batches burn less (Ada Crumb, 5:00)`. */
function mention(hit: Hit): string {
  const [source] = hit.sources;
  const where = [joined(source?.speakers ?? []), source?.at].filter(Boolean).join(', ');
  return where ? `${named(hit)} (${where})` : named(hit);
}

/** A piece of evidence. */
export function proving(hit: Hit, choice?: number): Item {
  const hasSpareTitle = hit.wording === 'quote' || hit.kind === 'figure';
  return { ...found(hit), choice, isBrief: true, hasSpareTitle };
}

function detailed({ label, text, type }: Detail): Passage {
  const items = typeof text === 'string' ? [text] : text;
  if (type === 'link') return { role: 'links', label, items };
  if (type === 'former') return { role: 'former', label, items };
  if (typeof text !== 'string') return { role: 'list', label, items };
  return { role: type === 'verbatim' ? 'quote' : 'shown', label, text };
}
