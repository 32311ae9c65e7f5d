/**
 * A result as a document: what stands in it and in which order, for formats that have headings and links. How it looks,
 * and how text is escaped, is the format's own.
 */

import { recordsIn } from '../answer/answer.ts';
import type { Card } from '../answer/card.ts';
import { type FollowUp, type FollowUpItem, namedIn } from '../conversation/follow-up.ts';
import type { Pitch, PitchPoint, Wording } from '../pitch/pitch.ts';
import type { Citation } from '../records/citations.ts';
import type { Detail } from '../records/details.ts';
import { type Hit, headline } from '../records/hit.ts';
import type { Shown } from '../records/show.ts';
import { inSentence, joined } from '../text/text.ts';
import { ownerText } from './layout.ts';
import { duration, FOOTNOTE, pitchTitle } from './pitch.ts';
import { dated, FAIR, type Found, type Origin, type Result, SEE } from './result.ts';

export interface Document {
  readonly title: string;
  /** What kind of paper it is. */
  readonly kicker: string;
  /** Short facts about it, such as how long it takes to say. */
  readonly facts: readonly string[];
  readonly sections: readonly Section[];
  /** How to read it. */
  readonly note: string;
  readonly origin: Origin;
}

export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
}

/** What belongs together, such as a point with its sources; never torn apart by the end of a page. */
export interface Item {
  /** Counts the points of a pitch. */
  readonly number?: number;
  readonly title?: string;
  readonly passages: readonly Passage[];
  readonly sources: readonly Citation[];
  /** Measures whose bands are shown as a chart. */
  readonly measures?: readonly Hit[];
}

/**
 * - spoken: to be said aloud; on a slide it stands in the notes
 * - shown: to be read
 * - reason: why it is so; to be read under a claim
 * - quote: verbatim
 * - aside: for the one who speaks
 * - list: to be read, one by one
 * - links: addresses that may be followed
 * - former: addresses that must not be
 */
export type Passage =
  | {
      readonly role: 'spoken' | 'shown' | 'reason' | 'quote' | 'aside';
      readonly label?: string | undefined;
      readonly text: string;
    }
  | {
      readonly role: 'list' | 'links' | 'former';
      readonly label?: string | undefined;
      readonly items: readonly string[];
    };

/** Whom a document is for: who will say it, or who keeps it afterwards. */
export type Holder = 'speaker' | 'listener';

/** A result as a document. */
export function documentOf(result: Result, origin: Origin, holder: Holder = 'speaker'): Document {
  switch (result.kind) {
    case 'pitch':
      return { ...pitchDocument(result.pitch, holder), origin };
    case 'answer':
      return { ...answerDocument(result), origin };
    case 'search':
      return { ...searchDocument(result.query, result.hits), origin };
    case 'show':
      return { ...recordDocument(result.shown), origin };
    case 'follow-up':
      return { ...followUpDocument(result.followUp), origin };
  }
}

type Content = Omit<Document, 'origin'>;

const NOTE = 'Only what stands in “ ” is verbatim; everything else is our wording of what was said.';

/** What the parts of a pitch are called; who keeps it needs no directions for saying it. */
const PARTS_FOR = {
  speaker: {
    kicker: 'Talking points',
    opening: 'Open with',
    ask: 'Ask',
    also: (who: string) => `If ${who} ask`,
    figures: 'Figures, if they ask',
  },
  listener: {
    kicker: 'Points and sources',
    opening: 'What it is about',
    ask: 'Worth asking',
    also: (who: string) => `For ${who}`,
    figures: 'Figures',
  },
} as const satisfies Record<Holder, object>;

function pitchDocument(pitch: Pitch, holder: Holder): Content {
  const parts = PARTS_FOR[holder];
  const labels = new Map(pitch.audiences.map(({ id, label }) => [id, label]));
  const several = pitch.audiences.length > 1;
  const labelOf = ({ audience }: Wording) => labels.get(audience) ?? audience;
  const numbers = new Map(pitch.sections.flatMap(({ points }) => points).map(({ id }, index) => [id, index + 1]));
  const point = (one: PitchPoint): Item => ({
    number: numbers.get(one.id) ?? 0,
    title: one.title,
    passages: [
      spoken(one.text),
      ...one.also.flatMap((wording) => aside(parts.also(inSentence(labelOf(wording))), wording.text)),
      { role: 'reason', label: 'Why', text: one.because },
      ...aside(parts.ask, one.ask),
      ...aside('When it does not hold', one.caveat),
      ...owned(one),
    ],
    sources: one.sources,
  });
  const { next } = pitch;
  const sections: Section[] = [
    { title: parts.opening, items: [statement(pitch.opening)] },
    ...pitch.sections.map(({ title, points }) => ({ title, items: points.map(point) })),
    { title: 'In their words', items: pitch.quotes.map(quoted) },
    {
      title: parts.ask,
      items: pitch.questions.map((one) => statement(one.text, several ? labelOf(one) : undefined)),
    },
    {
      title: 'The next step',
      items: next
        ? [
            {
              title: next.title,
              passages: [spoken(next.text), ...aside('Effort', next.effort), ...owned(next)],
              sources: next.sources,
            },
          ]
        : [],
    },
    { title: parts.figures, items: pitch.figures.map(figure) },
    { title: 'How to measure it', items: pitch.metrics.length ? [measured(pitch.metrics)] : [] },
  ];
  return {
    title: pitchTitle(pitch),
    kicker: parts.kicker,
    facts: holder === 'speaker' ? [`${duration(pitch.seconds)} to say`, `${pitch.words} words`] : [],
    sections: sections.filter(({ items }) => items.length),
    note: FOOTNOTE,
  };
}

function answerDocument({ query, answer, more, moments = [] }: Extract<Result, { kind: 'answer' }>): Content {
  const said = moments.length ? [{ title: 'Said in talks', items: moments.map(found) }] : [];
  const facts = [`They said: ${query}`];
  switch (answer.type) {
    case 'sure':
    case 'guess': {
      const { card, others } = answer;
      const sections = [...cardSections(card), ...said, ...(more ? others.map(otherSection) : [])];
      return { title: card.title, kicker: 'An answer', facts, sections, note: NOTE };
    }
    case 'nearest':
      return {
        title: 'What comes nearest',
        kicker: 'An answer',
        facts,
        sections: [{ title: 'They may mean', items: answer.cards.map(nearItem) }, ...said],
        note: NOTE,
      };
    default:
      return { ...searchDocument(query, [...recordsIn(answer), ...moments]), kicker: 'What answers it best' };
  }
}

/** A card in short: its title and a sentence to say at once. */
function nearItem({ title, brief, say }: Card): Item {
  return { title, passages: [spoken(brief ?? say)], sources: [] };
}

function cardSections({ acknowledge, say, ask, evidence, really, concede }: Card): Section[] {
  return [
    { title: 'Say', items: [{ passages: [spoken(acknowledge), spoken(say), spoken(concede, FAIR)], sources: [] }] },
    { title: 'Ask back', items: [statement(ask)] },
    { title: 'Evidence', items: evidence.map(found) },
    { title: 'Before you go on', items: [{ passages: aside('They may mean', really), sources: [] }] },
  ];
}

function otherSection({ title, acknowledge, say, ask, evidence, concede }: Card): Section {
  const passages = [spoken(acknowledge), spoken(say), spoken(concede, FAIR), ...aside('Ask back', ask)];
  return { title: `Or they mean: ${title}`, items: [{ title, passages, sources: [] }, ...evidence.map(found)] };
}

function searchDocument(query: string, hits: readonly Found[]): Content {
  const words = query.trim();
  const quotes = hits.every(({ kind }) => kind === 'quote');
  return {
    title: words || 'Quotes',
    kicker: quotes ? 'Quotes' : 'What the kit has on',
    facts: [`${hits.length} ${hits.length === 1 ? 'result' : 'results'}`],
    sections: [{ title: quotes ? 'In their words' : 'Results', items: hits.map(found) }],
    note: NOTE,
  };
}

function recordDocument({ hit, details, moments }: Shown): Content {
  // A chart says more than the list that a terminal gets.
  const inFull = details.filter(({ label }) => !(hit.measure && /^Bands/.test(label)));
  const sections: Section[] = [
    { title: 'In full', items: inFull.map((detail) => ({ passages: [detailed(detail)], sources: [] })) },
    { title: 'How to measure it', items: hit.measure ? [{ passages: [], measures: [hit], sources: [] }] : [] },
    {
      title: 'Moments',
      items: moments.map(({ citation, hits }) => ({
        title: citation.at ?? 'No time given',
        passages: [{ role: 'list', items: hits.map(({ title, kind }) => `${title} (${kind})`) }],
        sources: [citation],
      })),
    },
    {
      title: hit.kind === 'talk' ? 'Video' : 'Sources',
      items: hit.sources.map((one) => ({ passages: [], sources: [one] })),
    },
  ];
  return {
    title: hit.title,
    kicker: hit.kind,
    facts: [hit.id],
    sections: sections.filter(({ items }) => items.length),
    note: NOTE,
  };
}

function followUpDocument({ title, audiences, parts }: FollowUp): Content {
  const who = joined(audiences.map(({ label }) => inSentence(label)));
  return {
    title,
    kicker: 'What we spoke about',
    facts: who ? [`For ${who}`] : [],
    sections: parts.map(({ title, items }) => {
      const isList = items.every(({ about, hits }) => about === undefined && !hits.length);
      const list: Item = { passages: [{ role: 'list', items: items.map(({ text = '' }) => text) }], sources: [] };
      return { title, items: isList ? [list] : items.map(followUpItem) };
    }),
    note: NOTE,
  };
}

/** What it is about names it, or else the first of what was shown; what proves it, or comes from there too, follows. */
function followUpItem(item: FollowUpItem): Item {
  const { about, text, hits, sources } = item;
  const proof = namedIn(item);
  const titled = text === undefined ? proof[0] : undefined;
  const title = about ?? (titled && headline(titled));
  const words = (hit: Hit): Passage[] => {
    if (hit.wording === 'quote') return [{ role: 'quote', text: hit.text }];
    return hit === titled ? [] : [shown(headline(hit), text === undefined ? undefined : SEE)];
  };
  return {
    ...(title !== undefined && { title }),
    passages: [
      ...(text === undefined ? [] : [shown(text)]),
      ...proof.flatMap(words),
      ...hits.flatMap((hit) => [
        ...(hit.effort && text !== undefined ? [shown(hit.effort, 'Effort')] : []),
        ...payer(hit.sponsor),
        ...owned(hit),
      ]),
    ],
    sources,
  };
}

function found(hit: Found): Item {
  if (hit.kind === 'figure') return { ...figure(hit), title: hit.title };
  const text: Passage[] = hit.text ? [{ role: hit.wording === 'quote' ? 'quote' : 'shown', text: hit.text }] : [];
  return {
    title: hit.title,
    passages: [...text, ...owned(hit)],
    sources: hit.sources,
    ...(hit.measure && { measures: [hit] }),
  };
}

function quoted(hit: Hit): Item {
  return { passages: [{ role: 'quote', text: hit.text }, ...owned(hit)], sources: hit.sources };
}

/** Which pack it comes from, where that is not the kit. */
function owned(hit: Hit): Passage[] {
  return aside('Evidence', ownerText(hit));
}

/** Who paid belongs to a figure wherever it is shown. */
function payer(sponsor: string | undefined): Passage[] {
  return sponsor ? [shown(sponsor, 'Paid for by')] : [];
}

function figure(hit: Hit & Partial<Pitch['figures'][number]>): Item {
  return {
    passages: [
      shown(dated(hit, hit.asOf)),
      ...payer(hit.sponsor),
      ...aside('Careful', hit.caution),
      ...aside('Evidence', ownerText(hit)),
    ],
    sources: hit.sources,
  };
}

/** Measures with the pages that define them, each once, and the moment at which all are spoken of. */
function measured(measures: readonly Hit[]): Item {
  const sources = new Map<string, { source: Citation; count: number }>();
  for (const source of measures.flatMap((one) => one.sources)) {
    const key = JSON.stringify(source);
    sources.set(key, { source, count: (sources.get(key)?.count ?? 0) + 1 });
  }
  const telling = [...sources.values()].filter(({ source, count }) => !source.talk || count === measures.length);
  return { passages: [], measures, sources: telling.map(({ source }) => source) };
}

function detailed({ label, text, type }: Detail): Passage {
  const items = typeof text === 'string' ? [text] : text;
  if (type === 'link') return { role: 'links', label, items };
  if (type === 'former') return { role: 'former', label, items };
  if (typeof text !== 'string') return { role: 'list', label, items };
  return { role: type === 'verbatim' ? 'quote' : 'shown', label, text };
}

function statement(text: string, label?: string): Item {
  return { passages: [spoken(text, label)], sources: [] };
}

function shown(text: string, label?: string): Passage {
  return { role: 'shown', label, text };
}

function spoken(text: string, label?: string): Passage {
  return { role: 'spoken', label, text };
}

function aside(label: string, text: string | undefined): Passage[] {
  return text ? [{ role: 'aside', label, text }] : [];
}
