/** Queues with parallel servers: joining, serving, giving up, blocking after service, schedules. */
import { PRIORITIES } from '../network/network.js';
import { checkDeadlock } from './deadlock.js';
import { sample } from './draws.js';
import { EVENT, KIND_BITS } from './events.js';
import type { Lanes } from './lanes.js';
import { firstInLine, firstLine, linesOfLane, putInLine, takeOutOfLine } from './lines.js';
import { PARTY, PLACE } from './parties.js';
import { beginPatience } from './patience.js';
import { NODE } from './rows.js';
import type { Run } from './run.js';

/**
 * A party joins the queue of its node's station. Returns true when it was taken in (served, waiting, or waiting for
 * room with its old server in hand) and false when it finds the room full and goes away.
 */
export function join(run: Run, party: number, node: number): boolean {
  const station = run.node(node, NODE.A);
  const { parties } = run;
  if (run.lanes?.tells(station)) return joinLane(run, party, node, station, run.lanes);
  if (parties.get(party, PARTY.SERVER) === station && run.busy[station]! <= run.servers[station]!) {
    rejoin(run, party, node, station);
    return true;
  }
  // The old server is left last: whom that lets in, and on and on, must find this party in its place.
  if (run.waiting[station] === 0 && run.busy[station]! < run.servers[station]!) {
    takeServer(run, station);
    run.recorder.tally(run.network.stations.wait[station]!, 0);
    serve(run, party, node, station);
    leaveServer(run, party);
    return true;
  }
  if (run.waiting[station]! < run.room[station]!) {
    enqueue(run, party, node, station);
    leaveServer(run, party);
    return true;
  }
  return noRoom(run, party, station);
}

/** The same at a station whose lanes are told apart. */
function joinLane(run: Run, party: number, node: number, station: number, lanes: Lanes): boolean {
  const { parties } = run;
  // Back at the same station: the first who waits there is served before it.
  if (parties.get(party, PARTY.SERVER) === station) leaveServer(run, party);
  const ownLines = lanes.hasLines(station);
  if (!ownLines && run.waiting[station]! > 0) return queueAtLanes(run, party, node, station);
  const lane = ownLines ? lanes.shortest(station) : lanes.fastestFree(station);
  const free = lane >= 0 && lanes.party[lane]! < 0 && lanes.isOpen(lane) && lanes.length[lane] === 0;
  parties.lane[party] = lane;
  if (!free) return queueAtLanes(run, party, node, station);
  takeServer(run, station);
  run.recorder.tally(run.network.stations.wait[station]!, 0);
  serveAt(run, party, node, station, lanes, lane);
  leaveServer(run, party);
  return true;
}

function queueAtLanes(run: Run, party: number, node: number, station: number): boolean {
  if (run.waiting[station]! < run.room[station]!) {
    enqueue(run, party, node, station);
    leaveServer(run, party);
    return true;
  }
  return noRoom(run, party, station);
}

function serveAt(run: Run, party: number, node: number, station: number, lanes: Lanes, lane: number): void {
  lanes.party[lane] = party;
  run.parties.lane[party] = lane;
  serve(run, party, node, station, lanes.speed[lane]!);
}

/** One more server is busy. */
function takeServer(run: Run, station: number): void {
  run.busy[station]!++;
  run.recorder.add(run.network.stations.busy[station]!, 1, run.calendar.now);
}

/** A party that finds no room keeps its old server until there is some, or is turned away. */
function noRoom(run: Run, party: number, station: number): boolean {
  if (run.network.stations.blocks[station] === 1 && run.parties.get(party, PARTY.SERVER) >= 0) {
    waitForRoom(run, party, station);
    return true;
  }
  run.recorder.counts[run.network.stations.balked[station]!]!++;
  return false;
}

/**
 * A party comes back to the station whose server it keeps: the first who waits gets that server, and the party stands
 * at the end; with nobody waiting it is served again. So no party is blocked by itself.
 */
function rejoin(run: Run, party: number, node: number, station: number): void {
  run.parties.put(party, PARTY.SERVER, -1);
  if (run.waiting[station]! > 0) {
    serveNext(run, station);
    enqueue(run, party, node, station);
  } else {
    run.recorder.tally(run.network.stations.wait[station]!, 0);
    serve(run, party, node, station);
  }
}

/** Starts service: the server is already counted as busy. */
function serve(run: Run, party: number, node: number, station: number, speed = 1): void {
  const { network, parties, calendar } = run;
  parties.put(party, PARTY.PLACE, PLACE.SERVED);
  run.watch?.serve(calendar.now, parties.get(party, PARTY.SOURCE), parties.number[party]!, node);
  const time = sample(run, party, network.stations.law[station]!, network.nodes.purpose[node]!);
  const event = calendar.schedule(calendar.now + time / speed, (party << KIND_BITS) | EVENT.SERVED);
  parties.put(party, PARTY.EVENT, event);
}

function enqueue(run: Run, party: number, node: number, station: number): void {
  const { parties } = run;
  const { now } = run.calendar;
  putInLine(run, party, firstLine(run, party, station));
  if (run.lanes?.hasLines(station)) run.lanes.length[parties.lane[party]!]!++;
  run.waiting[station]!++;
  run.recorder.add(run.network.stations.queue[station]!, 1, now);
  parties.put(party, PARTY.PLACE, PLACE.QUEUED);
  parties.join(party, now);
  run.watch?.queue(now, parties.get(party, PARTY.SOURCE), parties.number[party]!, node);
  if (run.node(node, NODE.C) >= 0 || run.tickets !== null) beginPatience(run, party, node);
}

/** Takes a party out of its queue, wherever it stands. */
function unlink(run: Run, party: number, station: number): void {
  const { parties } = run;
  takeOutOfLine(run, party, firstLine(run, party, station));
  if (run.lanes?.hasLines(station)) run.lanes.length[parties.lane[party]!]!--;
  run.waiting[station]!--;
  const { now } = run.calendar;
  run.recorder.add(run.network.stations.queue[station]!, -1, now);
  run.recorder.tally(run.network.stations.wait[station]!, now - parties.joined(party));
}

/** Service ends: counts it, and frees the server unless the party must keep it until the next station takes it in. */
export function endService(run: Run, party: number, node: number): void {
  const station = run.node(node, NODE.A);
  run.recorder.counts[run.network.stations.served[station]!]!++;
  if (run.lanes !== null) run.parties.kept[party] = run.parties.lane[party]!;
  if (run.keepsServer[node] === 1) run.parties.put(party, PARTY.SERVER, station);
  else freeServer(run, station, party);
}

/** Patience ends: the party leaves the queue. */
export function giveUp(run: Run, party: number, node: number): void {
  const station = run.node(node, NODE.A);
  run.recorder.counts[run.network.stations.reneged[station]!]!++;
  leaveQueue(run, party, station);
}

/** A party leaves the queue of its own accord. */
export function leaveQueue(run: Run, party: number, station: number): void {
  unlink(run, party, station);
  admit(run, station);
}

/** Gives back a server that the party kept. */
export function leaveServer(run: Run, party: number): void {
  const station = run.parties.get(party, PARTY.SERVER);
  if (station < 0) return;
  run.parties.put(party, PARTY.SERVER, -1);
  freeServer(run, station, party);
}

function freeServer(run: Run, station: number, party: number): void {
  if (run.lanes?.tells(station)) {
    freeLane(run, station, run.lanes, run.parties.kept[party]!);
    return;
  }
  if (run.waiting[station]! > 0 && run.busy[station]! <= run.servers[station]!) {
    serveNext(run, station);
    admit(run, station);
  } else {
    run.busy[station]!--;
    run.recorder.add(run.network.stations.busy[station]!, -1, run.calendar.now);
    admit(run, station);
  }
}

/** A lane that is told apart has served its party: the next of its line goes to it if it is open. */
function freeLane(run: Run, station: number, lanes: Lanes, lane: number): void {
  lanes.party[lane] = -1;
  const waiting = lanes.hasLines(station) ? lanes.length[lane]! : run.waiting[station]!;
  if (waiting > 0 && lanes.isOpen(lane)) {
    serveNextAt(run, station, lanes, lane);
  } else {
    run.busy[station]!--;
    run.recorder.add(run.network.stations.busy[station]!, -1, run.calendar.now);
  }
  admit(run, station);
}

/** The first of the highest class that waits goes to a server that is already counted as busy. */
function serveNext(run: Run, station: number): void {
  const party = callNext(run, station, station * PRIORITIES);
  serve(run, party, run.parties.get(party, PARTY.NODE), station);
}

function serveNextAt(run: Run, station: number, lanes: Lanes, lane: number): void {
  const first = lanes.hasLines(station) ? linesOfLane(run, lane) : station * PRIORITIES;
  const party = callNext(run, station, first);
  serveAt(run, party, run.parties.get(party, PARTY.NODE), station, lanes, lane);
}

/** Takes the next party out of the lines from `first` on, in which somebody waits. */
function callNext(run: Run, station: number, first: number): number {
  const party = firstInLine(run, first);
  unlink(run, party, station);
  return party;
}

function waitForRoom(run: Run, party: number, station: number): void {
  const { parties } = run;
  const last = run.blockedTail[station]!;
  parties.put(party, PARTY.BEHIND, -1);
  if (last < 0) run.blockedHead[station] = party;
  else parties.put(last, PARTY.BEHIND, party);
  run.blockedTail[station] = party;
  parties.put(party, PARTY.PLACE, PLACE.BLOCKED);
  checkDeadlock(run);
}

/** Lets in those who wait for room, first come first, while there is room. */
function admit(run: Run, station: number): void {
  const { parties } = run;
  for (;;) {
    const party = run.blockedHead[station]!;
    if (party < 0) return;
    if (!hasFree(run, station) && run.waiting[station]! >= run.room[station]!) return;
    run.blockedHead[station] = parties.get(party, PARTY.BEHIND);
    if (run.blockedHead[station]! < 0) run.blockedTail[station] = -1;
    join(run, party, parties.get(party, PARTY.NODE));
  }
}

/** Would a party that comes now be served at once? */
function hasFree(run: Run, station: number): boolean {
  if (!run.lanes?.tells(station))
    return run.waiting[station] === 0 && run.busy[station]! < run.servers[station]!;
  const free = run.lanes.fastestFree(station) >= 0;
  // Where each lane has its line, nobody waits at one that is open and free.
  return free && (run.lanes.hasLines(station) || run.waiting[station] === 0);
}

/** The number of servers changes. Whoever is in service is served to the end. */
export function setServers(run: Run, station: number, servers: number): void {
  if (run.lanes?.tells(station)) {
    run.lanes.scheduled[run.lanes.row[station]!] = servers;
    reopen(run, station);
    return;
  }
  run.servers[station] = servers;
  run.recorder.set(run.network.stations.open[station]!, servers, run.calendar.now);
  refill(run, station);
}

/** Lanes that are told apart have opened or closed, by schedule or by breaking down. */
export function reopen(run: Run, station: number): void {
  run.servers[station] = run.lanes!.countOpen(station);
  run.recorder.set(run.network.stations.open[station]!, run.servers[station]!, run.calendar.now);
  refill(run, station);
}

/** Puts those who wait to free servers, and those who wait for room into the queue. */
export function refill(run: Run, station: number): void {
  if (run.lanes?.tells(station)) refillLanes(run, station, run.lanes);
  else {
    while (run.waiting[station]! > 0 && run.busy[station]! < run.servers[station]!) {
      takeServer(run, station);
      serveNext(run, station);
    }
  }
  admit(run, station);
  checkDeadlock(run);
}

function refillLanes(run: Run, station: number, lanes: Lanes): void {
  if (lanes.hasLines(station)) {
    if (run.servers[station]! > 0) moveLines(run, station, lanes);
    for (let lane = lanes.firstOf(station); lane < lanes.endOf(station); lane++) {
      if (lanes.length[lane] === 0 || lanes.party[lane]! >= 0 || !lanes.isOpen(lane)) continue;
      takeServer(run, station);
      serveNextAt(run, station, lanes, lane);
    }
  } else {
    while (run.waiting[station]! > 0) {
      const lane = lanes.fastestFree(station);
      if (lane < 0) break;
      takeServer(run, station);
      serveNextAt(run, station, lanes, lane);
    }
  }
}

/** Those in the line of a lane that is not open go, in their order, to the shortest lines of those that are. */
function moveLines(run: Run, station: number, lanes: Lanes): void {
  const { parties } = run;
  for (let lane = lanes.firstOf(station); lane < lanes.endOf(station); lane++) {
    if (lanes.isOpen(lane)) continue;
    for (; lanes.length[lane]! > 0; lanes.length[lane]!--) {
      const party = firstInLine(run, linesOfLane(run, lane));
      const to = lanes.shortest(station);
      takeOutOfLine(run, party, linesOfLane(run, lane));
      parties.lane[party] = to;
      putInLine(run, party, linesOfLane(run, to));
      lanes.length[to]!++;
    }
  }
}
