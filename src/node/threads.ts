/** The executor over worker threads of this machine. */
import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { pack } from '../collections/packed.js';
import { type Executor, type Job, ReplicationError, type RunOptions } from '../experiment/executor.js';
import type { Measures } from '../measures/measures.js';
import type { Network } from '../network/network.js';
import { builtFile } from './built.js';
import type { Task } from './worker.js';

/**
 * Runs replications on `jobs` threads (as many as the machine can run at once unless given). A network is packed once,
 * into memory that the threads share, and each thread unpacks it once; measures come back without a copy. The threads
 * are started with the first run and kept for all further ones, of whatever network; several runs may go on at once, and
 * one that is aborted stops them all.
 */
export function threads(jobs: number = availableParallelism()): Executor {
  let pool: Pool | null = null;
  const shared = sharing();
  return {
    name: jobs === 1 ? '1 thread' : `${jobs} threads`,
    async close() {
      const closing = pool;
      pool = null;
      await closing?.piscina.destroy();
    },
    async run(job, options) {
      options.signal?.throwIfAborted();
      if (job.replications.length === 0) return;
      if (pool === null || pool.fault.aborted) pool = start(Math.min(jobs, job.replications.length), jobs);
      const { piscina, fault } = pool;
      const task = { ...shared(job.network), seed: job.seed };
      const run = (replication: number, signal: AbortSignal) =>
        piscina.run({ ...task, replication } satisfies Task, { signal }) as Promise<Measures>;
      // Who stops a run stops the pool, at once: given up one by one, replications would have their threads replaced by
      // new ones that are stopped while they start.
      let stopped: Promise<void> | undefined;
      const stop = (): void => {
        if (pool?.piscina === piscina) pool = null;
        stopped = piscina.destroy();
      };
      options.signal?.addEventListener('abort', stop);
      try {
        await runAll(run, job, { ...options, signal: anyOf([options.signal, fault]) }, 2 * jobs);
      } finally {
        options.signal?.removeEventListener('abort', stop);
        await stopped;
      }
    },
  };
}

interface Pool {
  readonly piscina: Piscina;
  /** Set off when a thread fails that was running no replication, so that no run waits for it in vain. */
  readonly fault: AbortSignal;
}

function start(least: number, most: number): Pool {
  const fault = new AbortController();
  const piscina = new Piscina({
    filename: builtFile('worker.js'),
    name: 'replicate',
    minThreads: least,
    maxThreads: most,
    idleTimeout: Number.POSITIVE_INFINITY,
    recordTiming: false,
  });
  // A pool that is being destroyed also calls it an error when a replication that was given up ends after all: nobody
  // listens to `fault` by then.
  piscina.on('error', (error) => fault.abort(error));
  return { piscina, fault: fault.signal };
}

/** Packs each network once, for as long as somebody holds it. */
function sharing(): (network: Network) => Pick<Task, 'network' | 'number'> {
  const known = new WeakMap<Network, Pick<Task, 'network' | 'number'>>();
  let number = 0;
  return (network) => {
    const found = known.get(network);
    if (found) return found;
    const bytes = pack(network);
    const memory = new SharedArrayBuffer(bytes.length);
    new Uint8Array(memory).set(bytes);
    const made = { network: memory, number: number++ };
    known.set(network, made);
    return made;
  };
}

/**
 * Hands over every replication as it ends, with at most `window` of them asked for at a time. Once it has rejected,
 * nothing more is handed over, and what was still running is stopped.
 */
async function runAll(
  run: (replication: number, signal: AbortSignal) => Promise<Measures>,
  { seed, replications }: Job,
  { onMeasures, onProgress, signal: outer }: RunOptions,
  window: number,
): Promise<void> {
  const over = new AbortController();
  const signal = anyOf([outer, over.signal]);
  // Every replication under way listens.
  setMaxListeners(0, signal);
  const total = replications.length;
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < total) {
      const replication = replications[next++]!;
      const measures = await run(replication, signal).catch((cause: unknown) => {
        signal.throwIfAborted();
        throw new ReplicationError(replication, seed, cause);
      });
      signal.throwIfAborted();
      await onMeasures(measures);
      signal.throwIfAborted();
      done++;
      onProgress?.({ replication, events: measures.events, done, total });
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(window, total) }, work));
    outer?.throwIfAborted();
  } finally {
    over.abort(new Error('the run is over'));
  }
}

function anyOf(signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}
