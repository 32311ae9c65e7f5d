/** What is remembered of rehearsals, as it is kept between runs. */
import * as v from 'valibot';
import { isUnreadable, readVersion, type Unreadable, writeVersion } from '../text/version.ts';
import type { Practice } from './rehearsal.ts';

/** The file in the state directory. */
export const PRACTICE_FILE = 'practice.json';

const time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => new Date(text)),
);
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.object({
  objections: v.record(
    v.string(),
    v.object({
      due: time,
      stability: v.number(),
      difficulty: v.number(),
      elapsed_days: v.optional(v.number(), 0),
      scheduled_days: v.number(),
      learning_steps: whole,
      reps: whole,
      lapses: whole,
      state: v.pipe(whole, v.maxValue(3)),
      last_review: v.exactOptional(time),
    }),
  ),
});

/** Memories as text. */
export function writePractice(practice: Practice): string {
  return writeVersion({ objections: practice });
}

/** Reads what `writePractice` wrote, and says what is wrong with anything else. */
export function readPractice(text: string | Unreadable): Practice | Unreadable {
  const read = readVersion(schema, text);
  return isUnreadable(read) ? read : read.objections;
}
