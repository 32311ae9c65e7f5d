/** What is asked of the program within a conversation: every command, and what it does. */

import type { Material } from '../answer/answer.ts';
import { cardOf } from '../answer/card.ts';
import { addressOf } from '../records/address.ts';
import { resolveFilters } from '../records/filters.ts';
import { named, toHit } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import { lookUp, lookUpOne } from '../records/lookup.ts';
import type { KitRecord } from '../records/schema.ts';
import { readQuestion } from '../search/question.ts';
import { search } from '../search/search.ts';
import { inQuotes, inSentence, joined, repeated } from '../text/text.ts';
import { pitched, topicsFor } from './beginning.ts';
import { ALL_TOPICS, firstStep, nextPoint, quotesFor } from './choices.ts';
import type { CommandName } from './commands.ts';
import { itemsIn } from './message.ts';
import { openIn } from './open.ts';
import { answeredWith, attributed, isTooLong, tooLong } from './said.ts';
import {
  audiencesIn,
  type Conversation,
  isUnanswered,
  note,
  numbersOf,
  type Reply,
  type Shown,
  speakerOf,
  type Turn,
  toldIn,
  turned,
  usedIn,
  withAgreed,
} from './state.ts';

const MOST_FOUND = 5;
const DROPPING = '/drop 2 5 leaves these out, /drop pitch all of the pitch.';
/** More quotes than a kit has on anything. */
const MOST_QUOTES = 50;

/** Does what is asked. @param words what stands behind the command's name */
type Do = (material: Material, conversation: Conversation, words: string) => Reply;

/** What each command does. */
export const DO: Readonly<Record<CommandName, Do>> = {
  pitch: (material, conversation) => pitched(material, conversation),

  quote: ({ kit, index }, conversation, words) => {
    const audience = speakerOf(conversation);
    const told = toldIn(kit, conversation);
    const found = words
      ? search(kit, index, {
          ...readQuestion(words),
          filters: resolveFilters(kit, { kind: ['quote'] }),
          limit: MOST_QUOTES,
        }).flatMap(({ id }) => kit.find('quote', id) ?? [])
      : quotesFor(kit, conversation);
    const quote = found.find((one) => !told(one));
    if (!quote)
      return {
        conversation,
        show: [
          found.length
            ? note(
                'Every quote on that has been shown.',
                conversation.topic === undefined ? 'Another point: /next' : ALL_TOPICS,
              )
            : note(
                'The kit has no quote on that.',
                words ? '/quote alone gives one that fits what you spoke of last.' : ALL_TOPICS,
              ),
        ],
      };
    return turned(conversation, { audience, shown: [quote.id] }, [{ type: 'hits', hits: [toHit(kit, quote)] }]);
  },

  next: ({ kit }, conversation) => nextPoint(kit, conversation),

  step: ({ kit }, conversation) => firstStep(kit, conversation),

  search: ({ kit, index, matcher }, conversation, words) => {
    const { filters, ...question } = readQuestion(words);
    const request = { ...question, filters: resolveFilters(kit, filters), limit: MOST_FOUND };
    const hits = search(kit, index, request, matcher.match);
    if (!hits.length)
      return { conversation, show: [note(`Nothing found for ${inQuotes(words)}.`, 'Try other words.')] };
    const numbered = hits.map(({ id }) => id);
    return { conversation: { ...conversation, numbered }, show: [{ type: 'hits', hits }] };
  },

  show: (material, conversation, words) => {
    const { kit } = material;
    const [, word = '', line] = /^(\S*)(?:\s+(.*))?$/.exec(words) ?? [];
    const record = recordAt(kit, conversation, word || '1');
    if (!record) return { conversation, show: [nothingAt(conversation, word)] };
    const { said, before } = line ? saidIn(kit, conversation, line) : unsettled(conversation, record);
    const audience = speakerOf(before);
    if (record.kind === 'objection')
      return answeredWith(material, before, said, cardOf(kit, record, { audience, told: toldIn(kit, before) }));
    // Of several that have numbers another one may be wanted next, so they keep them.
    const { numbered } = conversation;
    const place = numbered.indexOf(record.id);
    const show: Shown[] = [{ type: 'hits', hits: [toHit(kit, record, audience)], before: Math.max(0, place) }];
    if (said === undefined) return { ...withShown(conversation, record), show };
    const shown = turned(before, { said, audience, shown: [record.id] }, show);
    return place < 0 ? shown : { ...shown, conversation: { ...shown.conversation, numbered } };
  },

  open: ({ kit }, conversation, words) => {
    const record = recordAt(kit, conversation, words || '1');
    if (!record) return { conversation, show: [nothingAt(conversation, words)] };
    const address = addressOf(kit, record, {});
    return {
      ...withShown(conversation, record),
      show: [{ type: 'address', address }],
      wish: { type: 'open', url: address.url },
    };
  },

  keep: (_, conversation, words) => {
    if (isTooLong(words)) return { conversation, show: [tooLong(words)] };
    if (!words)
      return { conversation, show: [note('Say what you agreed.', 'For example: /keep one test site, by June')] };
    return { conversation: withAgreed(conversation, words), show: [note('The message will begin with that.')] };
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
      const { topics: chosen = [] } = conversation;
      const topics = chosen.length ? chosen : topicsFor(kit, audiencesIn(kit, conversation)).map(({ id }) => id);
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

  'follow-up': (_, conversation) => ({ conversation, show: [], wish: { type: 'follow-up' } }),

  drop: ({ kit }, conversation, words) => {
    const items = itemsIn(kit, conversation);
    if (!words)
      return items.length
        ? {
            conversation: { ...conversation, numbered: items.map(({ id }) => id) },
            show: [note('This goes into the message:', DROPPING), { type: 'titles', titles: items }],
          }
        : { conversation, show: [note('Nothing goes into the message.', '/drop nothing brings all of it back.')] };
    if (words === 'nothing')
      return {
        conversation: { ...conversation, dropped: [] },
        show: [note('All that you used goes into the message.')],
      };
    const named = words.split(/[\s,]+/).flatMap((word) => droppedBy(conversation, word));
    const dropped = items.filter(({ id }) => named.includes(id));
    const back = conversation.dropped.filter((id) => named.includes(id));
    if (!dropped.length && back.length) {
      const rest = { ...conversation, dropped: conversation.dropped.filter((id) => !back.includes(id)) };
      const titles = itemsIn(kit, rest).flatMap(({ id, title }) => (back.includes(id) ? [title] : []));
      return { conversation: rest, show: [note(`Back in the message: ${joined(titles)}.`)] };
    }
    if (!dropped.length)
      return {
        conversation,
        show: [note(`"${repeated(words)}" is nothing that would be sent.`, '/drop alone lists what would.')],
      };
    return {
      conversation: { ...conversation, dropped: [...conversation.dropped, ...dropped.map(({ id }) => id)] },
      show: [
        note(
          `Left out: ${joined(dropped.map(({ title }) => title))}.`,
          `/drop ${repeated(words)} puts it back, /drop alone lists what is left.`,
        ),
      ],
    };
  },

  copy: (_, conversation) => ({ conversation, show: [], wish: { type: 'copy' } }),
  save: (_, conversation, words) => ({
    conversation,
    show: [],
    wish: { type: 'save', file: words || 'follow-up.md' },
  }),
  undo: ({ kit }, conversation) => {
    const { turns } = conversation;
    const last = turns.at(-1);
    if (!last)
      return { conversation, show: [note('There is nothing to take back.', 'What was shown first is the pitch.')] };
    const { said, audience, near, shown, recalled = [] } = last;
    const left = turns.slice(0, -1);
    const now = left.at(-1);
    const known = [last.card ?? '', ...(shown.length ? shown : recalled)].flatMap((id) => kit.get(id) ?? []);
    const what = last.agreed ?? joined(known.map((one) => named(toHit(kit, one))));
    if (said === undefined || isUnanswered(last))
      return {
        conversation: {
          ...conversation,
          turns: left,
          speaker: now?.audience,
          numbered: now ? numbersOf(now) : conversation.pitched.filter((id) => kit.find('point', id)),
        },
        show: [note(`Taken back: ${what || `“${said}”`}.`, now && `You are back at ${placeOf(kit, now)}.`)],
      };
    // Its numbers stand there still, and one of them may be what they meant.
    return {
      conversation: { ...conversation, turns: [...left, { said, audience, shown: [], ...(near && { near }) }] },
      show: [
        note(
          `Taken back: ${what}.`,
          `${openIn(said) ? 'What they said is kept for the message; ' : ''}/undo once more takes what they said back too.`,
        ),
      ],
    };
  },

  help: (_, conversation) => ({ conversation, show: [{ type: 'help' }] }),
  quit: (_, conversation) => ({ conversation: { ...conversation, step: 'over' }, show: [] }),
};

/** A turn in a few words: what it answered, or what it showed. */
function placeOf(kit: Kit, { said, card, shown, agreed }: Turn): string {
  const [first = ''] = shown;
  const record = kit.get(card ?? first);
  return `“${record ? named(toHit(kit, record)) : repeated(said ?? agreed ?? '')}”`;
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

/** A conversation in which a record counts as shown. */
function withShown(conversation: Conversation, { id }: KitRecord): Pick<Reply, 'conversation'> {
  if (usedIn(conversation).includes(id)) return { conversation };
  const turn = { audience: speakerOf(conversation), shown: [id] };
  return { conversation: { ...conversation, turns: [...conversation.turns, turn] } };
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

function nothingAt({ numbered }: Conversation, word: string): Shown {
  return note(
    word ? `There is no "${repeated(word)}" here.` : 'There is nothing here yet.',
    numbered.length ? `Give a number from 1 to ${numbered.length}, or an id.` : 'Ask or search first.',
  );
}
