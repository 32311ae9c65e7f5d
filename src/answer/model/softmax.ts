/** Scores as probabilities, in place. */
export function softmax(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let one = 0; one < scores.length; one++) {
    const power = Math.exp((scores[one] ?? 0) - most);
    scores[one] = power;
    sum += power;
  }
  for (let one = 0; one < scores.length; one++) scores[one] = (scores[one] ?? 0) / sum;
}
