/**
 * Outages begin and end: each alternates by itself, whether anybody waits or not. Whoever is in service when one begins
 * is served to the end, and the others keep their places.
 */
import { draw } from '../random/draw.js';
import { EVENT, KIND_BITS } from './events.js';
import type { Run } from './run.js';
import { setServers } from './stations.js';

/** Schedules the first beginning of every outage. */
export function beginOutages(run: Run): void {
  for (let outage = 0; outage < run.outages.on.length; outage++) nextTurn(run, outage);
}

/** An outage begins, or ends: its stations stop, or go on with the servers that their schedules open now. */
export function turnOutage(run: Run, outage: number): void {
  const { on } = run.outages;
  const { first, stations } = run.network.outages;
  on[outage] = 1 - on[outage]!;
  nextTurn(run, outage);
  for (let i = first[outage]!; i < first[outage + 1]!; i++) {
    const station = stations[i]!;
    run.halted[station]! += on[outage] === 1 ? 1 : -1;
    setServers(run, station, run.halted[station]! > 0 ? 0 : run.scheduled[station]!);
  }
}

/** The schedule of a station gives it another number of servers, at once or when it no longer stands still. */
export function scheduleServers(run: Run, station: number, servers: number): void {
  run.scheduled[station] = servers;
  if (run.halted[station] === 0) setServers(run, station, servers);
}

function nextTurn(run: Run, outage: number): void {
  const { outages, network } = run;
  const law = (outages.on[outage] === 1 ? network.outages.lasts : network.outages.after)[outage]!;
  const time = run.calendar.now + draw(run.laws, law, outages.luck[outage]!);
  // Events that are nobody's carry the number of a source; after those come lanes, and then outages.
  const what = network.sources.names.length + network.lanes.speed.length + outage;
  if (time <= network.end) run.calendar.schedule(time, (what << KIND_BITS) | EVENT.ARRIVAL);
}
