/** What an answer is, and what of it is shown. */
import type { Hit } from '../records/hit.ts';
import type { AskedKind } from '../records/intent.ts';
import type { Lack } from './asked.ts';
import type { Card } from './card.ts';

/** What an answer is. */
export type Answer =
  /** A card that is surely or likely meant, with what else may be, likeliest first. */
  | {
      readonly type: 'sure' | 'guess';
      readonly card: Card;
      readonly others: readonly Card[];
      /** What they named, and the use cases that they ask for as well do not have. */
      readonly lack?: Lack;
    }
  /** No card is likely enough: the nearest three, likeliest first. */
  | { readonly type: 'nearest'; readonly cards: readonly Card[] }
  /** Records of a kind that were asked for: new ones, and those that they have seen. */
  | {
      readonly type: 'asked';
      readonly kind: AskedKind;
      /** Whether it is sure that they ask for that. */
      readonly certainty: 'sure' | 'guess';
      readonly hits: readonly Hit[];
      readonly recalled: readonly Hit[];
      /** Whether they ask what has happened in their own company. */
      readonly isHere?: boolean;
      /** What they named, and the first of the hits does not have. */
      readonly lack?: Lack;
      /** The cards that come nearest, should they mean one of them. */
      readonly others: readonly Card[];
    }
  /** Records of a pack that say of themselves that this is how they are asked for. */
  | { readonly type: 'points'; readonly hits: readonly Hit[]; readonly recalled: readonly Hit[] }
  /** Talk about work that no card answers, with the topics that come nearest. */
  | {
      readonly type: 'other';
      readonly topics: readonly Hit[];
      readonly others: readonly Card[];
      /** That hardly a word of it is known. */
      readonly isUnknown?: boolean;
    }
  /** Agreement and small talk, which want no answer; where that is not sure, with the cards that come nearest. */
  | { readonly type: 'quiet'; readonly others: readonly Card[] };

/** The records that an answer shows, in the order in which they are numbered. @param more with the cards beside the likeliest */
export function recordsIn(found: Answer, more = false): readonly Hit[] {
  switch (found.type) {
    case 'sure':
    case 'guess':
      return more ? [found.card, ...found.others] : [found.card];
    case 'nearest':
      return found.cards;
    case 'points':
      return [...found.hits, ...found.recalled];
    case 'asked': {
      const likeliest = found.certainty === 'guess' ? 1 : 0;
      return [...found.hits, ...found.recalled, ...found.others.slice(0, more ? undefined : likeliest)];
    }
    case 'other':
      return [...found.topics, ...(more ? found.others : [])];
    case 'quiet':
      return more ? found.others : [];
  }
}

/** Whether there is something of their own company among the records of an answer. */
export function isOwnIn({
  hits,
  recalled,
}: {
  readonly hits: readonly Hit[];
  readonly recalled: readonly Hit[];
}): boolean {
  return [...hits, ...recalled].some(({ pack }) => pack !== undefined);
}
