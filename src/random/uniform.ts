import { log } from '../elementary/log.js';
import { square } from '../elementary/square.js';
import type { Order } from './special.js';

/** The uniform law on [low, high]; `width` = high − low. */
export function uniformQuantile(u: number, low: number, width: number): number {
  return low + u * width;
}

export function uniformCdf(x: number, low: number, high: number): number {
  if (x < low) return 0;
  return x >= high ? 1 : (x - low) / (high - low);
}

/** E[X^order]; infinite for a negative order where 0 is in reach. */
export function uniformMoment(low: number, high: number, order: Order): number {
  if (order === 1) return (low + high) / 2;
  if (order === 2) return (low * low + low * high + high * high) / 3;
  if (low <= 0) return Number.POSITIVE_INFINITY;
  if (order === -2) return 1 / (low * high);
  return low === high ? 1 / low : log(high / low) / (high - low);
}

export function uniformVariance(low: number, high: number): number {
  return square(high - low) / 12;
}
