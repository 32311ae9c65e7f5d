/** Results as text: for a terminal, for a file, and as a message. */
import { type FollowUp, type FollowUpItem, namedIn } from '../queries/follow-up.ts';
import { named } from '../queries/hit.ts';
import { cardLines } from './answer.ts';
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

const INDENT = '  ';
const FIRST = { indent: INDENT, first: '- ' };

function itemLines(view: View, item: FollowUpItem): string[] {
  const { about, text, hits, sources } = item;
  const proof = namedIn(item).map(named);
  if (text === undefined) return besideLines(view, item, proof);
  return [
    ...paragraph(view, about === undefined ? text : `${about}: ${text}`, FIRST),
    ...proof.flatMap((words) => labelled(view, SEE, words, { indent: INDENT })),
    ...hits.flatMap(({ effort }) => (effort ? labelled(view, 'Effort', effort, { indent: INDENT }) : [])),
    ...factLines(view, item),
    ...sources.flatMap((source) => briefLines(view, source, INDENT)),
  ];
}

/** What was shown besides, in short: an address leads to whoever says it, but who is quoted is named. */
function besideLines(view: View, item: FollowUpItem, names: readonly string[]): string[] {
  const { hits, sources } = item;
  const lines = names.flatMap((name, place) => paragraph(view, name, place ? { indent: INDENT } : FIRST));
  const facts = factLines(view, item);
  const [first = '', ...others] = sources.flatMap(({ url }) => url ?? []);
  const isBrief = hits.every(({ wording }) => wording !== 'quote') && sources.every(({ url }) => url !== undefined);
  if (!isBrief || !first) return [...lines, ...facts, ...sources.flatMap((source) => briefLines(view, source, INDENT))];
  const last = lines.at(-1) ?? '';
  const isRoom = !facts.length && last.length + first.length < textWidth(view);
  const addressed = isRoom
    ? [...lines.slice(0, -1), `${last} ${link(view, first)}`]
    : [...lines, ...facts, `${INDENT}${link(view, first)}`];
  return [...addressed, ...others.map((url) => `${INDENT}${link(view, url)}`)];
}

/** Who paid for something, and whose it is. */
function factLines(view: View, { hits }: FollowUpItem): string[] {
  return hits.flatMap((hit) => [...payer(view, hit, INDENT), ...owner(view, hit, INDENT)]);
}
