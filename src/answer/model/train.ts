/**
 * Trains the model: for each class a linear support vector machine over runs of words and letters (TF-IDF), with squared
 * hinge loss, by dual coordinate descent (Hsieh et al., 2008). Runs that a class has more or less often than others have
 * count for more (after the NB-SVM of Wang and Manning, 2012). The same sentences give the same model everywhere.
 */
import { seeded } from '../../text/seeded.ts';
import { runsOf, vectorOf } from './features.ts';

/** What somebody said, and the id of what they meant; what may mean several is there once for each of them. */
export interface Example {
  readonly said: string;
  readonly id: string;
}

/** The same with all that it may mean. */
interface Heard {
  readonly said: string;
  readonly ids: ReadonlySet<string>;
}

/** A trained model: a row of weights for each run, one a class. */
export interface Trained {
  readonly ids: readonly string[];
  /** Numbers of the runs that are known, ascending. */
  readonly runs: Uint32Array;
  /** How much each run tells: more where fewer sentences have it. */
  readonly rarities: Float32Array;
  /** For each run, a weight a class. */
  readonly weights: Float32Array;
  /** What is added for each class, whatever is said. */
  readonly biases: Float32Array;
}

/** How much a sentence on the wrong side counts beside small weights. */
const COST = 0.5;
/** How much it counts for a run that a class has it more often than others, or less often; the rest counts alike. */
const TELLING = 0.4;
/** So often all sentences are looked at, at most; those that teach nothing any more are left out sooner. */
const MOST_ROUNDS = 20;
/** A class is learned when no sentence is further than this from where it should be. */
const CLOSE = 0.1;

/** A model of the examples. */
export function train(examples: readonly Example[]): Trained {
  const ids = [...new Set(examples.map(({ id }) => id))].sort();
  const all = heardIn(examples);
  const { runs, rarities } = vocabularyOf(all);
  const sentences = sentencesAs(all, runs, rarities);
  const weights = new Float32Array(runs.length * ids.length);
  const biases = new Float32Array(ids.length);
  for (const [one, id] of ids.entries()) {
    const learned = machineFor(
      sentences,
      all.map((heard) => (heard.ids.has(id) ? 1 : -1)),
    );
    for (let run = 0; run < runs.length; run++) weights[run * ids.length + one] = learned[run] as number;
    biases[one] = learned[runs.length] as number;
  }
  return { ids, runs, rarities, weights, biases };
}

function heardIn(examples: readonly Example[]): Heard[] {
  const bySaid = new Map<string, Set<string>>();
  for (const { said, id } of examples) bySaid.set(said, (bySaid.get(said) ?? new Set()).add(id));
  return Array.from(bySaid, ([said, ids]) => ({ said, ids }));
}

/** Every run with its rarity. A run that stands in one sentence alone says nothing about others. */
function vocabularyOf(examples: readonly Heard[]): { runs: Uint32Array; rarities: Float32Array } {
  const counts = new Map<number, number>();
  for (const { said } of examples) {
    for (const all of Object.values(runsOf(said))) {
      for (const run of all.keys()) counts.set(run, (counts.get(run) ?? 0) + 1);
    }
  }
  const runs = Uint32Array.from(counts.keys())
    .filter((run) => (counts.get(run) ?? 0) > 1)
    .sort();
  const rarity = (run: number) => 1 + Math.log((1 + examples.length) / (1 + (counts.get(run) ?? 0)));
  return { runs, rarities: Float32Array.from(runs, rarity) };
}

/** All sentences behind each other: those of number n stand from `starts[n]` to `starts[n + 1]`. */
interface Sentences {
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly values: Float32Array;
  /** How many places there are, the last of which every sentence has. */
  readonly size: number;
}

function sentencesAs(examples: readonly Heard[], runs: Uint32Array, rarities: Float32Array): Sentences {
  const places = new Map(Array.from(runs, (run, place) => [run, place]));
  const vectors = examples.map(({ said }) =>
    vectorOf(
      said,
      (run) => places.get(run) ?? -1,
      (place) => rarities[place] ?? 0,
    ),
  );
  const length = vectors.reduce((sum, vector) => sum + vector.places.length + 1, 0);
  const all = {
    starts: new Int32Array(vectors.length + 1),
    places: new Int32Array(length),
    values: new Float32Array(length),
    size: runs.length + 1,
  };
  let at = 0;
  for (const [index, vector] of vectors.entries()) {
    all.places.set(vector.places, at);
    all.values.set(vector.values, at);
    at += vector.places.length;
    all.places[at] = runs.length;
    all.values[at] = 1;
    at += 1;
    all.starts[index + 1] = at;
  }
  return all;
}

/** How much each place tells of which sign a sentence is, by how often it stands in those of either: 1 on average. */
function tellingOf({ starts, places, size }: Sentences, signs: readonly number[]): Float32Array {
  const [positive, negative] = [new Float64Array(size).fill(1), new Float64Array(size).fill(1)];
  for (const [index, sign] of signs.entries()) {
    const counts = sign > 0 ? positive : negative;
    const to = starts[index + 1] as number;
    for (let at = starts[index] as number; at < to; at++) {
      const place = places[at] as number;
      counts[place] = (counts[place] as number) + 1;
    }
  }
  const shift = Math.log(sum(negative) / sum(positive));
  const ratios = Float32Array.from(positive, (one, at) => Math.abs(Math.log(one / (negative[at] as number)) + shift));
  const mean = sum(ratios) / size;
  const telling = ratios.map((ratio) => (1 - TELLING) * mean + TELLING * ratio);
  const scale = Math.sqrt(size / telling.reduce((all, one) => all + one * one, 0));
  // What every sentence has tells nothing.
  return telling.map((one) => one * scale).fill(1, size - 1);
}

function sum(numbers: Float64Array | Float32Array): number {
  let all = 0;
  for (const one of numbers) all += one;
  return all;
}

/** The weights that tell sentences of one sign from those of the other. @param signs 1 or -1 for each sentence */
function machineFor(sentences: Sentences, signs: readonly number[]): Float32Array {
  const { starts, places, size } = sentences;
  const telling = tellingOf(sentences, signs);
  const values = sentences.values.map((value, at) => value * (telling[places[at] as number] as number));
  const weights = new Float32Array(size);
  const alphas = new Float64Array(signs.length);
  const order = Int32Array.from(signs.keys());
  const random = seeded(7);
  const slack = 1 / (2 * COST);
  let active = order.length;
  let shrink = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let highest = 0;
    shuffle(order, active, random);
    for (let turn = 0; turn < active; turn++) {
      const index = order[turn] as number;
      const from = starts[index] as number;
      const to = starts[index + 1] as number;
      const sign = signs[index] as number;
      const alpha = alphas[index] as number;
      let score = 0;
      let length = slack;
      for (let at = from; at < to; at++) {
        const value = values[at] as number;
        score += value * (weights[places[at] as number] as number);
        length += value * value;
      }
      const gradient = sign * score - 1 + slack * alpha;
      if (alpha === 0 && gradient > shrink) {
        // It is far on its own side, and so it is left out from now on.
        active -= 1;
        order[turn] = order[active] as number;
        order[active] = index;
        turn -= 1;
        continue;
      }
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, Math.abs(projected));
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(alpha - gradient / length, 0);
      alphas[index] = next;
      const change = (next - alpha) * sign;
      for (let at = from; at < to; at++) {
        const place = places[at] as number;
        weights[place] = (weights[place] as number) + change * (values[at] as number);
      }
    }
    if (highest < CLOSE) break;
    shrink = Math.max(highest, CLOSE);
  }
  return weights.map((weight, place) => weight * (telling[place] as number));
}

/** Shuffles the first of some numbers. */
function shuffle(order: Int32Array, many: number, random: () => number): void {
  for (let last = many - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
}
