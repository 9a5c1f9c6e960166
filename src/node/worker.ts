/** What runs inside a worker thread: replications of the networks that it is handed. */
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { unpack } from '../collections/packed.js';
import { simulate } from '../engine/simulate.js';
import type { Measures } from '../measures/measures.js';
import type { Network } from '../network/network.js';

/** One replication, as it is asked for. */
export interface Task {
  /** The network, packed, in memory that all threads share; and its number, by which a thread knows it again. */
  readonly network: SharedArrayBuffer;
  readonly number: number;
  readonly seed: string;
  readonly replication: number;
}

/** Networks that a thread keeps unpacked: of two jobs that take turns, neither is unpacked for every replication. */
const KEPT = 2;
const networks = new Map<number, Network>();

/** Runs one replication and hands its arrays over without a copy. */
export function replicate(task: Task): unknown {
  const measures = simulate(networkOf(task), task.seed, task.replication);
  return move({ [transferableSymbol]: buffersOf(measures), [valueSymbol]: measures });
}

function networkOf({ network, number }: Task): Network {
  const known = networks.get(number) ?? (unpack(new Uint8Array(network)) as Network);
  networks.delete(number);
  networks.set(number, known);
  for (const oldest of networks.keys()) {
    if (networks.size <= KEPT) break;
    networks.delete(oldest);
  }
  return known;
}

function buffersOf(measures: Measures): ArrayBuffer[] {
  const arrays = Object.values(measures).filter((value) => ArrayBuffer.isView(value));
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}
