/** What they say in a conversation: what kind of sentence it is, and what is shown for it. */
import { isKitError } from '../errors.ts';
import type { Kit, RecordOf } from '../kit/kit.ts';
import { answer, type Card } from '../queries/answer.ts';
import { isAssent } from '../queries/assent.ts';
import { best } from '../queries/choose-points.ts';
import { NO_FILTERS } from '../queries/filters.ts';
import { type Hit, toHit } from '../queries/hit.ts';
import { lookUpOne } from '../queries/lookup.ts';
import { search } from '../queries/search.ts';
import type { IsUsed } from '../queries/used.ts';
import { pointsFor } from './choices.ts';
import { type Conversation, type Material, note, type Reply, speakerOf, turned, usedTest } from './conversation.ts';

/** A sentence is shorter. In characters. */
const LONGEST = 1000;
/** Whoever listens cannot take in more points at once. */
const MOST_POINTS = 2;
/** How much a phrasing of a point must be like what was said, from 0 to 1, and among how many it is looked for. */
const RELATED = 0.25;
const MOST_RELATED = 20;
/** What it is worth that a point is about what troubles them, in topics that both only touch. */
const MATTER = 4;
/** What stands above what they asked for. */
const ASKED_FOR: Partial<Record<Hit['kind'], string>> = {
  'use-case': 'Who has done it:',
  figure: 'What has been counted:',
  step: 'A first step to propose:',
  tool: 'What the speakers use for that:',
  metric: 'What to measure:',
};
const AFTER_ASSENT = '/step gives a first step to propose, /next another point.';

/** What a sentence is taken for. */
type Meaning =
  | { readonly type: 'too long' | 'assent' | 'nothing' }
  | { readonly type: 'objection'; readonly card: Card; readonly turn: number | undefined }
  | { readonly type: 'points'; readonly hits: readonly Hit[] };

/** Takes what somebody said; `manager: what does it cost` says who. */
export function hear(material: Material, before: Conversation, line: string): Reply {
  const { conversation, said } = attributed(material.kit, before, line);
  const audience = speakerOf(conversation);
  const meaning = meaningOf(material, conversation, said);
  switch (meaning.type) {
    case 'too long':
      return {
        conversation,
        show: [
          note(`That is ${said.length} characters long; I read ${LONGEST}.`, 'Say the gist of it in one sentence.'),
        ],
      };
    case 'assent':
      return { conversation, show: [note('That is no objection.', AFTER_ASSENT)] };
    case 'objection':
      return meaning.turn === undefined
        ? dealt(conversation, said, meaning.card)
        : again(material, conversation, said, meaning.card, meaning.turn);
    case 'points':
      return turned(conversation, { said, audience, shown: meaning.hits.map(({ id }) => id) }, [
        note(askedFor(meaning.hits) ?? 'No objection that the kit knows; this fits best.'),
        { type: 'hits', hits: meaning.hits },
      ]);
    case 'nothing':
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
}

/** What Enter would lead to: in a few words, and the records by their ids. */
export interface Prospect {
  readonly text: string;
  readonly ids: readonly string[];
}

/** What Enter would do with a line that is still being typed; undefined where that cannot be said yet. */
export function prospect(material: Material, before: Conversation, line: string): Prospect | undefined {
  const { conversation, said } = attributed(material.kit, before, line);
  try {
    const meaning = meaningOf(material, conversation, said);
    switch (meaning.type) {
      case 'too long':
        return undefined;
      case 'assent':
        return { text: 'no objection', ids: [] };
      case 'objection':
        return {
          text: meaning.turn === undefined ? `“${meaning.card.title}”` : `more on “${meaning.card.title}”`,
          ids: [meaning.card.id],
        };
      case 'points':
        return {
          text: `${askedFor(meaning.hits) ?? 'no objection I know, but'} “${meaning.hits[0]?.title}”`,
          ids: meaning.hits.map(({ id }) => id),
        };
      case 'nothing':
        return { text: 'nothing that fits yet', ids: [] };
    }
  } catch (error) {
    // Stop words alone so far: the next letter may mend it.
    if (isKitError(error)) return undefined;
    throw error;
  }
}

function meaningOf({ kit, index }: Material, conversation: Conversation, said: string): Meaning {
  if (said.length > LONGEST) return { type: 'too long' };
  if (isAssent(said)) return { type: 'assent' };
  const { cards, points } = answer(kit, index, said, speakerOf(conversation), 1, usedTest(kit, conversation));
  const [card] = cards;
  if (card) return { type: 'objection', card, turn: turnOf(conversation, card) };
  return points.length ? { type: 'points', hits: points.slice(0, MOST_POINTS) } : { type: 'nothing' };
}

/** What they asked for, where it was no objection and no point will do. */
function askedFor([first]: readonly Hit[]): string | undefined {
  return first && ASKED_FOR[first.kind];
}

/** The card of an objection that they have not heard yet. */
export function dealt(conversation: Conversation, said: string | undefined, card: Card): Reply {
  const turn = { said, audience: speakerOf(conversation), card: card.id, shown: card.evidence.map(({ id }) => id) };
  const recalled = (card.recalled ?? []).map(({ id }) => id);
  return turned(conversation, turn, [{ type: 'card', card }], recalled);
}

/** They come back to something: its card is known, so only what is new is shown. */
function again({ kit, index }: Material, conversation: Conversation, said: string, card: Card, turn: number): Reply {
  const audience = speakerOf(conversation);
  const isUsed = usedTest(kit, conversation);
  const point = newPointOn(kit, index, conversation, said, card, isUsed);
  const hits = point ? [toHit(kit, point, audience)] : card.evidence.slice(0, 1);
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

/** The best point on an objection that has not been made yet. */
function newPointOn(
  kit: Kit,
  index: Material['index'],
  conversation: Conversation,
  said: string,
  card: Card,
  isUsed: IsUsed,
): RecordOf<'point'> | undefined {
  const related = search(kit, index, { words: said, phrases: [], filters: NO_FILTERS, limit: MOST_RELATED });
  const near = new Set(related.flatMap(({ id, likeness }) => (likeness >= RELATED ? [id] : [])));
  const shared = ({ topics }: RecordOf<'point'>) => topics.filter((id) => card.topics.includes(id)).length;
  const about = pointsFor(kit, conversation, isUsed).filter((point) => shared(point) > 0);
  // The first of its topics is what a point is about, and the first of the card's is what troubles them.
  const matter = ({ topics: [first = ''] }: RecordOf<'point'>) => {
    const place = card.topics.indexOf(first);
    return place < 0 ? 0 : MATTER * (1 - place / card.topics.length);
  };
  return best(about, (one) => shared(one) + matter(one) + (near.has(one.id) ? 1 : 0));
}

/** The turn in which an objection was answered, counted from 1. */
function turnOf({ turns }: Conversation, { id }: Card): number | undefined {
  const place = turns.findIndex(({ card }) => card === id);
  return place < 0 ? undefined : place + 1;
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
