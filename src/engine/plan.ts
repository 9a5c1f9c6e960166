/** What follows from a network alone, worked out once for all replications in a thread. */
import { CODE, type Network } from '../network/network.js';
import { type Agenda, agendaOf, type Followers, followersOf } from './agenda.js';
import { findKeepers } from './keepers.js';
import { ringsOf } from './rings.js';
import { changesOf, entriesOf, rowsOf } from './rows.js';

/** A class, since V8 throws away code that reads a literal's fields when a second such literal is made. */
export class Plan {
  readonly agenda: Agenda;
  readonly followers: Followers;
  /** 1 where a party keeps its server until it is taken in at the next station. */
  readonly keepsServer: Uint8Array;
  /** Stations that may block each other for good (`deadlock.ts`). */
  readonly rings: Uint8Array | null;
  readonly rows: Int32Array;
  /** What entries of the ledger write to, and by how much they change it (`rows.ts`). */
  readonly entries: Int32Array;
  readonly changes: Float64Array;
  /** Utilities that read each gauge. */
  readonly readers: readonly number[][];
  readonly bucketWidth: number;

  constructor(network: Network) {
    this.agenda = agendaOf(network);
    this.followers = followersOf(network);
    this.keepsServer = findKeepers(network);
    this.rings = ringsOf(network);
    this.rows = rowsOf(network, this.keepsServer);
    this.entries = entriesOf(network);
    this.changes = changesOf(network);
    this.readers = readersOf(network);
    this.bucketWidth = bucketWidth(network);
  }
}

/** A memory of plans, by network: a pure function's results, so no state that could be seen. */
const plans = new WeakMap<Network, Plan>();

export function planOf(network: Network): Plan {
  const known = plans.get(network);
  if (known) return known;
  const plan = new Plan(network);
  plans.set(network, plan);
  return plan;
}

/** Some 30 arrivals to a bucket, which measured best; see `docs/decisions/`. */
function bucketWidth(network: Network): number {
  const { sources, begin, end } = network;
  let total = 0;
  for (let i = 0; i < sources.names.length; i++) {
    for (let j = sources.first[i]!; j < sources.first[i + 1]! - 1; j++) {
      total +=
        0.5 * (sources.rates[j]! + sources.rates[j + 1]!) * (sources.times[j + 1]! - sources.times[j]!);
    }
  }
  const length = end - begin;
  return total > 0 ? Math.min((30 * length) / total, length / 16) : length / 1024;
}

/** Which utilities read each gauge. */
function readersOf({ gauges, choices }: Network): number[][] {
  const readers: number[][] = Array.from(gauges.kind, () => []);
  choices.program.forEach((start, utility) => {
    for (let at = start; at >= 0 && choices.code[at] !== CODE.END; at += 2) {
      if (choices.code[at] === CODE.GAUGE) readers[choices.code[at + 1]!]!.push(utility);
    }
  });
  return readers;
}
