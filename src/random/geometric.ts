import { exp, expm1 } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { log1p } from '../elementary/log1p.js';
import { square } from '../elementary/square.js';

/**
 * The number of failures before the first success, from 0 (Devroye 1986, Non-Uniform Random Variate Generation,
 * section X.2: the floor of an exponential variable).
 */
export function geometricQuantile(u: number, p: number): number {
  return p >= 1 ? 0 : Math.floor(log(1 - u) / log1p(-p));
}

export function geometricCdf(x: number, p: number): number {
  if (x < 0) return 0;
  if (x === Infinity) return 1;
  return p >= 1 ? 1 : -expm1((Math.floor(x) + 1) * log1p(-p));
}

export function geometricMean(p: number): number {
  return (1 - p) / p;
}

export function geometricVariance(p: number): number {
  return (1 - p) / (p * p);
}

/**
 * The mean on 0 … last: q/p − N q^N / (1 − q^N) with q = 1 − p, N = last + 1, by differentiating the sum of the
 * geometric series.
 */
export function truncatedGeometricMean(p: number, last: number): number {
  if (p >= 1) return 0;
  const n = last + 1;
  const none = n * log1p(-p);
  return (1 - p) / p + (n * exp(none)) / expm1(none);
}

/** The variance on 0 … last: q/p² − N² q^N / (1 − q^N)². */
export function truncatedGeometricVariance(p: number, last: number): number {
  if (p >= 1) return 0;
  const n = last + 1;
  const none = n * log1p(-p);
  return (1 - p) / (p * p) - (n * n * exp(none)) / square(expm1(none));
}
