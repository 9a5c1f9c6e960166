/** What runs inside a worker thread: replications of the one network that the thread was started with. */
import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { simulate } from '../engine/simulate.js';
import type { Measures } from '../measures/measures.js';
import type { Network } from '../network/network.js';

/** One replication, as it is asked for. */
export interface Task {
  readonly seed: string;
  readonly replication: number;
}

const network = workerData as Network;

/** Runs one replication and hands its arrays over without a copy. */
export function replicate({ seed, replication }: Task): unknown {
  const measures = simulate(network, seed, replication);
  return move({ [transferableSymbol]: buffersOf(measures), [valueSymbol]: measures });
}

function buffersOf(measures: Measures): ArrayBuffer[] {
  const arrays = Object.values(measures).filter((value) => ArrayBuffer.isView(value));
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}
