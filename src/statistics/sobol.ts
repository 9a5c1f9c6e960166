/**
 * Sobol's sequence: points that fill the unit cube more evenly than chance does. Direction numbers of Joe and Kuo,
 * "Constructing Sobol sequences with better two-dimensional projections", SIAM Journal on Scientific Computing 30
 * (2008), file new-joe-kuo-6; Gray code order of Antonov and Saleev (1979).
 */
import { powerOfTwo } from '../elementary/bits.js';
import type { Stream } from '../random/law.js';

/** By dimension from the second on: degree and coefficients of the primitive polynomial, and the first numbers m. */
const JOE_KUO: readonly (readonly [a: number, ...m: number[]])[] = [
  [0, 1],
  [1, 1, 3],
  [1, 1, 3, 1],
  [2, 1, 1, 1],
  [1, 1, 1, 3, 3],
  [4, 1, 3, 5, 13],
  [2, 1, 1, 5, 5, 17],
  [4, 1, 1, 5, 5, 5],
  [7, 1, 1, 7, 11, 19],
  [11, 1, 1, 5, 1, 1],
  [13, 1, 1, 1, 3, 11],
  [14, 1, 3, 5, 5, 31],
  [1, 1, 3, 3, 9, 7, 49],
  [13, 1, 1, 1, 15, 21, 21],
  [16, 1, 3, 1, 13, 27, 49],
  [19, 1, 1, 1, 15, 7, 5],
  [22, 1, 3, 1, 15, 13, 25],
  [25, 1, 1, 5, 5, 19, 61],
  [1, 1, 3, 7, 11, 23, 15, 103],
  [4, 1, 3, 7, 13, 13, 15, 69],
];

/** Dimensions there are numbers for. */
export const MOST_SOBOL = JOE_KUO.length + 1;

const BITS = 32;
const ALL = powerOfTwo(BITS);

/**
 * The first `n` points of the sequence, point by point, each coordinate in [0, 1). With a stream they are shifted, digit
 * by digit, by one random number a dimension, which leaves the net as even as it is and makes every point uniform
 * (L'Ecuyer and Lemieux, "Recent advances in randomized quasi-Monte Carlo methods", 2002); without one the first point
 * is the origin.
 *
 * Throws a RangeError for more dimensions than `MOST_SOBOL`.
 */
export function sobol(n: number, dimensions: number, shift?: Stream): Float64Array[] {
  if (!(dimensions >= 1 && dimensions <= MOST_SOBOL))
    throw new RangeError(`dimensions(=${dimensions}) must be between 1 and ${MOST_SOBOL}.`);
  const directions = Array.from({ length: dimensions }, (_, d) => directionsOf(d));
  const state = Uint32Array.from({ length: dimensions }, () => (shift ? shift.next() * ALL : 0));
  return Array.from({ length: n }, (_, i) => {
    // The place of the lowest 0 in i − 1 says which direction is added.
    if (i > 0) {
      const place = 31 - Math.clz32(~(i - 1) & i);
      for (let d = 0; d < dimensions; d++) state[d] ^= directions[d][place];
    }
    return Float64Array.from(state, (bits) => bits / ALL);
  });
}

/** Direction numbers of one dimension, as fractions of 2³². */
function directionsOf(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let i = 0; i < BITS; i++) v[i] = powerOfTwo(BITS - 1 - i);
    return v;
  }
  const [a, ...m] = JOE_KUO[dimension - 1];
  const s = m.length;
  for (let i = 0; i < BITS; i++) {
    if (i < s) {
      v[i] = m[i] * powerOfTwo(BITS - 1 - i);
      continue;
    }
    v[i] = v[i - s] ^ (v[i - s] >>> s);
    for (let k = 1; k < s; k++) if ((a >> (s - 1 - k)) & 1) v[i] ^= v[i - k];
  }
  return v;
}
