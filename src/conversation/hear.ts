/** What they say in a conversation: what it is taken for, and what is shown for it. */
import { answer, type Material } from '../answer/answer.ts';
import type { Card } from '../answer/card.ts';
import { type Answer, isOwnIn } from '../answer/result.ts';
import { isKitError } from '../errors.ts';
import { NO_FILTERS } from '../records/filters.ts';
import { type Hit, toHit } from '../records/hit.ts';
import type { AskedKind } from '../records/intent.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { lookUpOne } from '../records/lookup.ts';
import { readQuestion } from '../search/question.ts';
import { search } from '../search/search.ts';
import { isUnspaced, plain } from '../text/text.ts';
import { tellingWords, wordsOf } from '../text/words.ts';
import { pointsFor } from './propose.ts';
import {
  type Conversation,
  evidenceToldIn,
  idsOf,
  type Reply,
  type Shown,
  speakerOf,
  type Turn,
  tell,
  telling,
  topicsNow,
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
/** What is meant with so much confidence is hardly something else. */
const PLAIN = 0.5;
/** Fewer words that nobody knows are no sentence. */
const LEAST_WORDS = 4;

/** Takes what somebody said; `manager: what does it cost` says who. */
export function hear(material: Material, before: Conversation, line: string): Reply {
  const { conversation, said } = attributed(material.kit, before, line);
  const refused = tooLong(conversation, said);
  if (refused) return refused;
  const found = heardAs(material, conversation, said);
  switch (found?.type) {
    case 'quiet':
      return passedOver(conversation, said, offered(conversation, found.others));
    case 'sure':
    case 'guess':
      return lackedIn(found, answeredWith(material, conversation, said, found.card, found.others));
    case 'asked':
    case 'points': {
      const { recalled } = found;
      const hits = found.hits.slice(0, MOST_POINTS);
      const isGuess = found.type === 'asked' && found.certainty === 'guess';
      const near = isGuess ? offered(conversation, found.others) : [];
      const turn = turnOf(conversation, said, { shown: hits, recalled, near, isGuess });
      const notice = hits.length ? noticeOver(found, isGuess) : tell({ notice: 'seen-already' });
      const before = hits.length + recalled.length;
      const reply = turned(conversation, turn, [
        notice,
        { type: 'hits', hits, recalled },
        ...(near.length ? [tell({ notice: 'something-else' }), { type: 'nearest', cards: near, before } as const] : []),
      ]);
      return lackedIn(found, reply);
    }
    case 'nearest':
      return unanswered(conversation, said, offered(conversation, found.cards));
    default:
      return found?.isUnknown ? unknown(conversation, said) : unanswered(conversation, said, []);
  }
}

/** A reply that says first what they named and nothing of it has. */
function lackedIn(found: Answer, reply: Reply): Reply {
  const lack = 'lack' in found ? found.lack : undefined;
  return lack ? { ...reply, show: [tell({ notice: 'nearest-only', ...lack }), ...reply.show] } : reply;
}

/** What stands above records that were asked for. */
function noticeOver(found: Extract<Answer, { type: 'asked' | 'points' }>, isGuess: boolean): Shown {
  if (found.type === 'asked' && found.isHere) return tell({ notice: isOwnIn(found) ? 'here' : 'elsewhere' });
  return tell({ notice: 'asked-for', kind: kindAsked(found), ...(isGuess && { isGuess }) });
}

/** What the kit knows no word of: another language is something to come back to, and a slip of the hand on the keys is not. */
function unknown(conversation: Conversation, said: string): Reply {
  const isSentence = wordsOf(said).length >= LEAST_WORDS || isUnspaced(said);
  if (!isSentence) return telling(conversation, { notice: 'no-word-known' });
  return turned(conversation, turnOf(conversation, said, {}), [tell({ notice: 'no-word-known' })]);
}

/** Small talk; where that is not sure, what it may be is a number away, and the message does not come back to it. */
function passedOver(conversation: Conversation, said: string, near: readonly Card[]): Reply {
  if (!near.length) return telling(conversation, { notice: 'nothing-to-answer' });
  const turn = { ...turnOf(conversation, said, { near }), isTalk: true };
  return turned(conversation, turn, [tell({ notice: 'perhaps-nothing' }), { type: 'nearest', cards: near }]);
}

/** What is told of more than anybody says; undefined of less. */
export function tooLong(conversation: Conversation, { length: letters }: string): Reply | undefined {
  return letters > LONGEST ? telling(conversation, { notice: 'too-long', letters, most: LONGEST }) : undefined;
}

/** A turn in the words of whoever speaks, as far as it has something. */
function turnOf(
  conversation: Conversation,
  said: string | undefined,
  {
    card,
    shown = [],
    recalled = [],
    near = [],
    isGuess = false,
  }: Partial<Record<'shown' | 'recalled' | 'near', readonly Hit[]>> & {
    readonly card?: string | undefined;
    readonly isGuess?: boolean;
  },
): Turn {
  return {
    said,
    audience: speakerOf(conversation),
    ...(card !== undefined && { card }),
    shown: idsOf(shown),
    ...(recalled.length && { recalled: idsOf(recalled) }),
    ...(near.length && { near: idsOf(near) }),
    ...(isGuess && { isGuess }),
  };
}

function kindAsked(found: Answer): AskedKind | undefined {
  return found.type === 'asked' ? found.kind : undefined;
}

/** What was offered more often, and not taken, is not what they mean. */
function offered({ turns }: Conversation, cards: readonly Card[]): Card[] {
  const times = (id: string) => turns.filter(({ near = [], isTalk }) => !isTalk && near.includes(id)).length;
  return cards.filter(({ id }) => times(id) < MOST_OFFERED);
}

/** What was said, answered; undefined where there is no word in it, which may have been a question all the same. */
function heardAs(material: Material, conversation: Conversation, said: string): Answer | undefined {
  try {
    // Whoever begins to type a filter looks for something.
    if (!readQuestion(said).words.trim()) return undefined;
    const { kit } = material;
    const about = topicsNow(kit, conversation);
    return answer(material, said, {
      audience: speakerOf(conversation),
      told: evidenceToldIn(kit, conversation),
      about,
    });
  } catch (error) {
    if (isKitError(error)) return undefined;
    throw error;
  }
}

/** Nothing surely fits: what comes nearest is told in short, and what was said is kept for the message. */
function unanswered(conversation: Conversation, said: string, cards: readonly Card[]): Reply {
  const turn = turnOf(conversation, said, { near: cards });
  if (!cards.length) return turned(conversation, turn, [tell({ notice: 'no-answer' })]);
  return turned(conversation, turn, [
    tell({ notice: 'nearest' }),
    { type: 'nearest', cards },
    tell({ notice: 'not-those' }),
  ]);
}

/** What answers them: the card, or what is new where they come back to it. @param near what else they may mean */
export function answeredWith(
  material: Material,
  conversation: Conversation,
  said: string | undefined,
  card: Card,
  near: readonly Card[] = [],
): Reply {
  const isBack = said !== undefined && answeredIn(conversation).has(card.id);
  return isBack ? again(material, conversation, said, card, near) : dealt(conversation, said, card, near);
}

/** The card of an objection that they have not heard yet; the number of another one takes it back. */
function dealt(conversation: Conversation, said: string | undefined, card: Card, others: readonly Card[]): Reply {
  const recalled = remindersOf(conversation, card);
  const near = card.confidence < PLAIN ? others : [];
  const isNew = !conversation.turns.some((one) => one.card !== undefined && one.near);
  const turn = turnOf(conversation, said, {
    card: card.id,
    shown: card.evidence,
    recalled,
    near,
    isGuess: isGuessed(card),
  });
  return turned(conversation, turn, [
    ...(isGuessed(card) ? [tell({ notice: 'guess' })] : []),
    { type: 'card', card: { ...card, recalled } },
    ...(near.length ? [tell({ notice: 'instead', isNew }), namesOf(near, card.evidence.length + recalled.length)] : []),
  ]);
}

function isGuessed({ certainty }: Card): boolean {
  return certainty === 'guess';
}

/** What they have seen of its evidence; reminded of it once, they need that only where nothing is new. */
function remindersOf({ turns }: Conversation, { evidence, recalled = [] }: Card): readonly Hit[] {
  const reminded = new Set(turns.flatMap((turn) => turn.recalled ?? []));
  return evidence.length ? recalled.filter(({ id }) => !reminded.has(id)) : recalled;
}

/** The ids of the objections that were answered. */
function answeredIn({ turns }: Conversation): ReadonlySet<string> {
  return new Set(turns.flatMap(({ card }) => card ?? []));
}

function namesOf(names: readonly Card[], before: number): Shown {
  return { type: 'names', names, before };
}

/** They come back to something: its card is known, so only what is new is shown. */
function again(
  material: Material,
  conversation: Conversation,
  said: string,
  card: Card,
  others: readonly Card[],
): Reply {
  const { kit } = material;
  const { title, brief, evidence } = card;
  const audience = speakerOf(conversation);
  const point = newPointOn(material, conversation, said, card);
  const shown = point ? [toHit(kit, point, audience)] : evidence.slice(0, 1);
  const isNews = shown.length > 0;
  const isSaid = conversation.turns.some((turn) => turn.card === card.id && turn.audience === audience);
  // To say the same once more at length would help nobody, so what has no short form is kept for the message.
  const isOpen = isSaid && !isNews && brief === undefined;
  // In other words it is often another objection.
  const isSame = isChosen(card) || conversation.turns.some((turn) => turn.card === card.id && isSaidAs(turn, said));
  const isSure = conversation.turns.some((turn) => turn.card === card.id && !turn.isGuess);
  const isGuess = isOpen || !isSame || (isGuessed(card) && !isSure);
  const answered = answeredIn(conversation);
  const near = isChosen(card) ? [] : others.filter(({ id }) => !answered.has(id));
  const turn = turnOf(conversation, said, { card: card.id, shown, near, isGuess });
  return turned(conversation, turn, [
    isOpen
      ? tell({ notice: 'back-without-news', title })
      : tell({ notice: 'back', title, ...(isSaid ? { brief } : { say: card.say }), isNews }),
    ...(isNews ? [{ type: 'hits', hits: shown } as const] : []),
    ...(isSame
      ? near.length
        ? [tell({ notice: 'something-else' })]
        : []
      : [tell({ notice: 'same-or-else', isElse: near.length > 0 })]),
    ...(near.length ? [{ type: 'nearest', cards: near, before: shown.length } as const] : []),
  ]);
}

/** Whether a card was chosen, or called by its name, and not only taken for what they said. */
function isChosen({ confidence }: Card): boolean {
  return confidence === 1;
}

/** Whether a turn had the same words. */
function isSaidAs(turn: Turn, said: string): boolean {
  return turn.said !== undefined && plain(turn.said) === plain(said);
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
