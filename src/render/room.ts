/**
 * What is shown at once in a room: as much as a terminal has rows for, so that nothing which is to be said leaves the
 * screen by itself. What has no room waits until it is asked for.
 */
import stringWidth from 'fast-string-width';
import type { Card } from '../answer/card.ts';
import type { Shown } from '../conversation/state.ts';
import type { Pitch } from '../pitch/pitch.ts';
import { sentencesIn } from '../text/sentences.ts';
import { joined } from '../text/text.ts';
import { shownLines } from './conversation.ts';
import { contentOf, type Item, listed, nearest, type Passage, proving, reminders } from './document.ts';
import { identity } from './items.ts';
import { labelled, NUMBER_ROOM, numbered, paragraph } from './layout.ts';
import { nameOf, worded } from './notices.ts';
import { pitchTitle } from './pitch-content.ts';
import type { View } from './style.ts';
import { contentLines, itemLines } from './text.ts';

type Lines = readonly string[];

/** What is on the screen, and what waits for it. */
export interface Page {
  readonly now: Lines;
  readonly rest: Lines;
}

/** Something that is shown in the longest of its forms that has room. */
interface Part {
  /** The shortest first, the last one is all of it; what has the lowest rank is given room first. */
  readonly forms: readonly { readonly rank: number; readonly lines: Lines }[];
  /** What it is called where it has to wait. */
  readonly name?: string | undefined;
  /** What is shown later where not all of it has room, if that is not all of it. */
  readonly later?: Lines;
}

/** What stands before the names of what waits, where Enter on an empty line shows it. */
const ON_ENTER = 'Enter shows';

/** Rows that are kept for what was typed, which may take two, and for an empty one below it. */
const BEFORE = 3;

/** Rows below a prompt for what may be typed next. @param rows of the terminal */
export function previewRows(rows: number): number {
  return rows >= 24 ? 6 : Math.max(1, Math.floor(rows / 5) - 1);
}

/** Rows for what is shown at once, between what was typed and the next prompt with its preview. @param rows of the terminal */
export function roomRows(rows: number): number {
  // Where there is next to nothing, an empty row and the prompt are all that it leaves.
  return Math.max(2, rows < 12 ? rows - 2 : rows - BEFORE - 1 - previewRows(rows));
}

/** Rows for what is read and not said. @param rows of the terminal */
export function readingRows(rows: number): number {
  return Math.max(2, rows - 2);
}

/** What a turn of a conversation shows. @param rows that it may take */
export function turnPage(view: View, shown: readonly Shown[], rows: number): Page {
  const [only, ...others] = shown;
  if (only?.type === 'pitch' && only.isWhole && !others.length) return linesPage(view, shownLines(view, only), rows);
  // Before it nothing was said that takes rows.
  const room = shown.some(({ type }) => type === 'pitch') ? rows + BEFORE : rows;
  return pageOf(view, partsOf(view, shown, room), room);
}

/** A card by itself. @param rows that it may take @param call what stands before what waits */
export function cardPage(view: View, card: Card, rows: number, call = ON_ENTER): Page {
  return pageOf(view, cardParts(view, card, false), rows, call);
}

/** Lines one page after the other, each as far as an empty line where there is one. @param rows that a page may take */
export function linesPage(view: View, lines: Lines, rows: number, call = ON_ENTER): Page {
  if (heightOf(view, lines) <= rows) return { now: lines, rest: [] };
  let end = 0;
  for (let used = 0; end < lines.length; end += 1) {
    used += heightOf(view, lines.slice(end, end + 1));
    if (used >= rows) break;
  }
  let gap = lines.lastIndexOf('', end);
  // A heading stays with what it is above.
  if (lines[gap - 2] === '') gap -= 2;
  const cut = gap > end / 2 ? gap : Math.max(1, end);
  const rest = lines.slice(cut).slice(lines[cut] === '' ? 1 : 0);
  return { now: [...lines.slice(0, cut), moreLine(view, call, [])], rest };
}

/** Parts in their order: all of each where there is room, or else what ranks first. */
function pageOf(view: View, parts: readonly Part[], rows: number, call = ON_ENTER): Page {
  const whole = parts.map(wholeOf);
  for (const lines of [spaced(whole), whole.flat()]) if (heightOf(view, lines) <= rows) return { now: lines, rest: [] };
  // One row says what waits.
  let room = rows - 1;
  const chosen = new Map<Part, Lines>();
  const steps = parts.flatMap((part) => part.forms.map((form) => ({ ...form, part })));
  for (const { part, lines, rank } of steps.toSorted((a, b) => a.rank - b.rank)) {
    const more = heightOf(view, lines) - heightOf(view, chosen.get(part) ?? []);
    // What is to be said is cut rather than left out.
    if (more > room && rank === RANK.main) return linesPage(view, spaced(mainFirst(parts).map(wholeOf)), rows, call);
    if (more > room) continue;
    chosen.set(part, lines);
    room -= more;
  }
  const waiting = parts.filter((part) => chosen.get(part) !== wholeOf(part));
  const blocks = parts.flatMap((part) => [chosen.get(part) ?? []]).filter(({ length }) => length);
  const shown = room >= blocks.length - 1 ? spaced(blocks) : blocks.flat();
  const named = (isBegun: boolean) =>
    waiting.flatMap((part) => (chosen.has(part) === isBegun ? (part.name ?? []) : []));
  const begun = named(true);
  const names = [...named(false), ...(begun.length ? [`${joined(begun)} in full`] : [])];
  return {
    now: [...shown, moreLine(view, call, names)],
    rest: spaced(waiting.map((part) => part.later ?? wholeOf(part))),
  };
}

function mainFirst(parts: readonly Part[]): Part[] {
  const isMain = ({ forms }: Part) => forms[0]?.rank === RANK.main;
  return [...parts.filter(isMain), ...parts.filter((part) => !isMain(part))];
}

function wholeOf({ forms }: Part): Lines {
  return forms.at(-1)?.lines ?? [];
}

/** Blocks with an empty line between them. */
function spaced(blocks: readonly Lines[]): string[] {
  return blocks.filter(({ length }) => length).flatMap((lines, place) => (place ? ['', ...lines] : lines));
}

/** Rows that lines take, as the terminal breaks an address that is too long for one. */
function heightOf({ columns }: View, lines: Lines): number {
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / columns)), 0);
}

/** How to come to what waits, in one row. */
function moreLine({ style, columns }: View, call: string, names: readonly string[]): string {
  const line = `${call} ${names.length ? names.join(', ') : 'the rest'}`;
  return style.muted(line.length < columns ? line : `${line.slice(0, Math.max(5, columns - 5))} ...`);
}

/** What ranks before what, within a turn. */
const RANK = {
  main: 0,
  title: 1,
  ask: 2,
  proof: 3,
  choice: 4,
  inFull: 5,
  fair: 6,
  proofInFull: 7,
  nextProof: 8,
  nextProofInFull: 10,
  how: 11,
  recalled: 12,
  really: 13,
  point: 20,
} as const;

const BODY = { indent: NUMBER_ROOM };

function partsOf(view: View, shown: readonly Shown[], rows: number): Part[] {
  const isGuess = shown.some((one) => one.type === 'notice' && one.notice === 'guess');
  return shown.flatMap((one, place): Part[] => {
    const before = shown[place - 1];
    switch (one.type) {
      case 'card':
        return cardParts(view, one.card, isGuess);
      case 'pitch':
        return pitchParts(view, one.pitch, rows);
      case 'hits':
        return hitParts(view, one);
      case 'nearest':
        return nearest(one.cards).map((item, index) => nearestPart(view, item, index));
      case 'names':
        if (before?.type === 'notice' && one.before !== undefined) {
          const names = one.names.map((name, index) => `${(one.before ?? 0) + index + 1} ${nameOf(name)}`);
          const lines = paragraph(view, `${worded(before)[0]} ${names.join('; ')}`, { paint: view.style.muted });
          const rank = isGuess ? RANK.choice : RANK.nextProofInFull;
          return [{ forms: [{ rank, lines }], name: 'what else they may mean' }];
        }
        return one.names.map((name, index) => ({
          forms: [{ rank: RANK.point + index, lines: paragraph(view, nameOf(name), numbered(view, index + 1)) }],
        }));
      case 'notice': {
        const next = shown[place + 1];
        // What stands before names is said in one line with them.
        if (next?.type === 'names' && next.before !== undefined) return [];
        return [{ forms: [{ rank: RANK.main, lines: shownLines(view, one) }] }];
      }
      default:
        return [{ forms: [{ rank: RANK.main, lines: shownLines(view, one) }] }];
    }
  });
}

/** A card: what to say, what to ask, and what proves it, before all else. */
function cardParts(view: View, card: Card, isGuess: boolean): Part[] {
  const { acknowledge, say, brief = say, concede, ask, evidence, recalled = [], really, how = [] } = card;
  const { style } = view;
  const spoken = (text: string) => paragraph(view, text, { ...BODY, paint: style.strong });
  const all = spoken(`${acknowledge} ${say}`);
  const shortest = [spoken(brief), spoken(say)].toSorted((a, b) => a.length - b.length)[0] ?? all;
  return [
    { forms: [{ rank: isGuess ? RANK.main : RANK.title, lines: titleLines(view, card) }] },
    {
      forms: [
        { rank: RANK.main, lines: shortest },
        { rank: RANK.inFull, lines: spoken(say) },
        { rank: RANK.inFull, lines: all },
      ],
      name: 'what to say',
    },
    { forms: [{ rank: RANK.ask, lines: labelled(view, 'Ask', ask, BODY) }], name: 'what to ask' },
    { forms: [{ rank: RANK.fair, lines: labelled(view, 'To be fair', concede, BODY) }], name: 'what is true in it' },
    ...evidence.map((hit, place) => ({
      forms: [
        { rank: place ? RANK.nextProof : RANK.proof, lines: itemLines(view, [inShort(proving(hit, place + 1))]) },
        { rank: place ? RANK.nextProofInFull : RANK.proofInFull, lines: itemLines(view, [proving(hit, place + 1)]) },
      ],
      name: `evidence ${place + 1}`,
    })),
    ...(recalled.length
      ? [
          {
            forms: [{ rank: RANK.recalled, lines: itemLines(view, reminders(recalled, evidence.length)) }],
            name: 'what they have seen',
          },
        ]
      : []),
    ...(how.length
      ? [
          {
            forms: [
              {
                rank: RANK.how,
                lines: how.flatMap((one) => paragraph(view, one, { indent: '     ', first: '   - ' })),
              },
            ],
            name: 'exactly how',
          },
        ]
      : []),
    {
      forms: [
        {
          rank: RANK.really,
          lines: labelled(view, 'They may mean', really, { ...BODY, paint: style.muted }),
        },
      ],
      name: 'what they may mean',
    },
  ];
}

/** The title, with what tells the card from others. */
function titleLines(view: View, card: Card): string[] {
  const { style } = view;
  const title = paragraph(view, card.title, { paint: style.accent });
  const id = identity(card);
  const [only] = title.length === 1 ? title : [];
  if (only !== undefined && card.title.length + 2 + id.length <= view.columns) return [`${only}  ${style.muted(id)}`];
  // Whose it is, is said in any case.
  return card.pack || card.changedBy ? [...title, ...paragraph(view, id, { paint: style.muted })] : title;
}

/** Without what is only to be read; who said it, who paid for it and whose it is stay with it. */
function inShort(item: Item): Item {
  const isNamed = item.title !== undefined && !item.hasSpareTitle && item.record?.kind !== 'figure';
  const passages = item.passages.filter(({ role }) => role !== 'aside' && !(isNamed && role === 'shown'));
  const sources = item.sources.slice(0, 1).map((one) => (one.event ? { ...one, title: '' } : one));
  return { ...item, passages, sources };
}

function hitParts(view: View, { hits, recalled = [], before = 0 }: Extract<Shown, { type: 'hits' }>): Part[] {
  const all = [...listed(hits, before), ...reminders(recalled, before + hits.length)];
  return all.map((item, place) => {
    const { title = '', choice = place + 1 } = item;
    const lines = paragraph(view, title, { ...numbered(view, choice), paint: view.style.strong });
    const whole = itemLines(view, [item]);
    const rank = (form: number) => RANK.point * form + place;
    if (!title) return { forms: [{ rank: rank(1), lines: whole }] };
    return {
      forms: [
        { rank: rank(1), lines },
        { rank: rank(place ? 3 : 2), lines: itemLines(view, [inShort(item)]) },
        { rank: rank(place ? 4 : 2), lines: whole },
      ],
      name: String(choice),
    };
  });
}

/** A card that comes near, with at least a sentence to say at once. */
function nearestPart(view: View, item: Item, place: number): Part {
  const { record: _, ...named } = item;
  const first = (passages: readonly Passage[]) =>
    passages.map((one) => ('text' in one ? { ...one, text: sentencesIn(one.text)[0] ?? one.text } : one));
  const rank = (form: number) => RANK.point * form + place;
  return {
    forms: [
      { rank: rank(1), lines: itemLines(view, [{ ...named, passages: [] }]) },
      { rank: rank(2), lines: itemLines(view, [{ ...named, passages: first(item.passages) }]) },
      { rank: rank(3), lines: itemLines(view, [named]) },
    ],
    name: String(place + 1),
  };
}

/** Rows of what stands below a pitch: how to go on, and what waits. */
const AFTER_PITCH = 3;

/** A pitch as its spine: how to open, each point in a line, and what to propose; with the words of the points where all have room. */
function pitchParts(view: View, pitch: Pitch, rows: number): Part[] {
  const { style } = view;
  const whole = contentLines(view, contentOf({ kind: 'pitch', pitch }));
  if (heightOf(view, whole) + AFTER_PITCH <= rows) return [{ forms: [{ rank: RANK.main, lines: whole }] }];
  const points = pitch.sections.flatMap((section) => section.points);
  const titles = points.map(({ title }, place) =>
    paragraph(view, title, { ...numbered(view, place + 1), paint: style.strong }),
  );
  const inFull = points.map(({ text }, place) => [...(titles[place] ?? []), ...paragraph(view, text, BODY)]);
  const spine = (rank: number, lines: Lines): Part => ({ forms: [{ rank, lines }], later: [] });
  const spineOf = (all: readonly Lines[]): Part[] => [
    spine(RANK.title, paragraph(view, pitchTitle(pitch), { paint: style.accent })),
    spine(RANK.main, labelled(view, 'Open with', pitch.opening, {})),
    ...all.map((lines, place) => spine(RANK.point + place, lines)),
    ...(pitch.next ? [spine(RANK.proof, labelled(view, 'Then propose', pitch.next.title, {}))] : []),
  ];
  const long = spineOf(inFull);
  const hasRoom = heightOf(view, long.flatMap(wholeOf)) + AFTER_PITCH <= rows;
  return [
    ...(hasRoom ? long : spineOf(titles)),
    { forms: [{ rank: 1000, lines: whole }], name: 'all of the pitch, as /pitch does' },
  ];
}
