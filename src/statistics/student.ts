/** Student's t distribution. */
import { lowerBeta } from '../random/special.js';

/** Quantiles found so far, by degrees of freedom and chance: thousands of measures share a few. */
const known = new Map<string, number>();

/**
 * The value that a Student's t with `degreesOfFreedom` exceeds in absolute value with chance 5 %: what a 95 %
 * confidence interval multiplies the standard error by.
 *
 * Throws a RangeError below one degree of freedom.
 */
export function studentTwoSided95(degreesOfFreedom: number): number {
  return studentQuantile(0.975, degreesOfFreedom);
}

/** The p-quantile (0 < p < 1) of Student's t, by halving to the last bit. Throws a RangeError outside that, or below one degree of freedom. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p(=${p}) must be between 0 and 1.`);
  if (!(degreesOfFreedom >= 1)) throw new RangeError(`degreesOfFreedom(=${degreesOfFreedom}) must be >= 1.`);
  const key = `${p} ${degreesOfFreedom}`;
  const found = known.get(key) ?? quantile(p, degreesOfFreedom);
  known.set(key, found);
  return found;
}

function quantile(p: number, degreesOfFreedom: number): number {
  if (p === 0.5) return 0;
  const beyond = 2 * Math.min(p, 1 - p);
  let high = 1;
  while (studentTwoSided(high, degreesOfFreedom) > beyond) high *= 2;
  let low = high === 1 ? 0 : high / 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return p < 0.5 ? -high : high;
    if (studentTwoSided(middle, degreesOfFreedom) > beyond) low = middle;
    else high = middle;
  }
}

/**
 * Chance that a Student's t is at least as far from 0 as `t`: the p-value of a two-sided test. By the incomplete beta
 * function (DLMF 8.17; Abramowitz and Stegun 26.7.1).
 */
export function studentTwoSided(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 1)) throw new RangeError(`degreesOfFreedom(=${degreesOfFreedom}) must be >= 1.`);
  if (!Number.isFinite(t)) return 0;
  return lowerBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
}
