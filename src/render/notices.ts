/** The words of a conversation: what each notice says, and what to do about it. */
import { ASKED_FOR } from '../conversation/asked-for.ts';
import { COMMAND_NAMES } from '../conversation/commands.ts';
import type { Prospect } from '../conversation/foresee.ts';
import type { Named, Notice, Notices, Numbered } from '../conversation/notice.ts';
import { inQuotes, inSentence, joined, repeated, visible } from '../text/text.ts';
import { lacking } from './lack.ts';

/** What is said, and in a second line what to do. */
type Worded = readonly [text: string, hint?: string | undefined];

/** Where nothing answers. */
const LEFT_TO_DO = 'ask what they mean, or say that you will come back to it: /later WORDS names it in the message.';

const ALL_TOPICS = 'All topics again: /topic all';

const WORDS: { readonly [Name in keyof Notices]: (about: Notices[Name]) => Worded } = {
  invitation: ({ other }) => [
    'Now type what they say, in their words. More: /help',
    other && `“${other}: ...” says who speaks, from there on; until then it is for all of them.`,
  ],
  'nobody-chosen': () => ['Nobody was chosen.', 'The space bar marks a line, Enter goes on.'],
  'no-worry-chosen': () => ['Then choose whoever comes nearest.'],
  'sounds-like': ({ audiences }) => [`That sounds like ${joined(audiences.map(inSentence))}.`],
  'no-minutes': ({ typed }) => [`"${repeated(typed)}" is no time.`, 'Give whole minutes from 1 to 60.'],
  'nothing-more': () => ['There is nothing more to show.', 'Type what they say, or /help.'],
  'too-long': ({ letters, most }) => [
    `That is ${letters} characters long; I read ${most}.`,
    'Say the gist of it in one sentence.',
  ],
  refused: ({ message, hint }) => [message, hint],
  'unknown-command': ({ typed, guess }) => [
    typed ? `There is no command /${typed.slice(0, 20)}.` : 'A command has a name.',
    guess ? `Did you mean /${guess}?` : `There are ${slashed(COMMAND_NAMES)}.`,
  ],
  'takes-nothing': ({ name }) => [
    `/${name} takes no words.`,
    `Type /${name} alone; what somebody said has no slash before it.`,
  ],
  'several-commands': ({ typed, names }) => [`/${typed} may be ${slashed(names, 'or')}.`, 'Type one letter more.'],
  'nothing-to-answer': ({ isAdvised }) => [
    'There is nothing to answer in that.',
    isAdvised ? undefined : '/keep WORDS puts what you agreed into the message, /step gives a first step to propose.',
  ],
  'no-word-known': () => [
    'The kit knows no word of that, or hardly one.',
    'Say it in other words; /later WORDS names it in the message.',
  ],
  'perhaps-nothing': () => [
    'Perhaps nothing in that wants an answer; an offer goes into the message with /keep WORDS. Nearest, in short (a number shows all of it):',
  ],
  'asked-for': ({ kind, isGuess }) => {
    const words = (kind && ASKED_FOR[kind].above) ?? 'No objection that the kit knows; this fits best.';
    return [isGuess ? `Perhaps they ask for this (/yes if they do). ${words}` : words];
  },
  here: () => ['What happened here:'],
  elsewhere: () => [
    'No pack has anything of your own company. Elsewhere:',
    'gitops-kit pack add incident writes down what happened here.',
  ],
  'nearest-only': (lack) => [lacking(lack)],
  'seen-already': () => ['They have seen what fits best. A number shows it once more:'],
  guess: () => ['No card is sure. Perhaps they mean this one (/yes if they do):'],
  nearest: () => ['The kit has no sure answer. Nearest, in short (a number shows all of it):'],
  'not-those': () => [`Or ${LEFT_TO_DO}`],
  'no-answer': () => ['The kit has no answer to that.', `You can ${LEFT_TO_DO}`],
  instead: ({ isNew }) => [
    `If they mean something else${isNew ? ', a number answers in its place, and /undo takes it back' : ''}:`,
  ],
  'same-or-else': ({ isElse }) => [
    isElse
      ? 'Open until /yes says that it is the same, or the number of what it is:'
      : 'Open until /yes says that it is the same.',
  ],
  'something-else': () => ['Or did they mean something else?'],
  back: ({ title, brief, say, isNews }) => [
    `Back to “${title}”.${brief ? ` In short: ${brief}` : say ? ` Say it for them: ${say}` : ''}`,
    isNews ? 'Here is something that you have not said:' : undefined,
  ],
  'back-without-news': ({ title }) => [`Back to “${title}”. The kit has nothing more on it.`, `You can ${LEFT_TO_DO}`],
  'no-point-left': ({ who, topic }) =>
    topic === undefined
      ? ['Every point for them has been shown.', 'Ask them what else they need to know.']
      : [`Every point on ${topic} for ${inSentence(who)} has been shown.`, ALL_TOPICS],
  'no-quote-left': ({ topic }) => [
    'Every quote on that has been shown.',
    topic === undefined ? 'Another point: /next' : ALL_TOPICS,
  ],
  'no-step-left': () => ['Every step that the kit has for them has been shown.', 'Ask which of them they would take.'],
  'no-quote': ({ isSearched }) => [
    'The kit has no quote on that.',
    isSearched ? '/quote alone gives one that fits what you spoke of last.' : ALL_TOPICS,
  ],
  'nothing-found': ({ typed }) => [`Nothing found for ${inQuotes(typed)}.`, 'Try other words.'],
  'nothing-there': ({ typed, numbered }) => [
    typed ? `There is no "${repeated(typed)}" here.` : 'There is nothing here yet.',
    numbered.length
      ? ended(
          `A number is one of what was shown last: ${listed(numbered.map((title, place) => `${place + 1} ${title}`))}`,
        )
      : 'Ask or search first.',
  ],
  confirmed: ({ title }) => [`The message answers with “${repeated(title)}”.`],
  'nothing-to-confirm': () => ['There is no guess to confirm.', '/yes confirms what was called one.'],
  'no-guess-last': ({ title, id }) => [
    'What was shown last was no guess.',
    `The latest one was “${repeated(title)}”: /yes ${id} confirms it.`,
  ],
  'message-how': ({ typed }) => [
    `"${repeated(typed)}" says neither for whom nor how long.`,
    'For example: /message for finance, or /message long',
  ],
  noted: ({ later, said }) => [
    `The message says that you will come back to “${shortened(later)}”.`,
    said && `That is its name for what they said: “${shortened(said)}”`,
  ],
  'all-of-it': () => ['With all in it; /message shows it in short, and /save then takes that.'],
  'open-points': ({ number, isOver, isPerhaps }) => [
    `${isOver ? 'Back in with gitops-kit chat --resume, ' : ''}${
      isPerhaps
        ? `/later ${number} WORDS takes the first into the message, in your words.`
        : `/later ${number} WORDS names the first in your words, /drop ${number} takes it out.`
    }`,
  ],
  'still-open': ({ open }) => [ended(stillOpen(open))],
  'no-open-number': ({ number, open }) => [
    `Nothing that is open has the number ${number}.`,
    open.length ? ended(stillOpen(open)) : 'You come back to nothing.',
  ],
  'later-what': ({ said, name }) => [
    said === undefined
      ? 'Say what you will come back to.'
      : `You come back to “${shortened(said)}” already, ${name === undefined ? 'without a name' : `as “${shortened(name)}”`}.`,
    'For example: /later a visit to somebody who runs it',
  ],
  'keep-what': () => [
    'Say what you agreed.',
    'For example: /keep a trial, two people for six weeks; we stop below four releases',
  ],
  'search-what': () => ['Say what to look for.', 'For example: /search rollback'],
  kept: () => ['The message will begin with that.'],
  audiences: ({ all }) => [
    `There are ${joined(all.map(({ id, label }) => `${id} (${label})`))}.`,
    'For example: /audience sre',
  ],
  'answers-for': ({ audiences }) => [`Answers are now in the words for ${joined(audiences.map(inSentence))}.`],
  topics: ({ topics }) => [`They care about ${joined(topics)}.`, 'For example: /topic cost. All again: /topic all'],
  'all-topics': () => ['All topics again.'],
  sent: () => ['This goes into the message:', '/drop 2 5 leaves these out, /drop pitch all of the pitch.'],
  'more-in-long': ({ more }) => [
    more > 1
      ? `/message long has ${more} more of what you said and showed.`
      : '/message long has one more thing that you said or showed.',
  ],
  'nothing-sent': () => ['Nothing goes into the message.', '/drop nothing brings all of it back.'],
  'all-sent': () => ['All that you used goes into the message.'],
  'sent-again': ({ items }) => [ended(`Back in the message: ${listed(items.map(nameOf))}`)],
  'left-out': ({ items }) => [
    ended(`Left out: ${listed(items.map(nameOf))}`),
    `/undo puts ${items.length > 1 ? 'them' : 'it'} back, /drop alone lists what is left.`,
  ],
  'left-out-again': ({ items }) => [ended(`Left out again: ${listed(items.map(nameOf))}`)],
  'not-in-message': ({ typed }) => [
    `"${repeated(typed)}" is nothing that would be sent.`,
    '/drop alone lists what would.',
  ],
  'nothing-to-undo': () => ['There is nothing to take back.', 'What was shown first is the pitch.'],
  'taken-back': ({ what, said = '', place }) => [
    ended(`Taken back: ${listed(what) || `“${shortened(said)}”`}`),
    place && `You are back at “${repeated(place)}”.`,
  ],
  'topic-again': ({ topic }) => [`It is about ${topic} again.`, ALL_TOPICS],
  'later-taken-back': ({ later, said }) => [
    `Taken back: that you come back to “${shortened(later)}”.`,
    said && `What they said stands as it was: “${shortened(said)}”`,
  ],
  'guess-again': ({ title }) => [`“${shortened(title)}” counts as a guess again.`],
  'pitch-taken-back': () => ['Taken back: the pitch. What only it told counts as new again.'],
  'as-before': () => ['All is as it was before.'],
  'answer-taken-back': ({ what }) => [ended(`Taken back: ${listed(what)}`), 'What they said is kept for the message.'],
  'choice-taken-back': ({ title, said, guess }) => [
    `Taken back: that you chose “${shortened(title)}”.`,
    guess ? `The guess “${shortened(guess)}” stands again.` : `What they said is open again: “${shortened(said)}”`,
  ],
  'undo-next': ({ next }) => [`Once more, /undo takes back ${toTakeBack(next)}.`],
  'going-on': ({ title }) => [`Going on with ${title}.`],
  'last-said': ({ said }) => [`The last that was said: “${said}”`],
};

/** What would be taken back, by what would be told then. */
function toTakeBack(next: Notice): string {
  switch (next.notice) {
    case 'answer-taken-back':
      return `the answer (${listed(next.what)}), and not what they said`;
    case 'taken-back':
      return next.what.length ? listed(next.what) : `that they said “${shortened(next.said ?? '')}”`;
    case 'choice-taken-back':
      return `that you chose “${shortened(next.title)}”`;
    case 'guess-again':
      return `your /yes to “${shortened(next.title)}”`;
    case 'later-taken-back':
      return `that you come back to “${shortened(next.later)}”`;
    case 'answers-for':
      return 'who speaks';
    case 'all-topics':
    case 'topic-again':
      return 'the topic';
    case 'sent-again':
      return `that you left out ${listed(next.items.map(nameOf))}`;
    case 'left-out-again':
      return `that you put back ${listed(next.items.map(nameOf))}`;
    case 'pitch-taken-back':
      return 'the pitch that was shown last';
    default:
      return 'what was done before';
  }
}

/** A notice in words. */
export function worded(notice: Notice): Worded {
  // The compiler does not see that the name chooses what fits the rest.
  return (WORDS[notice.notice] as (about: Notice) => Worded)(notice);
}

/** What Enter would lead to, in a few words. */
export function foreseen({ notice, title }: Prospect): string {
  const named = title === undefined ? '' : `“${title}”`;
  if (notice === undefined) return named;
  switch (notice.notice) {
    case 'guess':
      return `perhaps ${named}`;
    case 'back':
    case 'back-without-news':
      return `back to ${named}`;
    case 'asked-for': {
      const kind = (notice.kind && ASKED_FOR[notice.kind].above) ?? 'no objection I know, but';
      return `${notice.isGuess ? 'perhaps they ask: ' : ''}${kind} ${named}`;
    }
    case 'nothing-to-answer':
      return 'nothing to answer';
    case 'perhaps-nothing':
      return 'hardly anything to answer';
    case 'no-word-known':
      return 'no word of it is known';
    case 'nearest':
      return 'nothing sure; these come nearest';
    case 'no-answer':
      return 'no answer to that';
    default:
      return [worded(notice)[0], named].filter(Boolean).join(' ');
  }
}

/** What one comes back to, in short. */
function stillOpen(open: readonly Numbered[]): string {
  if (!open.length) return 'You come back to nothing any more';
  const named = ({ number, name, title }: Numbered) => `${number} ${shortened(name ?? `“${title}”`)}`;
  const [sure, perhaps] = [false, true].map((one) =>
    open.filter(({ isPerhaps = false }) => isPerhaps === one).map(named),
  );
  return [
    sure?.length ? `You come back to: ${sure.join('; ')}` : '',
    perhaps?.length ? `Perhaps also: ${perhaps.join('; ')}` : '',
  ]
    .filter(Boolean)
    .join('. ');
}

const AS = { answer: 'answer to', agreed: 'agreed:', open: 'to come back to:' } as const;

/** What can be chosen by a number. */
export function nameOf({ title, as }: Named): string {
  return as ? `${AS[as]} “${title}”` : title;
}

/** So many names are said before the rest is counted, and so many letters of each. */
const MOST_NAMED = 4;
const LONGEST_NAME = 60;

/** What was shown, in names short enough to be told in a line or two. */
function listed(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  return joined([...names.slice(0, MOST_NAMED).map(shortened), ...(rest > 0 ? [`${rest} more`] : [])]);
}

/** As many whole words as there is room for, without the full stop of a sentence. */
function shortened(name: string): string {
  const shown = visible(name);
  if (shown.length <= LONGEST_NAME) return shown.replace(/\.$/, '');
  const cut = shown.slice(0, LONGEST_NAME - 3);
  const begun = `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_NAME / 2))} ...`;
  return begun.includes('“') && !begun.includes('”') ? `${begun}”` : begun;
}

/** A sentence with one full stop. */
function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function slashed(names: readonly string[], last = 'and'): string {
  return joined(
    names.map((one) => `/${one}`),
    last,
  );
}
