/** An assessment as a document. */
import type { Weakest } from '../assessment/assessment.ts';
import { inSentence, joined } from '../text/text.ts';
import {
  allWell,
  benchmarkSources,
  changeTexts,
  noteTexts,
  type ShownAssessment,
  standingTexts,
  standingTitle,
} from './assessment-words.ts';
import { costTexts } from './cost.ts';
import type { Content, Holder, Item, Passage, Section } from './document.ts';
import { listed, NOTE, shown } from './items.ts';

/** What the document of an assessment says. */
export function assessmentContent(made: ShownAssessment, holder: Holder): Content {
  const { service, standings, weakest, before, cost } = made;
  const well = weakest ? undefined : allWell(standings);
  const notes: Item = { passages: noteTexts(made).map((text) => shown(text)), sources: benchmarkSources(made) };
  return {
    title: `Where ${service} stands`,
    kicker: 'DORA’s measures of delivery',
    facts: [],
    sections: [
      { title: 'Beside others', items: standings.map((one) => standingItem(made, one)) },
      ...(before ? [{ title: `Since ${before.date}`, items: [listItem(changeTexts(before, standings))] }] : []),
      ...(weakest ? weakestSections(weakest, holder) : []),
      { title: 'All is well', items: well ? [{ passages: [shown(well)], sources: [] }] : [] },
      { title: 'What today costs', items: cost ? [costItem(cost)] : [] },
      { title: 'How to read it', items: notes.passages.length ? [notes] : [] },
    ],
    note: NOTE,
    form: 'record',
  };
}

function standingItem({ metrics, service }: ShownAssessment, standing: ShownAssessment['standings'][number]): Item {
  const { beside, cluster } = standingTexts(standing);
  const { id, answer } = standing;
  return {
    title: standingTitle(standing),
    passages: [...beside, ...(cluster ? [cluster] : [])].map((text) => shown(text)),
    measures: metrics.flatMap((hit) => (hit.id === id ? { ...hit, here: { service, answer } } : [])),
    sources: [],
  };
}

function listItem(items: readonly string[]): Item {
  return { passages: [{ role: 'list', items }], sources: [] };
}

function costItem(cost: NonNullable<ShownAssessment['cost']>): Item {
  const { sums, notes } = costTexts(cost);
  return {
    passages: [...sums.map(([label, text]) => shown(text, label)), ...notes.map((text) => shown(text))],
    sources: [],
  };
}

const FOR_OTHERS: Item = {
  passages: [{ role: 'aside', text: '--audience has the words for others, such as --audience sre.' }],
  sources: [],
};

/** What moves the weakest measure, and the points to make for it. */
export function weakestSections(weakest: Weakest, holder: Holder = 'speaker'): Section[] {
  const { name, lever, because, sources, points, others, audience } = weakest;
  const isAnybody = audience?.isNamed === false;
  const passages: Passage[] = [
    ...(others.length ? [shown(`${joined(others)} stand${others.length > 1 ? '' : 's'} no better.`)] : []),
    { ...shown(lever), isMain: true },
    shown(because),
  ];
  return [
    { title: `The weakest: ${name}`, items: [{ passages, sources }], isClose: true },
    holder === 'speaker'
      ? {
          title: `What to say${isAnybody ? ` to ${inSentence(audience.label)}` : ''}`,
          items: [...listed(points), ...(isAnybody && points.length ? [FOR_OTHERS] : [])],
        }
      : { title: 'Why it is worth it', items: listed(points) },
  ];
}
