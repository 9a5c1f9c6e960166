import { highWord, POWERS_OF_TWO, ZEROTH } from './bits.js';
import { expOfSum } from './exp.js';
import { LOG_2_HIGH, LOG_2_LOW, PIECE } from './log.js';

/**
 * x to the power y, in all cases as `x ** y` has it. Error below 0.6 units in the last place, so that powers that are
 * doubles themselves (3^4, 2^0.5^2) are exact where the result is.
 */
export function power(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  if (size === 1 && !Number.isFinite(y)) return Number.NaN;
  const odd = y % 2 === 1 || y % 2 === -1;
  if (x < 0 && size !== Number.POSITIVE_INFINITY && Number.isFinite(y) && Math.floor(y) !== y)
    return Number.NaN;
  const value = powerOfSize(size, y);
  return odd && (x < 0 || Object.is(x, -0)) ? -value : value;
}

function powerOfSize(x: number, y: number): number {
  if (x === 1) return 1;
  if (x === 0 || x === Number.POSITIVE_INFINITY || !Number.isFinite(y)) {
    return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  // y log x as two doubles.
  const { high, low } = logInTwo(x);
  const product = y * high;
  if (!(Math.abs(product) < 1000)) return product > 0 ? Number.POSITIVE_INFINITY : 0;
  return expOfSum(product, lostBy(y, high, product) + y * low);
}

/**
 * The logarithm as two doubles, right to 2^-66 of its value: the same pieces as in `log`, with the rounding of each step
 * carried along (T. J. Dekker, "A floating-point technique for extending the available precision", Numerische
 * Mathematik 18, 1971).
 */
function logInTwo(x: number): { high: number; low: number } {
  const isNormal = x >= 2.2250738585072014e-308;
  const normal = isNormal ? x : x * 18014398509481984;
  const word = highWord(normal);
  const exponent = (word >> 20) - 1023;
  const k = isNormal ? exponent : exponent - 54;
  const piece = 3 * ((((word >>> 12) & 0xff) + 1) >> 1);
  const z = normal * POWERS_OF_TWO[ZEROTH - exponent];
  const front = upper(z);
  const c = PIECE[piece];
  const one = front * c - 1;
  const other = (z - front) * c;
  const r = one + other;
  const rLow = lostBySum(one, other, r);
  const known = k * LOG_2_HIGH + PIECE[piece + 1];
  const first = known + r;
  const firstLow = lostBySum(known, r, first);
  const half = -0.5 * r * r;
  const halfLow = lostBy(-0.5 * r, r, half);
  const second = first + half;
  const secondLow = lostBySum(first, half, second);
  const series = 1 / 3 - r * (0.25 - r * (0.2 - r * (1 / 6 - r * (1 / 7 - r * (0.125 - r * (1 / 9))))));
  const rest =
    firstLow +
    secondLow +
    (rLow + halfLow - r * rLow) +
    r * r * r * series +
    (PIECE[piece + 2] + k * LOG_2_LOW);
  const high = second + rest;
  return { high, low: second - high + rest };
}

/** The first 20 bits behind the point of a number in [1, 2]. */
function upper(z: number): number {
  const ROUNDER = 1.5 * 4294967296;
  return z + ROUNDER - ROUNDER;
}

/** What rounding took from a + b = sum (D. E. Knuth, The Art of Computer Programming 2, section 4.2.2). */
function lostBySum(a: number, b: number, sum: number): number {
  const fromB = sum - a;
  return a - (sum - fromB) + (b - fromB);
}

/** What rounding took from a × b = product, by halves of 26 bits (Dekker 1971, after Veltkamp). */
function lostBy(a: number, b: number, product: number): number {
  const a1 = frontHalf(a);
  const b1 = frontHalf(b);
  const a2 = a - a1;
  const b2 = b - b1;
  return a2 * b2 - (product - a1 * b1 - a2 * b1 - a1 * b2);
}

function frontHalf(x: number): number {
  const scaled = x * 134217729;
  return scaled - (scaled - x);
}
