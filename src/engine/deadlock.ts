/** The moment from which stations that block each other in a ring will never move again. */
import { PATCHABLE, PRIORITIES } from '../network/network.js';
import { EngineFault } from './fault.js';
import { linesOfLane } from './lines.js';
import { PARTY } from './parties.js';
import { NODE } from './rows.js';
import type { Run } from './run.js';

const ROOM = PATCHABLE.indexOf('stations.room');

/**
 * Looks for stations all of whose servers are kept by parties that wait for room at stations of the same kind. Nobody
 * there will be served again, unless patience, a schedule or a dated change makes room.
 *
 * @throws EngineFault that names them and the time.
 */
export function checkDeadlock(run: Run): void {
  if (run.rings === null || roomMayChange(run)) return;
  const kept = new Int32Array(run.busy.length);
  const waits: { from: number; to: number }[] = [];
  for (let to = 0; to < kept.length; to++) {
    for (let party = run.blockedHead[to]!; party >= 0; party = run.parties.get(party, PARTY.BEHIND)) {
      const from = run.parties.get(party, PARTY.SERVER);
      kept[from]!++;
      waits.push({ from, to });
    }
  }
  const still = new Set<number>();
  kept.forEach((count, station) => {
    if (count > 0 && count === run.busy[station] && standsStill(run, station)) still.add(station);
  });
  // A station that waits for one that moves will move: what is left after all of those are taken out never does.
  for (let size = -1; size !== still.size; ) {
    size = still.size;
    for (const { from, to } of waits) if (!still.has(to)) still.delete(from);
  }
  if (still.size === 0) return;
  const names = [...still].map((station) => run.network.stations.names[station]).join(', ');
  throw new EngineFault(
    `t = ${run.calendar.now} s: a deadlock at ${names}: whoever is done there waits for room at one of them, which nobody will make`,
  );
}

/** With its servers all kept: will no server be added, and does nobody in the queue lose patience? */
function standsStill(run: Run, station: number): boolean {
  const { parties, network, lanes } = run;
  if (run.busy[station]! < mostServers(run, station)) return false;
  const ownLines = lanes?.hasLines(station) ?? false;
  const first = ownLines ? linesOfLane(run, lanes!.firstOf(station)) : station * PRIORITIES;
  const lines = PRIORITIES * (ownLines ? lanes!.endOf(station) - lanes!.firstOf(station) : 1);
  for (let line = first; line < first + lines; line++) {
    for (let party = run.head[line]!; party >= 0; party = parties.get(party, PARTY.BEHIND)) {
      const node = parties.get(party, PARTY.NODE);
      if (run.node(node, NODE.C) >= 0 || (network.reconsidering.row[node] ?? -1) >= 0) return false;
    }
  }
  return true;
}

/** Servers that the station has or will have. */
function mostServers(run: Run, station: number): number {
  const { network, lanes, calendar } = run;
  if (lanes?.tells(station)) return lanes.endOf(station) - lanes.firstOf(station);
  const { first, times, values } = network.steps;
  const steps = network.stations.servers[station]!;
  let most = Math.max(run.servers[station]!, run.scheduled[station]!);
  for (let i = first[steps]!; i < first[steps + 1]!; i++) {
    if (times[i]! > calendar.now && times[i]! <= network.end) most = Math.max(most, values[i]!);
  }
  return most;
}

function roomMayChange({ network, calendar }: Run): boolean {
  const { at, column } = network.patches;
  return at.some((time, i) => time > calendar.now && column[i] === ROOM);
}
