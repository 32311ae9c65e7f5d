/** An answer card: what can be said in ten seconds first, the rest below. */
import type { Card } from '../answer/card.ts';
import type { Hit } from '../records/hit.ts';
import { citationLines } from './citation.ts';
import { recalledLines } from './hits.ts';
import {
  framed,
  heading,
  identity,
  label,
  labelled,
  NUMBER_ROOM,
  numbered,
  owner,
  paragraph,
  payer,
  type Setting,
} from './layout.ts';
import { FAIR } from './result.ts';
import type { View } from './style.ts';

const BODY = { indent: '   ' };

/** Lines for cards, best first. @param counted whether the evidence has numbers, so that it can be named */
export function cardLines(view: View, cards: readonly Card[], counted = false): string[] {
  return cards.flatMap((card, index) => [...(index ? ['', ''] : []), ...oneCard(view, card, counted)]);
}

/** Cards in short, each with a number: its title and what to say at once. */
export function nearLines(view: View, cards: readonly Card[]): string[] {
  return cards.flatMap(({ title, id, brief, say }, index) => [
    ...(index ? [''] : []),
    ...paragraph(view, title, { ...numbered(view, index + 1), paint: view.style.strong }),
    ...label(view, 'objection', id, NUMBER_ROOM),
    ...paragraph(view, brief ?? say, { indent: NUMBER_ROOM }),
  ]);
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
    ...recalledLines(view, recalled, evidence.length),
    '',
  ];
}

function pieceLines(view: View, hit: Hit, body: Setting): string[] {
  const { kind, title, text, wording, sources } = hit;
  const { style } = view;
  // A figure is its sentence; all else has a title, by which it is named when it comes up again.
  const words =
    wording === 'quote'
      ? paragraph(view, `“${text}”`, { ...body, paint: style.verbatim })
      : kind === 'figure'
        ? paragraph(view, text, body)
        : [...paragraph(view, title, { ...body, paint: style.strong }), ...paragraph(view, text, BODY)];
  return [
    ...words,
    ...payer(view, hit, BODY.indent),
    ...owner(view, hit, BODY.indent),
    ...sources.slice(0, 1).flatMap((source) => citationLines(view, source, BODY.indent)),
  ];
}
