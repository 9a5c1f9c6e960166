import { highWord, POWERS_OF_TWO, ZEROTH } from './bits.js';
import { halfPi } from './fixed.js';

/** An angle of quadrant × π/2 + high + low, |high| at most about π/4. */
export interface Angle {
  /** By its last two bits. */
  readonly quadrant: number;
  readonly high: number;
  readonly low: number;
}

/** Bits behind the point: with those before it of the largest double, some 160 are left that are right. */
const BITS = 1216n;
const HALF_PI = halfPi(BITS);
/** Bits that are kept of what is left: an angle of a double is never nearer than 2^-62 to a multiple of π/2. */
const KEPT = 160n;
const QUARTER_PI = 0.7853981633974483;

/**
 * Takes multiples of π/2 away from a finite x, exactly: in whole numbers, for the nearest double to a multiple of π/2 has
 * its first digits 61 bits behind the point (J.-M. Muller, "Elementary Functions", 3rd ed. 2016, section 11.2).
 */
export function angleOf(x: number): Angle {
  if (Math.abs(x) <= QUARTER_PI) return { quadrant: 0, high: x, low: 0 };
  // x = whole × 2^exponent.
  const exponent = ((highWord(x) >> 20) & 0x7ff) - 1075;
  const whole = BigInt(x * POWERS_OF_TWO[ZEROTH - exponent]);
  const scaled = whole << (BITS + BigInt(exponent));
  const turns = nearest(scaled, HALF_PI);
  const left = (scaled - turns * HALF_PI) >> (BITS - KEPT);
  const high = Number(left);
  const low = Number(left - BigInt(high));
  const unit = POWERS_OF_TWO[ZEROTH - Number(KEPT)];
  return { quadrant: Number(turns & 3n), high: high * unit, low: low * unit };
}

/** a / b, rounded to the nearest whole number, for b > 0. */
function nearest(a: bigint, b: bigint): bigint {
  const twice = 2n * a + b;
  const whole = twice / (2n * b);
  // Division cuts towards 0.
  return twice < 0n && whole * 2n * b !== twice ? whole - 1n : whole;
}
