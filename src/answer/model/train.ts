/**
 * Trains the model: multinomial logistic regression over runs of words and letters (TF-IDF), by stochastic gradient
 * descent. The same sentences give the same model everywhere.
 */
import { seeded } from '../../text/seeded.ts';
import { runsOf, type Vector, vectorOf } from './features.ts';
import { softmax } from './softmax.ts';

/** What somebody said, and the id of what they meant. */
export interface Example {
  readonly said: string;
  readonly id: string;
}

/** A trained model: a row of weights for each run, a weight for each class. */
export interface Trained {
  readonly ids: readonly string[];
  /** Numbers of the runs that are known, ascending. */
  readonly runs: Uint32Array;
  /** In how many hundred sentences each stands tells how much it says; see `rarity`. */
  readonly rarities: Float32Array;
  /** For each run, a weight a class. */
  readonly weights: Float32Array;
}

export interface TrainOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly least: number;
}

export const USUAL: TrainOptions = { epochs: 12, rate: 1, decay: 1e-6, least: 2 };

/** A model of the examples. */
export function train(examples: readonly Example[], options: TrainOptions = USUAL): Trained {
  const ids = [...new Set(examples.map(({ id }) => id))].sort();
  const { runs, rarities } = vocabularyOf(examples, options.least);
  const places = new Map(Array.from(runs, (run, place) => [run, place]));
  const placeOf = (run: number) => places.get(run) ?? -1;
  const rarity = (place: number) => rarities[place] ?? 0;
  const vectors = examples.map(({ said }) => vectorOf(said, placeOf, rarity));
  const classes = examples.map(({ id }) => ids.indexOf(id));
  const weights = descend(vectors, classes, ids.length, runs.length, options);
  return { ids, runs, rarities, weights };
}

/** The runs that stand in enough sentences, and how much each tells. */
function vocabularyOf(examples: readonly Example[], least: number): { runs: Uint32Array; rarities: Float32Array } {
  const counts = new Map<number, number>();
  for (const { said } of examples) {
    const { words, letters } = runsOf(said);
    for (const run of [...words.keys(), ...letters.keys()]) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  const runs = Uint32Array.from([...counts].flatMap(([run, count]) => (count >= least ? [run] : []))).sort();
  const rarities = Float32Array.from(runs, (run) => 1 + Math.log((1 + examples.length) / (1 + (counts.get(run) ?? 0))));
  return { runs, rarities };
}

function descend(
  vectors: readonly Vector[],
  classes: readonly number[],
  many: number,
  size: number,
  { epochs, rate, decay }: TrainOptions,
): Float32Array {
  const weights = new Float32Array(size * many);
  const counts = new Float64Array(many);
  for (const one of classes) counts[one] = (counts[one] ?? 0) + 1;
  const random = seeded(7);
  const order = vectors.map((_, index) => index);
  const scores = new Float64Array(many);
  const steps = epochs * vectors.length;
  let step = 0;
  // All weights shrink a little at each step; one factor for all of them says by how much.
  let scale = 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const vector = vectors[index];
      const right = classes[index] ?? 0;
      if (!vector) continue;
      const { places, values } = vector;
      scores.fill(0);
      for (let at = 0; at < places.length; at++) {
        const row = (places[at] ?? 0) * many;
        const value = (values[at] as number) * scale;
        for (let one = 0; one < many; one++)
          scores[one] = (scores[one] as number) + value * (weights[row + one] as number);
      }
      softmax(scores);
      const pace = rate * (1 - step / steps) * (vectors.length / (many * (counts[right] ?? 1))) ** 0;
      scale *= 1 - pace * decay;
      scores[right] = (scores[right] ?? 0) - 1;
      for (let one = 0; one < many; one++) {
        const wrong = scores[one] ?? 0;
        if (Math.abs(wrong) < 0.004) continue;
        const change = (pace * wrong) / scale;
        for (let at = 0; at < places.length; at++) {
          const place = (places[at] ?? 0) * many + one;
          weights[place] = (weights[place] as number) - change * (values[at] as number);
        }
      }
      step += 1;
    }
  }
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) * scale;
  return weights;
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}
