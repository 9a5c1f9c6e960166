/** How long a party will stand in a queue: until its patience ends, or until it reconsiders, whichever is first. */
import { PRIORITIES } from '../network/network.js';
import { sample } from './draws.js';
import { EVENT, KIND_BITS } from './events.js';
import { firstLine } from './lines.js';
import { PARTY } from './parties.js';
import { NODE } from './rows.js';
import type { Run } from './run.js';

/** Puts the end of a party's patience at a SERVE node on the calendar; the party has just joined the queue. */
export function beginPatience(run: Run, party: number, node: number): void {
  const { parties, calendar, network } = run;
  const { now } = calendar;
  const law = run.node(node, NODE.C);
  let end = Number.POSITIVE_INFINITY;
  if (law >= 0) {
    const patience = sample(run, party, law, network.nodes.d[node]!);
    end = Math.max(now, (run.nodeX[node] === 1 ? parties.clock(party) : now) + patience);
  }
  const row = run.tickets === null ? -1 : network.reconsidering.row[node]!;
  if (row >= 0) {
    parties.patience[party] = end;
    nextThought(run, party, row);
  } else if (end < Number.POSITIVE_INFINITY) {
    parties.put(party, PARTY.EVENT, calendar.schedule(end, (party << KIND_BITS) | EVENT.PATIENCE));
  }
}

/** The party will reconsider, unless its patience ends before: one event serves both. */
export function nextThought(run: Run, party: number, row: number): void {
  const { parties, calendar, network } = run;
  const time = Math.min(parties.patience[party]!, calendar.now + network.reconsidering.every[row]!);
  parties.put(party, PARTY.EVENT, calendar.schedule(time, (party << KIND_BITS) | EVENT.PATIENCE));
}

/**
 * The party's place in the queue of a station, 1 for the first. Those who gave up from the midst of its line are taken
 * to have stood evenly along it: exact for the first and the last, and for all where nobody gave up.
 */
export function placeInQueue(run: Run, party: number, station: number): number {
  const { parties } = run;
  const { standing } = run.tickets!;
  const lines = firstLine(run, party, station);
  const line = lines + run.priorityOf(party);
  const first = parties.ticket[run.head[line]!]!;
  // Differences of 32-bit words, so that tickets may run over.
  const length = (parties.ticket[run.tail[line]!]! - first) | 0;
  const before = (parties.ticket[party]! - first) | 0;
  let place = 1 + (length > 0 ? (before * (standing[line]! - 1)) / length : 0);
  for (let higher = line + 1; higher < lines + PRIORITIES; higher++) place += standing[higher]!;
  return place;
}
