/** Fits what a probability is worth on people on whose sentences the model was not trained. */
import { type Distribution, distributionOf } from './classify.ts';
import type { Calibration, Weights } from './file.ts';

/** What somebody said, with the ids that answer it right. */
export interface Judged {
  readonly said: string;
  readonly right: readonly string[];
}

/** How often a match must be right that is called sure, and one that is called a guess; with room for other people. */
const SURE = 0.94;
const GUESS = 0.61;
/** A share of fewer sentences says little. */
const FEWEST = 30;
/** No probability is so high. */
const NEVER = 2;
const SHARPNESSES = Array.from({ length: 14 }, (_, step) => 1.2 ** step);

/** The sharpness at which what was right is likeliest, and the probabilities from which on a match is right often enough. */
export function calibrated(weights: Weights, judged: readonly Judged[]): Calibration {
  const loss = (sharpness: number) =>
    judged.reduce(
      (sum, { said, right }) => sum - Math.log(1e-6 + shareOf(distributionOf(weights, sharpness, said), right)),
      0,
    );
  const losses = SHARPNESSES.map((sharpness) => ({ sharpness, loss: loss(sharpness) }));
  const [best = { sharpness: 1 }] = losses.sort((a, b) => a.loss - b.loss);
  const { sharpness } = best;
  const firsts = judged.map(({ said, right }) => {
    const [first = { id: '', probability: 0 }] = distributionOf(weights, sharpness, said);
    return { probability: first.probability, isRight: right.includes(first.id) };
  });
  const sure = limitFor(SURE, firsts);
  // What is sure says nothing about guesses.
  return {
    sharpness,
    sure,
    guess: Math.min(
      sure,
      limitFor(
        GUESS,
        firsts.filter(({ probability }) => probability < sure),
      ),
    ),
  };
}

function shareOf(distribution: Distribution, right: readonly string[]): number {
  return distribution.reduce((sum, { id, probability }) => sum + (right.includes(id) ? probability : 0), 0);
}

/** The lowest probability from which on so large a share of the first matches is right. */
function limitFor(
  share: number,
  firsts: readonly { readonly probability: number; readonly isRight: boolean }[],
): number {
  const sorted = firsts.toSorted((a, b) => b.probability - a.probability);
  let right = 0;
  let limit = NEVER;
  for (const [index, { probability, isRight }] of sorted.entries()) {
    if (isRight) right += 1;
    const isLast = sorted[index + 1]?.probability !== probability;
    if (isLast && index + 1 >= FEWEST && right / (index + 1) >= share) limit = probability;
  }
  return limit;
}
