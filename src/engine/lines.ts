/** Lines of parties that wait: by station and class, or by lane and class where lanes have lines of their own. */
import { PRIORITIES } from '../network/network.js';
import { PARTY } from './parties.js';
import type { Run } from './run.js';

/** First line of the station at which a party stands, or of the lane. Its classes follow one another. */
export function firstLine(run: Run, party: number, station: number): number {
  const { lanes } = run;
  if (lanes === null || !lanes.hasLines(station)) return station * PRIORITIES;
  return linesOfLane(run, run.parties.lane[party]!);
}

/** First line of a lane that has lines of its own. */
export function linesOfLane(run: Run, lane: number): number {
  return (run.servers.length + lane) * PRIORITIES;
}

/** Puts a party at the end of its class. */
export function putInLine(run: Run, party: number, first: number): void {
  const { parties } = run;
  const line = first + run.priorityOf(party);
  const last = run.tail[line]!;
  parties.put(party, PARTY.AHEAD, last);
  parties.put(party, PARTY.BEHIND, -1);
  if (last < 0) run.head[line] = party;
  else parties.put(last, PARTY.BEHIND, party);
  run.tail[line] = party;
  if (run.tickets !== null) {
    parties.ticket[party] = ++run.tickets.last[line]!;
    run.tickets.standing[line]!++;
  }
}

/** Takes a party out of its line, wherever it stands. */
export function takeOutOfLine(run: Run, party: number, first: number): void {
  const { parties } = run;
  const line = first + run.priorityOf(party);
  const before = parties.get(party, PARTY.AHEAD);
  const after = parties.get(party, PARTY.BEHIND);
  if (before < 0) run.head[line] = after;
  else parties.put(before, PARTY.BEHIND, after);
  if (after < 0) run.tail[line] = before;
  else parties.put(after, PARTY.AHEAD, before);
  if (run.tickets !== null) run.tickets.standing[line]!--;
}

/** Who is next: the first of the highest class in which anybody waits. */
export function firstInLine(run: Run, first: number): number {
  let line = first + PRIORITIES - 1;
  while (line > first && run.head[line]! < 0) line--;
  return run.head[line]!;
}
