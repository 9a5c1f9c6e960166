import { type Order, power } from './special.js';

/** Appends an observed sample for `empiricalQuantile`: n, then the n values in ascending order. */
export function empiricalTable(values: readonly number[], into: number[]): void {
  into.push(values.length);
  for (const value of [...values].sort((a, b) => a - b)) into.push(value);
}

/** One of the observed values, each with the same chance, from the table that begins at `table[at]`. */
export function empiricalQuantile(u: number, table: ArrayLike<number>, at: number): number {
  return table[at + 1 + Math.floor(u * table[at])];
}

export function empiricalCdf(x: number, values: readonly number[]): number {
  let below = 0;
  for (const value of values) if (value <= x) below++;
  return below / values.length;
}

/** E[X^order] of the sample itself (its variance divides by n). */
export function empiricalMoment(values: readonly number[], order: Order): number {
  let sum = 0;
  for (const value of values) sum += power(value, order);
  return sum / values.length;
}
