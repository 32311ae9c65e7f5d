/** An answer card: what can be said in ten seconds first, the rest below. */
import { joined } from '../kit/text.ts';
import type { Card } from '../queries/answer.ts';
import { type Hit, named } from '../queries/hit.ts';
import { citationLines } from './citation.ts';
import { framed, heading, identity, labelled, numbered, owner, paragraph, payer, type Setting } from './layout.ts';
import { FAIR } from './result.ts';
import type { View } from './style.ts';

const BODY = { indent: '   ' };

/** Lines for cards, best first. @param counted whether the evidence has numbers, so that it can be named */
export function cardLines(view: View, cards: readonly Card[], counted = false): string[] {
  return cards.flatMap((card, index) => [...(index ? ['', ''] : []), ...oneCard(view, card, counted)]);
}

function oneCard(view: View, card: Card, counted: boolean): string[] {
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
    ...labelled(view, FAIR, card.concede, BODY),
    '',
    ...heading(view, 'Ask back'),
    ...paragraph(view, card.ask, BODY),
    '',
    ...evidenceLines(view, card, counted),
    ...heading(view, 'Before you go on'),
    ...labelled(view, 'They may mean', card.really, BODY),
  ];
}

/** What is new in full, and what they know by its name. */
function evidenceLines(view: View, { evidence, recalled = [] }: Card, counted: boolean): string[] {
  if (!evidence.length && !recalled.length) return [];
  const setting = (index: number) => (counted ? numbered(view, index + 1) : BODY);
  return [
    ...heading(view, 'Evidence'),
    ...evidence.flatMap((hit, index) => pieceLines(view, hit, setting(index))),
    ...recalled.flatMap((hit, index) =>
      labelled(view, 'As shown before', recollection(hit), setting(evidence.length + index)),
    ),
    '',
  ];
}

function recollection(hit: Hit): string {
  const speakers = joined(hit.sources[0]?.speakers ?? []);
  return speakers ? `${named(hit)} (${speakers})` : named(hit);
}

function pieceLines(view: View, hit: Hit, body: Setting): string[] {
  const { title, text, wording, sources } = hit;
  const { style } = view;
  const words =
    wording === 'quote'
      ? paragraph(view, `“${text}”`, { ...body, paint: style.verbatim })
      : paragraph(view, text || `${title}.`, body);
  return [
    ...words,
    ...payer(view, hit, BODY.indent),
    ...owner(view, hit, BODY.indent),
    ...sources.slice(0, 1).flatMap((source) => citationLines(view, source, BODY.indent)),
  ];
}
