import { POWERS_OF_TWO, ZEROTH } from './bits.js';
import { exponential, inTwo, LOG_2 } from './fixed.js';

/** Steps from one power of two to the next. */
const STEP_BITS = 7;
const STEPS = 1 << STEP_BITS;

/** 2^(j / STEPS) for each j, in two parts. */
const ROOTS: Float64Array = roots();
const STEPS_PER_UNIT = STEPS / Math.LN2;
/** log 2 / STEPS in two parts; multiples of the first by the 18 bits that a step number has are exact. */
const [STEP_HIGH, STEP_LOW] = inTwo(LOG_2 / BigInt(STEPS), 41n);

function roots(): Float64Array {
  const table = new Float64Array(2 * STEPS);
  // 53 bits and the rest.
  for (let j = 0; j < STEPS; j++)
    table.set(inTwo(exponential((LOG_2 * BigInt(j)) / BigInt(STEPS)), 52n), 2 * j);
  return table;
}

/** What lies beyond gives Infinity; and 0. */
const LARGEST = 709.782712893384;
const SMALLEST = -745.1332191019412;

/**
 * The exponential function. Error below 0.6 units in the last place where the result is a normal number, below 1 where
 * it is not.
 *
 * By table: P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic",
 * ACM Transactions on Mathematical Software 15 (1989). x = (k + j/128) log 2 + r; exp x = 2^k 2^(j/128) exp r.
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** exp(x + tail) for a tail that is small beside the last place of x: what a power needs. */
export function expOfSum(x: number, tail: number): number {
  if (!(x <= LARGEST && x > SMALLEST))
    return x > LARGEST ? Number.POSITIVE_INFINITY : x <= SMALLEST ? 0 : Number.NaN;
  const steps = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const root = 2 * (steps & (STEPS - 1));
  const grown = ROOTS[root] + (ROOTS[root + 1] + ROOTS[root] * growth(x, tail, steps));
  return timesPowerOfTwo(grown, steps >> STEP_BITS);
}

/**
 * exp(x) − 1, to full precision near 0: error below 1.1 units in the last place. As `exp`, with 1 taken away from the
 * root of two before the rest is added.
 */
export function expm1(x: number): number {
  if (!(x < 40 && x > -40)) return exp(x) - 1;
  // Keeps the sign of −0.
  if (x === 0) return x;
  const steps = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const grown = growth(x, 0, steps);
  const root = 2 * (steps & (STEPS - 1));
  const scale = POWERS_OF_TWO[ZEROTH + (steps >> STEP_BITS)];
  const high = scale * ROOTS[root];
  const rest = scale * ROOTS[root + 1] + high * grown;
  // The larger of the two first, so that what the subtraction rounds away is known.
  const less = high - 1;
  const lost = high > 1 ? high - less - 1 : high - (less + 1);
  return less + (lost + rest);
}

/** exp(r) − 1, where r is what `steps` steps leave of x + tail: at most log 2 / 256. By its series. */
function growth(x: number, tail: number, steps: number): number {
  const first = x - steps * STEP_HIGH;
  const low = tail - steps * STEP_LOW;
  const r = first + low;
  const lost = first - r + low;
  return r + (lost + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120)))));
}

function timesPowerOfTwo(value: number, k: number): number {
  // Where the result is not normal or 2^k no double, in two steps, of which the second alone rounds.
  if (k < -1021) return value * POWERS_OF_TWO[ZEROTH + k + 60] * POWERS_OF_TWO[ZEROTH - 60];
  return k > 1023 ? 2 * value * POWERS_OF_TWO[ZEROTH + 1023] : value * POWERS_OF_TWO[ZEROTH + k];
}
