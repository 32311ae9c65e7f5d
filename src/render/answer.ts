/** An answer card: what can be said in ten seconds first, the rest below. */
import type { Card } from '../queries/answer.ts';
import type { Hit } from '../queries/hit.ts';
import { citationLines } from './citation.ts';
import { framed, heading, labelled, paragraph } from './layout.ts';
import type { View } from './style.ts';

const BODY = { indent: '   ' };

/** Lines for cards, best first. */
export function cardLines(view: View, cards: readonly Card[]): string[] {
  return cards.flatMap((card, index) => [...(index ? ['', ''] : []), ...oneCard(view, card)]);
}

function oneCard(view: View, card: Card): string[] {
  const { style } = view;
  return [
    ...framed(view, [
      { text: card.title, paint: style.strong },
      { text: card.id, paint: style.muted },
    ]),
    '',
    ...heading(view, 'Say'),
    ...paragraph(view, card.acknowledge, BODY),
    ...paragraph(view, card.say, { ...BODY, paint: style.strong }),
    '',
    ...heading(view, 'Ask back'),
    ...paragraph(view, card.ask, BODY),
    '',
    ...heading(view, 'Evidence'),
    ...card.evidence.flatMap((hit) => evidenceLines(view, hit)),
    '',
    ...heading(view, 'Before you go on'),
    ...labelled(view, 'They may mean', card.really, BODY),
    ...labelled(view, 'They are right when', card.concede, BODY),
  ];
}

function evidenceLines(view: View, { kind, title, text, wording, sources }: Hit): string[] {
  const { style } = view;
  const words =
    wording === 'quote'
      ? paragraph(view, `“${text}”`, { ...BODY, paint: style.verbatim })
      : paragraph(view, kind === 'figure' ? text : `${title}.`, BODY);
  return [...words, ...sources.slice(0, 1).flatMap((source) => citationLines(view, source, BODY.indent))];
}
