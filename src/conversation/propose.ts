/** What can be said next in a conversation: the points, quotes and steps that whoever speaks has not seen yet. */

import { best, weighed } from '../pitch/choose-points.ts';
import { toHit } from '../records/hit.ts';
import { interest } from '../records/interest.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import type { KitRecord } from '../records/schema.ts';
import { countWords } from '../text/text.ts';
import { audiencesIn, type Conversation, type Reply, speakerOf, tell, telling, toldIn, turned } from './state.ts';

/** A longer quote is hard to say in the middle of a talk. In words. */
const LONG_QUOTE = 45;

/** More than anybody cares for another step. */
const NAMED_IN_PITCH = 100;

/** A step that can be proposed to whoever speaks. */
export function firstStep(kit: Kit, conversation: Conversation): Reply {
  const audience = speakerOf(conversation);
  const [listener] = listenersNow(kit, conversation);
  const { topic, pitched } = conversation;
  // What the pitch proposes by its name alone is proposed in words first.
  const named = pitched.filter((id) => kit.find('step', id));
  const told = toldIn(kit, { ...conversation, pitched: pitched.filter((id) => !named.includes(id)) });
  const open = kit
    .all('step')
    .filter((step) => (step.say?.[audience] ?? step.say?.everyone) !== undefined && !told(step));
  const worth = ({ id, topics }: RecordOf<'step'>) =>
    (listener ? interest(topics, listener) : 0) +
    (topic && topics.includes(topic) ? 1 : 0) +
    (named.includes(id) ? NAMED_IN_PITCH : 0);
  const step = best(open, worth);
  if (!step) return telling(conversation, { notice: 'no-step-left' });
  // Its number proposes it; whoever only looks proposes nothing.
  return turned(conversation, { audience, shown: [step.id], chosen: [] }, [
    tell({ notice: 'asked-for', kind: 'step' }),
    { type: 'hits', hits: [toHit(kit, step, audience)] },
  ]);
}

/** The best point that has not been made yet. */
export function nextPoint(kit: Kit, conversation: Conversation): Reply {
  const [point] = pointsFor(kit, conversation);
  if (point) return shown(kit, conversation, point);
  const audience = speakerOf(conversation);
  const who = kit.find('audience', audience)?.label ?? audience;
  return telling(conversation, { notice: 'no-point-left', who, topic: conversation.topic });
}

/** A turn that shows one record. */
export function shown(kit: Kit, conversation: Conversation, record: KitRecord): Reply {
  const audience = speakerOf(conversation);
  const hits = [toHit(kit, record, audience)];
  return turned(conversation, { audience, shown: [record.id] }, [{ type: 'hits', hits }]);
}

/** Points for whoever speaks that have not been made yet, best first. */
export function pointsFor(kit: Kit, conversation: Conversation): RecordOf<'point'>[] {
  const { topic } = conversation;
  const told = toldIn(kit, conversation);
  const open = kit.all('point').filter((point) => !told(point) && (!topic || point.topics.includes(topic)));
  return weighed(kit, open, listenersNow(kit, conversation))
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ point }) => point);
}

/** Quotes, first those on what has been spoken of last and for whoever speaks. */
export function quotesFor(kit: Kit, conversation: Conversation): readonly RecordOf<'quote'>[] {
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

function listenersNow(kit: Kit, conversation: Conversation): RecordOf<'audience'>[] {
  return audiencesIn(kit, { ...conversation, audiences: [speakerOf(conversation)] });
}
