/**
 * Two systems compared replication by replication. Under common random numbers the two values of a replication move
 * together, so that their difference varies less than the values do (Law, "Simulation Modeling and Analysis", 5th ed.
 * 2015, §10.2.1 and §11.2).
 */
import { square } from '../elementary/square.js';
import { type Estimate, estimate, type Moments, moments } from './confidence.js';
import { studentQuantile, studentTwoSided } from './student.js';

export interface PairedDifference extends Estimate {
  /** Two-sided p-value of "no difference in the mean" (paired t test); null with fewer than two pairs. */
  readonly p: number | null;
  /**
   * Variance of the difference over the sum of both variances: what it would be with independent runs is 1. Well
   * below 1 shows that common random numbers work. Null with fewer than two pairs or where nothing varies.
   */
  readonly varianceRatio: number | null;
}

/**
 * Other less base over the pairs in which both are numbers; NaN stands for a replication without a value.
 * Throws a RangeError when the two are not equally long.
 */
export function pairedDifference(base: ArrayLike<number>, other: ArrayLike<number>): PairedDifference {
  if (base.length !== other.length)
    throw new RangeError(`pairs need as many values: ${base.length} against ${other.length}.`);
  const left = Float64Array.from(base, (value, i) => (Number.isNaN(other[i]) ? Number.NaN : value));
  const right = Float64Array.from(other, (value, i) => (Number.isNaN(base[i]) ? Number.NaN : value));
  const found = estimate(right.map((value, i) => value - left[i]));
  if (found.sd === null) return { ...found, p: null, varianceRatio: null };
  const apart = square(moments(left).sd ?? 0) + square(moments(right).sd ?? 0);
  return { ...found, p: pValue(found), varianceRatio: apart > 0 ? square(found.sd) / apart : null };
}

/**
 * The interval of a mean at the level 1 − 0.05 / `comparisons`: all of so many such intervals hold at once in 95 of 100
 * experiments or more (Bonferroni; Law 2015, §10.4). Holm's steps tell more differences from chance, but give no
 * intervals that hold together: with ten differences that are all large, one of them fails in 15 of 100.
 */
export function simultaneous(
  { mean, sd, n }: Moments,
  comparisons: number,
): { readonly low: number; readonly high: number } | null {
  if (sd === null) return null;
  const halfWidth = (studentQuantile(1 - 0.025 / Math.max(1, comparisons), n - 1) * sd) / Math.sqrt(n);
  return { low: mean - halfWidth, high: mean + halfWidth };
}

function pValue({ mean, sd, n }: Estimate): number {
  // Differences that never vary: either nothing changed at all, or the change is beyond doubt.
  if (sd === null || sd === 0) return mean === 0 ? 1 : 0;
  return studentTwoSided(mean / (sd / Math.sqrt(n)), n - 1);
}

/**
 * p-values of one family of tests, adjusted so that the chance of any false alarm stays below the level: the
 * step-down of Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6
 * (1979). Same order as given.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b] || a - b);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[index]));
    adjusted[index] = largest;
  });
  return adjusted;
}
