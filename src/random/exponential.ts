import { expm1 } from '../elementary/exp.js';
import { log } from '../elementary/log.js';

/** The exponential law by its mean. */
export function exponentialQuantile(u: number, mean: number): number {
  return -mean * log(1 - u);
}

export function exponentialCdf(x: number, mean: number): number {
  if (mean === 0) return x < 0 ? 0 : 1;
  return x <= 0 ? 0 : -expm1(-x / mean);
}

/** The mean is the law's parameter; the variance its square. */
export function exponentialVariance(mean: number): number {
  return mean * mean;
}
