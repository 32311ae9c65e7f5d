/** Asks a model what a sentence may mean. */
import { sentencesIn } from '../../text/sentences.ts';
import type { Match, Matcher } from '../matcher.ts';
import { runsOf, type Vector, vectorOf } from './features.ts';
import { forEachWeight, type Model, placeOf, rarityOf, type Weights } from './file.ts';
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
    knows: (word) => [...runsOf(word).words.keys()].some((run) => placeOf(model, run) >= 0),
    limits: { sure: model.sure, guess: model.guess },
  };
}

/** What a speech may mean: half by all of it, half by its sentences one by one. */
export function distributionOf(weights: Weights, sharpness: number, said: string): Distribution {
  // What is averaged must not be sure of itself: half as sharp, and squared afterwards.
  const whole = probabilities(weights, sharpness / 2, said);
  const sentences = sentencesIn(said).slice(0, MOST_SENTENCES);
  const parts = sentences.length > 1 ? sentences.map((one) => probabilities(weights, sharpness / 2, one)) : [whole];
  for (let id = 0; id < whole.length; id++) {
    const single = parts.reduce((sum, part) => sum + (part[id] ?? 0), 0) / parts.length;
    whole[id] = (WHOLE * (whole[id] ?? 0) + (1 - WHOLE) * single) ** 2;
  }
  const sum = whole.reduce((all, one) => all + one, 0);
  return weights.ids
    .map((id, place) => ({ id, probability: (whole[place] ?? 0) / sum }))
    .sort((a, b) => b.probability - a.probability);
}

function vectorIn(weights: Weights, text: string): Vector {
  return vectorOf(
    text,
    (run) => placeOf(weights, run),
    (place) => rarityOf(weights, place),
  );
}

function probabilities(model: Weights, sharpness: number, text: string): Float64Array {
  const { unit, biases } = model;
  const { runs, places, values } = vectorIn(model, text);
  const scores = Float64Array.from(biases, (one) => one * sharpness);
  for (const [at, run] of runs.entries()) {
    const value = (values[at] ?? 0) * unit * sharpness;
    forEachWeight(model, run, places[at] ?? 0, (id, weight) => {
      // A class that there is not, as in a damaged file, has no score.
      scores[id] = (scores[id] ?? 0) + value * weight;
    });
  }
  softmax(scores);
  return scores;
}

function cosine(one: Vector, other: Vector): number {
  const values = new Map(Array.from(one.places, (place, at) => [place, one.values[at] ?? 0]));
  let sum = 0;
  for (const [at, place] of other.places.entries()) sum += (values.get(place) ?? 0) * (other.values[at] ?? 0);
  // Words and letters are a unit each.
  return Math.min(1, sum / 2);
}
