/** An assessment, for a terminal: a bar for each measure, the weakest one, and what to say about it. */

import type { Assessment, Standing, Weakest } from '../assessment/assessment.ts';
import { BANDS } from '../records/bands.ts';
import { joined } from '../text/text.ts';
import { listed, type Passage, type Section, shown } from './document.ts';
import { heading, paragraph, textWidth } from './layout.ts';
import type { View } from './style.ts';
import { sectionLines } from './text.ts';

/** An assessment with the one that it is compared with. */
export interface ShownAssessment extends Assessment {
  readonly service: string;
  readonly before?: Before;
}

interface Before {
  readonly date: string;
  readonly standings: readonly Standing[];
}

const BODY = { indent: '   ' };
/** Columns for one band. */
const WIDE_BAND = 5;
const NARROW_BAND = 3;

/** @param bars whether to draw; a screen reader would read every block of them */
export function assessmentLines(view: View, made: ShownAssessment, bars: boolean): string[] {
  const { standings, weakest, before, service } = made;
  const placed = standings.filter(({ position }) => position !== undefined);
  const years = [...new Set(placed.flatMap(({ year }) => year ?? []))];
  return [
    ...heading(view, `Where ${service} stands`),
    ...standings.flatMap((one) => ['', ...standingLines(view, one, bars)]),
    ...(years.length
      ? [
          '',
          ...paragraph(
            view,
            `The bands are those of DORA's report of ${joined(years)}; the names are today's. They say where others stood then, and are no goal.`,
            { paint: view.style.muted },
          ),
        ]
      : []),
    ...(before ? ['', ...heading(view, `Since ${before.date}`), ...changeLines(view, before, standings)] : []),
    ...(weakest
      ? ['', ...sectionLines(view, weakestSections(weakest))]
      : placed.length
        ? ['', ...paragraph(view, ALL_WELL)]
        : []),
  ];
}

const ALL_WELL =
  'All of it is in the best band. Ask what it costs the people who keep it there, and how many of them know how.';

function standingLines(view: View, standing: Standing, bars: boolean): string[] {
  const { style } = view;
  const { name, answer, position, limits, year, superseded } = standing;
  const band = position === undefined ? 'no bands to compare with' : bandText(standing);
  const drawn = bars && position !== undefined ? `${bar(view, position)} ` : '';
  return [
    ...paragraph(view, `${name}: ${answer}`, { paint: style.strong }),
    ...paragraph(view, `${drawn}${band}`, {
      ...BODY,
      paint: (line) => line.replace(/[█░]+/, (blocks) => style.accent(blocks)),
    }),
    ...(limits ? paragraph(view, `In ${year}: ${limits}.`, { ...BODY, paint: style.muted }) : []),
    ...(superseded && position !== undefined ? paragraph(view, superseded, { ...BODY, paint: style.muted }) : []),
  ];
}

function bar(view: View, position: number): string {
  const band = textWidth(view) < 60 ? NARROW_BAND : WIDE_BAND;
  const full = Math.round(position * band);
  return `${'█'.repeat(full)}${'░'.repeat(BANDS.length * band - full)}`;
}

/** `high`, `elite, high or medium`, `between medium and low`, `worse than low`. */
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

function direction({ position: then }: Standing, { position: now }: Standing): string {
  if (then === undefined || now === undefined || then === now) return '';
  return now > then ? 'a better band' : 'a worse band';
}
