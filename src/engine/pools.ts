/** Units that parties hold for a while, and pay by the day: beds. */
import { exp } from '../elementary/exp.js';
import { CURVE_POINTS } from '../network/network.js';
import { EVENT, KIND_BITS } from './events.js';
import type { Run } from './run.js';

const DAY = 86_400;

/** Value of curve `which` of `table` at `share` in [0, 1], linear between its points. */
export function curve(table: Float64Array, which: number, share: number): number {
  const at = Math.max(0, Math.min(1, share)) * (CURVE_POINTS - 1);
  const low = Math.min(CURVE_POINTS - 2, Math.floor(at));
  const base = which * CURVE_POINTS + low;
  const left = table[base]!;
  return left + (at - low) * (table[base + 1]! - left);
}

/** Units that a pool has for those who come: none while it is shut, and none of those that are worn. */
export function unitsOf(run: Run, pool: number): number {
  if (run.shut[pool] === 1) return 0;
  return run.worn[pool] === 0 ? run.units[pool]! : Math.max(0, run.units[pool]! - wornNow(run, pool));
}

/** Units that are worn now: those that were, less those that have rested since (exponentially). */
function wornNow(run: Run, pool: number): number {
  return run.worn[pool]! * exp((run.wornAt[pool]! - run.calendar.now) / run.rests[pool]!);
}

/** Share of a pool's units that is taken; a pool without units is full. */
export function fullness(run: Run, pool: number): number {
  const units = unitsOf(run, pool);
  return units > 0 ? Math.min(1, run.taken[pool]! / units) : 1;
}

/** The share taken that the price goes by: it follows the true one as exp(−time ÷ lag), the lag by its direction. */
function felt(run: Run, pool: number): number {
  const full = fullness(run, pool);
  const last = run.felt[pool]!;
  const lag = full > last ? run.lagUp[pool]! : run.lagDown[pool]!;
  return lag > 0 ? full + (last - full) * exp((run.feltAt[pool]! - run.calendar.now) / lag) : full;
}

/** Brings up to now what follows the share taken; call it before that share changes. */
function follow(run: Run, pool: number): void {
  if (run.lagUp[pool] === 0 && run.lagDown[pool] === 0) return;
  run.felt[pool] = felt(run, pool);
  run.feltAt[pool] = run.calendar.now;
}

export function priceOf(run: Run, pool: number): number {
  return curve(run.price, pool, felt(run, pool));
}

/** Are there units for the party, and can it pay them for a day? */
export function hasRoom(run: Run, pool: number, units: number, money: number): boolean {
  if (run.taken[pool]! + units > unitsOf(run, pool)) return false;
  if (money === Number.POSITIVE_INFINITY) return true;
  const cost = priceOf(run, pool) * units;
  return cost <= 0 || cost <= money;
}

/**
 * Takes units of a pool for the party; false when there are none or it cannot pay. A party holds units of one pool: what
 * it held before it gives back and pays.
 */
export function seize(run: Run, party: number, pool: number, units: number): boolean {
  const { parties, network, recorder, calendar } = run;
  const held = parties.pool[party]! >= 0 ? owed(run, party) : 0;
  if (!hasRoom(run, pool, units, parties.money[party]! - held)) return false;
  release(run, party);
  const price = priceOf(run, pool);
  parties.pool[party] = pool;
  parties.units[party] = units;
  parties.heldSince[party] = calendar.now;
  parties.price[party] = price;
  if (network.pools.paid[pool]! >= 0) recorder.tally(network.pools.paid[pool]!, price);
  follow(run, pool);
  run.taken[pool]! += units;
  recorder.add(network.pools.taken[pool]!, units, calendar.now);
  spend(run, pool, price * units);
  setOff(run, pool);
  return true;
}

/** What the party owes for the units it holds. */
export function owed(run: Run, party: number): number {
  const { parties } = run;
  if (parties.pool[party]! < 0) return 0;
  return (
    ((run.calendar.now - parties.heldSince[party]!) / DAY) * parties.price[party]! * parties.units[party]!
  );
}

/** Gives back what the party holds, and pays. */
export function release(run: Run, party: number): void {
  const { parties } = run;
  const pool = parties.pool[party]!;
  if (pool < 0) return;
  parties.money[party]! -= owed(run, party);
  follow(run, pool);
  run.taken[pool]! -= parties.units[party]!;
  spend(run, pool, -parties.price[party]! * parties.units[party]!);
  wearOut(run, pool, parties.units[party]!, run.calendar.now - parties.heldSince[party]!);
  run.recorder.add(run.network.pools.taken[pool]!, -parties.units[party]!, run.calendar.now);
  parties.pool[party] = -1;
}

/** What is paid in a day changes. */
function spend(run: Run, pool: number, change: number): void {
  const level = run.network.pools.spending[pool]!;
  if (level >= 0) run.recorder.add(level, change, run.calendar.now);
}

/** Some of the units that were held for a time are lost to those who come. */
function wearOut(run: Run, pool: number, units: number, held: number): void {
  const wear = run.wear[pool]!;
  if (wear === Number.POSITIVE_INFINITY) return;
  const lost = wornNow(run, pool) + units * (1 - exp(-held / wear));
  run.worn[pool] = Math.min(run.units[pool]!, lost);
  run.wornAt[pool] = run.calendar.now;
  showUnits(run, pool);
}

/** Pools that wait for this one to fill will open after their delay; each once. */
function setOff(run: Run, pool: number): void {
  const { openings, sources, lanes, outages } = run.network;
  for (let i = 0; i < openings.pool.length; i++) {
    if (openings.watched[i] !== pool || run.setOff[i] === 1 || run.taken[pool]! < run.threshold[i]!) continue;
    run.setOff[i] = 1;
    const what = sources.names.length + lanes.speed.length + outages.names.length + i;
    const time = run.calendar.now + run.openingDelay[i]!;
    if (time <= run.network.end) run.calendar.schedule(time, (what << KIND_BITS) | EVENT.ARRIVAL);
  }
}

/** A pool that was shut opens. */
export function openPool(run: Run, opening: number): void {
  const pool = run.network.openings.pool[opening]!;
  follow(run, pool);
  run.shut[pool] = 0;
  showUnits(run, pool);
}

/** The number of units changes. Nobody is put out; nobody new comes in until there is room again. */
export function setUnits(run: Run, pool: number, units: number): void {
  follow(run, pool);
  run.units[pool] = units;
  showUnits(run, pool);
}

function showUnits(run: Run, pool: number): void {
  const there = run.network.pools.there[pool]!;
  if (there >= 0) run.recorder.set(there, unitsOf(run, pool), run.calendar.now);
}
