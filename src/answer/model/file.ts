/**
 * The model as a file, in the form in which it is asked, so that nothing has to be made of it when it is read: a head in
 * JSON, then numbers behind each other. The runs are sorted into buckets by their upper bits; of each the lower bits
 * are kept, how rare it is, and how many weights it has. Weights are whole numbers of eight bits; of which classes they
 * are, a list says, or a bit for each class where that is shorter.
 */
import type { Trained } from './train.ts';

/** Begins every model; another form has another number. */
const FORM = 'gitops-kit model 3';
/** So many weights fit into two megabytes with their runs. */
const MOST_WEIGHTS = 1_012_000;
/** Lower bits of a run's number; the others are the number of its bucket. */
const LOWER = 16;
const BUCKETS = 1 << 12;
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

interface Numbers {
  /** The place of the first run of each bucket, of its first weight, and of what says its classes; one more at the end. */
  readonly firstRuns: Uint32Array;
  readonly firstWeights: Uint32Array;
  readonly firstClasses: Uint32Array;
  /** For each run its lower bits, ascending within its bucket. */
  readonly lowers: Uint16Array;
  /** How rare each run is, in steps, and how many weights it has. */
  readonly rarities: Uint8Array;
  readonly counts: Uint8Array;
  /** For each run of which classes its weights are; and for each weight what it is, in units. */
  readonly classes: Uint8Array;
  readonly weights: Int8Array;
}

/** What a model has learned. */
export interface Weights extends Numbers {
  readonly ids: readonly string[];
  /** What a weight of 1 and the rarest run stand for. */
  readonly unit: number;
  readonly rarest: number;
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
  readonly rarest: number;
  readonly biases: readonly number[];
  readonly runs: number;
  readonly weights: number;
  /** Bytes that say classes. */
  readonly classes: number;
}

/**
 * A trained model without what says little: of all weights those are kept that move most scores most, and of the runs
 * those that have any.
 */
export function compact({ ids, runs, rarities, weights, biases }: Trained): Weights {
  const common = rarities.map((rarity) => rarity * Math.exp(-rarity / 2));
  const worth = weights.map((weight, at) => Math.abs(weight) * (common[Math.floor(at / ids.length)] ?? 0));
  const least = Float32Array.from(worth).sort().at(-MOST_WEIGHTS) ?? 0;
  const unit = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
  const rarest = rarities.reduce((most, one) => Math.max(most, one), 0);
  const firstRuns = new Uint32Array(BUCKETS + 1);
  const firstWeights = new Uint32Array(BUCKETS + 1);
  const firstClasses = new Uint32Array(BUCKETS + 1);
  const [lowers, steps, counts, classes, kept]: number[][] = [[], [], [], [], []];
  let bucket = 0;
  const open = (next: number) => {
    for (; bucket < next; bucket++) {
      firstRuns[bucket + 1] = lowers?.length ?? 0;
      firstWeights[bucket + 1] = kept?.length ?? 0;
      firstClasses[bucket + 1] = classes?.length ?? 0;
    }
  };
  for (const [place, run] of runs.entries()) {
    const row = place * ids.length;
    const said = ids.flatMap((_, id) => {
      const weight = Math.round((weights[row + id] ?? 0) / unit);
      return weight === 0 || (worth[row + id] ?? 0) < least ? [] : [{ id, weight }];
    });
    if (!said.length) continue;
    open(run >>> LOWER);
    lowers?.push(run & ((1 << LOWER) - 1));
    steps?.push(Math.round(((rarities[place] ?? 0) / rarest) * STEPS));
    counts?.push(said.length);
    for (const { weight } of said) kept?.push(weight);
    classes?.push(
      ...namedClasses(
        said.map(({ id }) => id),
        ids.length,
      ),
    );
  }
  open(BUCKETS);
  return {
    ids,
    unit,
    rarest,
    biases: Array.from(biases, (one) => Math.round(one * 1e4) / 1e4),
    firstRuns,
    firstWeights,
    firstClasses,
    lowers: Uint16Array.from(lowers ?? []),
    rarities: Uint8Array.from(steps ?? []),
    counts: Uint8Array.from(counts ?? []),
    classes: Uint8Array.from(classes ?? []),
    weights: Int8Array.from(kept ?? []),
  };
}

/** The classes of some weights, as `forEachWeight` reads them: as a list, or as a bit for each class that there is. */
export function namedClasses(said: readonly number[], many: number): readonly number[] {
  const width = widthOf(many);
  if (said.length < width) return said;
  const bits = new Array<number>(width).fill(0);
  for (const id of said) bits[id >> 3] = (bits[id >> 3] ?? 0) | (1 << (id & 7));
  return bits;
}

/** Bytes for a bit for each class. */
export function widthOf(many: number): number {
  return Math.ceil(many / 8);
}

/** A model as bytes. */
export function writeModel(model: Model): Uint8Array {
  const { made, ids, sharpness, sure, guess, unit, rarest, biases } = model;
  const [runs, weights, classes] = [model.lowers.length, model.weights.length, model.classes.length];
  const about = { made, ids, sharpness, sure, guess, unit, rarest, biases };
  const head: Head = { form: FORM, ...about, runs, weights, classes };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const parts = numbersOf(model).map((one) => new Uint8Array(one.buffer, one.byteOffset, one.byteLength));
  const start = startAfter(text.length);
  const whole = new Uint8Array(start + parts.reduce((sum, { length }) => sum + length, 0)).fill(32, 0, start);
  whole.set(text);
  whole[start - 1] = 10;
  let at = start;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** In the order in which they are written: what takes most bytes comes first, so that each begins where it may. */
function numbersOf(all: Numbers) {
  const { firstRuns, firstWeights, firstClasses, lowers, rarities, counts, classes, weights } = all;
  return [firstRuns, firstWeights, firstClasses, lowers, rarities, counts, classes, weights];
}

/** Where the numbers begin: behind the head and a line end, at a place for numbers of four bytes. */
function startAfter(head: number): number {
  return Math.ceil((head + 1) / 4) * 4;
}

/** Reads what `writeModel` wrote; undefined where it is damaged, or of another form. */
export function readModel(file: Uint8Array): Model | undefined {
  const end = file.indexOf(10) + 1;
  const head = readHead(new TextDecoder().decode(file.subarray(0, end)));
  if (!head) return undefined;
  const { form: _, runs, weights, classes, ...about } = head;
  if (file.length !== end + 12 * (BUCKETS + 1) + 4 * runs + weights + classes) return undefined;
  // Numbers of several bytes must not begin just anywhere; where they would, they are copied.
  const data = (file.byteOffset + end) % 4 ? new Uint8Array(file.subarray(end)) : file.subarray(end);
  const { buffer } = data;
  let at = data.byteOffset;
  const next = (bytes: number) => {
    at += bytes;
    return at - bytes;
  };
  const numbers: Numbers = {
    firstRuns: new Uint32Array(buffer, next(4 * (BUCKETS + 1)), BUCKETS + 1),
    firstWeights: new Uint32Array(buffer, next(4 * (BUCKETS + 1)), BUCKETS + 1),
    firstClasses: new Uint32Array(buffer, next(4 * (BUCKETS + 1)), BUCKETS + 1),
    lowers: new Uint16Array(buffer, next(2 * runs), runs),
    rarities: new Uint8Array(buffer, next(runs), runs),
    counts: new Uint8Array(buffer, next(runs), runs),
    classes: new Uint8Array(buffer, next(classes), classes),
    weights: new Int8Array(buffer, next(weights), weights),
  };
  const { firstRuns, firstWeights, firstClasses } = numbers;
  const isWhole = isClimbing(firstRuns, runs) && isClimbing(firstWeights, weights) && isClimbing(firstClasses, classes);
  return isWhole ? { ...about, ...numbers } : undefined;
}

/** Whether places are in order and end where they must, so that a look-up among them ends, too. */
function isClimbing(places: Uint32Array, last: number): boolean {
  return places[BUCKETS] === last && places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0));
}

function readHead(text: string): Head | undefined {
  try {
    const head = JSON.parse(text) as Head;
    const isSound = head.form === FORM && Array.isArray(head.ids) && Array.isArray(head.biases);
    return isSound && [head.runs, head.weights, head.classes].every(Number.isInteger) ? head : undefined;
  } catch {
    return undefined;
  }
}

/** Where a run stands; negative where it is not known. */
export function placeOf({ firstRuns, lowers }: Weights, run: number): number {
  const bucket = run >>> LOWER;
  const wanted = run & ((1 << LOWER) - 1);
  let low = firstRuns[bucket] ?? 0;
  let high = (firstRuns[bucket + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = lowers[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How much the run at a place tells. */
export function rarityOf({ rarities, rarest }: Weights, place: number): number {
  return ((rarities[place] ?? 0) / STEPS) * rarest;
}

/** Gives each class of which the run at a place says something, and how much, in units. */
export function forEachWeight(
  { ids, firstRuns, firstWeights, firstClasses, counts, classes, weights }: Weights,
  run: number,
  place: number,
  take: (id: number, weight: number) => void,
): void {
  const bucket = run >>> LOWER;
  const width = widthOf(ids.length);
  let weight = firstWeights[bucket] ?? 0;
  let named = firstClasses[bucket] ?? 0;
  for (let at = firstRuns[bucket] ?? 0; at < place; at++) {
    const count = counts[at] ?? 0;
    weight += count;
    named += Math.min(count, width);
  }
  forEachClass({ ids, classes }, counts[place] ?? 0, named, (id) => take(id, weights[weight++] ?? 0));
}

/** Gives the classes of a run with so many weights, in the order of these. @param named where what says them begins */
export function forEachClass(
  { ids, classes }: Pick<Weights, 'ids' | 'classes'>,
  count: number,
  named: number,
  take: (id: number) => void,
): void {
  if (count < widthOf(ids.length)) {
    for (let one = 0; one < count; one++) take(classes[named + one] ?? 0);
    return;
  }
  for (let id = 0; id < ids.length; id++) if ((classes[named + (id >> 3)] ?? 0) & (1 << (id & 7))) take(id);
}
