/**
 * The candidate that a person who wrote `word` most likely meant: a few letters wrong, missing, added or swapped, or
 * only the beginning of it. Case does not matter; of equally near candidates the first one wins.
 * @returns the candidate as it is written, or undefined where nothing is close
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  // One slip per three letters, so that short words do not match everything.
  const limit = Math.min(3, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const steps = stepsBetween(wanted, candidate.toLowerCase(), limit);
    if (steps < least) {
      best = candidate;
      least = steps;
    }
  }
  return best;
}

function stepsBetween(wanted: string, other: string, limit: number): number {
  const beginning = limit > 0 && other.startsWith(wanted);
  return Math.min(beginning ? limit : Number.POSITIVE_INFINITY, editDistance(wanted, other, limit));
}

/**
 * Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, substitutions, neighbours swapped.
 * @returns more than `limit` where it is more than `limit`, though not how much more
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let steps = Math.min(
        cell(last, column) + 1,
        cell(current, column - 1) + 1,
        cell(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        steps = Math.min(steps, cell(beforeLast, column - 2) + 1);
      }
      current.push(steps);
    }
    // From here on it can only grow.
    if (Math.min(...last, ...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return cell(last, b.length);
}

/** Every cell read above has been filled; the fallback only satisfies the type. */
function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
