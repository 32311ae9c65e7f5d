/** A sentence as the model sees it: which runs of words and of letters it has, each as a number. */

/** Letters of a run within a word, an edge of the word counted as one. */
const RUN = 4;
/** So much of a text is read; nobody says more before somebody answers. In characters. */
const LONGEST_TEXT = 6000;
/** Bits of a run's number: few enough to store, and so many that two of 300,000 runs seldom share one. */
const BITS = 28;

/** How often each run stands in a text: single words and pairs of them, and runs of letters within words. */
export interface Runs {
  readonly words: ReadonlyMap<number, number>;
  readonly letters: ReadonlyMap<number, number>;
}

/** The runs of a text. The same text gives the same runs everywhere. */
export function runsOf(text: string): Runs {
  const plain = folded(text);
  const words = new Map<number, number>();
  const letters = new Map<number, number>();
  let before = '';
  for (const [word] of plain.matchAll(/[\p{L}\p{N}][\p{L}\p{N}']*/gu)) {
    count(words, `w ${word}`);
    if (before) count(words, `w ${before} ${word}`);
    before = word;
  }
  for (const chunk of plain.split(' ')) {
    if (!chunk) continue;
    const edged = ` ${chunk.slice(0, 60)} `;
    for (let at = 0; at === 0 || at + RUN <= edged.length; at++) count(letters, edged.slice(at, at + RUN));
  }
  return { words, letters };
}

/** Small letters without accents, with plain apostrophes and single spaces. */
function folded(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[\s\p{C}]+/gu, ' ')
    .toLowerCase();
}

function count(runs: Map<number, number>, run: string): void {
  const number = numberOf(run);
  runs.set(number, (runs.get(number) ?? 0) + 1);
}

/** FNV-1a over UTF-16 units, mixed so that the upper bits count as much as the lower ones. */
function numberOf(run: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < run.length; at++) hash = Math.imul(hash ^ run.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return hash >>> (32 - BITS);
}

/** A sentence as numbers: places of its runs in a vocabulary, and their values, each half of unit length. */
export interface Vector {
  readonly runs: Uint32Array;
  readonly places: Int32Array;
  readonly values: Float32Array;
}

/**
 * A text as a vector over a vocabulary.
 * @param placeOf where a run stands in the vocabulary; negative where it is not known
 * @param rarity how much a run at a place tells, more where fewer sentences have it
 */
export function vectorOf(text: string, placeOf: (run: number) => number, rarity: (place: number) => number): Vector {
  const { words, letters } = runsOf(text);
  const parts = [words, letters].map((runs) => {
    const known: number[] = [];
    const places: number[] = [];
    const values: number[] = [];
    let length = 0;
    for (const [run, times] of runs) {
      const place = placeOf(run);
      if (place < 0) continue;
      const value = (1 + Math.log(times)) * rarity(place);
      known.push(run);
      places.push(place);
      values.push(value);
      length += value * value;
    }
    const scale = length ? 1 / Math.sqrt(length) : 0;
    return { known, places, values: values.map((value) => value * scale) };
  });
  return {
    runs: Uint32Array.from(parts.flatMap(({ known }) => known)),
    places: Int32Array.from(parts.flatMap(({ places }) => places)),
    values: Float32Array.from(parts.flatMap(({ values }) => values)),
  };
}
