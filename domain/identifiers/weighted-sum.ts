/** Sum of each character's value in an alphabet times its weight; undefined when a character is not in the alphabet. */
export function weightedSum(text: string, alphabet: string, weights: readonly number[]): number | undefined {
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    const value = alphabet.indexOf(text[index] ?? ' ');
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return sum;
}
