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
import { citationText } from './citation.ts';
import { shownLines } from './conversation.ts';
import { contentOf, type Item, listed, nearest, type Passage, proving, reminders } from './document.ts';
import { identity } from './items.ts';
import { addressesBroken, labelled, NUMBER_ROOM, numbered, paragraph } from './layout.ts';
import { nameOf, worded } from './notices.ts';
import { pitchTitle } from './pitch-content.ts';
import type { View } from './style.ts';
import { contentLines, itemLines } from './text.ts';

type Lines = readonly string[];

/** What is on the screen, and what waits for it. */
export interface Page {
  readonly now: Lines;
  readonly rest: Lines;
  /** What waits, laid out for another view. */
  readonly later: (view: View) => Lines;
  /** Records of which something is on the screen, those of them that have only their name there, and those that wait. */
  readonly ids: {
    readonly shown: readonly string[];
    readonly named?: readonly string[];
    readonly waiting: readonly string[];
  };
}

interface Form {
  readonly rank: number;
  readonly lines: Lines;
  /** That it only names its records. */
  readonly isName?: boolean;
}

/** Something that is shown in the longest of its forms that has room. */
interface Part {
  /** The shortest first, the last one is all of it; what has the lowest rank is given room first. */
  readonly forms: readonly Form[];
  /** What it is called where it has to wait. */
  readonly name?: string | undefined;
  /** What it is one of, where there may be several: they are counted. */
  readonly several?: string;
  /** What is shown later where not all of it has room, if that is not all of it. */
  readonly later?: Lines;
  /** The records that it shows. */
  readonly ids?: readonly string[];
  /** It counts on from numbers that stand before it, so that it is not shown without them. */
  readonly countsOn?: boolean;
}

/** Says how to come to what waits, by its names, which may be none. */
export type Call = (names: string) => string;

/** Enter on an empty line shows it. */
const ON_ENTER: Call = (names) => (names ? `Enter: more (${names})` : 'Enter: more');

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
  if (only?.type === 'pitch' && only.isWhole && !others.length)
    return layoutPage(view, (one) => shownLines(one, only), rows);
  // Before it nothing was said that takes rows.
  const room = shown.some(({ type }) => type === 'pitch') ? rows + BEFORE : rows;
  return pageOf(view, (one, room) => partsOf(one, shown, room), room);
}

/** A card by itself. @param rows that it may take @param call says how to come to what waits */
export function cardPage(view: View, card: Card, rows: number, call: Call = ON_ENTER): Page {
  return pageOf(view, (one) => cardParts(one, card), rows, call);
}

/** Lines one page after the other, each as far as an empty line where there is one. @param rows that a page may take */
export function linesPage(view: View, lines: Lines, rows: number, call: Call = ON_ENTER): Page {
  if (heightOf(view, lines) <= rows) return wholePage(lines);
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
  return { ...wholePage([...lines.slice(0, cut), moreLine(view, call, [])]), rest, later: () => rest };
}

/** The same for what can be laid out anew for another view. */
export function layoutPage(view: View, layout: (view: View) => Lines, rows: number, call: Call = ON_ENTER): Page {
  const lines = layout(view);
  const page = linesPage(view, lines, rows, call);
  return { ...page, later: (other) => unread(layout(other), inkOf(lines) - inkOf(page.rest)) };
}

/** Lines to be read, and what stands below the last page of them. */
export function readPage(
  view: View,
  lines: Lines,
  below: (view: View) => Lines,
  rows: number,
  call: Call = ON_ENTER,
): Page {
  return layoutPage(view, (other) => spaced([lines, below(other)]), rows, call);
}

function wholePage(now: Lines, parts: readonly Part[] = []): Page {
  const named = parts.filter(({ forms }) => forms.at(-1)?.isName);
  return { now, rest: [], later: () => [], ids: { shown: idsIn(parts), named: idsIn(named), waiting: [] } };
}

/** What of lines has not been read by whoever has read so much of them in another width. */
function unread(lines: Lines, read: number): Lines {
  let ink = 0;
  const first = lines.findIndex((line) => {
    ink += inkOf([line]);
    return ink > read;
  });
  return first < 0 ? [] : lines.slice(first);
}

/** How much is written in lines, in columns: what is the same in every width, and so without blanks and rules. */
function inkOf(lines: Lines): number {
  return lines.reduce((sum, line) => sum + stringWidth(line.replace(/[\s\u2500-\u257f]+/g, '')), 0);
}

function idsIn(parts: readonly Part[]): readonly string[] {
  return parts.flatMap(({ ids = [] }) => ids);
}

/** Parts in their order: all of each where there is room, or else what ranks first. @param make for a view and its rows */
function pageOf(
  view: View,
  make: (view: View, rows: number) => readonly Part[],
  rows: number,
  call: Call = ON_ENTER,
): Page {
  const parts = make(view, rows);
  const whole = parts.map(wholeOf);
  for (const lines of [spaced(whole), whole.flat()]) if (heightOf(view, lines) <= rows) return wholePage(lines, parts);
  // One row says what waits.
  let room = rows - 1;
  const chosen = new Map<Part, Lines>();
  const steps = parts.flatMap((part) => part.forms.map((form) => ({ ...form, part })));
  for (const { part, lines, rank } of steps.toSorted((a, b) => a.rank - b.rank)) {
    const more = heightOf(view, lines) - heightOf(view, chosen.get(part) ?? []);
    // What is to be said is cut rather than left out.
    if (more > room && rank === RANK.main) return mainPage(view, make, rows, call);
    if (more > room || (part.countsOn && !areNumbered(parts.slice(0, parts.indexOf(part)), chosen))) continue;
    chosen.set(part, lines);
    room -= more;
  }
  const waiting = parts.filter((part) => chosen.get(part) !== wholeOf(part));
  const isChosen = (place: number, { lines }: Form) => parts[place] && chosen.get(parts[place]) === lines;
  const blocks = parts.flatMap((part) => [chosen.get(part) ?? []]).filter(({ length }) => length);
  const shown = room >= blocks.length - 1 ? spaced(blocks) : blocks.flat();
  return {
    now: [
      ...shown,
      moreLine(
        view,
        call,
        namesOf(waiting, (part) => chosen.has(part)),
      ),
    ],
    rest: laterOf(waiting),
    // Rows do not matter for what is read later.
    later: (other) => laterOf(make(other, 0).filter((_, place) => waiting.some((part) => parts[place] === part))),
    ids: {
      shown: idsIn(parts.filter((part) => chosen.has(part))),
      named: idsIn(parts.filter(({ forms }, place) => forms.some((form) => form.isName && isChosen(place, form)))),
      waiting: idsIn(parts.filter((part) => !chosen.has(part))),
    },
  };
}

function laterOf(waiting: readonly Part[]): Lines {
  return spaced(waiting.map((part) => part.later ?? wholeOf(part)));
}

/** What is to be said before all else, where there is no room even for that. */
function mainPage(view: View, make: (view: View, rows: number) => readonly Part[], rows: number, call: Call): Page {
  const parts = make(view, rows);
  const [main, others] = [parts.filter(isMain), parts.filter((part) => !isMain(part))];
  const page = layoutPage(view, (other) => spaced(mainFirst(make(other, 0)).map(wholeOf)), rows, call);
  return { ...page, ids: { shown: idsIn(main), waiting: idsIn(others) } };
}

/** Whether all that has numbers is on the screen. */
function areNumbered(parts: readonly Part[], chosen: ReadonlyMap<Part, Lines>): boolean {
  return parts.every((part) => !(part.ids?.length || part.countsOn) || chosen.has(part));
}

function isMain({ forms }: Part): boolean {
  return forms[0]?.rank === RANK.main;
}

function mainFirst(parts: readonly Part[]): Part[] {
  return [...parts.filter(isMain), ...parts.filter((part) => !isMain(part))];
}

function wholeOf({ forms }: Part): Lines {
  return forms.at(-1)?.lines ?? [];
}

/** Blocks with an empty line between them. */
function spaced(blocks: readonly Lines[]): string[] {
  return blocks.filter(({ length }) => length).flatMap((lines, place) => (place ? ['', ...lines] : lines));
}

/** Rows that lines take, as the terminal breaks what is too long for one and no address. */
function heightOf(view: View, lines: Lines): number {
  const { columns } = view;
  return addressesBroken(view, lines).reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / columns)),
    0,
  );
}

/**
 * What waits, by its names; what there are several of is counted. A number is named only where it is on the screen.
 * @param isBegun whether something of a part is on the screen
 */
function namesOf(waiting: readonly Part[], isBegun: (part: Part) => boolean): string[] {
  const isSingle = ({ several }: Part) => several === undefined;
  const single = waiting.filter((part) => isSingle(part) && !isBegun(part)).flatMap(({ name = [] }) => name);
  const inFull = waiting.filter((part) => isSingle(part) && isBegun(part)).flatMap(({ name = [] }) => name);
  const counted = [...new Set(waiting.flatMap(({ several = [] }) => several))].flatMap((several) => {
    const all = waiting.filter((part) => part.several === several);
    const begun = all.filter((part) => part.name !== undefined && isBegun(part)).flatMap(({ name = [] }) => name);
    const rest = all.length - begun.length;
    return [
      ...(begun.length ? [`${joined(begun)} in full`] : []),
      ...(rest ? [`${rest} ${rest > 1 ? several : several.replace(/s$/, '')}`] : []),
    ];
  });
  return [...single, ...(inFull.length ? [`${joined(inFull)} in full`] : []), ...counted];
}

/** How to come to what waits, in one row: with as many of the names as it has room for. */
function moreLine({ style, columns }: View, call: Call, names: readonly string[]): string {
  const lines = names.map((_, left) => call(names.slice(0, names.length - left).join(', ')));
  return style.muted(lines.find((line) => line.length < columns) ?? call(''));
}

/** What ranks before what, within a turn. */
const RANK = {
  main: 0,
  title: 1,
  ask: 2,
  proofNamed: 3,
  choice: 4,
  inFull: 5,
  proof: 6,
  how: 7,
  fair: 8,
  proofInFull: 9,
  nextProof: 10,
  nextProofInFull: 11,
  otherChoice: 12,
  recalled: 13,
  really: 14,
  point: 20,
} as const;

const BODY = { indent: NUMBER_ROOM };

function partsOf(view: View, shown: readonly Shown[], rows: number): Part[] {
  const isGuess = shown.some((one) => one.type === 'notice' && one.notice === 'guess');
  return shown.flatMap((one, place): Part[] => {
    const before = shown[place - 1];
    switch (one.type) {
      case 'card':
        return cardParts(view, one.card, isGuess, isGuess && shown.at(-1)?.type === 'names');
      case 'pitch':
        return pitchParts(view, one.pitch, rows);
      case 'hits':
        return hitParts(view, one);
      case 'nearest':
        return nearest(one.cards, one.before).map((item, index) => nearestPart(view, item, index));
      case 'names':
        if (before?.type === 'notice' && one.before !== undefined) {
          const names = one.names.map((name, index) => `${(one.before ?? 0) + index + 1} ${nameOf(name)}`);
          const lines = paragraph(view, `${worded(before)[0]} ${names.join('; ')}`, { paint: view.style.muted });
          const rank = isGuess ? RANK.choice : RANK.otherChoice;
          return [{ forms: [{ rank, lines }], name: 'what else they may mean', countsOn: true }];
        }
        return one.names.map((name, index) => ({
          forms: [{ rank: RANK.point + index, lines: paragraph(view, nameOf(name), numbered(view, index + 1)) }],
          countsOn: true,
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

/**
 * A card: what to say, what to ask, and what proves it, before all else.
 * @param isCountedOn whether other cards can be chosen by the numbers behind those of its evidence
 */
function cardParts(view: View, card: Card, isGuess = false, isCountedOn = false): Part[] {
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
        ...(place && !isCountedOn
          ? []
          : [
              {
                rank: RANK.proofNamed,
                lines: namedLines(view, proving(hit, place + 1)),
                isName: hit.kind !== 'figure',
              },
            ]),
        { rank: place ? RANK.nextProof : RANK.proof, lines: itemLines(view, [inShort(proving(hit, place + 1))]) },
        { rank: place ? RANK.nextProofInFull : RANK.proofInFull, lines: itemLines(view, [proving(hit, place + 1)]) },
      ],
      several: 'proofs',
      ids: [hit.id],
    })),
    ...(recalled.length
      ? [
          {
            forms: [
              {
                rank: isCountedOn ? RANK.proofNamed : RANK.recalled,
                lines: itemLines(view, reminders(recalled, evidence.length)),
              },
            ],
            name: 'what they have seen',
            ids: recalled.map(({ id }) => id),
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

/** An item by its number and its name, or where it has none by who said it. */
function namedLines(view: View, item: Item): string[] {
  const { choice = 1, sources } = item;
  const [source] = sources;
  return paragraph(view, nameIn(item) ?? (source ? citationText(source) : ''), numbered(view, choice));
}

/** What an item is called; a figure is nothing without its sentence. */
function nameIn({ title, record, passages: [first] }: Item): string | undefined {
  return record?.kind === 'figure' && first && 'text' in first ? first.text : title;
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
    const { choice = place + 1 } = item;
    const title = nameIn(item) ?? '';
    const lines = paragraph(view, title, { ...numbered(view, choice), paint: view.style.strong });
    const whole = itemLines(view, [item]);
    const rank = (form: number) => RANK.point * form + place;
    const ids = [hits, recalled].flat().flatMap(({ id }, index) => (index === place ? [id] : []));
    if (!title) return { forms: [{ rank: rank(1), lines: whole }], ids };
    return {
      forms: [
        { rank: rank(1), lines, isName: item.record?.kind !== 'figure' },
        { rank: rank(place ? 3 : 2), lines: itemLines(view, [inShort(item)]) },
        { rank: rank(place ? 4 : 2), lines: whole },
      ],
      name: String(choice),
      several: 'results',
      ids,
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
    name: String(item.choice ?? place + 1),
    several: 'cards',
  };
}

/** Rows of what stands below a pitch: how to go on, and what waits. */
const AFTER_PITCH = 4;

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
  const spine = (rank: number, lines: Lines, ids: readonly string[] = [], isName = false): Part => ({
    forms: [{ rank, lines, isName }],
    later: [],
    ids,
  });
  const spineOf = (all: readonly Lines[], isName: boolean): Part[] => [
    spine(RANK.title, paragraph(view, pitchTitle(pitch), { paint: style.accent })),
    spine(RANK.main, labelled(view, 'Open with', pitch.opening, {})),
    ...(pitch.numbers ? [spine(RANK.main, paragraph(view, pitch.numbers.say))] : []),
    ...all.map((lines, place) => spine(RANK.point + place, lines, points[place] && [points[place].id], isName)),
    ...(pitch.next
      ? [spine(RANK.proof, labelled(view, 'Then propose', pitch.next.title, {}), [pitch.next.id], true)]
      : []),
  ];
  const long = spineOf(inFull, false);
  const hasRoom = heightOf(view, long.flatMap(wholeOf)) + AFTER_PITCH <= rows;
  return [
    ...(hasRoom ? long : spineOf(titles, true)),
    {
      forms: [{ rank: 1000, lines: whole }],
      name: 'all of the pitch, as /pitch does',
      ids: pitch.quotes.map(({ id }) => id),
    },
  ];
}
