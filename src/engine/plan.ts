/** What follows from a network alone, worked out once for all replications in a thread. */
import { CODE, type Network } from '../network/network.js';
import { type Agenda, agendaOf, type Followers, followersOf } from './agenda.js';
import { findKeepers } from './keepers.js';
import { ringsOf } from './rings.js';
import { changesOf, entriesOf, rowsOf } from './rows.js';

export interface Plan {
  readonly agenda: Agenda;
  readonly followers: Followers;
  readonly keepsServer: Uint8Array;
  readonly rings: Uint8Array | null;
  readonly rows: Int32Array;
  readonly entries: Int32Array;
  readonly changes: Float64Array;
  readonly readers: readonly number[][];
  readonly bucketWidth: number;
}

/** A memory of plans, by network: a pure function's results, so no state that could be seen. */
const plans = new WeakMap<Network, Plan>();

export function planOf(network: Network): Plan {
  const known = plans.get(network);
  if (known) return known;
  const keepsServer = findKeepers(network);
  const plan = {
    agenda: agendaOf(network),
    followers: followersOf(network),
    keepsServer,
    rings: ringsOf(network),
    rows: rowsOf(network, keepsServer),
    entries: entriesOf(network),
    changes: changesOf(network),
    readers: readersOf(network),
    bucketWidth: bucketWidth(network),
  };
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
