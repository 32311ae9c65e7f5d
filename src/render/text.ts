/** Results as text: for a terminal, for a file, and as a message. */
import type { Clip, FollowUp } from '../queries/follow-up.ts';
import { named } from '../queries/hit.ts';
import { cardLines } from './answer.ts';
import { briefLines } from './citation.ts';
import { hitLines, mention } from './hits.ts';
import { heading, labelled, owner, paragraph, payer } from './layout.ts';
import { pitchLines } from './pitch.ts';
import { recordLines } from './record.ts';
import { ABOVE, FAIR, type Origin, originLine, type Result } from './result.ts';
import { createStyle, type View } from './style.ts';

/** Where text goes that leaves the terminal. */
export const PLAIN: View = { style: createStyle(0), columns: 80, hyperlinks: false };

/** Lines for a result. `origin` is said below, where the text leaves the terminal. */
export function textLines(view: View, result: Result, origin?: Origin): string[] {
  const end = origin ? ['', ...paragraph(view, originLine(origin), { paint: view.style.muted })] : [];
  return [...lines(view, result), ...end];
}

function lines(view: View, result: Result): string[] {
  switch (result.kind) {
    case 'pitch':
      return pitchLines(view, result.pitch);
    case 'answer':
      return answerLines(view, result);
    case 'search':
      return hitLines(view, result.hits);
    case 'show':
      return recordLines(view, result.shown);
    case 'follow-up':
      return followUpLines(view, result.followUp);
  }
}

/** Cards, with what was said in talks numbered on from them so that `open 2` leads there; or what else fits. */
function answerLines(view: View, { cards, points, moments = [] }: Extract<Result, { kind: 'answer' }>): string[] {
  if (!cards.length) return hitLines(view, [...points, ...moments]);
  const said = moments.length ? ['', ...heading(view, 'Said in talks'), ...hitLines(view, moments, cards.length)] : [];
  return [...cardLines(view, cards), ...said];
}

function followUpLines(view: View, { title, parts }: FollowUp): string[] {
  const { style } = view;
  return [
    ...paragraph(view, title, { paint: style.strong }),
    ...parts.flatMap((part) => [
      '',
      ...paragraph(view, part.title, { paint: style.accent }),
      ...(part.answer === undefined ? [] : paragraph(view, part.answer)),
      ...(part.fair === undefined ? [] : labelled(view, FAIR, part.fair, {})),
      ...(part.open ?? []).flatMap((question) => paragraph(view, question, { indent: '  ', first: '- ' })),
      ...(part.answer !== undefined && (part.clips.length || part.above) ? [''] : []),
      ...part.clips.flatMap((clip) => clipLines(view, clip)),
      ...(part.above ?? []).flatMap((hit) => labelled(view, ABOVE, mention(hit), { indent: '  ', first: '- ' })),
    ]),
  ];
}

function clipLines(view: View, { hits, sources }: Clip): string[] {
  return [
    ...hits.flatMap((hit, index) => [
      ...paragraph(view, named(hit), { indent: '  ', ...(index === 0 && { first: '- ' }) }),
      ...(hit.kind === 'step' ? paragraph(view, hit.text, { indent: '  ' }) : []),
      ...(hit.effort ? labelled(view, 'Effort', hit.effort, { indent: '  ' }) : []),
      ...payer(view, hit, '  '),
      ...owner(view, hit, '  '),
    ]),
    ...sources.flatMap((source) => briefLines(view, source, '  ')),
  ];
}
