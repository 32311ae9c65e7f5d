/** A pitch for audiences and topics as people call them. */
import { type Pitch, type PitchWishes, pitch } from '../pitch/pitch.ts';
import type { Kit } from '../records/kit.ts';
import { lookUpOne } from '../records/lookup.ts';

export interface PitchRequest {
  /** Ids, labels or aliases of audiences; at least one. */
  readonly audiences: readonly string[];
  /** What it is about; all that they care for where none is named. */
  readonly topics?: readonly string[] | undefined;
  /** Speaking time in minutes. */
  readonly minutes: number;
  /** Numbers of their own service. */
  readonly numbers?: PitchWishes['numbers'];
}

/**
 * Puts a pitch together.
 * @throws UsageError for an audience or a topic that nobody knows
 * @throws FailedError where no point is about the topic for these audiences
 */
export function pitchFor(kit: Kit, { audiences, topics = [], minutes, numbers }: PitchRequest): Pitch {
  return pitch(kit, {
    audiences: [...new Set(audiences.map((word) => lookUpOne(kit, 'audience', word)))],
    topics: topics.map((word) => lookUpOne(kit, 'topic', word)),
    minutes,
    numbers,
  });
}
