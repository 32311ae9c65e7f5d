/** The sentences of an assessment, for every format. */

import type { Assessment, Standing } from '../assessment/assessment.ts';
import type { Comparison } from '../assessment/benchmarks.ts';
import type { Cost } from '../assessment/cost.ts';
import { BANDS } from '../records/bands.ts';
import type { Citation } from '../records/citations.ts';
import type { Hit } from '../records/hit.ts';
import { inSentence, joined } from '../text/text.ts';
import { perCent } from './bands.ts';

/** An assessment with the one that it is compared with. */
export interface ShownAssessment extends Assessment {
  readonly service: string;
  readonly date: string;
  /** Its metrics, with what there is to draw of each. */
  readonly metrics: readonly Hit[];
  readonly before?: Before;
  readonly cost?: Cost & { readonly assumed: readonly string[] };
}

export interface Before {
  readonly date: string;
  readonly standings: readonly Standing[];
}

/** `Deployment frequency: 2-3 a day (taken as 2.5 a day)`. */
export function standingTitle({ name, answer, takenAs }: Standing): string {
  return `${name}: ${answer}${takenAs === undefined ? '' : ` (taken as ${takenAs})`}`;
}

/** How it is beside others, and in which cluster. */
export function standingTexts(standing: Standing): { readonly beside: readonly string[]; readonly cluster?: string } {
  const { comparisons, better, position } = standing;
  if (position === undefined && !comparisons.length) return { beside: ['no benchmark to compare with'] };
  const beside = comparisons.map((one) => comparisonText(one, better));
  return { beside, ...(position !== undefined && { cluster: clusterText(standing) }) };
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

/** `In DORA's clusters of 2024: medium (between one week and one month).` */
function clusterText(standing: Standing): string {
  const { name, bands, limits, year, isNearest, outOfOrder } = standing;
  const clusters = `DORA's clusters of ${year}`;
  if (isNearest) {
    const odd = outOfOrder ? ` In that report ${outOfOrder[0]} does worse here than ${outOfOrder[1]}.` : '';
    return `Nearest to ${joined(bands, 'or')} of ${clusters}, by the typical ${inSentence(name)} of each: ${limits}.${odd}`;
  }
  const place = `${bandText(standing)}${limits ? `${bands.length ? ' (' : ': '}${limits}${bands.length ? ')' : ''}` : ''}`;
  return `In ${clusters}: ${place}.`;
}

/** What has to be known of the benchmarks and the clusters. */
export function noteTexts({ standings, notes }: Pick<Assessment, 'standings' | 'notes'>): string[] {
  const compared = standings.some(({ comparisons }) => comparisons.length);
  const reports = [
    ...new Set(
      standings.flatMap(({ position, year, reportedBy }) =>
        position === undefined ? [] : [`${year}${reportedBy === undefined ? '' : `, as ${reportedBy} reports them`}`],
      ),
    ),
  ];
  return [
    ...notes,
    ...(compared
      ? [
          'The benchmark is what others answered DORA, from 0 to 10. "About the same" is within half a standard deviation of their mean: answers of a group differ by about 2 points.',
        ]
      : []),
    ...(reports.length
      ? [
          `Elite to low are the clusters of DORA's report of ${joined(reports)}. They say where others stood, and are no goal.`,
        ]
      : []),
  ];
}

/** The sources of the benchmarks, each once. */
export function benchmarkSources({ standings, benchmarks }: Pick<Assessment, 'standings' | 'benchmarks'>): Citation[] {
  if (!standings.some(({ comparisons }) => comparisons.length)) return [];
  const sources = benchmarks.flatMap((one) => one.sources);
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}

/** That there is no weakest, where all could be placed. */
export function allWell(standings: readonly Standing[]): string | undefined {
  const compared = standings.some(({ comparisons }) => comparisons.length);
  if (!compared && standings.every(({ position }) => position === undefined)) return undefined;
  return `${compared ? 'All of it is better than the benchmark.' : 'All of it is in the best band.'} ${ALL_WELL}`;
}

const ALL_WELL = 'Ask what it costs the people who keep it there, and how many of them know how.';

/** `high`, `elite, high or medium`, `between medium and low`, `beyond low`. */
export function bandText({ bands, position = 0 }: Standing): string {
  if (bands.length) return joined(bands, 'or');
  const worse = BANDS[BANDS.length - Math.floor(position)];
  const better = BANDS[BANDS.length - Math.ceil(position)];
  return worse ? `between ${better} and ${worse}, where the report has no band` : `beyond ${better}`;
}

/** What has changed since the last time, measure by measure. */
export function changeTexts({ standings: earlier }: Before, standings: readonly Standing[]): string[] {
  const changes = standings.flatMap((now) => {
    const then = earlier.find(({ id }) => id === now.id);
    if (!then) return [];
    const way = direction(then, now);
    return `${now.name}: ${then.answer}, now ${now.answer}${way && ` (${way})`}`;
  });
  return changes.length ? changes : ['Nothing to compare.'];
}

function direction({ score: then }: Standing, { score: now, better }: Standing): string {
  if (then === now) return '';
  return now > then === (better === 'higher') ? 'better' : 'worse';
}
