/** Queues with parallel servers: joining, serving, giving up, blocking after service, schedules. */
import { PRIORITIES } from '../network/network.js';
import { draw } from '../random/draw.js';
import { EVENT } from './events.js';
import { PLACE } from './parties.js';
import { beginPatience } from './patience.js';
import type { Run } from './run.js';

/**
 * A party joins the queue of its node's station. Returns true when it was taken in (served, waiting, or waiting for
 * room with its old server in hand) and false when it finds the room full and goes away.
 */
export function join(run: Run, party: number, node: number): boolean {
  const station = run.nodeA[node]!;
  const { parties } = run;
  if (parties.server[party] === station && run.busy[station]! <= run.servers[station]!) {
    rejoin(run, party, node, station);
    return true;
  }
  // The old server is left last: whom that lets in, and on and on, must find this party in its place.
  if (run.waiting[station] === 0 && run.busy[station]! < run.servers[station]!) {
    run.busy[station]!++;
    run.recorder.add(run.network.stations.busy[station]!, 1, run.calendar.now);
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
  if (run.network.stations.blocks[station] === 1 && parties.server[party]! >= 0) {
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
  run.parties.server[party] = -1;
  if (run.waiting[station]! > 0) {
    serveNext(run, station);
    enqueue(run, party, node, station);
  } else {
    run.recorder.tally(run.network.stations.wait[station]!, 0);
    serve(run, party, node, station);
  }
}

/** Starts service: the server is already counted as busy. */
function serve(run: Run, party: number, node: number, station: number): void {
  const { network, parties, calendar } = run;
  parties.place[party] = PLACE.SERVED;
  run.watch?.serve(calendar.now, parties.source[party]!, parties.number[party]!, node);
  const time = draw(run.laws, network.stations.law[station]!, run.lucky(party, network.nodes.purpose[node]!));
  parties.event[party] = calendar.schedule(calendar.now + time, party * EVENT.KINDS + EVENT.SERVED);
}

function enqueue(run: Run, party: number, node: number, station: number): void {
  const { parties } = run;
  const { now } = run.calendar;
  const line = station * PRIORITIES + parties.priority[party]!;
  const last = run.tail[line]!;
  parties.ahead[party] = last;
  parties.behind[party] = -1;
  if (last < 0) run.head[line] = party;
  else parties.behind[last] = party;
  run.tail[line] = party;
  run.waiting[station]!++;
  run.recorder.add(run.network.stations.queue[station]!, 1, now);
  parties.place[party] = PLACE.QUEUED;
  parties.joined[party] = now;
  parties.event[party] = -1;
  if (run.tickets !== null) {
    parties.ticket[party] = ++run.tickets.last[line]!;
    run.tickets.standing[line]!++;
  }
  if (run.nodeC[node]! >= 0 || run.tickets !== null) beginPatience(run, party, node);
}

/** Takes a party out of its queue, wherever it stands. */
function unlink(run: Run, party: number, station: number): void {
  const { parties } = run;
  const line = station * PRIORITIES + parties.priority[party]!;
  const before = parties.ahead[party]!;
  const after = parties.behind[party]!;
  if (before < 0) run.head[line] = after;
  else parties.behind[before] = after;
  if (after < 0) run.tail[line] = before;
  else parties.ahead[after] = before;
  run.waiting[station]!--;
  if (run.tickets !== null) run.tickets.standing[line]!--;
  const { now } = run.calendar;
  run.recorder.add(run.network.stations.queue[station]!, -1, now);
  run.recorder.tally(run.network.stations.wait[station]!, now - parties.joined[party]!);
}

/** Service ends: counts it, and frees the server unless the party must keep it until the next station takes it in. */
export function endService(run: Run, party: number, node: number): void {
  const station = run.nodeA[node]!;
  run.recorder.counts[run.network.stations.served[station]!]!++;
  if (run.keepsServer[node] === 1) run.parties.server[party] = station;
  else freeServer(run, station);
}

/** Patience ends: the party leaves the queue. */
export function giveUp(run: Run, party: number, node: number): void {
  const station = run.nodeA[node]!;
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
  const station = run.parties.server[party]!;
  if (station < 0) return;
  run.parties.server[party] = -1;
  freeServer(run, station);
}

function freeServer(run: Run, station: number): void {
  if (run.waiting[station]! > 0 && run.busy[station]! <= run.servers[station]!) {
    serveNext(run, station);
    admit(run, station);
  } else {
    run.busy[station]!--;
    run.recorder.add(run.network.stations.busy[station]!, -1, run.calendar.now);
    admit(run, station);
  }
}

/** The first of the highest class that waits goes to a server that is already counted as busy. */
function serveNext(run: Run, station: number): void {
  const { parties } = run;
  let line = station * PRIORITIES + PRIORITIES - 1;
  while (run.head[line]! < 0) line--;
  const party = run.head[line]!;
  unlink(run, party, station);
  if (parties.event[party]! >= 0) run.calendar.cancel(parties.event[party]!);
  serve(run, party, parties.node[party]!, station);
}

function waitForRoom(run: Run, party: number, station: number): void {
  const { parties } = run;
  const last = run.blockedTail[station]!;
  parties.behind[party] = -1;
  if (last < 0) run.blockedHead[station] = party;
  else parties.behind[last] = party;
  run.blockedTail[station] = party;
  parties.place[party] = PLACE.BLOCKED;
  parties.event[party] = -1;
}

/** Lets in those who wait for room, first come first, while there is room. */
function admit(run: Run, station: number): void {
  const { parties } = run;
  for (;;) {
    const party = run.blockedHead[station]!;
    if (party < 0) return;
    const free = run.waiting[station] === 0 && run.busy[station]! < run.servers[station]!;
    if (!free && run.waiting[station]! >= run.room[station]!) return;
    run.blockedHead[station] = parties.behind[party]!;
    if (run.blockedHead[station]! < 0) run.blockedTail[station] = -1;
    join(run, party, parties.node[party]!);
  }
}

/** The number of servers changes. Whoever is in service is served to the end. */
export function setServers(run: Run, station: number, servers: number): void {
  run.servers[station] = servers;
  run.recorder.set(run.network.stations.open[station]!, servers, run.calendar.now);
  refill(run, station);
}

/** Puts those who wait to free servers, and those who wait for room into the queue. */
export function refill(run: Run, station: number): void {
  while (run.waiting[station]! > 0 && run.busy[station]! < run.servers[station]!) {
    run.busy[station]!++;
    run.recorder.add(run.network.stations.busy[station]!, 1, run.calendar.now);
    serveNext(run, station);
  }
  admit(run, station);
}
