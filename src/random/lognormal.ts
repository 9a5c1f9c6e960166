import { exp, expm1 } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { square } from '../elementary/square.js';
import { normalCdf, normalQuantile } from './normal.js';
import { type Order, power } from './special.js';

/** The lognormal law by its median and the standard deviation of the logarithm, `sigma`. */
export function lognormalQuantile(u: number, median: number, sigma: number): number {
  return median * exp(sigma * normalQuantile(u));
}

export function lognormalCdf(x: number, median: number, sigma: number): number {
  if (x <= 0) return 0;
  if (sigma === 0) return x < median ? 0 : 1;
  return normalCdf(log(x / median) / sigma);
}

/** E[X^order] = median^order exp(order² sigma² / 2) (Johnson, Kotz and Balakrishnan 1994, ch. 14). */
export function lognormalMoment(median: number, sigma: number, order: Order): number {
  return power(median, order) * exp(0.5 * order * order * sigma * sigma);
}

export function lognormalVariance(median: number, sigma: number): number {
  return square(lognormalMoment(median, sigma, 1)) * expm1(sigma * sigma);
}
