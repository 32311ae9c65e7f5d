/** An answer card: what can be said in ten seconds first, the rest below. */
import type { Card } from '../queries/answer.ts';
import type { Hit } from '../queries/hit.ts';
import { citationLines } from './citation.ts';
import { framed, heading, identity, labelled, owner, paragraph } from './layout.ts';
import type { View } from './style.ts';

const BODY = { indent: '   ' };

/** Lines for cards, best first. @param numbered whether the evidence has numbers, so that it can be named */
export function cardLines(view: View, cards: readonly Card[], numbered = false): string[] {
  return cards.flatMap((card, index) => [...(index ? ['', ''] : []), ...oneCard(view, card, numbered)]);
}

function oneCard(view: View, card: Card, numbered: boolean): string[] {
  const { style } = view;
  return [
    ...framed(view, [
      { text: card.title, paint: style.strong },
      { text: identity(card), paint: style.muted },
    ]),
    '',
    ...heading(view, 'Say'),
    ...paragraph(view, card.acknowledge, BODY),
    ...paragraph(view, card.say, { ...BODY, paint: style.strong }),
    '',
    ...heading(view, 'Ask back'),
    ...paragraph(view, card.ask, BODY),
    '',
    ...(card.evidence.length ? [...heading(view, 'Evidence')] : []),
    ...card.evidence.flatMap((hit, index) => evidenceLines(view, hit, numbered ? index + 1 : undefined)),
    ...(card.evidence.length ? [''] : []),
    ...heading(view, 'Before you go on'),
    ...labelled(view, 'They may mean', card.really, BODY),
    ...labelled(view, 'They are right when', card.concede, BODY),
  ];
}

function evidenceLines(view: View, hit: Hit, number?: number): string[] {
  const { title, text, wording, sources } = hit;
  const { style } = view;
  const body = number ? { ...BODY, first: style.accent(`${number}`.padEnd(BODY.indent.length)) } : BODY;
  const words =
    wording === 'quote'
      ? paragraph(view, `“${text}”`, { ...body, paint: style.verbatim })
      : paragraph(view, text || `${title}.`, body);
  return [
    ...words,
    ...owner(view, hit, BODY.indent),
    ...sources.slice(0, 1).flatMap((source) => citationLines(view, source, BODY.indent)),
  ];
}
