/** A pitch as a document. */
import type { Pitch, PitchPoint, Wording } from '../pitch/pitch.ts';
import type { Citation } from '../records/citations.ts';
import type { Hit } from '../records/hit.ts';
import { inSentence } from '../text/text.ts';
import type { Content, Holder, Item } from './document.ts';
import { alone, aside, facts, figure, found, identity, spoken, statement } from './items.ts';

const PITCH_NOTE =
  'Points are our words; the lines below each say where to hear or to read it. Only what stands in “ ” is verbatim.';

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

export function pitchContent(pitch: Pitch, holder: Holder): Content {
  const parts = PARTS_FOR[holder];
  const labelOf = ({ audience }: Wording) => pitch.audiences.find(({ id }) => id === audience)?.label ?? audience;
  const order = pitch.sections.flatMap(({ points }) => points.map(({ id }) => id));
  const point = (one: PitchPoint): Item => ({
    number: order.indexOf(one.id) + 1,
    title: one.title,
    isBrief: true,
    passages: [
      spoken(one.text),
      ...one.also.flatMap((wording) => aside(parts.also(inSentence(labelOf(wording))), wording.text)),
      { role: 'reason', label: 'Why', text: one.because, isSpare: true },
      ...aside(parts.ask, one.ask, true),
      ...aside('When it does not hold', one.caveat, true),
      ...facts(one),
    ],
    sources: one.sources,
  });
  const several = pitch.audiences.length > 1;
  return {
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
      { title: parts.opening, items: [statement(pitch.opening)] },
      ...pitch.sections.map(({ title, points }) => ({ title, items: points.map(point) })),
      { title: 'In their words', items: pitch.quotes.map(holder === 'speaker' ? found : alone) },
      {
        title: parts.ask,
        items: pitch.questions.map((one) => statement(one.text, several ? labelOf(one) : undefined)),
      },
      { title: 'The next step', items: pitch.next ? [step(pitch.next)] : [] },
      { title: parts.figures, items: pitch.figures.map(figure) },
      { title: 'How to measure it', items: pitch.metrics.length ? [measured(pitch.metrics)] : [], isSpare: true },
    ],
    note: PITCH_NOTE,
    form: 'paper',
  };
}

/** `GitOps for developers: security`. */
function pitchTitle({ audiences, topics }: Pitch): string {
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
  return { title, record: { kind, id: identity(next) }, passages, sources };
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
