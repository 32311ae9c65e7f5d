/** An assessment, for a terminal: each measure beside others, the weakest one, what to say about it, and what today costs. */

import type { Assessment, Standing, Weakest } from '../assessment/assessment.ts';
import type { Comparison } from '../assessment/benchmarks.ts';
import type { Cost } from '../assessment/cost.ts';
import { BANDS } from '../records/bands.ts';
import { inSentence, joined } from '../text/text.ts';
import { perCent } from './bands.ts';
import { costLines } from './cost.ts';
import { listed, type Passage, type Section } from './document.ts';
import { shown } from './items.ts';
import { citationLines, heading, paragraph, textWidth } from './layout.ts';
import type { View } from './style.ts';
import { sectionLines } from './text.ts';

/** An assessment with the one that it is compared with. */
export interface ShownAssessment extends Assessment {
  readonly service: string;
  readonly before?: Before;
  readonly cost?: Cost & { readonly assumed: readonly string[] };
}

interface Before {
  readonly date: string;
  readonly standings: readonly Standing[];
}

const BODY = { indent: '   ' };
/** Columns of a bar. */
const WIDE_BAR = 20;
const NARROW_BAR = 12;

/** @param bars whether to draw; a screen reader would read every block of them */
export function assessmentLines(view: View, made: ShownAssessment, bars: boolean): string[] {
  const { cost } = made;
  const parts = [
    ...(made.standings.length ? [standingsLines(view, made, bars)] : []),
    ...(cost ? [costLines(view, cost, cost.assumed)] : []),
  ];
  return parts.flatMap((lines, index) => (index ? ['', ...lines] : lines));
}

function standingsLines(
  view: View,
  { standings, weakest, before, service, ...others }: ShownAssessment,
  bars: boolean,
): string[] {
  const compared = standings.some(({ comparisons }) => comparisons.length);
  const placed = standings.some(({ position }) => position !== undefined);
  return [
    ...heading(view, `Where ${service} stands`),
    ...standings.flatMap((one) => ['', ...standingLines(view, one, bars)]),
    ...noteLines(view, standings, others),
    ...(before ? ['', ...heading(view, `Since ${before.date}`), ...changeLines(view, before, standings)] : []),
    ...(weakest
      ? ['', ...sectionLines(view, weakestSections(weakest))]
      : compared || placed
        ? [
            '',
            ...paragraph(
              view,
              `${compared ? 'All of it is better than the benchmark.' : 'All of it is in the best band.'} ${ALL_WELL}`,
            ),
          ]
        : []),
  ];
}

const ALL_WELL = 'Ask what it costs the people who keep it there, and how many of them know how.';

function standingLines(view: View, standing: Standing, bars: boolean): string[] {
  const { style } = view;
  const { name, answer, takenAs, score, better, comparisons, position } = standing;
  const drawn = bars ? `${bar(view, better === 'higher' ? score : 10 - score)} ` : '';
  return [
    ...paragraph(view, `${name}: ${answer}${takenAs === undefined ? '' : ` (taken as ${takenAs})`}`, {
      paint: style.strong,
    }),
    ...(drawn || better === 'higher'
      ? paragraph(view, `${drawn}${better === 'higher' ? `${score} of 10` : ''}`.trimEnd(), {
          ...BODY,
          paint: (line) => line.replace(/[█░]+/, (blocks) => style.accent(blocks)),
        })
      : []),
    ...comparisons.flatMap((one) => paragraph(view, comparisonText(one, better), BODY)),
    ...(position === undefined
      ? comparisons.length
        ? []
        : paragraph(view, 'no benchmark to compare with', BODY)
      : paragraph(view, clusterText(standing), { ...BODY, paint: style.muted })),
  ];
}

/** `Worse than financial services in 2025: 5.4 of 10 on average.` */
function comparisonText({ label, year, mean, deviation, verdict }: Comparison, better: Standing['better']): string {
  const group = `${inSentence(label)} in ${year}`;
  const beside = {
    better: `Better than ${group}`,
    worse: `Worse than ${group}`,
    'about the same': `About the same as ${group}`,
  };
  const value =
    better === 'higher'
      ? `${mean} of 10 on average, deviation ${deviation}`
      : `${perCent(mean)}% on average, deviation ${perCent(deviation)} points`;
  return `${beside[verdict]}: ${value}.`;
}

/** `In 2024: medium (between one week and one month).` */
function clusterText(standing: Standing): string {
  const { bands, limits, year } = standing;
  return `In ${year}: ${bandText(standing)}${limits ? `${bands.length ? ' (' : ': '}${limits}${bands.length ? ')' : ''}` : ''}.`;
}

function noteLines(
  view: View,
  standings: readonly Standing[],
  { benchmarks, notes }: Pick<Assessment, 'benchmarks' | 'notes'>,
): string[] {
  const muted = { paint: view.style.muted };
  const compared = standings.some(({ comparisons }) => comparisons.length);
  const reports = [
    ...new Set(
      standings.flatMap(({ position, year, reportedBy }) =>
        position === undefined ? [] : [`${year}${reportedBy === undefined ? '' : `, as ${reportedBy} reports them`}`],
      ),
    ),
  ];
  const sources = new Map(benchmarks.flatMap((one) => one.sources).map((source) => [JSON.stringify(source), source]));
  const texts = [
    ...notes,
    ...(compared
      ? [
          'The benchmark is what others answered DORA, from 0 to 10. Half a point says little: the answers of a group differ by about 2 points (standard deviation).',
        ]
      : []),
    ...(reports.length
      ? [
          `Elite to low are the clusters of DORA's report of ${joined(reports)}. They say where others stood, and are no goal.`,
        ]
      : []),
  ];
  return [
    ...(texts.length ? ['', ...texts.flatMap((text) => paragraph(view, text, muted))] : []),
    ...(compared ? [...sources.values()].flatMap((source) => citationLines(view, source, '')) : []),
  ];
}

function bar(view: View, score: number): string {
  const width = textWidth(view) < 60 ? NARROW_BAR : WIDE_BAR;
  const full = Math.round((score / 10) * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
}

/** `high`, `elite, high or medium`, `between medium and low`, `beyond low`. */
export function bandText({ bands, position = 0 }: Standing): string {
  if (bands.length) return joined(bands, 'or');
  const worse = BANDS[BANDS.length - Math.floor(position)];
  const better = BANDS[BANDS.length - Math.ceil(position)];
  return worse ? `between ${better} and ${worse}, where the report has no band` : `beyond ${better}`;
}

function weakestSections({ name, lever, because, sources, points, others }: Weakest): Section[] {
  const passages: Passage[] = [
    ...(others.length ? [shown(`${joined(others)} stand${others.length > 1 ? '' : 's'} no better.`)] : []),
    { ...shown(lever), isMain: true },
    shown(because),
  ];
  return [
    { title: `The weakest: ${name}`, items: [{ passages, sources }], isClose: true },
    { title: 'What to say', items: listed(points) },
  ];
}

function changeLines(view: View, { standings: earlier }: Before, standings: readonly Standing[]): string[] {
  const changes = standings.flatMap((now) => {
    const then = earlier.find(({ id }) => id === now.id);
    if (!then) return [];
    const way = direction(then, now);
    return `${now.name}: ${then.answer}, now ${now.answer}${way && ` (${way})`}`;
  });
  const lines = changes.length ? changes : ['Nothing to compare.'];
  return lines.flatMap((line) => paragraph(view, line, { indent: '     ', first: '   ' }));
}

function direction({ score: then }: Standing, { score: now, better }: Standing): string {
  if (then === now) return '';
  return now > then === (better === 'higher') ? 'better' : 'worse';
}
