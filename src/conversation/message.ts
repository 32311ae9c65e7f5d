/** The message that is sent after a conversation. */

import { isFor } from '../answer/evidence.ts';
import { asksOfHere, namedIn } from '../answer/named.ts';
import { type Hit, named, toHit, wordingFor } from '../records/hit.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { vocabularyOf } from '../records/texts.ts';
import { asSentence, countWords, inSentence, plain, standsIn, visible } from '../text/text.ts';
import { tellingWords, termOf } from '../text/words.ts';
import { aboutAsked } from './asked-for.ts';
import { type Answered, type FollowUp, type FollowUpItem, followUp } from './follow-up.ts';
import { inShort } from './in-short.ts';
import type { Named } from './notice.ts';
import {
  type Conversation,
  chosenIn,
  idsOf,
  isHeardBy,
  isUnanswered,
  placeIn,
  stepsChosen,
  type Turn,
  turnId,
  usedBy,
} from './state.ts';
import { ownerOf, supportOf } from './support.ts';

/** Something that goes into the message. */
export interface Item extends Named {
  readonly id: string;
}

/** What goes into the message, in the order of the conversation: answers, what was shown, and what is open. */
export function itemsIn(kit: Kit, conversation: Conversation): Item[] {
  const { pitched, turns, dropped } = conversation;
  const steps = stepsChosen(kit, conversation);
  const recordItem = (id: string): Item[] => {
    const record = kit.get(id);
    const isSent = record && (record.kind !== 'step' || steps.includes(id));
    return isSent ? [{ id, title: named(toHit(kit, record)) }] : [];
  };
  const items = [
    ...pitched.flatMap(recordItem),
    ...turns.flatMap((turn, place) => [
      ...(turn.card === undefined || turn.isGuess
        ? []
        : [{ id: turn.card, title: saidTo(kit, turn), as: 'answer' as const }]),
      ...turn.shown.flatMap(recordItem),
      ...(turn.agreed === undefined ? [] : [{ id: turnId(place), title: turn.agreed, as: 'agreed' as const }]),
      ...(isOpen(kit, turn, conversation)
        ? [{ id: turnId(place), title: turn.later ?? turn.said ?? '', as: 'open' as const }]
        : []),
    ]),
  ];
  const left = new Set(dropped);
  return items.filter(({ id }) => !left.has(id) && left.add(id));
}

/** How much of a conversation goes into a message, and to whom. */
export interface Extent {
  /** The id of the only listener whom it is for. */
  readonly audience?: string | undefined;
  /** True where all is to be in it. */
  readonly isLong?: boolean | undefined;
}

/**
 * The message: what was agreed, proposed and answered, what is open, and what was shown, without what was left out. In
 * short unless all is wanted.
 */
export function followUpOf(kit: Kit, conversation: Conversation, { audience: only, isLong }: Extent = {}): FollowUp {
  const { audiences, pitched, turns, dropped } = conversation;
  const isSent = (id: string) => !dropped.includes(id);
  const hitsOf = (ids: readonly string[], audience: string | undefined) =>
    ids.flatMap((id) => {
      const record = isSent(id) ? kit.get(id) : undefined;
      return record && record.kind !== 'step' ? [toHit(kit, record, audience)] : [];
    });
  const stepsOf = (ids: readonly string[], audience: string | undefined) =>
    ids.flatMap((id) => {
      const step = isSent(id) ? kit.find('step', id) : undefined;
      if (!step) return [];
      return [{ text: step.say ? wordingFor(step.say, audience) : step.title, hit: toHit(kit, step, audience) }];
    });
  const heard = turns.filter((turn) => isHeardBy(turn, only));
  const listeners = only === undefined ? audiences : [only];
  const [first] = listeners;
  const forThem = pitched.filter((id) => {
    const record = kit.get(id);
    return record && (only === undefined || isFor(record, only));
  });
  const answered = heard.filter((turn) => !turn.isGuess && (turn.card === undefined || isSent(turn.card)));
  const whole = followUp({
    audiences: listeners.flatMap((id) => kit.find('audience', id) ?? []).map(({ id, label }) => ({ id, label })),
    agreed: agreedIn(conversation).map(asSentence),
    proposed: heard.flatMap((turn) => stepsOf(chosenIn(turn), turn.audience)),
    answers: answered.map((turn) => {
      const audience = only ?? turn.audience;
      const hits = hitsOf(usedBy(turn), audience);
      const answered = answerOf(kit, { ...turn, audience }, hits, isSent);
      const isSettledOtherwise = isAgreedOn(kit, turn, conversation);
      return { ...(answered && !isSettledOtherwise && { answered }), used: hits };
    }),
    open: turns.flatMap((turn, place) =>
      heard.includes(turn) && isSent(turnId(place)) && isOpen(kit, turn, conversation)
        ? [{ about: subjectOf(kit, turn, conversation), verbatim: verbatimIn(turn) }]
        : [],
    ),
    pitched: hitsOf(forThem, first),
    guessed: heard.flatMap((turn) => (turn.isGuess ? hitsOf(turn.shown, turn.audience) : [])),
    ...(conversation.unseen && { unseen: conversation.unseen }),
  });
  return isLong ? withAllShown(whole) : inShort(whole, wordsAround(kit));
}

/** A message in which each answer has all that was shown with it, and needs no one source. */
function withAllShown({ parts, ...whole }: FollowUp): FollowUp {
  const items = (all: readonly FollowUpItem[]) => all.map(({ support: _, ...item }) => item);
  return { ...whole, parts: parts.map((part) => ({ ...part, items: items(part.items) })) };
}

/** What a turn has answered: an objection, what was asked for, or what a point was said to. */
function answerOf(
  kit: Kit,
  { said, card, audience }: Turn,
  hits: readonly Hit[],
  isSent: (id: string) => boolean,
): Answered | undefined {
  const [hit] = hits;
  const record = card === undefined ? undefined : kit.find('objection', card);
  if (record) {
    const about = record.about ?? record.title;
    // Who names a trade is answered by what somebody in it did, and not by what fits everybody who asks.
    const asked = { id: record.id, isRecord: true, about, brief: withinSentence(kit, about) };
    if (hit && record.asks === hit.kind && isOfTheirs(kit, said, hit)) return asked;
    const text = record.brief ?? wordingFor(record.respond, audience);
    const support = supportOf(kit, record, hits, audience, isSent);
    const by = support && ownerOf(kit, support);
    return {
      ...asked,
      text,
      ...(support && { support: { ...support, ...(by !== undefined && { by }) } }),
    };
  }
  if (said === undefined || !hit) return undefined;
  const about = asksOfHere(said) ? HERE : askedFor(kit, said, hit.kind);
  if (about !== undefined) return { id: about, about, brief: inSentence(about) };
  const [source] = hit.sources;
  if (hit.kind !== 'point' || !source) return undefined;
  return { id: hit.id, about: hit.title, brief: inSentence(hit.title), text: hit.text, support: { source, hit } };
}

/** Whether a record is of their own company, or of an industry that they named. */
function isOfTheirs(kit: Kit, said = '', { id, pack }: Hit): boolean {
  const { industry } = kit.find('use-case', id) ?? {};
  return pack !== undefined || (industry !== undefined && namedIn(kit, said).industries.includes(industry));
}

/** What something is called within a sentence; a tool keeps its capital letter. */
function withinSentence(kit: Kit, about: string): string {
  const [first = ''] = about.split(' ');
  return kit.all('tool').some(({ name }) => name.split(' ')[0] === first) ? about : inSentence(about);
}

const HERE = 'What has happened here';

/** What was asked for, with the topic where they named one, in their word for it: `Numbers on cost`. */
function askedFor(kit: Kit, said: string, kind: Hit['kind']): string | undefined {
  const about = aboutAsked(kind);
  if (kind !== 'use-case' && kind !== 'figure') return about;
  const spoken = plain(said);
  const [word] = kit
    .all('topic')
    // What all of it is about is named by nobody who asks for less.
    .filter(({ label }) => !/^What(?:ever)? /.test(label))
    .flatMap(({ id, label, aliases }) => [id.replaceAll('-', ' '), label, ...aliases])
    .filter((one) => standsIn(plain(one), spoken))
    .toSorted((one, other) => other.length - one.length);
  if (word === undefined) return about;
  const what = kind === 'figure' ? 'Numbers' : 'Examples';
  return `${what} ${/^on\b/i.test(word) ? 'about' : 'on'} ${inSentence(word)}`;
}

/** The words of whose content it is and when it was made, at most; each pack adds its name and its licence. */
function wordsAround({ packs }: Kit): number {
  // A licence such as CC-BY-4.0 is written in three words.
  const named = packs.map(({ title, licence }) => countWords(`and from ${title} ${licence}`) + 2);
  return named.reduce((sum, words) => sum + words, countWords('From.'));
}

/** What something that was said is about, in words that put nothing into anybody's mouth; undefined where nobody can tell. */
function subjectOf(kit: Kit, turn: Turn, conversation: Conversation): string | undefined {
  const { said = '', card, shown, later } = turn;
  if (later !== undefined) return asSentence(later);
  const record = card === undefined ? undefined : kit.find('objection', card);
  const isRepeat = isRepeatOf(turn, conversation);
  if (record && !isRepeat) return record.about ?? record.title;
  const near = [...(isRepeat && card !== undefined ? [card] : []), ...(turn.near ?? [])];
  const [asked] = isRepeat ? [] : shown.flatMap((id) => kit.get(id) ?? []);
  // What all that comes near have in common it is about most likely, and what one of them and a word in it point to.
  const topics = near.map((id) => kit.find('objection', id)?.topics ?? []);
  const spoken = plain(said);
  const isNamed = (id: string) =>
    kit.all('topic').some((one) => one.id === id && vocabularyOf(one).some((word) => standsIn(plain(word), spoken)));
  const topic = topics.flat().find((id) => topics.every((ids) => ids.includes(id)) || isNamed(id));
  const label = kit.find('topic', topic ?? '')?.label;
  if (asksOfHere(said)) return HERE;
  return (asked && askedFor(kit, said, asked.kind)) ?? label;
}

/** Whether it was only taken for what a card had answered before, in other words, so that it may be something else. */
function isRepeatOf({ said = '', card, isGuess }: Turn, { turns }: Conversation): boolean {
  const others = turns.filter((one) => one.card === card && !one.isGuess);
  return isGuess === true && others.length > 0 && others.every((one) => plain(one.said ?? '') !== plain(said));
}

/** Words that were put in quotation marks on purpose: most of what was said, so many that they are no name, and so few that they can be read. */
const QUOTED = { least: 3, most: 30 };

function verbatimIn({ said = '', later }: Turn): string | undefined {
  if (later !== undefined) return undefined;
  const quoted = Array.from(said.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/g), ([, words = '']) => visible(words));
  // Fewer are somebody else's words within their own.
  const least = Math.max(QUOTED.least, countWords(said) / 2);
  return quoted.find((words) => countWords(words) >= least && countWords(words) <= QUOTED.most);
}

/** What was said when an objection was answered, or what it is called where it was only looked up. */
function saidTo(kit: Kit, { said, card = '' }: Turn): string {
  return said ?? kit.find('objection', card)?.title ?? card;
}

/** The place of what was said last, where that is open and has no name yet; undefined where it has. */
export function lastOpen(kit: Kit, conversation: Conversation): number | undefined {
  const place = conversation.turns.findLastIndex(({ said, isTalk }) => said !== undefined && !isTalk);
  return conversation.turns[place]?.later === undefined && isOpenAt(kit, place, conversation) ? place : undefined;
}

/** Whether the turn at a place is open. */
function isOpenAt(kit: Kit, place: number | undefined, conversation: Conversation): boolean {
  const turn = place === undefined ? undefined : conversation.turns[place];
  return turn !== undefined && isOpen(kit, turn, conversation);
}

/** Something to come back to, and what the message calls it: nothing where nobody can tell. */
export interface OpenItem extends Item {
  readonly name?: string;
  /** That the message does not come back to it as long as nobody says so. */
  readonly isPerhaps?: boolean;
}

/** What the message says that one comes back to, by what was said. */
export function openIn(kit: Kit, conversation: Conversation, { audience: only }: Extent = {}): OpenItem[] {
  const { turns, dropped } = conversation;
  return turns.flatMap((turn, place): OpenItem[] => {
    const id = turnId(place);
    if (!isHeardBy(turn, only) || dropped.includes(id) || !isOpen(kit, turn, conversation)) return [];
    const verbatim = verbatimIn(turn);
    const name = verbatim === undefined ? subjectOf(kit, turn, conversation) : `“${verbatim}”`;
    return [{ id, title: turn.said ?? turn.later ?? '', as: 'open', ...(name !== undefined && { name }) }];
  });
}

/** The same words for what is open at a place, from now on. */
export function withName(conversation: Conversation, id: string, later: string): Conversation {
  const place = placeIn(conversation, id) ?? -1;
  const turn = conversation.turns[place];
  return turn ? { ...conversation, turns: conversation.turns.with(place, { ...turn, later }) } : conversation;
}

/** What the message does not come back to, and may have wanted an answer all the same. */
export function perhapsIn(kit: Kit, conversation: Conversation, { audience: only }: Extent = {}): OpenItem[] {
  const { turns, dropped } = conversation;
  return turns.flatMap((turn, place): OpenItem[] => {
    const { isTalk, later, said = '' } = turn;
    const id = turnId(place);
    const isMeant = isTalk && later === undefined && isHeardBy(turn, only) && !dropped.includes(id);
    return isMeant && isUnsettled(kit, turn, conversation) ? [{ id, title: said, as: 'open', isPerhaps: true }] : [];
  });
}

/** Something that can be named by `/later 2 WORDS`. */
export interface Listed extends OpenItem {
  /** As it was shown last, from 1. */
  readonly number: number;
}

/**
 * What can still be named by the number that it had when it was shown last, or would have if it never was. What is open
 * since then has no number yet.
 */
export function listedIn(kit: Kit, conversation: Conversation, extent: Extent = {}): Listed[] {
  const all = [...openIn(kit, conversation, extent), ...perhapsIn(kit, conversation, extent)];
  const { opened = idsOf(all) } = conversation;
  return opened.flatMap((id, place) => {
    const item = all.find((one) => one.id === id);
    return item ? [{ ...item, number: place + 1 }] : [];
  });
}

/** Whether something is left to come back to: it is named so, or it wants an answer and has none. */
function isOpen(kit: Kit, turn: Turn, conversation: Conversation): boolean {
  return turn.later !== undefined || (!turn.isTalk && isUnsettled(kit, turn, conversation));
}

/**
 * Whether what was said has no answer, none that is sure, and none when the same was said once more: in the same words, or
 * in others right afterwards. That its card has answered something else confirms no guess. Who leaves an answer out of the
 * message has answered all the same.
 */
function isUnsettled(kit: Kit, turn: Turn, conversation: Conversation): boolean {
  const { turns } = conversation;
  const { said, card, near, isGuess = false } = turn;
  if (said === undefined) return false;
  const later = turns.slice(turns.indexOf(turn) + 1);
  const next = later.filter((one) => one.said !== undefined).slice(0, 1);
  const isAnswered = (id: string | undefined, among: readonly Turn[]) =>
    id !== undefined && among.some((one) => one.card === id && !one.isGuess);
  const spoken = plain(said);
  const isSame = (one: Turn) => one.said !== undefined && plain(one.said) === spoken;
  if (later.some((one) => isSame(one) && !one.isGuess && (isAnswered(one.card, [one]) || isShown(one)))) return false;
  if (isAgreedOn(kit, turn, conversation)) return false;
  if (card !== undefined) return !isAnswered(card, isGuess ? next : turns);
  if (asksForSteps(kit, turn)) return !isSettled(kit, conversation);
  return (isGuess || isUnanswered(turn)) && !isAnswered(near?.[0], next);
}

/** What was agreed and is sent. */
function agreedIn({ turns, dropped }: Conversation): string[] {
  return turns.flatMap(({ agreed }, place) => (agreed && !dropped.includes(turnId(place)) ? agreed : []));
}

/** The steps that were chosen and are sent. */
function stepsSent(kit: Kit, conversation: Conversation): RecordOf<'step'>[] {
  const sent = stepsChosen(kit, conversation).filter((id) => !conversation.dropped.includes(id));
  return sent.flatMap((id) => kit.find('step', id) ?? []);
}

/** What was agreed answers who asks what is wanted where it has so many of the words that tell what is. */
const LEAST_SHARED = 2;

/** Whether they asked what is wanted of them, and what was agreed or chosen as a step says so already. */
function isAgreedOn(kit: Kit, { card = '' }: Turn, conversation: Conversation): boolean {
  const { asksOfUs, brief = '' } = kit.find('objection', card) ?? {};
  if (!asksOfUs) return false;
  const wanted = new Set(tellingWords(brief).map(termOf));
  const settled = [
    ...agreedIn(conversation),
    ...stepsSent(kit, conversation).flatMap(({ say = {}, effort }) => [...Object.values(say), effort]),
  ];
  return tellingWords(settled.join(' ')).filter((word) => wanted.has(termOf(word))).length >= LEAST_SHARED;
}

/** Whether nothing but steps was shown for what was said. */
function asksForSteps(kit: Kit, turn: Turn): boolean {
  const used = usedBy(turn);
  return turn.card === undefined && used.length > 0 && used.every((id) => kit.find('step', id));
}

/** Whether the message says what is done next: what was agreed, or a step that was chosen. */
function isSettled(kit: Kit, conversation: Conversation): boolean {
  return agreedIn(conversation).length > 0 || stepsSent(kit, conversation).length > 0;
}

/** Whether what was said has records for an answer, and no card. */
function isShown(turn: Turn): boolean {
  return turn.card === undefined && !isUnanswered(turn);
}
