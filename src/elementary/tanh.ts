import { expm1 } from './exp.js';

/** The hyperbolic tangent. Error below 3 units in the last place. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  // Beyond, 1 is the nearest double.
  if (size > 22) return x < 0 ? -1 : 1;
  const grown = expm1(2 * size);
  const value = grown / (grown + 2);
  return x < 0 || Object.is(x, -0) ? -value : value;
}
