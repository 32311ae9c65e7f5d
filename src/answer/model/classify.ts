/** Asks a model what a sentence may mean. */
import { sentencesIn } from '../../text/sentences.ts';
import type { Match, Matcher } from '../matcher.ts';
import { type Vector, vectorOf } from './features.ts';
import type { Model, Weights } from './file.ts';
import { softmax } from './softmax.ts';

/** How much what all of it says counts, beside each of its sentences for itself. */
const WHOLE = 0.5;
/** So many sentences of a speech are heard one by one. */
const MOST_SENTENCES = 12;

/** What a sentence may mean, likeliest first; the probabilities add up to one. */
export type Distribution = readonly Match[];

/** A matcher that asks a model. */
export function matcherOf(model: Model): Matcher {
  return {
    match: (said) => distributionOf(model, model.sharpness, said),
    likeness: (one, other) => cosine(vectorIn(model, one), vectorIn(model, other)),
    limits: { sure: model.sure, guess: model.guess },
  };
}

/** What a speech may mean: half by all of it, half by its sentences one by one. */
export function distributionOf(weights: Weights, sharpness: number, said: string): Distribution {
  const whole = probabilities(weights, sharpness, said);
  const sentences = sentencesIn(said).slice(0, MOST_SENTENCES);
  if (sentences.length > 1) {
    const parts = sentences.map((one) => probabilities(weights, sharpness, one));
    for (let id = 0; id < whole.length; id++) {
      const single = parts.reduce((sum, part) => sum + (part[id] ?? 0), 0) / parts.length;
      whole[id] = WHOLE * (whole[id] ?? 0) + (1 - WHOLE) * single;
    }
  }
  return weights.ids
    .map((id, place) => ({ id, probability: whole[place] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
}

function vectorIn({ runs, rarities }: Weights, text: string): Vector {
  return vectorOf(
    text,
    (run) => placeOf(runs, run),
    (place) => rarities[place] ?? 0,
  );
}

function probabilities(model: Weights, sharpness: number, text: string): Float64Array {
  const { starts, classes, weights, unit, biases } = model;
  const { places, values } = vectorIn(model, text);
  const scores = Float64Array.from(biases, (one) => one * sharpness);
  for (const [at, place] of places.entries()) {
    const value = (values[at] ?? 0) * unit * sharpness;
    for (let one = starts[place] ?? 0; one < (starts[place + 1] ?? 0); one++) {
      const id = classes[one] ?? 0;
      scores[id] = (scores[id] ?? 0) + value * (weights[one] ?? 0);
    }
  }
  softmax(scores);
  return scores;
}

/** Where a run stands among ascending ones; negative where it does not. */
function placeOf(runs: Uint32Array, run: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = runs[middle] ?? 0;
    if (found === run) return middle;
    if (found < run) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function cosine(one: Vector, other: Vector): number {
  const values = new Map(Array.from(one.places, (place, at) => [place, one.values[at] ?? 0]));
  let sum = 0;
  for (const [at, place] of other.places.entries()) sum += (values.get(place) ?? 0) * (other.values[at] ?? 0);
  // Words and letters are a unit each.
  return Math.min(1, sum / 2);
}
