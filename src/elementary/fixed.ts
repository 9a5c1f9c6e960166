/**
 * Constants to more digits than a double has, as whole numbers of 2^-BITS: the tables of this folder are worked out from
 * them when they are loaded (some milliseconds) instead of being copied from somewhere. Errors stay below 2^-180.
 */
export const BITS = 192n;
const ONE = 1n << BITS;

/** atanh(1 / q) or atan(1 / q) for a whole q > 1 by its series, in units of 2^-bits. `sign` 1 or −1 in this order. */
function inverse(q: bigint, sign: bigint, bits: bigint): bigint {
  let power = (1n << bits) / q;
  let sum = power;
  for (let n = 3n; power !== 0n; n += 2n) {
    power = (sign * power) / (q * q);
    sum += power / n;
  }
  return sum;
}

/** log(a / b) for whole a, b > 0 that are within a factor of two: 2 atanh((a − b) / (a + b)). */
export function logOfRatio(a: bigint, b: bigint): bigint {
  const x = ((a - b) << BITS) / (a + b);
  const square = (x * x) >> BITS;
  let power = x;
  let sum = x;
  for (let n = 3n; power !== 0n && power !== -1n; n += 2n) {
    power = (power * square) >> BITS;
    sum += power / n;
  }
  return 2n * sum;
}

/** The logarithm of 2: 2 atanh(1/3). */
export const LOG_2: bigint = 2n * inverse(3n, 1n, BITS);

/** exp(x) for 0 <= x <= 1, by its series. */
export function exponential(x: bigint): bigint {
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n; n++) {
    term = (term * x) / (n << BITS);
    sum += term;
  }
  return sum;
}

/** π / 2 in units of 2^-bits, by Machin's formula: π / 4 = 4 atan(1/5) − atan(1/239). */
export function halfPi(bits: bigint): bigint {
  const guard = 32n;
  const at = bits + guard;
  return (8n * inverse(5n, -1n, at) - 2n * inverse(239n, -1n, at)) >> guard;
}

/**
 * A number of 2^-BITS as two doubles whose sum it is to some 100 bits. The first has no bits below 2^-grid, so that
 * its multiples by small whole numbers are exact.
 */
export function inTwo(value: bigint, grid: bigint): readonly [high: number, low: number] {
  const unit = BITS - grid;
  const whole = (value + (1n << (unit - 1n))) >> unit;
  return [scaled(whole, grid), scaled(value - (whole << unit), BITS)];
}

/** value / 2^bits, rounded to the nearest double. */
function scaled(value: bigint, bits: bigint): number {
  return Number(value) / Number(1n << bits);
}
