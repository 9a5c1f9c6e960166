import { cos, sin } from './sine.js';

/** Newton's steps: from an error below 4e-4 to one in the last place. */
const STEPS = 3;

/**
 * The arc sine, in radians; NaN outside [−1, 1]. Error below 2 units in the last place. Newton's method on the sine from
 * the first terms of the series; above 1/2 by asin x = π/2 − 2 asin √((1 − x) / 2), where the series is short again.
 */
export function arcsine(x: number): number {
  // Keeps the sign of −0.
  if (x === 0) return x;
  if (x < 0) return -arcsine(-x);
  if (x > 0.5) return Math.PI / 2 - 2 * arcsine(Math.sqrt((1 - x) / 2));
  let angle = x + x * x * x * (1 / 6 + x * x * (3 / 40));
  for (let step = 0; step < STEPS; step++) angle += (x - sin(angle)) / cos(angle);
  return angle;
}
