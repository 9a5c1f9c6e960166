/**
 * What a watched run tells of one party, or of one station. The run is the same as any other run of its seed and
 * replication, to the bit: a trace can be made after the fact, and made again.
 */
import type { Watcher } from '../engine/run.js';
import { simulate } from '../engine/simulate.js';
import type { Network } from '../network/network.js';
import { OP } from '../network/network.js';

/** A party came to a node, or (where the engine tells it) was taken into service there. */
export interface Step {
  /** Seconds from the start. */
  readonly time: number;
  readonly node: number;
  readonly served: boolean;
}

/** One party's way through the network. */
export interface PartyTrace {
  /** Its number: all parties of the run, counted from 1 in the order in which they came. */
  readonly party: number;
  readonly source: number;
  readonly persons: number;
  readonly steps: readonly Step[];
}

/** A party at a station, from when it came to when it left; `left` is null where it was there at the run's end. */
export interface Visit {
  readonly party: number;
  readonly source: number;
  readonly persons: number;
  readonly node: number;
  readonly came: number;
  /** When it took a place in the queue: later than it came where it first waited for room; null where it never did. */
  readonly queued: number | null;
  /** When service began; null where it did not, or is not told. */
  readonly served: number | null;
  readonly left: number | null;
  /** The node it went on to; null where it was there at the end. */
  readonly next: number | null;
}

/** Numbers parties over the whole run; sources number their own from 0, in order. */
export class Numbers {
  /** How many came. */
  came = 0;
  readonly #ofSource: number[][];

  constructor(network: Network) {
    this.#ofSource = network.sources.names.map(() => []);
  }

  of(source: number, number: number): number {
    const known = this.#ofSource[source]!;
    if (number === known.length) known.push(++this.came);
    return known[number]!;
  }
}

/** The trace of one party, by its number over the run from 1; null where so many never came. */
export function traceParty(
  network: Network,
  seed: string,
  replication: number,
  party: number,
): { readonly came: number; readonly trace: PartyTrace | null } {
  const numbers = new Numbers(network);
  const steps: Step[] = [];
  let who: Omit<PartyTrace, 'steps'> | null = null;
  const watch: Watcher = {
    pass(time, source, number, persons, node) {
      if (numbers.of(source, number) !== party) return;
      who ??= { party, source, persons };
      steps.push({ time, node, served: false });
    },
    // A story tells the whole stay at a station.
    queue: () => {},
    serve(time, source, number, node) {
      if (numbers.of(source, number) === party) steps.push({ time, node, served: true });
    },
  };
  simulate(network, seed, replication, { watch });
  const found = who as Omit<PartyTrace, 'steps'> | null;
  return { came: numbers.came, trace: found && { ...found, steps } };
}

/** Every visit to a station, in the order in which the parties came to it. */
export function traceStation(network: Network, seed: string, replication: number, station: number): Visit[] {
  const numbers = new Numbers(network);
  const visits: Writable<Visit>[] = [];
  const open = new Map<number, Writable<Visit>>();
  const { op, a } = network.nodes;
  const watch: Watcher = {
    pass(time, source, number, persons, node) {
      const party = numbers.of(source, number);
      const visit = open.get(party);
      if (visit) {
        visit.left = time;
        visit.next = node;
        open.delete(party);
      }
      if (op[node] !== OP.SERVE || a[node] !== station) return;
      const began = { party, source, persons, node, came: time };
      const begun = { ...began, queued: null, served: null, left: null, next: null };
      visits.push(begun);
      open.set(party, begun);
    },
    queue(time, source, number, node) {
      const visit = open.get(numbers.of(source, number));
      if (visit?.node === node) visit.queued = time;
    },
    serve(time, source, number, node) {
      const visit = open.get(numbers.of(source, number));
      if (visit?.node === node) visit.served = time;
    },
  };
  simulate(network, seed, replication, { watch });
  return visits;
}

export type Outcome = 'served' | 'reneged' | 'balked' | 'jockeyed' | 'inside';

/** How a visit to a station ended, as where the party went next tells it. */
export function outcomeOf(
  { nodes, stations }: Network,
  { node, next, came, left }: Pick<Visit, 'node' | 'next' | 'came' | 'left'>,
): Outcome {
  if (next === null) return 'inside';
  if (next === nodes.next[node]) return 'served';
  const bounded = stations.room[nodes.a[node]!]! < Number.POSITIVE_INFINITY;
  if (left === came && bounded && next === nodes.alt[node]) return 'balked';
  return next === nodes.b[node] ? 'reneged' : 'jockeyed';
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
