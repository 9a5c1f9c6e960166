/** The executor that runs everywhere: one replication after another in this thread. */
import { simulate } from '../engine/simulate.js';
import type { Measures } from '../measures/measures.js';
import type { Network } from '../network/network.js';
import { type Executor, ReplicationError } from './executor.js';

/** What runs one replication. */
export type Simulate = (network: Network, seed: string, replication: number) => Measures;

/**
 * Runs replications in order and lets the event loop breathe between two of them, so that a page stays alive and an
 * abort is heard.
 *
 * @param run what runs one replication; the engine unless given
 */
export function inProcess(run: Simulate = simulate): Executor {
  return {
    name: 'in process',
    async run({ network, seed, replications }, { onMeasures, onProgress, signal }) {
      let done = 0;
      for (const replication of replications) {
        await breath();
        signal?.throwIfAborted();
        const measures = attempt(run, network, seed, replication);
        await onMeasures(measures);
        signal?.throwIfAborted();
        done++;
        onProgress?.({ replication, events: measures.events, done, total: replications.length });
      }
      signal?.throwIfAborted();
    },
  };
}

function attempt(run: Simulate, network: Network, seed: string, replication: number): Measures {
  try {
    return run(network, seed, replication);
  } catch (cause) {
    throw new ReplicationError(replication, seed, cause);
  }
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
