/** An assessment, for a terminal: each measure beside others, the weakest one, what to say about it, and what today costs. */

import type { Assessment, Standing } from '../assessment/assessment.ts';
import { weakestSections } from './assessment-content.ts';
import {
  allWell,
  type Before,
  benchmarkSources,
  changeTexts,
  noteTexts,
  type ShownAssessment,
  standingTexts,
  standingTitle,
} from './assessment-words.ts';
import { costTexts } from './cost.ts';
import { citationLines, heading, labelled, paragraph, textWidth } from './layout.ts';
import type { View } from './style.ts';
import { sectionLines } from './text.ts';

const BODY = { indent: '   ' };
/** Columns of a bar. */
const WIDE_BAR = 20;
const NARROW_BAR = 12;

/** @param bars whether to draw; a screen reader would read every block of them */
export function assessmentLines(view: View, made: ShownAssessment, bars: boolean): string[] {
  const { cost } = made;
  const parts = [
    ...(made.standings.length ? [standingsLines(view, made, bars)] : []),
    ...(cost ? [costLines(view, cost)] : []),
  ];
  return parts.flatMap((lines, index) => (index ? ['', ...lines] : lines));
}

function standingsLines(
  view: View,
  { standings, weakest, before, service, ...others }: ShownAssessment,
  bars: boolean,
): string[] {
  const well = allWell(standings);
  return [
    ...heading(view, `Where ${service} stands`),
    ...standings.flatMap((one) => ['', ...standingLines(view, one, bars)]),
    ...noteLines(view, { standings, ...others }),
    ...(before ? ['', ...heading(view, `Since ${before.date}`), ...changeLines(view, before, standings)] : []),
    ...(weakest ? ['', ...sectionLines(view, weakestSections(weakest))] : well ? ['', ...paragraph(view, well)] : []),
  ];
}

function standingLines(view: View, standing: Standing, bars: boolean): string[] {
  const { style } = view;
  const { score, better } = standing;
  const drawn = bars ? `${bar(view, better === 'higher' ? score : 10 - score)} ` : '';
  const { beside, cluster } = standingTexts(standing);
  return [
    ...paragraph(view, standingTitle(standing), { paint: style.strong }),
    ...(drawn || better === 'higher'
      ? paragraph(view, `${drawn}${better === 'higher' ? `${score} of 10` : ''}`.trimEnd(), {
          ...BODY,
          paint: (line) => line.replace(/[█░]+/, (blocks) => style.accent(blocks)),
        })
      : []),
    ...beside.flatMap((text) => paragraph(view, text, BODY)),
    ...(cluster ? paragraph(view, cluster, { ...BODY, paint: style.muted }) : []),
  ];
}

function noteLines(view: View, made: Pick<Assessment, 'standings' | 'benchmarks' | 'notes'>): string[] {
  const texts = noteTexts(made);
  return [
    ...(texts.length ? ['', ...texts.flatMap((text) => paragraph(view, text, { paint: view.style.muted }))] : []),
    ...benchmarkSources(made).flatMap((source) => citationLines(view, source, '')),
  ];
}

function bar(view: View, score: number): string {
  const width = textWidth(view) < 60 ? NARROW_BAR : WIDE_BAR;
  const full = Math.round((score / 10) * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
}

function changeLines(view: View, before: Before, standings: readonly Standing[]): string[] {
  return changeTexts(before, standings).flatMap((line) => paragraph(view, line, { indent: '     ', first: '   ' }));
}

function costLines(view: View, cost: NonNullable<ShownAssessment['cost']>): string[] {
  const { sums, notes } = costTexts(cost);
  return [
    ...heading(view, 'What today costs'),
    ...sums.flatMap(([label, text]) => labelled(view, label, text, { indent: '   ', first: '' })),
    '',
    ...notes.flatMap((note) => paragraph(view, note, { paint: view.style.muted })),
  ];
}
