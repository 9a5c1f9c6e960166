import { log } from './log.js';

/**
 * log(1 + x), to full precision near 0: error below 2 units in the last place. The logarithm of the rounded sum, and to
 * first order what rounding took from it.
 */
export function log1p(x: number): number {
  const sum = 1 + x;
  // Far from 0 nothing is lost; at −1, below it and at infinity the logarithm knows what to say.
  if (!(sum > 0) || sum === Number.POSITIVE_INFINITY) return log(sum);
  const lost = x < 1 ? x - (sum - 1) : 1 - (sum - x);
  return sum === 1 ? x : log(sum) + lost / sum;
}
