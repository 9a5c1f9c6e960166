/** Units that parties hold for a while, and pay by the day: beds. */
import { CURVE_POINTS } from '../network/network.js';
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

/** Share of a pool's units that is taken; a pool without units is full. */
export function fullness(run: Run, pool: number): number {
  const units = run.units[pool]!;
  return units > 0 ? Math.min(1, run.taken[pool]! / units) : 1;
}

export function priceOf(run: Run, pool: number): number {
  return curve(run.price, pool, fullness(run, pool));
}

/** Are there units for the party, and can it pay them for a day? */
export function hasRoom(run: Run, pool: number, units: number, money: number): boolean {
  if (run.taken[pool]! + units > run.units[pool]!) return false;
  if (money === Number.POSITIVE_INFINITY) return true;
  const cost = priceOf(run, pool) * units;
  return cost <= 0 || cost <= money;
}

/** Takes units of a pool for the party; false when there are none or it cannot pay. */
export function seize(run: Run, party: number, pool: number, units: number): boolean {
  const { parties, network, recorder, calendar } = run;
  if (!hasRoom(run, pool, units, parties.money[party]!)) return false;
  const price = priceOf(run, pool);
  parties.pool[party] = pool;
  parties.units[party] = units;
  parties.heldSince[party] = calendar.now;
  parties.price[party] = price;
  if (network.pools.paid[pool]! >= 0) recorder.tally(network.pools.paid[pool]!, price);
  run.taken[pool]! += units;
  recorder.add(network.pools.taken[pool]!, units, calendar.now);
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
  run.taken[pool]! -= parties.units[party]!;
  run.recorder.add(run.network.pools.taken[pool]!, -parties.units[party]!, run.calendar.now);
  parties.pool[party] = -1;
}

/** The number of units changes. Nobody is put out; nobody new comes in until there is room again. */
export function setUnits(run: Run, pool: number, units: number): void {
  run.units[pool] = units;
  if (run.network.pools.there[pool]! >= 0) {
    run.recorder.set(run.network.pools.there[pool]!, units, run.calendar.now);
  }
}
