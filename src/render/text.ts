/** Results as text: for a terminal, for a file, and as a message. */

import { recordsIn } from '../answer/answer.ts';
import { type FollowUp, type FollowUpItem, namedIn } from '../conversation/follow-up.ts';
import { named } from '../records/hit.ts';
import { cardLines, nearLines } from './answer.ts';
import { briefLines } from './citation.ts';
import { hitLines } from './hits.ts';
import { heading, labelled, link, owner, paragraph, payer, textWidth } from './layout.ts';
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

/** What was said in talks is numbered on from the rest, so that `open 2` leads there. */
function answerLines(view: View, { answer, more, moments = [] }: Extract<Result, { kind: 'answer' }>): string[] {
  const shown = recordsIn(answer, more);
  const said = moments.length ? ['', ...heading(view, 'Said in talks'), ...hitLines(view, moments, shown.length)] : [];
  switch (answer.type) {
    case 'sure':
    case 'guess':
      return [...cardLines(view, more ? [answer.card, ...answer.others] : [answer.card]), ...said];
    case 'nearest':
      return [...nearLines(view, answer.cards), ...said];
    default:
      return hitLines(view, [...shown, ...moments]);
  }
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

const INDENT = '  ';
const FIRST = { indent: INDENT, first: '- ' };

/** What is said of something, and what proves it in short: an address leads to all that is said there. */
function itemLines(view: View, item: FollowUpItem): string[] {
  const { about, text, hits, sources } = item;
  const effort = hits.flatMap((hit) => (text === undefined || !hit.effort ? [] : hit.effort));
  const said = [
    ...(text === undefined ? [] : paragraph(view, about === undefined ? text : `${about}: ${text}`, FIRST)),
    ...effort.flatMap((words) => labelled(view, 'Effort', words, { indent: INDENT })),
  ];
  const facts = hits.flatMap((hit) => [...payer(view, hit, INDENT), ...owner(view, hit, INDENT)]);
  const names = namedIn(item).map(named);
  const nameLines = (name: string, place: number) =>
    text === undefined
      ? paragraph(view, name, place ? { indent: INDENT } : FIRST)
      : labelled(view, SEE, name, { indent: INDENT });
  // Who is quoted is named, and so is what has no address.
  const isBrief = hits.every(({ wording }) => wording !== 'quote') && sources.every(({ url }) => url !== undefined);
  if (!isBrief)
    return [
      ...said,
      ...names.flatMap(nameLines),
      ...facts,
      ...sources.flatMap((source) => briefLines(view, source, INDENT)),
    ];
  const [first = ''] = names;
  const urls = sources.flatMap(({ url }) => url ?? []);
  const proof = urls.reduce((above, url) => withAddress(view, above, url), first ? nameLines(first, 0) : []);
  return [...said, ...proof, ...facts];
}

/** Lines with an address behind the last of them, or below where it has no room there. */
function withAddress(view: View, lines: readonly string[], url: string): string[] {
  const last = lines.at(-1);
  const isRoom = last !== undefined && !last.includes('https:') && last.length + url.length < textWidth(view);
  const address = link(view, url);
  return isRoom ? [...lines.slice(0, -1), `${last} ${address}`] : [...lines, `${INDENT}${address}`];
}
