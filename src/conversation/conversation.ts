/**
 * A conversation as a state machine: what has been said and shown so far, and what comes next. It knows nothing of
 * terminals; `questionOf` says what is to be asked, `reply` takes the answer and says what is to be shown and done.
 */
import { isKitError } from '../errors.ts';
import type { Kit, RecordOf } from '../kit/kit.ts';
import type { KitRecord } from '../kit/schema.ts';
import { countWords, inSentence, joined, repeated } from '../kit/text.ts';
import { type Address, addressOf } from '../queries/address.ts';
import { answer, type Card } from '../queries/answer.ts';
import { isAssent } from '../queries/assent.ts';
import { best, interest, weighed } from '../queries/choose-points.ts';
import { NO_FILTERS, resolveFilters } from '../queries/filters.ts';
import { type FollowUp, followUp } from '../queries/follow-up.ts';
import { type Hit, toHit } from '../queries/hit.ts';
import { lookUp, lookUpOne } from '../queries/lookup.ts';
import { type Pitch, pitch } from '../queries/pitch.ts';
import { readQuestion } from '../queries/question.ts';
import { search } from '../queries/search.ts';
import type { Searchable } from '../queries/search-index.ts';
import { type IsUsed, usedBefore } from '../queries/used.ts';
import { type CommandName, readCommand } from './commands.ts';

/** One thing that was said, or asked of the program, and the records that were shown for it. */
export interface Turn {
  readonly said?: string | undefined;
  /** The audience in whose words it was answered. */
  readonly audience: string;
  /** The objection that it was. */
  readonly card?: string | undefined;
  readonly shown: readonly string[];
}

export interface Conversation {
  readonly step: 'audience' | 'worries' | 'topics' | 'minutes' | 'talk' | 'over';
  /** Ids, the first is spoken to first. */
  readonly audiences: readonly string[];
  /** Who spoke last. */
  readonly speaker?: string | undefined;
  /** What they care about; undefined as long as nobody has said. */
  readonly topics?: readonly string[] | undefined;
  /** What it is about now. */
  readonly topic?: string | undefined;
  readonly minutes?: number | undefined;
  /** Records of the pitch. */
  readonly pitched: readonly string[];
  readonly turns: readonly Turn[];
  /** What `/open 2` counts. */
  readonly numbered: readonly string[];
}

/** What is to be asked now. */
export type Question =
  | { readonly type: 'several'; readonly message: string; readonly choices: readonly Choice[] }
  | { readonly type: 'text'; readonly message: string; readonly usual: string }
  | { readonly type: 'line'; readonly prompt: string };

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly description?: string;
}

/** What is to be shown, as data. */
export type Shown =
  | { readonly type: 'pitch'; readonly pitch: Pitch }
  | { readonly type: 'card'; readonly card: Card }
  | { readonly type: 'hits'; readonly hits: readonly Hit[] }
  | { readonly type: 'address'; readonly address: Address }
  | { readonly type: 'note'; readonly text: string; readonly hint?: string | undefined }
  | { readonly type: 'help' };

/** What is to be done outside. */
export type Wish =
  | { readonly type: 'open'; readonly url: string }
  | { readonly type: 'save'; readonly file: string }
  | { readonly type: 'copy' }
  | { readonly type: 'follow-up' };

export interface Reply {
  readonly conversation: Conversation;
  readonly show: readonly Shown[];
  readonly wish?: Wish;
}

/** What a conversation is about the whole time. */
export interface Material {
  readonly kit: Kit;
  readonly index: Searchable;
}

/** What is known before the first question. */
export interface Given {
  readonly audiences: readonly string[];
  readonly topics?: readonly string[] | undefined;
  readonly minutes?: number | undefined;
}

/** The choice of somebody who does not know the audience. */
const NOT_SURE = 'not-sure';
/** A sentence is shorter. In characters. */
const LONGEST = 1000;
const USUAL_MINUTES = 5;
const MOST_FOUND = 5;
/** Whoever listens cannot take in more points at once. */
const MOST_POINTS = 2;
/** How much a phrasing of a point must be like what was said, from 0 to 1, and among how many it is looked for. */
const RELATED = 0.25;
const MOST_RELATED = 20;
/** What it is worth that a point is about what troubles them, in topics that both only touch. */
const MATTER = 4;
/** A longer quote is hard to say in the middle of a talk. In words. */
const LONG_QUOTE = 45;
/** Whoever asks this is won, and wants no card. */
const START = /\bfirst steps?\b|\b(?:where|how) (?:do|would|could|should|can|shall) (?:we|you|I) (?:start|begin)\b/i;

/** The beginning: it asks only for what is not known. */
export function begin(material: Material, { audiences, topics, minutes }: Given): Reply {
  const empty = { audiences, topics, minutes, pitched: [], turns: [], numbered: [] };
  return proceed(material, { ...empty, step: 'audience' });
}

/** What is to be asked now. */
export function questionOf({ kit }: Material, conversation: Conversation): Question {
  const audiences = audiencesIn(kit, conversation);
  switch (conversation.step) {
    case 'audience':
      return {
        type: 'several',
        message: 'Whom will you talk to?',
        choices: [
          ...kit
            .all('audience')
            .map(({ id, label, goals }) => ({ value: id, name: label, description: goals[0] ?? '' })),
          { value: NOT_SURE, name: 'I am not sure', description: 'Find out by what worries them' },
        ],
      };
    case 'worries':
      return {
        type: 'several',
        message: 'Which of these could they say?',
        choices: worries(kit).map(({ audience, text }) => ({ value: `${audience}: ${text}`, name: text })),
      };
    case 'topics':
      return {
        type: 'several',
        message: 'What do they care about? (Enter alone: all of it)',
        choices: topicsFor(kit, audiences).map(({ id, label }) => ({ value: id, name: label })),
      };
    case 'minutes':
      return { type: 'text', message: 'How many minutes do you have?', usual: String(USUAL_MINUTES) };
    default:
      return { type: 'line', prompt: `${conversation.speaker ?? conversation.audiences[0] ?? ''}>` };
  }
}

/** Takes an answer: a line, or what was chosen. */
export function reply(material: Material, conversation: Conversation, input: string | readonly string[]): Reply {
  const values = typeof input === 'string' ? [input] : input;
  switch (conversation.step) {
    case 'audience':
      return heardAudience(material, conversation, values);
    case 'worries':
      return heardWorries(material, conversation, values);
    case 'topics':
      return proceed(material, { ...conversation, topics: values });
    case 'minutes':
      return heardMinutes(material, conversation, values.join(''));
    case 'talk':
      return talk(material, conversation, values.join(' ').trim());
    case 'over':
      return { conversation, show: [] };
  }
}

/** Every record that was shown, in the order in which it was. */
export function usedIn({ pitched, turns }: Conversation): string[] {
  return [...new Set([...pitched, ...turns.flatMap(({ shown }) => shown)])];
}

/** The message to send afterwards, with exactly what was used, in the words of those who heard it. */
export function followUpOf(kit: Kit, { audiences, pitched, turns }: Conversation): FollowUp {
  const [first] = audiences;
  const parts = [{ shown: pitched, audience: first }, ...turns];
  const used = parts.flatMap(({ shown, audience }) =>
    shown.flatMap((id) => {
      const record = kit.get(id);
      return record ? [toHit(kit, record, audience)] : [];
    }),
  );
  const listeners = audiences.flatMap((id) => kit.find('audience', id) ?? []);
  return followUp(
    'Thank you for your time',
    listeners.map(({ id, label }) => ({ id, label })),
    used,
  );
}

/** What was kept, made fit for the kit of today: ids that it does not know any more are left out. */
export function revived({ kit }: Material, conversation: Conversation): Conversation {
  const known = (ids: readonly string[]) => ids.filter((id) => kit.get(id));
  const audiences = conversation.audiences.filter((id) => kit.find('audience', id));
  const first = audiences[0];
  const { speaker, topic, topics, step } = conversation;
  return {
    ...conversation,
    // Whoever resumes wants to talk on.
    step: first ? (step === 'over' ? 'talk' : step) : 'audience',
    audiences,
    speaker: speaker && kit.find('audience', speaker) ? speaker : undefined,
    topics: topics?.filter((id) => kit.find('topic', id)),
    topic: topic && kit.find('topic', topic) ? topic : undefined,
    pitched: known(conversation.pitched),
    turns: conversation.turns.map((turn) => ({
      ...turn,
      audience: kit.find('audience', turn.audience) ? turn.audience : (first ?? turn.audience),
      shown: known(turn.shown),
    })),
    numbered: known(conversation.numbered),
  };
}

// The questions at the beginning

/** Goes on to what is not known yet; once all is known, the pitch is made. */
function proceed(material: Material, conversation: Conversation, before: readonly Shown[] = []): Reply {
  const { audiences, topics, minutes } = conversation;
  if (!audiences.length) return { conversation: { ...conversation, step: 'audience' }, show: before };
  if (!topics) return { conversation: { ...conversation, step: 'topics' }, show: before };
  if (!minutes) return { conversation: { ...conversation, step: 'minutes' }, show: before };
  return open(material, conversation, topics, minutes, before);
}

function open(
  { kit }: Material,
  conversation: Conversation,
  topics: readonly string[],
  minutes: number,
  before: readonly Shown[],
): Reply {
  const wishes = { audiences: audiencesIn(kit, conversation), minutes };
  const [only] = topics;
  const topic = topics.length === 1 && only ? kit.find('topic', only) : undefined;
  const hasPoints = topic && topicsFor(kit, wishes.audiences).includes(topic);
  const made = pitch(kit, hasPoints ? { ...wishes, topic } : wishes);
  const shown = [...made.sections.flatMap(({ points }) => points), ...made.quotes, ...(made.next ? [made.next] : [])];
  return {
    conversation: {
      ...conversation,
      step: 'talk',
      pitched: shown.map(({ id }) => id),
      numbered: made.sections.flatMap(({ points }) => points.map(({ id }) => id)),
    },
    show: [
      ...before,
      { type: 'pitch', pitch: made },
      { type: 'note', text: 'Now type what they say, in their words.', hint: '/help shows what else there is.' },
    ],
  };
}

function heardAudience(material: Material, conversation: Conversation, values: readonly string[]): Reply {
  const audiences = values.filter((value) => value !== NOT_SURE);
  if (audiences.length) return proceed(material, { ...conversation, audiences });
  if (values.length) return { conversation: { ...conversation, step: 'worries' }, show: [] };
  return { conversation, show: [note('Nobody was chosen.', 'The space bar marks a line, Enter goes on.')] };
}

function heardWorries(material: Material, conversation: Conversation, values: readonly string[]): Reply {
  const votes = new Map<string, number>();
  for (const value of values) {
    const id = value.slice(0, value.indexOf(':'));
    votes.set(id, (votes.get(id) ?? 0) + 1);
  }
  const most = Math.max(0, ...votes.values());
  const audiences = material.kit.all('audience').filter(({ id }) => votes.get(id) === most);
  if (!audiences.length)
    return { conversation: { ...conversation, step: 'audience' }, show: [note('Then choose whoever comes nearest.')] };
  const found = joined(audiences.map(({ label }) => inSentence(label)));
  return proceed(material, { ...conversation, audiences: audiences.map(({ id }) => id) }, [
    note(`That sounds like ${found}.`),
  ]);
}

function heardMinutes(material: Material, conversation: Conversation, text: string): Reply {
  const minutes = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
  if (minutes >= 1 && minutes <= 60) return proceed(material, { ...conversation, minutes });
  return { conversation, show: [note(`"${repeated(text)}" is no time.`, 'Give whole minutes from 1 to 60.')] };
}

/** Two worries of each audience, taken in turn so that none comes first. */
function worries(kit: Kit): { audience: string; text: string }[] {
  const audiences = kit.all('audience');
  return [0, 1].flatMap((place) =>
    audiences.flatMap(({ id, challenges }) => {
      const text = challenges[place];
      return text ? [{ audience: id, text }] : [];
    }),
  );
}

/** The audiences of a conversation; what they said they care about comes first for each of them. */
function audiencesIn(kit: Kit, { audiences, topics = [] }: Conversation): RecordOf<'audience'>[] {
  return audiences.flatMap((id) => {
    const audience = kit.find('audience', id);
    return audience ? [{ ...audience, topics: [...new Set([...topics, ...audience.topics])] }] : [];
  });
}

/** The topics on which there is something to say to them, in the order in which they care. */
function topicsFor(kit: Kit, audiences: readonly RecordOf<'audience'>[]): RecordOf<'topic'>[] {
  const spoken = new Set(weighed(kit.all('point'), audiences).flatMap(({ point }) => point.topics));
  const care = ({ id }: RecordOf<'topic'>) => audiences.reduce((sum, audience) => sum + interest([id], audience), 0);
  return kit
    .all('topic')
    .filter((topic) => spoken.has(topic.id) && care(topic) > 0)
    .toSorted((a, b) => care(b) - care(a));
}

// The talk

function talk(material: Material, conversation: Conversation, line: string): Reply {
  if (!line) return { conversation, show: [note('Type what they say, or /help.')] };
  const command = readCommand(line);
  try {
    if (!command) return hear(material, conversation, line);
    if ('problem' in command) return { conversation, show: [note(command.problem, command.hint)] };
    return DO[command.name](material, conversation, command.words);
  } catch (error) {
    // What a query refuses is said, and the conversation goes on.
    if (!isKitError(error)) throw error;
    return { conversation, show: [note(error.message, error.hint)] };
  }
}

const AFTER_ASSENT = '/step gives a first step to propose, /next another point.';

function hear(material: Material, before: Conversation, line: string): Reply {
  const { kit, index } = material;
  const { conversation, said } = named(kit, before, line);
  if (said.length > LONGEST)
    return {
      conversation,
      show: [note(`That is ${said.length} characters long; I read ${LONGEST}.`, 'Say the gist of it in one sentence.')],
    };
  if (isAssent(said)) return { conversation, show: [note('That is no objection.', AFTER_ASSENT)] };
  if (START.test(said)) return firstStep(kit, conversation, said);
  const audience = speakerOf(conversation);
  const isUsed = usedTest(kit, conversation);
  const { cards, points } = answer(kit, index, said, audience, 1, isUsed);
  const [card] = cards;
  if (card && !conversation.turns.some((turn) => turn.card === card.id)) {
    const shown = card.evidence.map(({ id }) => id);
    return turned(conversation, { said, audience, card: card.id, shown }, [{ type: 'card', card }]);
  }
  if (card) return again(material, conversation, said, card, isUsed);
  if (points.length) {
    const hits = points.slice(0, MOST_POINTS);
    return turned(conversation, { said, audience, shown: hits.map(({ id }) => id) }, [
      note('No objection that the kit knows; this fits best.'),
      { type: 'hits', hits },
    ]);
  }
  return {
    conversation,
    show: [
      note(
        'The kit has no answer to that, or none that is new.',
        'Say that you will find out. Other words may help, and so may /search WORDS or /next.',
      ),
    ],
  };
}

/** They come back to something: its card is known, so only what is new is shown. */
function again({ kit, index }: Material, conversation: Conversation, said: string, card: Card, isUsed: IsUsed): Reply {
  const audience = speakerOf(conversation);
  const related = search(kit, index, {
    words: said,
    phrases: [],
    filters: NO_FILTERS,
    limit: MOST_RELATED,
  });
  const near = new Set(related.flatMap(({ id, likeness }) => (likeness >= RELATED ? [id] : [])));
  const shared = ({ topics }: RecordOf<'point'>) => topics.filter((id) => card.topics.includes(id)).length;
  const about = pointsFor(kit, conversation, isUsed).filter((point) => shared(point) > 0);
  // The first of its topics is what a point is about, and the first of the card's is what troubles them.
  const matter = ({ topics: [first = ''] }: RecordOf<'point'>) => {
    const place = card.topics.indexOf(first);
    return place < 0 ? 0 : MATTER * (1 - place / card.topics.length);
  };
  const point = best(about, (one) => shared(one) + matter(one) + (near.has(one.id) ? 1 : 0));
  const hits = point ? [toHit(kit, point, audience)] : card.evidence.slice(0, 1);
  const turn = conversation.turns.findIndex((one) => one.card === card.id) + 1;
  const heading = note(
    `They come back to it: you answered “${card.title}” in turn ${turn}. ${card.really}`,
    hits.length
      ? 'Here is something new to say.'
      : 'The kit has nothing more on it. Ask what would have to be true for them.',
  );
  return turned(conversation, { said, audience, card: card.id, shown: hits.map(({ id }) => id) }, [
    heading,
    ...(hits.length ? [{ type: 'hits', hits } as const] : []),
  ]);
}

/** `manager: what does it cost` says who speaks. */
function named(kit: Kit, conversation: Conversation, line: string): { conversation: Conversation; said: string } {
  const [, who, said] = /^([\p{L}][\p{L} -]{1,30}):\s+(\S.*)$/u.exec(line) ?? [];
  if (!who || !said) return { conversation, said: line };
  try {
    return { conversation: { ...conversation, speaker: lookUpOne(kit, 'audience', who).id }, said };
  } catch {
    return { conversation, said: line }; // "one thing: ..." names nobody
  }
}

type Do = (material: Material, conversation: Conversation, words: string) => Reply;

const DO: Readonly<Record<CommandName, Do>> = {
  quote: ({ kit, index }, conversation, words) => {
    const audience = speakerOf(conversation);
    const isUsed = usedTest(kit, conversation);
    const found = words
      ? search(kit, index, {
          ...readQuestion(words),
          filters: resolveFilters(kit, { kind: ['quote'] }),
          limit: 14,
        }).flatMap(({ id }) => kit.find('quote', id) ?? [])
      : quotesFor(kit, conversation);
    const quote = found.find((one) => !isUsed(one));
    if (!quote)
      return {
        conversation,
        show: [note('There is no quote left for that.', 'Look for one: /search kind:quote WORDS')],
      };
    return turned(conversation, { audience, shown: [quote.id] }, [{ type: 'hits', hits: [toHit(kit, quote)] }]);
  },

  next: ({ kit }, conversation) => nextPoint(kit, conversation),

  step: ({ kit }, conversation) => firstStep(kit, conversation, undefined),

  search: ({ kit, index }, conversation, words) => {
    const { words: asked, phrases, filters } = readQuestion(words);
    const hits = search(kit, index, {
      words: asked,
      phrases,
      filters: resolveFilters(kit, filters),
      limit: MOST_FOUND,
    });
    if (!hits.length)
      return { conversation, show: [note(`Nothing found for "${repeated(words)}".`, 'Try other words.')] };
    const numbered = hits.map(({ id }) => id);
    return { conversation: { ...conversation, numbered }, show: [{ type: 'hits', hits }] };
  },

  show: ({ kit }, conversation, words) => {
    const record = recordAt(kit, conversation, words);
    if (!record) return { conversation, show: [nothingAt(conversation, words)] };
    const audience = speakerOf(conversation);
    return turned(conversation, { audience, shown: [record.id] }, [
      { type: 'hits', hits: [toHit(kit, record, audience)] },
    ]);
  },

  open: ({ kit }, conversation, words) => {
    const record = recordAt(kit, conversation, words || '1');
    if (!record) return { conversation, show: [nothingAt(conversation, words)] };
    const address = addressOf(kit, record, {});
    const turns = usedIn(conversation).includes(record.id)
      ? conversation.turns
      : [...conversation.turns, { audience: speakerOf(conversation), shown: [record.id] }];
    return {
      conversation: { ...conversation, turns },
      show: [{ type: 'address', address }],
      wish: { type: 'open', url: address.url },
    };
  },

  audience: ({ kit }, conversation, words) => {
    if (!words) {
      const all = kit.all('audience').map(({ id, label }) => `${id} (${label})`);
      return { conversation, show: [note(`There are ${joined(all)}.`, 'For example: /audience sre')] };
    }
    const chosen = words.split(',').map((word) => lookUpOne(kit, 'audience', word));
    const [first] = chosen;
    const audiences = [...new Set([...conversation.audiences, ...chosen.map(({ id }) => id)])];
    return {
      conversation: { ...conversation, audiences, speaker: first?.id },
      show: [note(`Answers are now in the words for ${joined(chosen.map(({ label }) => inSentence(label)))}.`)],
    };
  },

  topic: ({ kit }, conversation, words) => {
    if (!words) {
      const topics = topicsFor(kit, audiencesIn(kit, conversation)).map(({ id }) => id);
      return {
        conversation,
        show: [note(`They care about ${joined(topics)}.`, 'For example: /topic cost. All again: /topic all')],
      };
    }
    if (words === 'all')
      return { conversation: { ...conversation, topic: undefined }, show: [note('All topics again.')] };
    const topic = lookUp(kit, 'topic', words)[0];
    return nextPoint(kit, { ...conversation, topic: topic?.id });
  },

  copy: (_, conversation) => ({ conversation, show: [], wish: { type: 'copy' } }),
  save: (_, conversation, words) => ({
    conversation,
    show: [],
    wish: { type: 'save', file: words || 'follow-up.md' },
  }),
  'follow-up': (_, conversation) => ({ conversation, show: [], wish: { type: 'follow-up' } }),
  help: (_, conversation) => ({ conversation, show: [{ type: 'help' }] }),
  quit: (_, conversation) => ({ conversation: { ...conversation, step: 'over' }, show: [] }),
};

/** A step that can be proposed to whoever speaks. @param said the question that it answers */
function firstStep(kit: Kit, conversation: Conversation, said: string | undefined): Reply {
  const audience = speakerOf(conversation);
  const [listener] = audiencesIn(kit, { ...conversation, audiences: [audience] });
  const isUsed = usedTest(kit, conversation);
  const { topic } = conversation;
  const open = kit
    .all('step')
    .filter((step) => (step.say?.[audience] ?? step.say?.everyone) !== undefined && !isUsed(step));
  const worth = ({ topics }: RecordOf<'step'>) =>
    (listener ? interest(topics, listener) : 0) + (topic && topics.includes(topic) ? 1 : 0);
  const step = best(open, worth);
  if (!step)
    return {
      conversation,
      show: [note('Every step for them has been proposed.', 'Ask which of them they would take.')],
    };
  return turned(conversation, { said, audience, shown: [step.id] }, [
    { type: 'hits', hits: [toHit(kit, step, audience)] },
  ]);
}

function nextPoint(kit: Kit, conversation: Conversation): Reply {
  const audience = speakerOf(conversation);
  const [point] = pointsFor(kit, conversation, usedTest(kit, conversation));
  if (!point) {
    const about = conversation.topic ? ` on ${conversation.topic}` : '';
    return {
      conversation,
      show: [note(`Every point for them${about} has been made.`, 'Choose another topic: /topic')],
    };
  }
  return turned(conversation, { audience, shown: [point.id] }, [{ type: 'hits', hits: [toHit(kit, point, audience)] }]);
}

/** Points for whoever speaks that have not been made yet, best first. */
function pointsFor(kit: Kit, conversation: Conversation, isUsed: IsUsed): RecordOf<'point'>[] {
  const speaker = speakerOf(conversation);
  const audiences = audiencesIn(kit, { ...conversation, audiences: [speaker] });
  const { topic } = conversation;
  const open = kit.all('point').filter((point) => !isUsed(point) && (!topic || point.topics.includes(topic)));
  return weighed(open, audiences)
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ point }) => point);
}

/** Quotes, first those on what has been spoken of last and for whoever speaks. */
function quotesFor(kit: Kit, conversation: Conversation): readonly RecordOf<'quote'>[] {
  const { topic, turns, topics = [] } = conversation;
  const last = turns.findLast(({ card }) => card)?.card;
  const near = topic ? [topic] : [...(kit.find('objection', last ?? '')?.topics ?? []), ...topics];
  const speaker = speakerOf(conversation);
  const worth = (quote: RecordOf<'quote'>) =>
    2 * quote.topics.filter((id) => near.includes(id)).length +
    (quote.audiences.includes(speaker) ? 1 : 0) -
    (countWords(quote.text) > LONG_QUOTE ? 4 : 0);
  const quotes = kit.all('quote').filter((quote) => !topic || quote.topics.includes(topic));
  return quotes.toSorted((a, b) => worth(b) - worth(a));
}

function recordAt(kit: Kit, { numbered }: Conversation, word: string): KitRecord | undefined {
  return kit.get((/^\d{1,3}$/.test(word) ? numbered[Number(word) - 1] : word) ?? '');
}

function nothingAt({ numbered }: Conversation, word: string): Shown {
  return note(
    `There is no "${repeated(word)}" to open or to show.`,
    numbered.length ? `Give a number from 1 to ${numbered.length}, or an id.` : 'Ask or search first.',
  );
}

/** Whether a record, or its moment, has been shown in a conversation. */
function usedTest(kit: Kit, conversation: Conversation): IsUsed {
  return usedBefore(kit, usedIn(conversation));
}

function speakerOf({ speaker, audiences }: Conversation): string {
  return speaker ?? audiences[0] ?? '';
}

/** A turn that showed something, which is numbered from now on. */
function turned(conversation: Conversation, turn: Turn, show: readonly Shown[]): Reply {
  return {
    conversation: {
      ...conversation,
      turns: [...conversation.turns, turn],
      numbered: turn.shown.length ? turn.shown : conversation.numbered,
    },
    show,
  };
}

function note(text: string, hint?: string): Shown {
  return { type: 'note', text, ...(hint !== undefined && { hint }) };
}
