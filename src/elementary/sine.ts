import { type Angle, angleOf } from './angle.js';

/**
 * The sine of x in radians. Error below 0.8 units in the last place, for every x however large.
 */
export function sin(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  // Keeps the sign of −0.
  if (x === 0) return x;
  const angle = angleOf(x);
  const size = (angle.quadrant & 1) === 0 ? sineOf(angle) : cosineOf(angle);
  return (angle.quadrant & 2) === 0 ? size : -size;
}

/** The cosine of x in radians. Error as of `sin`. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const angle = angleOf(x);
  const size = (angle.quadrant & 1) === 0 ? cosineOf(angle) : sineOf(angle);
  return ((angle.quadrant + 1) & 2) === 0 ? size : -size;
}

/** Taylor's series up to the 17th power: at π/4 the next term is 2^-63. `low` comes in to first order. */
function sineOf({ high, low }: Angle): number {
  const s = high * high;
  const series =
    -1 / 6 +
    s *
      (1 / 120 +
        s *
          (-1 / 5040 +
            s *
              (1 / 362880 +
                s *
                  (-1 / 39916800 +
                    s * (1 / 6227020800 + s * (-1 / 1307674368000 + s * (1 / 355687428096000)))))));
  return high + (low * (1 - 0.5 * s) + high * s * series);
}

/** Taylor's series up to the 18th power; what rounding takes from 1 − s / 2 is put back. */
function cosineOf({ high, low }: Angle): number {
  const s = high * high;
  const half = 0.5 * s;
  const start = 1 - half;
  const series =
    1 / 24 +
    s *
      (-1 / 720 +
        s *
          (1 / 40320 +
            s *
              (-1 / 3628800 +
                s *
                  (1 / 479001600 +
                    s * (-1 / 87178291200 + s * (1 / 20922789888000 - s * (1 / 6402373705728000)))))));
  return start + (1 - start - half + (s * s * series - high * low));
}
