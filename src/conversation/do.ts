/** What is asked of the program within a conversation: every command, and what it does. */
import type { Material } from '../answer/answer.ts';
import { cardOf } from '../answer/card.ts';
import { asksOfHere } from '../answer/named.ts';
import { addressOf } from '../records/address.ts';
import { resolveFilters } from '../records/filters.ts';
import { named, toHit } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import { lookUp, lookUpOne } from '../records/lookup.ts';
import type { KitRecord } from '../records/schema.ts';
import { readQuestion } from '../search/question.ts';
import { type SearchHit, search } from '../search/search.ts';
import { pitched, topicsFor } from './begin.ts';
import type { CommandName } from './commands.ts';
import { answeredWith, attributed, tooLong } from './hear.ts';
import {
  type Extent,
  type Item,
  itemsIn,
  lastOpen,
  listedIn,
  type OpenItem,
  openIn,
  perhapsIn,
  withName,
} from './message.ts';
import { firstStep, nextPoint, quotesFor, shown } from './propose.ts';
import { sentIn } from './sent.ts';
import {
  audiencesIn,
  type Conversation,
  evidenceToldIn,
  idsOf,
  isUnanswered,
  placeIn,
  type Reply,
  type Shown,
  seenOn,
  speakerOf,
  stepsChosen,
  type Turn,
  tell,
  telling,
  toldIn,
  turned,
  turnId,
  usedIn,
  type Wish,
  withAgreed,
  withTurn,
} from './state.ts';
import { placeOf, undo } from './undo.ts';

const MOST_FOUND = 5;
/** Where the message goes unless a file is named. */
export const USUAL_FILE = 'message.md';
/** More quotes than a kit has on anything. */
const MOST_QUOTES = 50;

/** Does what is asked. @param words what stands behind the command's name */
type Do = (material: Material, conversation: Conversation, words: string) => Reply;

/** What each command does. */
export const DO: Readonly<Record<CommandName, Do>> = {
  pitch: (material, conversation) => {
    const { show, ...reply } = pitched(material, conversation);
    return { ...reply, show: show.map((one) => (one.type === 'pitch' ? { ...one, isWhole: true } : one)) };
  },
  more: (_, conversation) => wishing(conversation, { type: 'more' }),
  quote: giveQuote,
  next: ({ kit }, conversation) => nextPoint(kit, conversation),
  step: ({ kit }, conversation) => firstStep(kit, conversation),
  search: (material, conversation, words) => {
    if (!words) return telling(conversation, { notice: 'search-what' });
    const hits = searched(material, words, [], MOST_FOUND);
    if (!hits.length) return telling(conversation, { notice: 'nothing-found', typed: words });
    return { conversation: { ...conversation, numbered: idsOf(hits) }, show: [{ type: 'hits', hits }] };
  },
  show: showRecord,
  open: ({ kit }, conversation, words) => {
    const record = recordAt(kit, conversation, words || '1');
    if (!record) return nothingThere(kit, conversation, words);
    const address = addressOf(kit, record, {});
    return {
      conversation: withShown(kit, conversation, record),
      show: [{ type: 'address', address }],
      wish: { type: 'open', url: address.url },
    };
  },
  keep: (_, conversation, words) =>
    tooLong(conversation, words) ??
    (words
      ? telling(withAgreed(conversation, words), { notice: 'kept' })
      : telling(conversation, { notice: 'keep-what' })),
  later: ({ kit }, conversation, words) =>
    tooLong(conversation, words) ??
    (words
      ? comeBack(kit, conversation, words)
      : telling(conversation, { notice: 'later-what', ...openLast(kit, conversation) })),
  audience: ({ kit }, conversation, words) => {
    if (!words) return telling(conversation, { notice: 'audiences', all: kit.all('audience') });
    const chosen = words.split(',').map((word) => lookUpOne(kit, 'audience', word));
    const audiences = [...new Set([...conversation.audiences, ...idsOf(chosen)])];
    const labels = chosen.map(({ label }) => label);
    return telling(
      { ...conversation, audiences, speaker: chosen[0]?.id },
      { notice: 'answers-for', audiences: labels },
    );
  },
  topic: ({ kit }, conversation, words) => {
    const { topics: chosen = [] } = conversation;
    if (!words)
      return telling(conversation, {
        notice: 'topics',
        topics: chosen.length ? chosen : idsOf(topicsFor(kit, audiencesIn(kit, conversation))),
      });
    if (words === 'all') return telling({ ...conversation, topic: undefined }, { notice: 'all-topics' });
    return nextPoint(kit, { ...conversation, topic: lookUp(kit, 'topic', words)[0]?.id });
  },
  yes: confirm,
  message: ({ kit }, conversation, words) => {
    const { extent, rest } = extentIn(kit, words);
    if (rest) return telling(conversation, { notice: 'message-how', typed: rest });
    return sending(kit, { ...conversation, extent }, { type: 'message', extent });
  },
  drop,
  copy: ({ kit }, conversation, words) => {
    const { extent, rest } = extentIn(kit, words, conversation.extent);
    if (rest) return telling(conversation, { notice: 'message-how', typed: rest });
    return sending(kit, conversation, { type: 'copy', extent });
  },
  save: ({ kit }, conversation, words) => {
    const { extent, rest } = extentIn(kit, words, conversation.extent);
    const reply = sending(kit, conversation, { type: 'save', file: rest || USUAL_FILE, extent });
    // Nobody has to guess which of the two it is.
    return extent.isLong ? { ...reply, show: [tell({ notice: 'all-of-it' })] } : reply;
  },
  undo,
  help: (_, conversation) => ({ conversation, show: [{ type: 'help' }] }),
  quit: ({ kit }, conversation) => ({
    conversation: { ...withNumbers(kit, conversation), step: 'over' },
    show: [],
  }),
};

/**
 * How much is to be sent and to whom, in the words behind a command: `for finance`, `long`, or the flags of these names.
 * @param usual what it is where nothing of that is said
 * @returns `rest` is what is left of the words, such as a file
 */
function extentIn(kit: Kit, words: string, usual: Extent = ALL): { readonly extent: Extent; readonly rest: string } {
  const [, before = words, long] = /^(.*?)(?:^|\s+)(--long|long)$/i.exec(words.replace(LONG_FIRST, '$2 $1')) ?? [];
  const [, rest = before, who] = /^(.*?)(?:^|\s+)(?:--for[ =]|for )\s*(\S.*)$/i.exec(before) ?? [];
  const audience = who === undefined ? undefined : lookUpOne(kit, 'audience', who).id;
  const isSaid = audience !== undefined || long !== undefined;
  return { extent: isSaid ? { audience, isLong: long !== undefined } : usual, rest: rest.trim() };
}

/** In short, to all of them. */
const ALL: Extent = { audience: undefined, isLong: false };

/** `long` may stand before a file, too. */
const LONG_FIRST = /^(--long|long)\s+(\S.*)$/i;

/**
 * What was said last is named in these words if it is open, and so is what has the number that stands before them; else
 * they stand for themselves.
 */
function comeBack(kit: Kit, conversation: Conversation, words: string): Reply {
  const { opened } = conversation;
  const [, number, rest] = /^(\d{1,3})(?:\s+(.+))?$/s.exec(words) ?? [];
  // What was left out can be named too, and is sent again.
  const listed = listedIn(kit, {
    ...conversation,
    dropped: conversation.dropped.filter((id) => !opened?.includes(id)),
  });
  if (number === undefined || (!opened && !listed.length))
    return namedAs(conversation, lastOpen(kit, conversation), words);
  const item = listed.find((one) => one.number === Number(number));
  if (!item) return telling(conversation, { notice: 'no-open-number', number, open: listedIn(kit, conversation) });
  if (rest === undefined) return telling(conversation, { notice: 'later-what', ...saidOf(item) });
  return namedAs(conversation, placeIn(conversation, item.id), rest);
}

/** The same words for what was said at a place; where there is none they stand for themselves. */
function namedAs(conversation: Conversation, place: number | undefined, later: string): Reply {
  const now =
    place === undefined
      ? withTurn(conversation, { audience: speakerOf(conversation), shown: [], later })
      : withName(conversation, turnId(place), later);
  const said = conversation.turns[place ?? -1]?.said;
  return telling(putBack(conversation, now), { notice: 'noted', later, ...(said !== undefined && { said }) });
}

function saidOf({ title, name }: OpenItem): { readonly said: string; readonly name?: string } {
  return { said: title, ...(name !== undefined && { name }) };
}

/**
 * What can still be named by a number, once more in short where a command has settled, left out or added something: what
 * stays keeps its number.
 */
export function withListed(kit: Kit, before: Conversation, reply: Reply): Reply {
  const { opened } = before;
  const { conversation } = reply;
  if (!opened || conversation.opened !== opened) return reply;
  const lacksIn = (all: readonly Item[], others: readonly Item[]) =>
    all.some(({ id }) => !others.some((one) => one.id === id));
  const open = openIn(kit, conversation);
  if (!lacksIn(listedIn(kit, before), listedIn(kit, conversation)) && !lacksIn(open, openIn(kit, before))) return reply;
  const now = { ...conversation, opened: [...new Set([...opened, ...idsOf(open)])] };
  return {
    ...reply,
    conversation: now,
    show: [...reply.show, tell({ notice: 'still-open', open: listedIn(kit, now) })],
  };
}

/** What the message says already of what was said last. */
function openLast(kit: Kit, conversation: Conversation): { readonly said?: string; readonly name?: string } {
  const place = lastOpen(kit, conversation);
  const last = openIn(kit, conversation).find(({ id }) => place !== undefined && id === turnId(place));
  return last ? saidOf(last) : {};
}

/** What was changed of what they said goes into the message, also where it was left out before. */
function putBack(before: Conversation, now: Conversation): Conversation {
  const place = now.turns.findIndex((turn, index) => turn !== before.turns[index]);
  return { ...now, dropped: now.dropped.filter((id) => id !== turnId(place)) };
}

/** Takes what was shown last for what they meant, if that was called a guess, or else the guess that has a number or an id. */
function confirm({ kit }: Material, conversation: Conversation, word: string): Reply {
  const { turns, numbered } = conversation;
  const id = idAt(numbered, word);
  const isMeant = (turn: Turn) => isCalledGuess(turn) && (!word || idOf(turn) === id);
  const place = turns.findLastIndex(isMeant);
  const guess = turns[place];
  const known = turns.find((turn) => word !== '' && idOf(turn) === id && !turn.isGuess);
  if (!guess && known) return telling(conversation, { notice: 'confirmed', title: placeOf(kit, known) });
  if (!guess)
    return word ? nothingThere(kit, conversation, word) : telling(conversation, { notice: 'nothing-to-confirm' });
  const isLast = place === turns.findLastIndex((turn) => turn.said !== undefined || turn.shown.length > 0);
  if (!word && !isLast)
    return telling(conversation, { notice: 'no-guess-last', title: placeOf(kit, guess), id: idOf(guess) });
  const { isGuess: _, later: __, ...settled } = guess;
  const [first = ''] = kit.find('step', guess.shown[0] ?? '') ? guess.shown : [];
  const sure: Turn = { ...settled, ...(first && { chosen: [first] }) };
  return telling(
    { ...conversation, turns: turns.with(place, sure) },
    { notice: 'confirmed', title: placeOf(kit, sure) },
  );
}

/** What a turn answered with, as an id. */
function idOf({ card, shown, recalled = [] }: Turn): string {
  return card ?? shown[0] ?? recalled[0] ?? '';
}

/** Whether the person was told that a turn was a guess: of what is only open they were not. */
function isCalledGuess({ isGuess = false, said = '', card }: Turn): boolean {
  return isGuess && (card !== undefined || !asksOfHere(said));
}

function wishing(conversation: Conversation, wish: Wish): Reply {
  return { conversation, show: [], wish };
}

/** The message as it is wished; what is open in it has numbers from now on. */
function sending(kit: Kit, conversation: Conversation, wish: Extract<Wish, { extent: Extent }>): Reply {
  return wishing(withNumbers(kit, conversation, wish.extent), wish);
}

/** A conversation in which all that is open, or perhaps is, has a number; what has one already keeps it. */
function withNumbers(kit: Kit, conversation: Conversation, extent: Extent = {}): Conversation {
  const all = idsOf([...openIn(kit, conversation, extent), ...perhapsIn(kit, conversation, extent)]);
  const opened = [...new Set([...(conversation.opened ?? []), ...all])];
  return { ...conversation, opened, ...(all.length && { numbered: opened }) };
}

/** What a search finds for words with filters in them, of some kinds or of all. */
function searched(material: Material, typed: string, kind: readonly string[], limit: number): SearchHit[] {
  const { kit, index } = material;
  const { filters: inside, ...question } = readQuestion(typed);
  const filters = resolveFilters(kit, { ...inside, ...(kind.length && { kind }) });
  return search(kit, index, { ...question, filters, limit });
}

function giveQuote(material: Material, conversation: Conversation, words: string): Reply {
  const { kit } = material;
  const told = toldIn(kit, conversation);
  const found = words
    ? searched(material, words, ['quote'], MOST_QUOTES).flatMap(({ id }) => kit.find('quote', id) ?? [])
    : quotesFor(kit, conversation);
  const quote = found.find((one) => !told(one));
  if (quote) return shown(kit, conversation, quote);
  if (found.length) return telling(conversation, { notice: 'no-quote-left', topic: conversation.topic });
  return telling(conversation, { notice: 'no-quote', isSearched: words !== '' });
}

function showRecord(material: Material, conversation: Conversation, words: string): Reply {
  const { kit } = material;
  const [, word = '', line] = /^(\S*)(?:\s+(.*))?$/s.exec(words) ?? [];
  const record = recordAt(kit, conversation, word || '1');
  if (!record) return nothingThere(kit, conversation, word);
  const { said, before } = line ? saidIn(kit, conversation, line) : unsettled(conversation, record);
  const audience = speakerOf(before);
  if (record.kind === 'objection')
    return answeredWith(material, before, said, cardOf(kit, record, { audience, told: evidenceToldIn(kit, before) }));
  // Of several that have numbers another one may be wanted next, so they keep them.
  const { numbered } = conversation;
  const place = numbered.indexOf(record.id);
  const show: Shown[] = [{ type: 'hits', hits: [toHit(kit, record, audience)], before: Math.max(0, place) }];
  if (said === undefined) return { conversation: withShown(kit, conversation, record), show };
  const chosen = record.kind === 'step' && { chosen: [record.id] };
  const reply = turned(before, { said, audience, shown: [record.id], ...chosen }, show);
  return place < 0 ? reply : { ...reply, conversation: { ...reply.conversation, numbered } };
}

/** Leaves something out of the message, or puts it back; without words it says what there is. */
function drop({ kit }: Material, conversation: Conversation, words: string): Reply {
  const items = itemsIn(kit, conversation);
  if (!words && !items.length) return telling(conversation, { notice: 'nothing-sent' });
  if (!words) {
    const { items: names, more } = sentIn(kit, conversation);
    return {
      conversation: { ...conversation, numbered: idsOf(names) },
      show: [
        tell({ notice: 'sent' }),
        { type: 'names', names },
        ...(more ? [tell({ notice: 'more-in-long', more })] : []),
      ],
    };
  }
  if (words === 'nothing') return telling({ ...conversation, dropped: [] }, { notice: 'all-sent' });
  const all = new Set([...idsOf(items), ...conversation.dropped]);
  const idsFor = (word: string) => droppedBy(conversation, word).filter((id) => all.has(id));
  const given = words.split(/[\s,]+/).filter(Boolean);
  const wrong = given.filter((word) => !idsFor(word).length);
  // Of several that are named either all are meant or none.
  if (wrong.length) return telling(conversation, { notice: 'not-in-message', typed: wrong.join(' ') });
  const meant = given.flatMap(idsFor);
  const isMeant = ({ id }: { readonly id: string }) => meant.includes(id);
  const dropped = items.filter(isMeant);
  if (dropped.length) {
    const all = [...conversation.dropped, ...idsOf(dropped)];
    return telling({ ...conversation, dropped: all }, { notice: 'left-out', items: dropped });
  }
  const rest = { ...conversation, dropped: conversation.dropped.filter((id) => !meant.includes(id)) };
  if (rest.dropped.length === conversation.dropped.length)
    return telling(conversation, { notice: 'not-in-message', typed: words });
  return telling(rest, { notice: 'sent-again', items: itemsIn(kit, rest).filter(isMeant) });
}

/** What they said in these words, and the conversation with whoever speaks. */
function saidIn(kit: Kit, conversation: Conversation, line: string): Heard {
  const { conversation: before, said } = attributed(kit, conversation, line);
  return { said, before };
}

interface Heard {
  readonly said?: string | undefined;
  readonly before: Conversation;
}

/** What was said last, and the conversation before it, where what is chosen now was offered for it, or may answer it. */
function unsettled(conversation: Conversation, { id, kind }: KitRecord): Heard {
  const { turns } = conversation;
  const last = turns.at(-1);
  const isOpen = last?.near?.includes(id) || (last && isUnanswered(last) && kind === 'objection');
  if (!last || !isOpen) return { before: conversation };
  return { said: last.said, before: { ...conversation, turns: turns.slice(0, -1) } };
}

/** A conversation in which a record counts as shown, and a step as chosen. */
function withShown(kit: Kit, before: Conversation, { id, kind }: KitRecord): Conversation {
  const conversation = seenOn(before, undefined, { shown: [id], waiting: [] });
  const known = kind === 'step' ? stepsChosen(kit, conversation) : usedIn(conversation);
  if (known.includes(id)) return conversation;
  return withTurn(conversation, { audience: speakerOf(conversation), shown: [id] });
}

/** The ids of items of the message that a word stands for: a number, an id, an objection, or all of the pitch. */
function droppedBy({ numbered, pitched, turns }: Conversation, word: string): readonly string[] {
  if (word === 'pitch') return pitched.filter((id) => !turns.some(({ recalled = [] }) => recalled.includes(id)));
  const id = idAt(numbered, word);
  return [id, ...turns.flatMap(({ card, shown }) => (card === id ? shown : []))];
}

function recordAt(kit: Kit, { numbered }: Conversation, word: string): KitRecord | undefined {
  return kit.get(idAt(numbered, word));
}

/** The id that a number stands for; any other word is one itself. */
function idAt(numbered: readonly string[], word: string): string {
  return (/^\d{1,3}$/.test(word) ? numbered[Number(word) - 1] : word) ?? '';
}

function nothingThere(kit: Kit, conversation: Conversation, typed: string): Reply {
  const own = itemsIn(kit, conversation);
  const numbered = conversation.numbered.map((id) => {
    const record = kit.get(id);
    return record ? named(toHit(kit, record)) : (own.find((one) => one.id === id)?.title ?? id);
  });
  return telling(conversation, { notice: 'nothing-there', typed, numbered });
}
