/** Mean, spread and 95 % confidence interval of independent values, one from each replication. */
import { square } from '../elementary/square.js';
import { percentileOfSorted } from './percentile.js';
import { studentTwoSided95 } from './student.js';

export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation (n − 1 in the denominator); null with fewer than two values. */
  readonly sd: number | null;
}

export interface Estimate extends Moments {
  /** 95 % confidence interval of the mean; null with fewer than two values. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface Spread extends Estimate {
  /** Percentiles over the values (type 7). */
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
}

/**
 * Mean and standard deviation of the values that are numbers; NaN stands for a replication without one.
 * Equal values have a standard deviation of exactly 0.
 * The mean is NaN when there are none.
 */
export function moments(values: ArrayLike<number>): Moments {
  let n = 0;
  let mean = 0;
  // The running mean (Welford, 1962): equal values keep exactly their value, which sum / n does not.
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    n++;
    mean += (value - mean) / n;
  }
  if (n === 0) return { n, mean: Number.NaN, sd: null };
  if (n === 1) return { n, mean, sd: null };
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!Number.isNaN(value)) squares += square(value - mean);
  }
  return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
}

/**
 * 95 % confidence interval of the mean by Student's t: mean ± t(0.975, n − 1) sd / √n (Law, "Simulation Modeling and
 * Analysis", 5th ed. 2015, equation 4.12). NaN values are left out.
 */
export function estimate(values: ArrayLike<number>): Estimate {
  const { n, mean, sd } = moments(values);
  if (sd === null) return { n, mean, sd, low: null, high: null };
  const halfWidth = (studentTwoSided95(n - 1) * sd) / Math.sqrt(n);
  return { n, mean, sd, low: mean - halfWidth, high: mean + halfWidth };
}

/** `estimate` with the 5, 50 and 95 % percentiles over the values; null when no value is a number. */
export function spread(values: ArrayLike<number>): Spread | null {
  const found = estimate(values);
  if (found.n === 0) return null;
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  return {
    ...found,
    p05: percentileOfSorted(sorted, 0.05),
    p50: percentileOfSorted(sorted, 0.5),
    p95: percentileOfSorted(sorted, 0.95),
  };
}
