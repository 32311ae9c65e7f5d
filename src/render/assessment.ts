/** An assessment, for a terminal: a bar for each measure, the weakest one, and what to say about it. */

import type { Assessment, Standing, Weakest } from '../assessment/assessment.ts';
import { BANDS } from '../records/bands.ts';
import { joined } from '../text/text.ts';
import { listed } from './document.ts';
import { citationLines, heading, paragraph, textWidth } from './layout.ts';
import type { View } from './style.ts';
import { sectionLines } from './text.ts';

/** An assessment with the one that it is compared with. */
export interface ShownAssessment extends Assessment {
  readonly service: string;
  readonly before?: { readonly date: string; readonly standings: readonly Standing[] };
}

const BODY = { indent: '   ' };
/** Columns for one band. */
const WIDE_BAND = 5;
const NARROW_BAND = 3;

/** @param bars whether to draw; a screen reader would read every block of them */
export function assessmentLines(view: View, shown: ShownAssessment, bars: boolean): string[] {
  const { standings, weakest, before, service } = shown;
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
    ...(before ? ['', ...beforeLines(view, before, standings)] : []),
    ...(weakest ? ['', ...weakestLines(view, weakest)] : placed.length ? ['', ...paragraph(view, ALL_WELL)] : []),
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

function weakestLines(view: View, { name, lever, because, sources, points, others }: Weakest): string[] {
  const { style } = view;
  return [
    ...heading(view, `The weakest: ${name}`),
    ...(others.length
      ? paragraph(
          view,
          `${joined(others)} no better.`.replace(/ no/, others.length > 1 ? ' stand no' : ' stands no'),
          BODY,
        )
      : []),
    ...paragraph(view, lever, { ...BODY, paint: style.strong }),
    ...paragraph(view, because, BODY),
    ...sources.slice(0, 2).flatMap((source) => citationLines(view, source, BODY.indent)),
    ...(points.length ? ['', ...sectionLines(view, [{ title: 'What to say', items: listed(points) }])] : []),
  ];
}

function beforeLines(
  view: View,
  { date, standings: earlier }: NonNullable<ShownAssessment['before']>,
  standings: readonly Standing[],
): string[] {
  const changes = standings.flatMap((now) => {
    const then = earlier.find(({ id }) => id === now.id);
    if (!then) return [];
    const way = direction(then, now);
    return paragraph(view, `${now.name}: ${then.answer}, now ${now.answer}${way && ` (${way})`}`, {
      indent: '     ',
      first: '   ',
    });
  });
  return [
    ...heading(view, `Since ${date}`),
    ...(changes.length ? changes : paragraph(view, 'Nothing to compare.', BODY)),
  ];
}

function direction({ position: then }: Standing, { position: now }: Standing): string {
  if (then === undefined || now === undefined || then === now) return '';
  return now > then ? 'a better band' : 'a worse band';
}
