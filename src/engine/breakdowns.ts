/**
 * Lanes that break down: each alternates by itself, whether it serves, idles or is closed by the schedule. Whom it
 * serves is served to the end.
 */
import { draw } from '../random/draw.js';
import { EVENT, KIND_BITS } from './events.js';
import type { Run } from './run.js';
import { reopen } from './stations.js';

/** Schedules the first breakdown of every lane that breaks down. */
export function beginBreakdowns(run: Run): void {
  if (run.lanes === null) return;
  for (let lane = 0; lane < run.lanes.party.length; lane++) nextTurn(run, lane);
}

/** A lane breaks down, or is mended. */
export function turnLane(run: Run, lane: number): void {
  const lanes = run.lanes!;
  lanes.up[lane] = 1 - lanes.up[lane]!;
  nextTurn(run, lane);
  reopen(run, lanes.station[lane]!);
}

function nextTurn(run: Run, lane: number): void {
  const lanes = run.lanes!;
  const { after, mended } = run.network.lanes;
  const row = lanes.row[lanes.station[lane]!]!;
  const law = lanes.up[lane] === 1 ? after[row]! : mended[row]!;
  if (law < 0) return;
  const time = run.calendar.now + draw(run.laws, law, lanes.luck[lane]!);
  // Events that are nobody's carry the number of a source; those of lanes follow after the last of these.
  const what = run.network.sources.names.length + lane;
  if (time <= run.network.end) run.calendar.schedule(time, (what << KIND_BITS) | EVENT.ARRIVAL);
}
