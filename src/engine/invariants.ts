/**
 * What must hold at any moment of a run: every party is in exactly one place; parties that came are inside or ended;
 * no capacity is exceeded; queues hold what they say. That time does not run back is checked event by event.
 */
import { PRIORITIES } from '../network/network.js';
import { EngineFault, fault } from './fault.js';
import type { Lanes } from './lanes.js';
import { linesOfLane } from './lines.js';
import { PARTY, PLACE } from './parties.js';
import { NODE } from './rows.js';
import type { Run } from './run.js';

export function checkInvariants(run: Run): void {
  checkParties(run);
  checkStations(run);
  checkPools(run);
  checkServices(run);
}

function checkParties(run: Run): void {
  const { parties, network } = run;
  let inside = 0;
  let persons = 0;
  const served = new Int32Array(network.stations.names.length);
  const queued = new Int32Array(network.stations.names.length);
  for (let party = 0; party < parties.highest; party++) {
    const place = parties.get(party, PARTY.PLACE);
    if (place === PLACE.NOWHERE) continue;
    inside++;
    persons += parties.get(party, PARTY.PERSONS);
    if (place === PLACE.SERVED) served[run.node(parties.get(party, PARTY.NODE), NODE.A)]!++;
    if (place === PLACE.QUEUED) queued[run.node(parties.get(party, PARTY.NODE), NODE.A)]!++;
    if (place === PLACE.BLOCKED) {
      if (parties.get(party, PARTY.SERVER) < 0) throw fault(run, party, 'waits for room but keeps no server');
      served[parties.get(party, PARTY.SERVER)]!++;
    } else if (parties.get(party, PARTY.SERVER) >= 0)
      throw fault(run, party, 'keeps a server although it is taken in');
  }
  if (inside !== parties.inside)
    throw broken(run, `${parties.inside} parties are counted inside, ${inside} are found`);
  if (network.inside >= 0 && run.recorder.value(network.inside) !== persons) {
    throw broken(
      run,
      `${run.recorder.value(network.inside)} persons are counted inside, ${persons} are found`,
    );
  }
  for (let station = 0; station < served.length; station++) {
    const name = network.stations.names[station];
    if (served[station] !== run.busy[station])
      throw broken(
        run,
        `${name}: ${run.busy[station]} servers are busy, ${served[station]} parties are served`,
      );
    if (queued[station] !== run.waiting[station])
      throw broken(
        run,
        `${name}: ${run.waiting[station]} parties are counted waiting, ${queued[station]} are found`,
      );
  }
}

function checkStations(run: Run): void {
  const { network, parties } = run;
  network.stations.names.forEach((name, station) => {
    const waiting = run.waiting[station]!;
    const ownLines = run.lanes?.hasLines(station) ?? false;
    const idle = !ownLines && run.busy[station]! < run.servers[station]!;
    if (run.lanes?.tells(station)) checkLanes(run, station, run.lanes);
    if (idle && waiting > 0) throw broken(run, `${name}: a server is idle while ${waiting} parties wait`);
    if (run.blockedHead[station]! >= 0 && waiting < run.room[station]!)
      throw fault(run, run.blockedHead[station]!, 'waits for room where there is room');
    let listed = 0;
    for (let line = station * PRIORITIES; line < (station + 1) * PRIORITIES; line++) {
      let joined = Number.NEGATIVE_INFINITY;
      for (let party = run.head[line]!; party >= 0; party = parties.get(party, PARTY.BEHIND)) {
        if (parties.joined(party) < joined) throw fault(run, party, 'stands before one who joined earlier');
        joined = parties.joined(party);
        listed++;
      }
    }
    if (!ownLines && listed !== waiting)
      throw broken(run, `${name}: ${waiting} parties are counted waiting, ${listed} stand in line`);
  });
}

/** Lanes that are told apart: whom each serves, and who stands in its line. */
function checkLanes(run: Run, station: number, lanes: Lanes): void {
  const { parties, network } = run;
  const name = network.stations.names[station];
  const ownLines = lanes.hasLines(station);
  let serving = 0;
  let listed = 0;
  for (let lane = lanes.firstOf(station); lane < lanes.endOf(station); lane++) {
    const served = lanes.party[lane]!;
    if (served >= 0) serving++;
    const keeps = parties.get(served, PARTY.SERVER) === station ? parties.kept[served] : parties.lane[served];
    if (served >= 0 && keeps !== lane)
      throw fault(run, served, `is not at the lane of ${name} that serves it`);
    if (!ownLines) continue;
    let standing = 0;
    for (let line = linesOfLane(run, lane); line < linesOfLane(run, lane) + PRIORITIES; line++)
      for (let party = run.head[line]!; party >= 0; party = parties.get(party, PARTY.BEHIND)) standing++;
    if (standing !== lanes.length[lane])
      throw broken(
        run,
        `${name}: ${lanes.length[lane]} parties are counted at a lane, ${standing} stand there`,
      );
    if (standing > 0 && served < 0 && lanes.isOpen(lane))
      throw broken(run, `${name}: a lane is idle while ${standing} parties wait at it`);
    listed += standing;
  }
  if (serving !== run.busy[station])
    throw broken(run, `${name}: ${run.busy[station]} servers are busy, ${serving} lanes serve`);
  if (run.servers[station] !== lanes.countOpen(station))
    throw broken(
      run,
      `${name}: ${run.servers[station]} lanes are counted open of ${lanes.countOpen(station)}`,
    );
  if (ownLines && listed !== run.waiting[station])
    throw broken(
      run,
      `${name}: ${run.waiting[station]} parties are counted waiting, ${listed} stand in line`,
    );
}

function checkPools(run: Run): void {
  const held = new Float64Array(run.taken.length);
  const { parties } = run;
  for (let party = 0; party < parties.highest; party++) {
    if (parties.get(party, PARTY.PLACE) !== PLACE.NOWHERE && parties.pool[party]! >= 0) {
      held[parties.pool[party]!]! += parties.units[party]!;
    }
  }
  run.network.pools.names.forEach((name, pool) => {
    if (run.taken[pool]! < 0) throw broken(run, `${name}: fewer than no units are taken`);
    // Those who settled keep their units and are no longer inside.
    if (held[pool]! > run.taken[pool]!)
      throw broken(run, `${name}: ${held[pool]} units are held, ${run.taken[pool]} are counted`);
  });
}

function checkServices(run: Run): void {
  const { services } = run.network;
  services.names.forEach((name, service) => {
    for (let departure = services.first[service]!; departure < services.first[service + 1]!; departure++) {
      if (run.sold[departure]! > Math.max(run.seats[service]!, services.seats[service]!)) {
        throw broken(run, `${name}: ${run.sold[departure]} seats are sold of ${run.seats[service]}`);
      }
    }
  });
}

/** Checks that the event that was just taken is not before the one taken at `before`. */
export function checkTime(run: Run, before: number): void {
  if (run.calendar.now < before) throw broken(run, `time runs back from ${before} s`);
}

function broken(run: Run, what: string): EngineFault {
  return new EngineFault(`t = ${run.calendar.now} s: ${what}`);
}
