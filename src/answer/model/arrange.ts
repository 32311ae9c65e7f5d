/** A model in the order in which it compresses best, for where it has to be loaded over a network. */
import { forEachClass, type Model, namedClasses, widthOf } from './file.ts';

/** The same numbers in another order, so that what is alike is near: written and read as any model, and asked as none. */
export function arranged(model: Model): Model {
  const { lowers, rarities, counts, weights, firstWeights } = model;
  const steps = classesOf(model);
  eachRun(counts, (start, end) => {
    for (let one = end - 1; one > start; one--) steps[one] = (steps[one] ?? 0) - (steps[one - 1] ?? 0);
  });
  const runs = inOrder(rarities);
  const places = placesByCount(counts, weights.length);
  // They follow from the counts; only how many there are is checked.
  const follows = firstWeights.map((_, bucket) => (bucket === firstWeights.length - 1 ? weights.length : 0));
  return {
    ...model,
    firstWeights: follows,
    firstClasses: follows,
    lowers: lowers.map((one, at) => one - (lowers[at - 1] ?? 0)),
    counts: counts.map((_, at) => counts[runs[at] ?? 0] ?? 0),
    classes: steps.map((_, at) => steps[places[at] ?? 0] ?? 0),
    weights: weights.map((_, at) => weights[places[at] ?? 0] ?? 0),
  };
}

/** The model that was arranged. */
export function rearranged(model: Model): Model {
  const lowers = model.lowers.slice();
  for (let at = 1; at < lowers.length; at++) lowers[at] = (lowers[at] ?? 0) + (lowers[at - 1] ?? 0);
  const counts = new Uint8Array(model.counts.length);
  const runs = inOrder(model.rarities);
  for (let at = 0; at < runs.length; at++) counts[runs[at] ?? 0] = model.counts[at] ?? 0;
  const places = placesByCount(counts, model.weights.length);
  const listed = new Uint8Array(places.length);
  const weights = new Int8Array(places.length);
  for (let at = 0; at < places.length; at++) {
    listed[places[at] ?? 0] = model.classes[at] ?? 0;
    weights[places[at] ?? 0] = model.weights[at] ?? 0;
  }
  const many = model.ids.length;
  const width = widthOf(many);
  const classes = new Uint8Array(counts.reduce((sum, count) => sum + Math.min(count, width), 0));
  let named = 0;
  eachRun(counts, (start, end) => {
    for (let one = start + 1; one < end; one++) listed[one] = (listed[one] ?? 0) + (listed[one - 1] ?? 0);
    const bytes = namedClasses(Array.from(listed.subarray(start, end)), many);
    classes.set(bytes, named);
    named += bytes.length;
  });
  return {
    ...model,
    lowers,
    counts,
    classes,
    weights,
    firstWeights: firstOf(model.firstRuns, counts),
    firstClasses: firstOf(
      model.firstRuns,
      counts.map((count) => Math.min(count, width)),
    ),
  };
}

/** The class of each weight. */
function classesOf(model: Model): Uint8Array {
  const width = widthOf(model.ids.length);
  const listed = new Uint8Array(model.weights.length);
  let named = 0;
  eachRun(model.counts, (start, end) => {
    let at = start;
    forEachClass(model, end - start, named, (id) => {
      listed[at++] = id;
    });
    named += Math.min(end - start, width);
  });
  return listed;
}

/** Takes where the weights of each run begin and end. */
function eachRun(counts: Uint8Array, take: (start: number, end: number) => void): void {
  let start = 0;
  for (const count of counts) {
    take(start, start + count);
    start += count;
  }
}

/** The places of all weights: those of the runs that have one weight first, then of those that have two. */
function placesByCount(counts: Uint8Array, weights: number): Uint32Array {
  const starts = new Uint32Array(counts.length);
  for (let run = 1; run < counts.length; run++) starts[run] = (starts[run - 1] ?? 0) + (counts[run - 1] ?? 0);
  const places = new Uint32Array(weights);
  let at = 0;
  for (const run of inOrder(counts)) {
    const start = starts[run] ?? 0;
    const count = counts[run] ?? 0;
    for (let one = 0; one < count; one++) places[at++] = start + one;
  }
  return places;
}

/** The places of numbers from 0 to 255, those of the smallest first and otherwise as they are. */
function inOrder(numbers: Uint8Array): Uint32Array {
  const next = new Uint32Array(257);
  for (const one of numbers) next[one + 1] = (next[one + 1] ?? 0) + 1;
  for (let one = 1; one < next.length; one++) next[one] = (next[one] ?? 0) + (next[one - 1] ?? 0);
  const places = new Uint32Array(numbers.length);
  for (let at = 0; at < numbers.length; at++) {
    const one = numbers[at] ?? 0;
    const place = next[one] ?? 0;
    places[place] = at;
    next[one] = place + 1;
  }
  return places;
}

/** Where what belongs to each bucket of runs begins. @param lengths how much of it each run has */
function firstOf(firstRuns: Uint32Array, lengths: Uint8Array): Uint32Array {
  const first = new Uint32Array(firstRuns.length);
  for (let bucket = 0; bucket < first.length - 1; bucket++) {
    const runs = lengths.subarray(firstRuns[bucket], firstRuns[bucket + 1]);
    first[bucket + 1] = (first[bucket] ?? 0) + runs.reduce((sum, one) => sum + one, 0);
  }
  return first;
}
