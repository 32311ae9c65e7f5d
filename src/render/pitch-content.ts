/** A pitch as a document. */
import type { OwnNumbers, Pitch, PitchPoint } from '../pitch/pitch.ts';
import type { Citation } from '../records/citations.ts';
import type { Hit } from '../records/hit.ts';
import { inSentence } from '../text/text.ts';
import type { Charted, Content, Holder, Item, Passage, Section } from './document.ts';
import { onOnePage, onPaper } from './fit.ts';
import { alone, aside, facts, figure, found, identity, shown, spoken, statement } from './items.ts';
import { longDay } from './result.ts';

const PITCH_NOTE =
  'Points are our words; the lines below each say where to hear or to read it. Only what stands in “ ” is verbatim.';

/** What the parts of a pitch are called; who keeps it or looks at it needs no directions for saying it. */
const LISTENER = {
  kicker: 'Points and sources',
  opening: 'What it is about',
  own: 'Where we stand',
  ask: 'Worth asking',
  figures: 'Figures',
};
const PARTS_FOR = {
  speaker: {
    kicker: 'Talking points',
    opening: 'Open with',
    own: 'With your own numbers',
    ask: 'Ask',
    figures: 'Figures, if they ask',
  },
  listener: LISTENER,
  room: LISTENER,
} as const satisfies Record<Holder, object>;

/** Pages that a handout takes on paper. */
const PAGES_A_MINUTE = 0.4;

/** Slides that a talk needs whatever its length, beside one a minute. */
const FRAME_SLIDES = 3;

/** What the document of a pitch says. @param isOnePage whether what is kept of it must fit on one page */
export function pitchContent(pitch: Pitch, holder: Holder, isOnePage = false): Content {
  const parts = PARTS_FOR[holder];
  const labelOf = (audience: string) => pitch.audiences.find(({ id }) => id === audience)?.label ?? audience;
  const several = pitch.audiences.length > 1;
  const isBrief = isOnePage && holder === 'listener';
  const content: Content = {
    title: pitchTitle(pitch),
    kicker: parts.kicker,
    facts:
      holder === 'speaker'
        ? [
            `${duration(pitch.seconds)} to say`,
            `${pitch.words} words`,
            ...(pitch.short ? ['the kit has no more on this'] : []),
          ]
        : [],
    sections: [
      { title: parts.opening, items: [statement(pitch.opening)], part: 'opening' },
      { title: parts.own, items: pitch.numbers ? [ownItem(pitch, pitch.numbers, holder)] : [], part: 'own' },
      ...pointSections(pitch, holder, isBrief, labelOf),
      { title: 'What happened here', items: pitch.own.map(found), part: 'quotes' },
      { title: 'In their words', items: pitch.quotes.map(holder === 'listener' ? alone : found), part: 'quotes' },
      {
        title: parts.ask,
        items: pitch.questions.map(({ audience, text }) => statement(text, several ? labelOf(audience) : undefined)),
        part: 'end',
      },
      { title: 'The next step', items: pitch.next ? [step(pitch.next)] : [], part: 'end' },
      { title: parts.figures, items: figuresFor(pitch, holder).map(figure), part: 'spare' },
      {
        title: 'How to measure it',
        items: pitch.metrics.length && !pitch.numbers ? [measured(pitch.metrics, holder)] : [],
        isSpare: true,
        part: 'spare',
      },
    ],
    note: PITCH_NOTE,
    form: 'paper',
    mostSlides: pitch.minutes + FRAME_SLIDES,
  };
  if (holder !== 'listener') return content;
  return isBrief ? onOnePage(content) : onPaper(content, Math.ceil(pitch.minutes * PAGES_A_MINUTE));
}

function pointSections(
  { sections }: Pitch,
  holder: Holder,
  isBrief: boolean,
  labelOf: (audience: string) => string,
): Section[] {
  const order = sections.flatMap(({ points }) => points.map(({ id }) => id));
  const passages = isBrief ? briefly : holder === 'listener' ? toKeep : toSay;
  const item = (one: PitchPoint): Item => ({
    number: order.indexOf(one.id) + 1,
    title: one.title,
    shows: one,
    isBrief: true,
    passages: [...passages(one, labelOf), ...facts(one)],
    sources: isBrief ? one.sources.slice(0, 1) : one.sources,
  });
  return sections.map(({ title, points }) => ({ title, items: points.map(item), part: 'points' }));
}

/** Who keeps the paper reads a figure once: what a point leans on already is left out. */
function figuresFor({ figures, sections }: Pitch, holder: Holder): Pitch['figures'] {
  if (holder === 'speaker') return figures;
  const told = new Set(
    sections.flatMap(({ points }) => points.flatMap(({ sources }) => sources.map(({ url }) => url))),
  );
  return figures.filter(({ sources }) => !sources.some(({ url }) => url !== undefined && told.has(url)));
}

type LabelOf = (audience: string) => string;

function toSay({ text, also, because, ask, caveat }: PitchPoint, labelOf: LabelOf): Passage[] {
  return [
    spoken(text),
    ...also.flatMap((one) => aside(`If ${inSentence(labelOf(one.audience))} ask`, one.text)),
    { role: 'reason', label: 'Why', text: because, isSpare: true },
    ...aside('Ask', ask, true),
    ...aside('When it does not hold', caveat, true),
  ];
}

/** What is of use to those who have heard it. */
function toKeep({ text, also, because, caveat }: PitchPoint, labelOf: LabelOf): Passage[] {
  return [
    spoken(text),
    ...also.flatMap((one) => aside(`For ${inSentence(labelOf(one.audience))}`, one.text, true)),
    { role: 'reason', label: 'Why', text: because },
    ...aside('Limits', caveat),
  ];
}

function briefly({ because }: PitchPoint): Passage[] {
  return [{ role: 'reason', text: because }];
}

const LEGEND =
  'The dot is our answer, the line the average of those who answered DORA, the bar where most of them are.';

/** The sentence with somebody's own numbers, and where these stand. */
function ownItem({ metrics }: Pitch, { service, date, say, answers }: OwnNumbers, holder: Holder): Item {
  const measures = metrics.flatMap((hit): Charted[] => {
    const answer = answers[hit.id];
    return answer === undefined ? [] : [{ ...hit, here: { service, answer }, isCompact: true }];
  });
  return {
    title: `${service}, as of ${longDay(date)}`,
    passages: [spoken(say), ...(holder === 'listener' && measures.length ? [shown(LEGEND)] : [])],
    ...(holder === 'speaker' ? { sources: [] } : { measures, sources: benchmarkPages(measures) }),
  };
}

/** `GitOps for developers: security`. */
export function pitchTitle({ audiences, topics }: Pitch): string {
  const who = audiences.map(({ label }) => inSentence(label)).join(', and for ');
  const what = topics.map(({ label }) => inSentence(label)).join('; ');
  return `GitOps for ${who}${what && `: ${what}`}`;
}

/** `about 4 minutes`, `about 90 seconds`. */
export function duration(seconds: number): string {
  return seconds < 100 ? `about ${Math.round(seconds / 10) * 10} seconds` : `about ${Math.round(seconds / 60)} minutes`;
}

function step(next: NonNullable<Pitch['next']>): Item {
  const { title, kind, text, effort, sources } = next;
  const passages = [spoken(text), ...aside('Effort', effort), ...facts(next)];
  return { title, record: { kind, id: identity(next) }, shows: next, passages, sources };
}

/** The pages that every measure leans on: where others stand. */
function benchmarkPages(measures: readonly Hit[]): readonly Citation[] {
  const [first, ...others] = measures.map(({ sources }) => sources);
  const isShared = (source: Citation) => others.every((one) => one.some(({ url }) => url === source.url));
  return first?.filter((source) => !source.talk && isShared(source)) ?? [];
}

/** Measures with the pages that define them, each once, and the moment at which all are spoken of. */
function measured(measures: readonly Hit[], holder: Holder): Item {
  const sources = new Map<string, { source: Citation; count: number }>();
  for (const source of measures.flatMap((one) => one.sources)) {
    const key = JSON.stringify(source);
    sources.set(key, { source, count: (sources.get(key)?.count ?? 0) + 1 });
  }
  const telling = [...sources.values()].filter(({ source, count }) => !source.talk || count === measures.length);
  return {
    passages: [],
    measures: holder === 'speaker' ? measures : measures.map((hit) => ({ ...hit, isCompact: true })),
    sources: telling.map(({ source }) => source),
  };
}
