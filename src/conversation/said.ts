/** What they say in a conversation: what kind of sentence it is, and what is shown for it. */

import { type Answer, answer, type Material } from '../answer/answer.ts';
import type { Card } from '../answer/card.ts';
import { isKitError } from '../errors.ts';
import { NO_FILTERS } from '../records/filters.ts';
import { type Hit, toHit } from '../records/hit.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { lookUpOne } from '../records/lookup.ts';
import { search } from '../search/search.ts';
import { tellingWords } from '../text/words.ts';
import { pointsFor } from './choices.ts';
import { openIn } from './open.ts';
import {
  type Choice,
  type Conversation,
  note,
  type Reply,
  type Shown,
  speakerOf,
  type Turn,
  toldIn,
  turned,
} from './state.ts';

/** A sentence is shorter. In characters. */
const LONGEST = 1000;
/** Whoever listens cannot take in more points at once. */
const MOST_POINTS = 2;
/** How much a phrasing of a point must be like what was said, from 0 to 1, and among how many it is looked for. */
const RELATED = 0.35;
const MOST_RELATED = 20;
/** What was offered more often, and not taken, is not what they mean. */
const MOST_OFFERED = 2;
/** What is so much like an objection is hardly another one. */
const PLAIN = 0.5;
const ELSE = 'If they mean something else';
const CHOOSING = 'a number answers in its place, and /undo takes it back';
const NOT_SAID = 'Here is something that you have not said:';
/** What stands above what they asked for. */
const ASKED_FOR: Partial<Record<Hit['kind'], string>> = {
  'use-case': 'Who has done it:',
  figure: 'What has been counted:',
  step: 'A first step to propose:',
  tool: 'What the speakers use for that:',
  metric: 'What to measure:',
};
const AFTER_ASSENT = '/keep WORDS puts what you agreed into the message, /step gives a first step to propose.';

/** What may be meant. */
type Near = RecordOf<'objection'>;

/** Takes what somebody said; `manager: what does it cost` says who. */
export function hear(material: Material, before: Conversation, line: string): Reply {
  const { conversation, said } = attributed(material.kit, before, line);
  const audience = speakerOf(conversation);
  if (isTooLong(said)) return { conversation, show: [tooLong(said)] };
  const found = heardAs(material, conversation, said);
  switch (found?.type) {
    case 'quiet':
      return { conversation, show: [note('There is nothing to answer in that.', AFTER_ASSENT)] };
    case 'sure':
    case 'guess':
      return answeredWith(material, conversation, said, found.card, recordsOf(material, found.others));
    case 'asked':
    case 'points': {
      const { hits, recalled } = found;
      const shown = hits.slice(0, MOST_POINTS);
      const turn = { said, audience, shown: idsOf(shown), ...(recalled.length && { recalled: idsOf(recalled) }) };
      if (!hits.length)
        return turned(conversation, turn, [
          note('They have seen what fits best. A number shows it once more:'),
          { type: 'hits', hits: [], recalled },
        ]);
      return turned(conversation, turn, [
        note((found.type === 'asked' && ASKED_FOR[found.kind]) || 'No objection that the kit knows; this fits best.'),
        { type: 'hits', hits: shown, recalled },
      ]);
    }
    case 'nearest':
      return unanswered(conversation, said, offered(conversation, recordsOf(material, found.cards)));
    default:
      return unanswered(conversation, said, []);
  }
}

function recordsOf({ kit }: Material, cards: readonly Card[]): Near[] {
  return cards.flatMap(({ id }) => kit.find('objection', id) ?? []);
}

/** What was offered more often, and not taken, is not what they mean. */
function offered(conversation: Conversation, near: readonly Near[]): Near[] {
  return near.filter(({ id }) => timesOffered(conversation, id) < MOST_OFFERED);
}

/** Whether it is longer than anything that somebody says. */
export function isTooLong(text: string): boolean {
  return text.length > LONGEST;
}

/** What is said of that. */
export function tooLong(text: string): Shown {
  return note(`That is ${text.length} characters long; I read ${LONGEST}.`, 'Say the gist of it in one sentence.');
}

/** What is known of a record that can be chosen. */
export type Titled = Pick<Hit, 'kind' | 'id' | 'title'>;

/** What Enter would lead to: in a few words, and the records by their ids. */
export interface Prospect {
  readonly text: string;
  readonly ids: readonly string[];
  /** What can be chosen in its place, where that is not whatever a search finds. */
  readonly instead?: readonly Titled[];
}

/** What Enter would do with what is still being typed; undefined where that cannot be said yet. */
export function prospect(material: Material, conversation: Conversation, said: string): Prospect | undefined {
  if (isTooLong(said)) return undefined;
  const found = heardAs(material, conversation, said);
  switch (found?.type) {
    case 'quiet':
      return { text: 'no objection', ids: [], instead: [] };
    case 'sure':
    case 'guess': {
      const { card } = found;
      const before = answeredIn(conversation).has(card.id) ? 'more on ' : found.type === 'guess' ? 'perhaps ' : '';
      const instead = found.type === 'guess' && { instead: recordsOf(material, found.others) };
      return { text: `${before}“${card.title}”`, ids: [card.id], ...instead };
    }
    case 'asked':
    case 'points': {
      const all = [...found.hits.slice(0, MOST_POINTS), ...found.recalled];
      const what = (found.type === 'asked' && ASKED_FOR[found.kind]) || 'no objection I know, but';
      return { text: `${what} “${all[0]?.title}”`, ids: idsOf(all) };
    }
    case 'nearest':
      return {
        text: 'nothing sure; these come nearest',
        ids: [],
        instead: offered(conversation, recordsOf(material, found.cards)),
      };
    default:
      return { text: 'nothing that fits yet', ids: [] };
  }
}

/** What was said, answered; undefined where there is no word in it, which may have been a question all the same. */
function heardAs(material: Material, conversation: Conversation, said: string): Answer | undefined {
  try {
    return answer(material, said, {
      audience: speakerOf(conversation),
      told: toldIn(material.kit, conversation),
    });
  } catch (error) {
    if (isKitError(error)) return undefined;
    throw error;
  }
}

/** How often something could have been chosen. */
function timesOffered({ turns }: Conversation, id: string): number {
  return turns.filter(({ near = [] }) => near.includes(id)).length;
}

/** Nothing surely fits: what comes nearest is only named, and what was said is kept for the message. */
function unanswered(conversation: Conversation, said: string, near: readonly Near[]): Reply {
  const turn = { said, audience: speakerOf(conversation), shown: [], ...(near.length && { near: idsOf(near) }) };
  const show = near.length
    ? [
        note('The kit has no sure answer. Nearest, in short (a number shows all of it):'),
        titles(near, 0, answeredIn(conversation)),
        note(`Or ${leftToDo(said)}`),
      ]
    : [note('The kit has no answer to that.', `You can ${leftToDo(said)}`)];
  return turned(conversation, turn, show);
}

/** What one can do where nothing answers; a story that asks nothing is not kept. */
function leftToDo(said: string): string {
  const keeps = openIn(said) === undefined ? '' : ', or say that you will come back to it: the message keeps it';
  return `ask what they mean${keeps}.`;
}

/** What answers them: the card, or what is new where they come back to it. @param near what else they may mean */
export function answeredWith(
  material: Material,
  conversation: Conversation,
  said: string | undefined,
  card: Card,
  near: readonly Near[] = [],
): Reply {
  const isBack = said !== undefined && answeredIn(conversation).has(card.id);
  return isBack ? again(material, conversation, said, card, near) : dealt(conversation, said, card, near);
}

/** The card of an objection that they have not heard yet; the number of another one takes it back. */
function dealt(conversation: Conversation, said: string | undefined, card: Card, near: readonly Near[]): Reply {
  const { id, evidence } = card;
  const recalled = remindersOf(conversation, card);
  const instead = card.confidence < PLAIN ? others(near, card) : [];
  const wasOffered = conversation.turns.some((one) => one.card !== undefined && one.near);
  const turn: Turn = {
    said,
    audience: speakerOf(conversation),
    card: id,
    shown: idsOf(evidence),
    ...(recalled.length && { recalled: idsOf(recalled) }),
    ...(instead.length && { near: idsOf(instead) }),
  };
  return turned(conversation, turn, [
    ...(card.certainty === 'guess' ? [note('No card is sure. Perhaps they mean this one:')] : []),
    { type: 'card', card: { ...card, recalled } },
    ...(instead.length
      ? [note(`${wasOffered ? ELSE : `${ELSE}, ${CHOOSING}`}:`), titles(instead, evidence.length + recalled.length)]
      : []),
  ]);
}

/** What they have seen of its evidence; reminded of it once, they need that only where nothing is new. */
function remindersOf({ turns }: Conversation, { evidence, recalled = [] }: Card): readonly Hit[] {
  const reminded = new Set(turns.flatMap((turn) => turn.recalled ?? []));
  return evidence.length ? recalled.filter(({ id }) => !reminded.has(id)) : recalled;
}

function others(near: readonly Near[], { id }: Card): Near[] {
  return near.filter((one) => one.id !== id);
}

/** The ids of the objections that were answered. */
function answeredIn({ turns }: Conversation): ReadonlySet<string> {
  return new Set(turns.flatMap(({ card }) => card ?? []));
}

/** @param known the ids of those whose gist would be no news; of all of them unless told */
function titles(near: readonly Near[], before = 0, known?: ReadonlySet<string>): Shown {
  const choices = near.map((one): Choice => {
    return { title: one.title, gist: known && !known.has(one.id) ? one.brief : undefined };
  });
  return { type: 'titles', titles: choices, before };
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

/** They come back to something: its card is known, so only what is new is shown. */
function again(material: Material, conversation: Conversation, said: string, card: Card, near: readonly Near[]): Reply {
  const { kit } = material;
  const audience = speakerOf(conversation);
  const point = newPointOn(material, conversation, said, card);
  const hits = point ? [toHit(kit, point, audience)] : card.evidence.slice(0, 1);
  const isSaid = conversation.turns.some((turn) => turn.card === card.id && turn.audience === audience);
  const brief = kit.find('objection', card.id)?.brief;
  // To say the same once more at length would help nobody, so what has no short form is kept for the message.
  const isOpen = isSaid && !hits.length && brief === undefined;
  const answered = answeredIn(conversation);
  const fresh = card.confidence < PLAIN || !hits.length ? near.filter(({ id }) => !answered.has(id)) : [];
  const turn: Turn = {
    said,
    audience,
    ...(!isOpen && { card: card.id }),
    shown: idsOf(hits),
    ...(fresh.length && { near: idsOf(fresh) }),
  };
  const back = `Back to “${card.title}”.`;
  const words = isSaid ? brief && `In short: ${brief}` : `Say it for them: ${card.say}`;
  const show: Shown[] = [
    isOpen
      ? note(`${back} The kit has nothing more on it.`, `You can ${leftToDo(said)}`)
      : note(words ? `${back} ${words}` : back, hits.length ? NOT_SAID : undefined),
    ...(hits.length ? [{ type: 'hits', hits } as const] : []),
    ...(fresh.length ? [note('Or did they mean something else?'), titles(fresh, hits.length)] : []),
  ];
  return turned(conversation, turn, show);
}

/** The point that is most like what was said, among those on an objection that have not been made yet. */
function newPointOn(
  { kit, index }: Material,
  conversation: Conversation,
  said: string,
  card: Card,
): RecordOf<'point'> | undefined {
  if (!tellingWords(said).length) return undefined;
  const open = new Set(pointsFor(kit, conversation));
  const found = search(kit, index, { words: said, phrases: [], filters: NO_FILTERS, limit: MOST_RELATED });
  return found
    .flatMap(({ id, likeness }) => (likeness >= RELATED ? (kit.find('point', id) ?? []) : []))
    .find((point) => open.has(point) && point.topics.some((id) => card.topics.includes(id)));
}

/** `manager: what does it cost` says who speaks. */
export function attributed(
  kit: Kit,
  conversation: Conversation,
  line: string,
): { conversation: Conversation; said: string } {
  const [, who, said] = /^([\p{L}][\p{L} -]{1,30}):\s+(\S.*)$/u.exec(line) ?? [];
  if (!who || !said) return { conversation, said: line };
  try {
    return { conversation: { ...conversation, speaker: lookUpOne(kit, 'audience', who).id }, said };
  } catch {
    return { conversation, said: line }; // "one thing: ..." names nobody
  }
}
