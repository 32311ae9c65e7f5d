/** A card: what to say to an objection, what to ask, what proves it and what is true in it. */
import { type Hit, toHit, wordingFor } from '../records/hit.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import type { KitRecord } from '../records/schema.ts';
import { evidenceFor, recollected } from './evidence.ts';
import { NOTHING_TOLD, type ToldBy } from './told.ts';

/** How sure it is that a card is meant: a guess is likely, and what is near only comes near. */
export type Certainty = 'sure' | 'guess' | 'near';

/** An answer to an objection. */
export interface Card extends Hit {
  /** From 0 to 1: how likely it is that this was meant. */
  readonly confidence: number;
  readonly certainty: Certainty;
  /** What they may really be saying. */
  readonly really: string;
  readonly acknowledge: string;
  readonly ask: string;
  readonly say: string;
  /** The same in short, as far as the card has it; with what limits it. */
  readonly brief?: string;
  readonly evidence: readonly Hit[];
  /** Evidence that they have seen already. */
  readonly recalled?: readonly Hit[];
  /** What is true in it, to be said aloud too. */
  readonly concede: string;
  /** Exact names of options, for who asks how. */
  readonly how?: readonly string[];
}

/** Who listens, what they have been told, and which records of their own company they ask for. */
export interface Listening {
  readonly audience?: string | undefined;
  readonly told?: ToldBy;
  readonly isAsked?: ((record: KitRecord) => boolean) | undefined;
  /** What they ask for as well, best first: it leads the evidence. */
  readonly asked?: readonly KitRecord[] | undefined;
}

/** That a card is known to be meant. */
const CHOSEN = { probability: 1, certainty: 'sure' } as const;

/** The card of an objection, for a listener who has been told some things. */
export function cardOf(
  kit: Kit,
  record: RecordOf<'objection'>,
  listening: Listening,
  { probability, certainty }: { readonly probability: number; readonly certainty: Certainty } = CHOSEN,
): Card {
  const { really, acknowledge, ask, respond, brief, concede, how } = record;
  const { audience, told = NOTHING_TOLD } = listening;
  const { proof, all } = evidenceFor(kit, record, listening);
  const recalled = recollected(kit, all, told).slice(proof.length);
  const hits = (records: typeof proof) => records.map((one) => toHit(kit, one, audience));
  return {
    ...toHit(kit, record, audience),
    confidence: Math.round(probability * 1000) / 1000,
    certainty,
    really,
    acknowledge,
    ask,
    say: wordingFor(respond, audience),
    ...(brief !== undefined && { brief }),
    evidence: hits(proof),
    ...(recalled.length && { recalled: hits(recalled) }),
    concede,
    ...(how?.length && { how }),
  };
}
