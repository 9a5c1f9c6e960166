/** Who runs the replications: one after another in this thread, over threads, or on other machines. */
import type { Measures } from '../measures/measures.js';
import type { Network } from '../network/network.js';

/** Replications of one network and seed. */
export interface Job {
  readonly network: Network;
  readonly seed: string;
  /** Numbers of the replications to run; each once. */
  readonly replications: readonly number[];
}

/** A replication has ended. */
export interface Progress {
  /** The replication that has just ended. */
  readonly replication: number;
  /** Events that it handled. */
  readonly events: number;
  /** Replications ended so far and in all. */
  readonly done: number;
  readonly total: number;
  /** It was not run now: an earlier run had finished it. */
  readonly kept?: boolean;
}

export interface RunOptions {
  /**
   * Takes each replication's measures as soon as they are there, in ANY order. Called once for each. Where it returns
   * a promise, the replication counts as done when that resolves; meanwhile only few others are begun.
   */
  readonly onMeasures: (measures: Measures) => unknown;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Aborting ends the run soon: the promise rejects with the signal's reason and nothing more is handed over. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs replications. An executor may change how long an experiment takes, and never one bit of its result: what it
 * hands over is what `simulate(network, seed, replication)` returns. Every executor passes the contract suite in
 * `test/experiment/executor.contract.ts`.
 */
export interface Executor {
  /** For people, e.g. `in process`, `4 threads`; it may change, as workers come and go. */
  readonly name: string;
  /**
   * Resolves when every replication has been handed over. Rejects with a ReplicationError when one fails, with the
   * signal's reason when aborted; in both cases the rest is given up. Several runs may go on at the same time.
   */
  run(job: Job, options: RunOptions): Promise<void>;
  /** Frees threads and connections. The executor is not used after it. */
  close?(): Promise<void>;
}

/** A replication that failed, and what is needed to run it again alone. */
export class ReplicationError extends Error {
  readonly replication: number;
  readonly seed: string;

  constructor(replication: number, seed: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`replication ${replication} of seed ${seed} failed: ${why}`, { cause });
    this.name = 'ReplicationError';
    this.replication = replication;
    this.seed = seed;
  }
}
