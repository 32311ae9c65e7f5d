/** What a conversation shows, for a terminal. */
import { COMMAND_NAMES, COMMANDS } from '../conversation/commands.ts';
import type { Shown } from '../conversation/state.ts';
import { asSentence, repeated } from '../text/text.ts';
import { citationText } from './citation.ts';
import { cardContent, contentOf, listed, nearest, reminders } from './document.ts';
import { link, NUMBER_ROOM, numbered, paragraph, textWidth } from './layout.ts';
import { nameOf, worded } from './notices.ts';
import type { View } from './style.ts';
import { contentLines, itemLines } from './text.ts';

/** Lines for one thing that is shown. */
export function shownLines(view: View, shown: Shown): string[] {
  const { style } = view;
  switch (shown.type) {
    case 'pitch':
      return contentLines(view, contentOf({ kind: 'pitch', pitch: shown.pitch }));
    case 'card':
      return contentLines(view, cardContent(shown.card, true));
    case 'hits': {
      const { hits, recalled = [], before = 0 } = shown;
      return itemLines(view, [...listed(hits, before), ...reminders(recalled, before + hits.length)]);
    }
    case 'nearest':
      return itemLines(view, nearest(shown.cards, shown.before));
    case 'names': {
      const { names, before = 0 } = shown;
      return names.flatMap((one, index) => paragraph(view, nameOf(one), numbered(view, before + index + 1)));
    }
    case 'open':
      return openLines(view, shown);
    case 'address':
      return [...paragraph(view, citationText(shown.address)), link(view, shown.address.url)];
    case 'notice': {
      const [text, hint] = worded(shown);
      return [...paragraph(view, text), ...(hint ? paragraph(view, hint, { paint: style.muted }) : [])];
    }
    case 'help':
      return helpLines(view);
  }
}

/** More would take the room of the message itself. */
const MOST_OPEN = 5;

/** Of what only may be open, so that it is known again. In characters. */
const LONGEST_PERHAPS = 60;

/** What is open, a row each: by what the message calls it, and what was said. */
function openLines(view: View, { points, perhaps = [] }: Extract<Shown, { type: 'open' }>): string[] {
  const rest = points.length - MOST_OPEN;
  const room = textWidth(view) - NUMBER_ROOM.length;
  const rows = points.slice(0, MOST_OPEN).flatMap(({ number, title, name }) => {
    const said = `“${title}”`;
    const words = name === undefined ? `no name yet: ${said}` : name === asSentence(title) ? name : `${name}: ${said}`;
    return paragraph(view, repeated(words, room), numbered(view, number));
  });
  const more = rest > 0 ? paragraph(view, `and ${rest} more: /drop has all of them`, { indent: NUMBER_ROOM }) : [];
  const back = points.length ? paragraph(view, 'You come back to:', { paint: view.style.accent }) : [];
  const others = perhaps.map(({ number, title }) => `${number} “${repeated(title, LONGEST_PERHAPS)}”`);
  const also = others.length ? paragraph(view, `Perhaps also: ${others.join('; ')}`, { paint: view.style.muted }) : [];
  return [...back, ...rows, ...more, ...also];
}

function helpLines(view: View): string[] {
  const { style } = view;
  const rows = COMMAND_NAMES.map((name) => ({ name, ...COMMANDS[name] }));
  const left = ({ name, takes }: { name: string; takes: string }) => `/${name}${takes && ` ${takes}`}`;
  const width = Math.max(...rows.map((row) => left(row).length)) + 2;
  return [
    ...paragraph(view, 'Type what they say; "manager: what does it cost" says who speaks.'),
    ...rows.flatMap((row) =>
      paragraph(view, row.does, { indent: ' '.repeat(width), first: style.accent(left(row).padEnd(width)) }),
    ),
  ];
}
