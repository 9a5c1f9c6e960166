/** Distances on the globe. */

import { arcsine } from '../elementary/arcsine.js';
import { cos, sin } from '../elementary/sine.js';
import { square } from '../elementary/square.js';
import type { Point } from '../scenario/scenario.js';

/** Mean radius of the Earth (m), IUGG. */
const RADIUS = 6_371_008.8;

/** Great-circle distance (m) by the haversine formula; null where a place has no coordinates. */
export function distanceBetween(from: Point | undefined, to: Point | undefined): number | null {
  if (!from || !to) return null;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [lat1, lon1, lat2, lon2] = [radians(from[0]), radians(from[1]), radians(to[0]), radians(to[1])];
  const h = square(sin((lat2 - lat1) / 2)) + cos(lat1) * cos(lat2) * square(sin((lon2 - lon1) / 2));
  return 2 * RADIUS * arcsine(Math.min(1, Math.sqrt(h)));
}
