/**
 * Bits of a double, and exact powers of two.
 *
 * The functions of this folder use additions, multiplications, divisions, square roots and the bits of numbers, and
 * nothing else: IEEE 754 says how each of these is rounded, so that every engine gives the same bytes. `Math.log`,
 * `exp`, `pow`, `sin` and their like are approximations of an engine's own, which differ in the last bit.
 */
/** A number that is looked at, or handed over without being passed: see `logOfCell`. */
export const cell: Float64Array = new Float64Array(1);
/** The same as two words, and which of them holds sign, exponent and the first 20 bits of the fraction. */
export const wordsOfCell: Int32Array = new Int32Array(cell.buffer);
export const HIGH: number = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** Sign, exponent and the first 20 bits of the fraction of `x`, as a 32-bit word. */
export function highWord(x: number): number {
  cell[0] = x;
  return wordsOfCell[HIGH];
}

/** Exponent of the smallest positive double and of the largest power of two. */
const LOWEST = -1074;
const HIGHEST = 1023;

/** 2^n at `POWERS_OF_TWO[n + ZEROTH]`, for all n of which it is a double: read much faster than made from bits. */
export const ZEROTH = -LOWEST;
export const POWERS_OF_TWO: Float64Array = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(HIGHEST - LOWEST + 1);
  let up = 1;
  for (let n = 0; n <= HIGHEST; n++, up *= 2) powers[n + ZEROTH] = up;
  let down = 1;
  for (let n = -1; n >= LOWEST; n--) powers[n + ZEROTH] = down /= 2;
  return powers;
}

/** 2^n for a whole n: exact, 0 below what a double holds and Infinity above. */
export function powerOfTwo(n: number): number {
  if (n < LOWEST) return 0;
  return n > HIGHEST ? Number.POSITIVE_INFINITY : POWERS_OF_TWO[n + ZEROTH];
}
