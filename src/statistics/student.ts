/** Student's t distribution, by jstat. */
import jstat from 'jstat';

/** t quantiles asked for so far, by degrees of freedom: thousands of measures share a few. */
const known = new Map<number, number>();

/**
 * The value that a Student's t with `degreesOfFreedom` exceeds in absolute value with chance 5 %: what a 95 %
 * confidence interval multiplies the standard error by.
 *
 * Throws a RangeError below one degree of freedom.
 */
export function studentTwoSided95(degreesOfFreedom: number): number {
  let value = known.get(degreesOfFreedom);
  if (value === undefined) {
    value = studentQuantile(0.975, degreesOfFreedom);
    known.set(degreesOfFreedom, value);
  }
  return value;
}

/** The p-quantile (0 < p < 1) of Student's t. Throws a RangeError outside that, or below one degree of freedom. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p(=${p}) must be between 0 and 1.`);
  if (!(degreesOfFreedom >= 1)) throw new RangeError(`degreesOfFreedom(=${degreesOfFreedom}) must be >= 1.`);
  return jstat.studentt.inv(p, degreesOfFreedom);
}

/** Chance that a Student's t is at least as far from 0 as `t`: the p-value of a two-sided test. */
export function studentTwoSided(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 1)) throw new RangeError(`degreesOfFreedom(=${degreesOfFreedom}) must be >= 1.`);
  if (!Number.isFinite(t)) return 0;
  return Math.min(1, 2 * jstat.studentt.cdf(-Math.abs(t), degreesOfFreedom));
}
