import { type Order, power } from './special.js';

/**
 * Appends a law on a finite set for `stepQuantile`: n, the n values in ascending order, the n chances of at most that
 * value. Ascending, so that a larger uniform number never gives a smaller value; values without a share are left out.
 */
export function stepTable(values: readonly number[], shares: readonly number[], into: number[]): void {
  const order = values.map((_, i) => i).filter((i) => shares[i] > 0);
  order.sort((i, j) => values[i] - values[j]);
  const total = order.reduce((sum, i) => sum + shares[i], 0);
  into.push(order.length);
  for (const i of order) into.push(values[i]);
  let below = 0;
  for (const i of order) {
    below += shares[i];
    into.push(below / total);
  }
  // Whatever the rounding of the sum, every uniform number falls below the last.
  into[into.length - 1] = 1;
}

/** The value whose chances cover `u`, from the table that begins at `table[at]`. */
export function stepQuantile(u: number, table: ArrayLike<number>, at: number): number {
  const n = table[at];
  return table[at + 1 + firstAbove(u, table, at + 1 + n, n)];
}

/** The first i of n ascending numbers from `table[at]` on with `u < table[at + i]`; n − 1 if there is none. */
export function firstAbove(u: number, table: ArrayLike<number>, at: number, n: number): number {
  let low = 0;
  let high = n - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u < table[at + middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function discreteCdf(x: number, values: readonly number[], shares: readonly number[]): number {
  let below = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    total += shares[i];
    if (values[i] <= x) below += shares[i];
  }
  return below / total;
}

/** E[X^order]; infinite for a negative order where 0 has a share. */
export function discreteMoment(values: readonly number[], shares: readonly number[], order: Order): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    if (shares[i] > 0) sum += shares[i] * power(values[i], order);
    total += shares[i];
  }
  return sum / total;
}
