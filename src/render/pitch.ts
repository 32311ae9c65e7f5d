/** A pitch to be read out, for a terminal. */

import type { Pitch, PitchPoint } from '../pitch/pitch.ts';
import { inSentence } from '../text/text.ts';
import { citationLines } from './citation.ts';
import { framed, heading, labelled, owner, paragraph } from './layout.ts';
import { dated } from './result.ts';
import type { View } from './style.ts';

/** The lines of a pitch. */
export function pitchLines(view: View, pitch: Pitch): string[] {
  const { style } = view;
  const labels = new Map(pitch.audiences.map(({ id, label }) => [id, label]));
  const several = pitch.audiences.length > 1;
  let number = 0;
  const lines = [
    ...framed(view, [
      { text: pitchTitle(pitch), paint: style.strong },
      {
        text: `${duration(pitch.seconds)} to say, ${pitch.words} words${pitch.short ? '; the kit has no more on this' : ''}`,
        paint: style.muted,
      },
    ]),
    '',
    ...section(view, 'Open with', paragraph(view, pitch.opening, BODY)),
  ];
  for (const { title: name, points } of pitch.sections) {
    lines.push(...heading(view, name), '');
    for (const point of points) {
      number += 1;
      lines.push(...pointLines(view, point, number, labels), '');
    }
  }
  if (pitch.quotes.length) {
    lines.push(...heading(view, 'In their words'), '');
    for (const quote of pitch.quotes) {
      // Who was not there does not know what it was about.
      lines.push(...paragraph(view, quote.title, BODY));
      lines.push(...paragraph(view, `“${quote.text}”`, { ...BODY, paint: style.verbatim }));
      lines.push(...owner(view, quote, '   '));
      lines.push(...quote.sources.flatMap((source) => citationLines(view, source, '   ')), '');
    }
  }
  lines.push(
    ...section(
      view,
      'Ask',
      pitch.questions.flatMap(({ audience, text }) =>
        several ? labelled(view, labels.get(audience) ?? audience, text, BODY) : paragraph(view, text, BODY),
      ),
    ),
  );
  if (pitch.next) {
    const { next } = pitch;
    lines.push(
      ...section(view, 'The next step', [
        ...paragraph(view, next.text, BODY),
        ...paragraph(view, `${next.title}; effort: ${next.effort}; gitops-kit show ${next.id}`, {
          ...BODY,
          paint: style.muted,
        }),
        ...owner(view, next, '   '),
        ...next.sources.flatMap((source) => citationLines(view, source, '   ')),
      ]),
    );
  }
  if (pitch.figures.length) {
    lines.push(...heading(view, 'Figures, if they ask'), '');
    for (const figure of pitch.figures) {
      const by = figure.sponsor ? ` Paid for by ${figure.sponsor}.` : '';
      lines.push(...paragraph(view, `${dated(figure, figure.asOf)}${by}`, BODY));
      if (figure.caution) lines.push(...paragraph(view, `Careful: ${figure.caution}`, { ...BODY, paint: style.muted }));
      lines.push(...owner(view, figure, '   '));
      lines.push(...figure.sources.flatMap((source) => citationLines(view, source, '   ')), '');
    }
  }
  lines.push(...paragraph(view, FOOTNOTE, { paint: style.muted }));
  return lines;
}

/** What is said stands a little to the right, under its number. */
const BODY = { indent: '   ' };

export const FOOTNOTE =
  'Points are our words; the lines below each say where to hear or to read it. Only what stands in “ ” is verbatim.';

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

function section(view: View, name: string, body: readonly string[]): string[] {
  return [...heading(view, name), '', ...body, ''];
}

function pointLines(view: View, point: PitchPoint, number: number, labels: Labels): string[] {
  const { style } = view;
  const mark = `${number}`.padStart(2);
  return [
    ...paragraph(view, point.title, { ...BODY, first: `${style.accent(mark)} `, paint: style.strong }),
    ...paragraph(view, point.text, BODY),
    ...point.also.flatMap(({ audience, text }) =>
      aside(view, `If ${inSentence(labels.get(audience) ?? audience)} ask: ${text}`),
    ),
    ...owner(view, point, '   '),
    ...point.sources.slice(0, 1).flatMap((source) => citationLines(view, source, '   ')),
  ];
}

/** Of the audiences, by id. */
type Labels = ReadonlyMap<string, string>;

/** What is not to be said unless somebody asks. */
function aside(view: View, text: string): string[] {
  return paragraph(view, text, { indent: '     ', first: '   + ', paint: view.style.muted });
}
