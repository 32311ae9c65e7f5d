/** A model in the order in which it compresses best, for where it has to be loaded over a network. */
import type { Model } from './file.ts';

/** The same numbers in another order, so that what is alike is near: written and read as any model, and asked as none. */
export function arranged(model: Model): Model {
  const { lowers, classes, weights } = model;
  const order = byCount(model);
  const steps = classes.slice();
  let start = 0;
  for (const count of model.counts) {
    for (let one = start + 1; one < start + count; one++) steps[one] = (classes[one] ?? 0) - (classes[one - 1] ?? 0);
    start += count;
  }
  return {
    ...model,
    lowers: lowers.map((one, at) => one - (lowers[at - 1] ?? 0)),
    classes: classes.map((_, at) => steps[order[at] ?? 0] ?? 0),
    weights: weights.map((_, at) => weights[order[at] ?? 0] ?? 0),
  };
}

/** The model that was arranged. */
export function rearranged(model: Model): Model {
  const order = byCount(model);
  const lowers = new Uint16Array(model.lowers.length);
  const classes = new Uint8Array(model.classes.length);
  const weights = new Int8Array(model.weights.length);
  for (let at = 0; at < lowers.length; at++) lowers[at] = (model.lowers[at] ?? 0) + (lowers[at - 1] ?? 0);
  for (let at = 0; at < order.length; at++) {
    const place = order[at] ?? 0;
    weights[place] = model.weights[at] ?? 0;
    classes[place] = model.classes[at] ?? 0;
  }
  let start = 0;
  for (const count of model.counts) {
    for (let one = start + 1; one < start + count; one++) classes[one] = (classes[one] ?? 0) + (classes[one - 1] ?? 0);
    start += count;
  }
  return { ...model, lowers, classes, weights };
}

/** The places of all weights: those of the runs that have one weight first, then of those that have two. */
function byCount({ counts, weights }: Model): Uint32Array {
  const order = new Uint32Array(weights.length);
  const starts: number[] = [];
  for (const count of counts) starts[count] = (starts[count] ?? 0) + count;
  let all = 0;
  for (let count = 0; count < starts.length; count++) {
    const taken = starts[count] ?? 0;
    starts[count] = all;
    all += taken;
  }
  let place = 0;
  for (const count of counts) {
    for (let one = 0; one < count; one++) {
      const at = starts[count] ?? 0;
      order[at] = place++;
      starts[count] = at + 1;
    }
  }
  return order;
}
