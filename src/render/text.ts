/** Results as text: for a terminal, for a file, and as a message. */
import { type FollowUp, type FollowUpItem, namedIn } from '../queries/follow-up.ts';
import { named } from '../queries/hit.ts';
import { cardLines } from './answer.ts';
import { briefLines } from './citation.ts';
import { hitLines } from './hits.ts';
import { heading, labelled, owner, paragraph, payer } from './layout.ts';
import { pitchLines } from './pitch.ts';
import { recordLines } from './record.ts';
import { type Origin, originLine, type Result, SEE } from './result.ts';
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
    ...parts.flatMap(({ title, items }) => [
      '',
      ...paragraph(view, title, { paint: style.accent }),
      ...items.flatMap((item) => itemLines(view, item)),
    ]),
  ];
}

function itemLines(view: View, item: FollowUpItem): string[] {
  const { about, text, hits, sources } = item;
  const indent = '  ';
  const proof = namedIn(item).map(named);
  const lines = text === undefined ? proof : [about === undefined ? text : `${about}: ${text}`];
  return [
    ...lines.flatMap((words, place) => paragraph(view, words, { indent, ...(place === 0 && { first: '- ' }) })),
    ...(text === undefined ? [] : proof.flatMap((words) => labelled(view, SEE, words, { indent }))),
    ...hits.flatMap((hit) => [
      ...(hit.effort ? labelled(view, 'Effort', hit.effort, { indent }) : []),
      ...payer(view, hit, indent),
      ...owner(view, hit, indent),
    ]),
    ...sources.flatMap((source) => briefLines(view, source, indent)),
  ];
}
