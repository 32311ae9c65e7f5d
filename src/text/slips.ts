/** The slips of a keyboard. */

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** A word with each two neighbouring letters swapped in turn. */
export function swapped(word: string): string[] {
  return cuts(word).flatMap(([before, after]) => {
    const [one, two, ...rest] = after;
    return two ? [[before, two, one, ...rest].join('')] : [];
  });
}

/**
 * What a word may have been meant to be: two letters swapped, one missing, too many or wrong. The first letter is seldom
 * wrong, and another last letter, or one more, makes another word: a merger is no merge, and was not merged.
 */
export function oneSlipFrom(word: string): string[] {
  const within = cuts(word).flatMap(([before, after]) => {
    const rest = after.slice(1);
    const wrong = before && rest ? LETTERS.map((letter) => before + letter + rest) : [];
    return [...LETTERS.map((letter) => before + letter + after), ...wrong, ...(rest ? [before + rest] : [])];
  });
  return [...swapped(word), ...within, ...LETTERS.map((letter) => word + letter)];
}

/** A word in two, before each of its letters. */
function cuts(word: string): [before: string, after: string][] {
  return Array.from(word, (_, at) => [word.slice(0, at), word.slice(at)]);
}
