/**
 * The model as a file: a head in JSON, then the runs that it knows, and for each of them how rare it is and its weights.
 * Weights are whole numbers of eight bits; those that are small beside the largest are left out.
 */
import type { Trained } from './train.ts';

/** Begins every model; another form has another number. */
const FORM = 'gitops-kit model 1';
/** So many fit into two megabytes with their runs. */
const MOST_WEIGHTS = 740_000;
/** Steps between the rarest and the commonest run. */
const STEPS = 255;

/** What a probability is worth, as it was measured on people on whose sentences the model was not trained. */
export interface Calibration {
  /** By what scores are multiplied before they become probabilities. */
  readonly sharpness: number;
  /** From which probability on a match is right nine times in ten, and six times in ten. */
  readonly sure: number;
  readonly guess: number;
}

/** What a model has learned. */
export interface Weights {
  readonly ids: readonly string[];
  /** Ascending. */
  readonly runs: Uint32Array;
  readonly rarities: Float32Array;
  /** Of the run at a place, weights stand from `starts[place]` to `starts[place + 1]`. */
  readonly starts: Uint32Array;
  readonly classes: Uint8Array;
  readonly weights: Int8Array;
  /** What a weight of 1 stands for. */
  readonly unit: number;
  /** What is added for each class, whatever is said. */
  readonly biases: readonly number[];
}

/** A model that can be asked. */
export interface Model extends Weights, Calibration {
  /** Tells what it was made of. */
  readonly made: string;
}

interface Head extends Calibration {
  readonly form: string;
  readonly made: string;
  readonly ids: readonly string[];
  readonly unit: number;
  readonly biases: readonly number[];
  readonly rarest: number;
  readonly runs: number;
  readonly weights: number;
}

/**
 * A trained model without what says little: of all weights those are kept that move most scores most, and of the runs
 * those that have any.
 */
export function compact({ ids, runs, rarities, weights, biases }: Trained): Weights {
  const common = Float32Array.from(rarities, (rarity) => rarity * Math.exp(-rarity / 2));
  const worth = weights.map((weight, at) => Math.abs(weight) * (common[Math.floor(at / ids.length)] ?? 0));
  const least = Float32Array.from(worth).sort().at(-MOST_WEIGHTS) ?? 0;
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const unit = largest / 127 || 1;
  const places: number[] = [];
  const starts = [0];
  const classes: number[] = [];
  const kept: number[] = [];
  for (let place = 0; place < runs.length; place++) {
    for (let id = 0; id < ids.length; id++) {
      const at = place * ids.length + id;
      const weight = Math.round((weights[at] ?? 0) / unit);
      if (weight === 0 || (worth[at] ?? 0) < least) continue;
      classes.push(id);
      kept.push(weight);
    }
    if (kept.length === starts.at(-1)) continue;
    places.push(place);
    starts.push(kept.length);
  }
  return {
    ids,
    runs: Uint32Array.from(places, (place) => runs[place] ?? 0),
    rarities: Float32Array.from(places, (place) => rarities[place] ?? 0),
    starts: Uint32Array.from(starts),
    classes: Uint8Array.from(classes),
    weights: Int8Array.from(kept),
    unit,
    biases: Array.from(biases, (one) => Math.round(one * 1e4) / 1e4),
  };
}

/** A model as bytes. */
export function writeModel(model: Model): Uint8Array {
  const { ids, made, sharpness, sure, guess, unit, biases, runs, rarities, starts, classes, weights } = model;
  const rarest = rarities.reduce((most, one) => Math.max(most, one), 0);
  const head: Head = {
    form: FORM,
    made,
    ids,
    sharpness,
    sure,
    guess,
    unit,
    biases,
    rarest,
    runs: runs.length,
    weights: weights.length,
  };
  const numbers: number[] = [];
  let before = 0;
  for (const run of runs) {
    pushNumber(numbers, run - before);
    before = run;
  }
  const counts: number[] = [];
  for (let place = 0; place < runs.length; place++) pushNumber(counts, (starts[place + 1] ?? 0) - (starts[place] ?? 0));
  const bytes = [
    new TextEncoder().encode(`${JSON.stringify(head)}\n`),
    Uint8Array.from(numbers),
    Uint8Array.from(rarities, (one) => Math.round((one / rarest) * STEPS)),
    Uint8Array.from(counts),
    classes,
    new Uint8Array(weights.buffer, weights.byteOffset, weights.length),
  ];
  const whole = new Uint8Array(bytes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of bytes) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Reads what `writeModel` wrote; undefined where it is damaged, or of another form. */
export function readModel(bytes: Uint8Array): Model | undefined {
  const end = bytes.indexOf(10);
  const head = end < 0 ? undefined : readHead(new TextDecoder().decode(bytes.subarray(0, end)));
  if (!head) return undefined;
  const { ids, made, sharpness, sure, guess, unit, biases, rarest } = head;
  const reader = { bytes, at: end + 1 };
  const runs = new Uint32Array(head.runs);
  let run = 0;
  for (let place = 0; place < runs.length; place++) {
    run += readNumber(reader);
    runs[place] = run;
  }
  const rarities = Float32Array.from(
    bytes.subarray(reader.at, reader.at + runs.length),
    (one) => (one / STEPS) * rarest,
  );
  reader.at += runs.length;
  const starts = new Uint32Array(runs.length + 1);
  for (let place = 0; place < runs.length; place++) starts[place + 1] = (starts[place] ?? 0) + readNumber(reader);
  const classes = bytes.subarray(reader.at, reader.at + head.weights);
  // A copy, since a view would have the whole file behind it.
  const weights = new Int8Array(
    new Uint8Array(bytes.subarray(reader.at + head.weights, reader.at + 2 * head.weights)).buffer,
  );
  const isWhole = reader.at + 2 * head.weights === bytes.length && starts.at(-1) === head.weights;
  if (!isWhole || classes.some((one) => one >= ids.length)) return undefined;
  return { ids, made, sharpness, sure, guess, unit, biases, runs, rarities, starts, classes, weights };
}

function readHead(text: string): Head | undefined {
  try {
    const head = JSON.parse(text) as Head;
    const isSound =
      head.form === FORM &&
      Array.isArray(head.ids) &&
      Array.isArray(head.biases) &&
      head.runs >= 0 &&
      head.weights >= 0;
    return isSound ? head : undefined;
  } catch {
    return undefined;
  }
}

/** Adds a whole number, seven bits a byte, the lowest first. */
function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

function readNumber(reader: { readonly bytes: Uint8Array; at: number }): number {
  let number = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.bytes[reader.at++] ?? 0;
    number += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  return number;
}
