/**
 * A conversation: what has been said and shown so far. It is data alone; `step.ts` says how it goes on, and knows
 * nothing of terminals either.
 */

import type { Material } from '../answer/answer.ts';
import type { Card } from '../answer/card.ts';
import { type ToldBy, toldBy } from '../answer/told.ts';
import type { Pitch } from '../pitch/pitch.ts';
import type { Address } from '../records/address.ts';
import type { Hit } from '../records/hit.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { isOwn } from '../records/pack-ids.ts';
import type { Conversation, Turn } from './kept.ts';
import type { Extent } from './message.ts';
import type { Named, Notice } from './notice.ts';

export type { Conversation, Turn };

/** What is to be shown, as data. */
export type Shown =
  /** In its spine where there is little room, unless all of it was asked for. */
  | { readonly type: 'pitch'; readonly pitch: Pitch; readonly isWhole?: boolean }
  | { readonly type: 'card'; readonly card: Card }
  | {
      readonly type: 'hits';
      readonly hits: readonly Hit[];
      readonly recalled?: readonly Hit[];
      /** How many of the numbers that are in use stand before them. */
      readonly before?: number;
    }
  /** Cards in short. @see hits for `before` */
  | { readonly type: 'nearest'; readonly cards: readonly Card[]; readonly before?: number }
  | { readonly type: 'names'; readonly names: readonly Named[]; readonly before?: number }
  /** What the message says that one comes back to, and what was said. */
  | {
      readonly type: 'open';
      readonly points: readonly { readonly number: number; readonly title: string; readonly name?: string }[];
      /** What may have wanted an answer too, and is not in the message. */
      readonly perhaps?: readonly { readonly number: number; readonly title: string }[];
    }
  | { readonly type: 'address'; readonly address: Address }
  | ({ readonly type: 'notice' } & Notice)
  | { readonly type: 'help' };

/** What is to be done outside. */
export type Wish =
  | { readonly type: 'open'; readonly url: string }
  | { readonly type: 'save'; readonly file: string; readonly extent: Extent }
  | { readonly type: 'copy' | 'message'; readonly extent: Extent }
  /** What had no room on the screen. */
  | { readonly type: 'more' };

export interface Reply {
  readonly conversation: Conversation;
  readonly show: readonly Shown[];
  readonly wish?: Wish;
}

/** Every record that was shown, in the order in which it was. */
export function usedIn({ pitched, turns }: Conversation): string[] {
  return [...new Set([...pitched, ...turns.flatMap(({ shown }) => shown)])];
}

/** The first thing that was said, or else agreed; undefined where nothing was. */
export function firstSaid({ turns }: Conversation): string | undefined {
  return turns.find(({ said }) => said !== undefined)?.said ?? turns.find(({ agreed }) => agreed !== undefined)?.agreed;
}

/** Whether nothing was shown for what was said. */
export function isUnanswered({ said, card, shown, recalled = [] }: Turn): boolean {
  return said !== undefined && card === undefined && !shown.length && !recalled.length;
}

/** The ids of what was chosen by itself in a turn: what was taken of it, and else all that nobody had asked for. */
export function chosenIn({ said, shown, chosen = said === undefined ? shown : [] }: Turn): readonly string[] {
  return chosen;
}

/** Steps that were chosen, so that they are proposed. */
export function stepsChosen(kit: Kit, { turns }: Pick<Conversation, 'turns'>): readonly string[] {
  return [...new Set(turns.flatMap(chosenIn))].filter((id) => kit.find('step', id));
}

/** What has been shown in a conversation that tells the same as a record; what had no room on the screen was not. */
export function toldIn(kit: Kit, conversation: Conversation): ToldBy {
  const { unseen = [] } = conversation;
  return toldBy(
    kit,
    usedIn(conversation).filter((id) => !unseen.includes(id)),
  );
}

/**
 * A conversation once a screen has shown something of it.
 * @param before what it was until then
 * @param on what of it has only its name on the screen, and what of it has no room there
 */
export function seenOn(
  conversation: Conversation,
  before: Conversation | undefined,
  on: { readonly shown: readonly string[]; readonly named?: readonly string[]; readonly waiting: readonly string[] },
): Conversation {
  const { shown, named: onlyNamed = [], waiting } = on;
  const known = new Set(before ? usedIn(before) : []);
  const { unseen = [], named = [] } = conversation;
  const isTold = (id: string) => shown.includes(id) && !onlyNamed.includes(id);
  const isNew = (id: string) => !known.has(id);
  const isWaiting = (id: string) => isNew(id) && !shown.includes(id);
  const now = {
    unseen: [...new Set([...unseen.filter((id) => !shown.includes(id)), ...waiting.filter(isWaiting)])],
    named: [...new Set([...named.filter((id) => !isTold(id)), ...onlyNamed.filter(isNew)])],
  };
  const isSame = now.unseen.join() === unseen.join() && now.named.join() === named.join();
  return isSame ? conversation : { ...conversation, ...now };
}

/**
 * What counts as told where evidence is chosen: not what had no room on the screen, nor what stood there by its name
 * alone, such as the points of a pitch in its spine; and what happened in their own company is still to be told.
 */
export function evidenceToldIn(kit: Kit, conversation: Conversation): ToldBy {
  const { pitched, turns, unseen = [], named = [] } = conversation;
  const used = [...pitched.filter((id) => !isOwn({ id })), ...turns.flatMap(({ shown }) => shown)];
  return toldBy(
    kit,
    used.filter((id) => !unseen.includes(id) && !named.includes(id)),
  );
}

/** Topics of what was talked about last; none where nothing was. */
export function topicsNow(kit: Kit, { turns, topic, topics = [] }: Conversation): readonly string[] {
  const last = turns.findLast(({ card }) => card !== undefined)?.card ?? '';
  return kit.find('objection', last)?.topics ?? (topic === undefined ? topics : [topic]);
}

/** Who is spoken to now. */
export function speakerOf({ speaker, audiences }: Conversation): string {
  return speaker ?? audiences[0] ?? '';
}

/** The audiences of a conversation; what they said they care about comes first for each of them. */
export function audiencesIn(
  kit: Kit,
  { audiences, topics = [] }: Pick<Conversation, 'audiences' | 'topics'>,
): RecordOf<'audience'>[] {
  return audiences.flatMap((id) => {
    const audience = kit.find('audience', id);
    return audience ? [{ ...audience, topics: [...new Set([...topics, ...audience.topics])] }] : [];
  });
}

/** What was kept, made fit for the kit of today: ids that it does not know any more are left out. */
export function revived({ kit }: Material, conversation: Conversation): Conversation {
  const known = (ids: readonly string[]) => ids.filter((id) => kit.get(id));
  const audiences = conversation.audiences.filter((id) => kit.find('audience', id));
  const first = audiences[0];
  const revivedTurn = (turn: Turn): Turn => ({
    ...turn,
    audience: kit.find('audience', turn.audience) ? turn.audience : (first ?? turn.audience),
    shown: known(turn.shown),
    ...(turn.recalled && { recalled: known(turn.recalled) }),
  });
  // There is no way back to listeners whom nobody knows.
  const past = conversation.past
    ?.filter((one) => one.audiences.every((id) => kit.find('audience', id)))
    .map((one) => ({ ...one, changed: one.changed.map(revivedTurn) }));
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
    turns: conversation.turns.map(revivedTurn),
    numbered: conversation.numbered.filter((id) => kit.get(id) || placeIn(conversation, id) !== undefined),
    ...(conversation.unseen && { unseen: known(conversation.unseen) }),
    ...(conversation.named && { named: known(conversation.named) }),
    ...(past && { past }),
  };
}

/** The id of what is open or agreed, which is no record. @param place from 0 */
export function turnId(place: number): string {
  return `turn ${place + 1}`;
}

/** The place of the turn that an id stands for; undefined for any other id. */
export function placeIn({ turns }: Conversation, id: string): number | undefined {
  const place = turns.findIndex((_, at) => turnId(at) === id);
  return place < 0 ? undefined : place;
}

/** A turn, whose records are numbered from now on. */
export function turned(conversation: Conversation, turn: Turn, show: readonly Shown[]): Reply {
  const numbered = numbersOf(turn);
  return {
    conversation: {
      ...withTurn(conversation, turn),
      numbered: numbered.length ? numbered : conversation.numbered,
    },
    show,
  };
}

/** A conversation with one turn more; as long as nobody is named of several listeners, it is for all of them. */
export function withTurn(conversation: Conversation, turn: Turn): Conversation {
  const { turns } = conversation;
  const all = isForAll(conversation) && { isForAll: true };
  return { ...conversation, turns: [...turns, { ...turn, ...all }] };
}

/** Whether nobody is named yet of several listeners. */
export function isForAll({ speaker, audiences }: Conversation): boolean {
  return speaker === undefined && audiences.length > 1;
}

/** Whether a turn belongs into the message for one listener; undefined is for all. */
export function isHeardBy({ audience, isForAll }: Turn, only: string | undefined): boolean {
  return only === undefined || isForAll || audience === only;
}

/** A conversation in which something was agreed, in these words. */
export function withAgreed(conversation: Conversation, agreed: string): Conversation {
  return withTurn(conversation, { audience: speakerOf(conversation), shown: [], agreed });
}

/** What a turn numbers: what it showed, what it reminded of and what else it offered. */
export function numbersOf({ shown, recalled = [], near = [] }: Turn): string[] {
  return [...shown, ...recalled, ...near];
}

/** The records that a turn told: what it showed, or else what they had seen. */
export function usedBy({ shown, recalled = [] }: Turn): readonly string[] {
  return shown.length ? shown : recalled;
}

/** A notice as one of the things that are shown. */
export function tell(notice: Notice): Shown {
  return { type: 'notice', ...notice };
}

/** Nothing but notices. */
export function telling(conversation: Conversation, ...notices: readonly Notice[]): Reply {
  return { conversation, show: notices.map(tell) };
}

export function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}
