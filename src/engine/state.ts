/**
 * A run set down as numbers, to be gone on with later or elsewhere: columns and single numbers by name, so that it can be
 * sent between threads or stored. What follows from the network alone is not kept.
 */
import type { Network } from '../network/network.js';
import type { Parts } from './parts.js';
import { Run, type RunOptions } from './run.js';

/** Layout of a state, checked by whoever goes on with one. */
export const STATE_VERSION = 1;

export interface RunState {
  readonly version: number;
  readonly seed: string;
  readonly replication: number;
  /** By the part of the run: its columns and numbers. */
  readonly parts: Readonly<Record<string, Parts>>;
}

interface Part {
  parts(): Parts;
  adopt(parts: Parts): void;
}

/** A copy of all that has changed since the run began. The run itself can go on. */
export function save(run: Run): RunState {
  const parts: Record<string, Parts> = {};
  for (const [name, part] of partsOf(run)) {
    const { columns, numbers } = part.parts();
    const copies = Object.entries(columns).map(([column, values]) => [column, values.slice()]);
    parts[name] = { columns: Object.fromEntries(copies), numbers };
  }
  return { version: STATE_VERSION, seed: run.seed, replication: run.replication, parts };
}

/**
 * The run that was saved, of the same network, where it stood.
 *
 * @throws RangeError when the state is of another version or does not fit the network.
 */
export function resume(network: Network, state: RunState, options: RunOptions = {}): Run {
  if (state.version !== STATE_VERSION)
    throw new RangeError(`state version ${state.version}: this engine goes on from version ${STATE_VERSION}`);
  const run = new Run(network, state.seed, state.replication, options);
  for (const [name, part] of partsOf(run)) {
    const saved = state.parts[name];
    if (!saved) throw new RangeError(`the state has no ${name}`);
    part.adopt(saved);
  }
  return run;
}

function partsOf(run: Run): [string, Part][] {
  const all: [string, Part | null][] = [
    ['run', run],
    ['calendar', run.calendar],
    ['parties', run.parties],
    ['recorder', run.recorder],
    ['arrivals', run.arrivals],
    ['outages', run.outages],
    ['lanes', run.lanes],
  ];
  return all.filter((entry): entry is [string, Part] => entry[1] !== null);
}
