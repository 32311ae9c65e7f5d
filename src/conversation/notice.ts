/** What a conversation has to tell the person, as data: which words it takes is for those who show it. */
import type { Lack } from '../answer/asked.ts';
import type { AskedKind } from '../records/intent.ts';
import type { CommandName } from './commands.ts';

/** Every notice with what it is about. */
export interface Notices {
  /** The pitch is made; `other` can be named as whoever speaks. */
  invitation: { other?: string | undefined };
  'nobody-chosen': object;
  'no-worry-chosen': object;
  'sounds-like': { audiences: readonly string[] };
  'no-minutes': { typed: string };
  /** All is on the screen already. */
  'nothing-more': object;
  'too-long': { letters: number; most: number };
  /** What a query or the world outside refuses, in its own words. */
  refused: { message: string; hint?: string | undefined };
  'unknown-command': { typed: string; guess?: CommandName | undefined };
  'takes-nothing': { name: CommandName };
  'several-commands': { typed: string; names: readonly CommandName[] };
  /** What can be done is said once in a conversation. */
  'nothing-to-answer': { isAdvised?: boolean | undefined };
  'no-word-known': object;
  /** The same where it is not sure; what it may be stands behind it. */
  'perhaps-nothing': object;
  /** What stands above records: of the kind that was asked for, or what fits best. */
  'asked-for': { kind: AskedKind | undefined; isGuess?: boolean | undefined };
  /** What happened in their own company, for which they ask. */
  here: object;
  /** The same where nothing is known of it. */
  elsewhere: object;
  /** What they named, and what follows does not have. */
  'nearest-only': Lack;
  'seen-already': object;
  guess: object;
  nearest: object;
  /** What can be done where nothing answers; the message keeps what was said. */
  'not-those': object;
  'no-answer': object;
  /** Other cards can be chosen; how, is said where `isNew`. */
  instead: { isNew: boolean };
  'something-else': object;
  /** What they said is open until it is known to be the same as before; `isElse` where it may be one of what follows. */
  'same-or-else': { isElse: boolean };
  /** They come back to a card: what to say in short, or in the words for another listener, and if there is news. */
  back: { title: string; brief?: string | undefined; say?: string | undefined; isNews: boolean };
  'back-without-news': { title: string };
  /** All has been shown, on a topic or on any. */
  'no-point-left': { who: string; topic?: string | undefined };
  'no-quote-left': { topic?: string | undefined };
  'no-step-left': object;
  'no-quote': { isSearched: boolean };
  'nothing-found': { typed: string };
  /** `typed` has no record; these have numbers. */
  'nothing-there': { typed: string; numbered: readonly string[] };
  /** The last guess is taken for sure. */
  confirmed: { title: string };
  'nothing-to-confirm': object;
  /** What was shown last is sure; what was the latest guess. */
  'no-guess-last': { title: string; id: string };
  /** What stands behind a command of the message says neither whom it is for nor how long it is. */
  'message-how': { typed: string };
  /** What one comes back to, and what they said that it is a name for. */
  noted: { later: string; said?: string | undefined };
  /** What is saved is the message with all in it. */
  'all-of-it': object;
  /** What of the message is still open has numbers; `isOver` where the conversation has ended. */
  'open-points': { number: number; isOver: boolean; isPerhaps?: boolean | undefined };
  /** What can be named by its number, once a command has changed that. */
  'still-open': { open: readonly Numbered[] };
  /** Nothing that is open has the number. */
  'no-open-number': { number: string; open: readonly Numbered[] };
  /** What the message says already of what was said last. */
  'later-what': { said?: string; name?: string };
  'keep-what': object;
  'search-what': object;
  kept: object;
  audiences: { all: readonly { readonly id: string; readonly label: string }[] };
  'answers-for': { audiences: readonly string[] };
  topics: { topics: readonly string[] };
  'all-topics': object;
  sent: object;
  /** What only the long message has. */
  'more-in-long': { more: number };
  'nothing-sent': object;
  'all-sent': object;
  'sent-again': { items: readonly Named[] };
  'left-out': { items: readonly Named[] };
  'not-in-message': { typed: string };
  'nothing-to-undo': object;
  /** What was shown, or what was said where nothing was, and which turn is the last one now. */
  'taken-back': { what: readonly string[]; said?: string | undefined; place?: string | undefined };
  /** A card that was chosen for what they said; `guess` is the one that stands in its place again. */
  'choice-taken-back': { title: string; said: string; guess?: string | undefined };
  /** What `/undo` would tell next. */
  'undo-next': { next: Notice };
  'topic-again': { topic: string };
  'left-out-again': { items: readonly Named[] };
  /** What was to be come back to, and what they said in its place. */
  'later-taken-back': { later: string; said?: string | undefined };
  'guess-again': { title: string };
  'pitch-taken-back': object;
  'as-before': object;
  /** Only the answer is taken back. */
  'answer-taken-back': { what: readonly string[] };
  'going-on': { title: string };
  'last-said': { said: string };
}

export type Notice = { [Name in keyof Notices]: Readonly<{ notice: Name } & Notices[Name]> }[keyof Notices];

/** Something to come back to, by its number, and what the message calls it. */
export interface Numbered extends Named {
  readonly number: number;
  readonly name?: string | undefined;
  /** That the message does not come back to it as long as nobody says so. */
  readonly isPerhaps?: boolean | undefined;
}

/** Something that can be chosen: a record by its name, or what was said, as what it would be sent. */
export interface Named {
  readonly title: string;
  readonly as?: 'answer' | 'agreed' | 'open';
}
