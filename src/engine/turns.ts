/** Events that are nobody's: a lane or an outage turns, or a pool opens. They are numbered in this order. */
import { turnLane } from './breakdowns.js';
import { openPool } from './pools.js';
import type { Run } from './run.js';
import { turnOutage } from './standstills.js';

export function turn(run: Run, which: number): void {
  const lanes = run.network.lanes.speed.length;
  const outages = lanes + run.network.outages.names.length;
  if (which < lanes) turnLane(run, which);
  else if (which < outages) turnOutage(run, which - lanes);
  else openPool(run, which - outages);
}
