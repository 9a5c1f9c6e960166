/** The executor over worker threads of this machine. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { type Executor, type Job, ReplicationError, type RunOptions } from '../experiment/executor.js';
import type { Measures } from '../measures/measures.js';
import type { Network } from '../network/network.js';
import { builtFile } from './built.js';
import type { Task } from './worker.js';

/**
 * Runs replications on `jobs` threads (as many as the machine can run at once unless given). A thread gets the network
 * once, when it starts; measures come back without a copy. The threads are kept for the next run of the same network.
 */
export function threads(jobs: number = availableParallelism()): Executor {
  let pool: Pool | null = null;

  const close = async (): Promise<void> => {
    const closing = pool;
    pool = null;
    await closing?.piscina.destroy();
  };

  const poolFor = async ({ network, replications }: Job): Promise<Pool> => {
    if (pool?.network !== network) {
      await close();
      pool = start(network, Math.min(jobs, replications.length), jobs);
    }
    return pool!;
  };

  return {
    name: jobs === 1 ? '1 thread' : `${jobs} threads`,
    close,
    async run(job, options) {
      options.signal?.throwIfAborted();
      if (job.replications.length === 0) return;
      const { piscina, fault } = await poolFor(job);
      const signal = options.signal ? AbortSignal.any([options.signal, fault]) : fault;
      try {
        await runAll(piscina, job, { ...options, signal });
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}

/** The threads of one network. */
interface Pool {
  readonly network: Network;
  readonly piscina: Piscina;
  /** Set off when a thread fails that was running no replication, so that no run waits for it in vain. */
  readonly fault: AbortSignal;
}

function start(network: Network, least: number, most: number): Pool {
  const fault = new AbortController();
  const piscina = new Piscina({
    filename: builtFile('worker.js'),
    name: 'replicate',
    workerData: network,
    minThreads: least,
    maxThreads: most,
    idleTimeout: Number.POSITIVE_INFINITY,
    recordTiming: false,
  });
  // A pool that is being destroyed also calls it an error when a replication that was given up ends after all: nobody
  // listens to `fault` by then.
  piscina.on('error', (error) => fault.abort(error));
  return { network, piscina, fault: fault.signal };
}

/** Hands over every replication as it ends. Once it has rejected, nothing more is handed over. */
async function runAll(piscina: Piscina, job: Job, options: RunOptions): Promise<void> {
  const { onMeasures, onProgress, signal } = options;
  const total = job.replications.length;
  let done = 0;
  let over = false;
  const replicate = async (replication: number): Promise<void> => {
    const measures = await runOne(piscina, { seed: job.seed, replication });
    if (over || signal?.aborted) return;
    onMeasures(measures);
    done++;
    onProgress?.({ replication, events: measures.events, done, total });
  };
  const abort = abortion(signal);
  try {
    await Promise.race([Promise.all(job.replications.map(replicate)), abort.promise]);
    signal?.throwIfAborted();
  } finally {
    over = true;
    abort.forget();
  }
}

async function runOne(piscina: Piscina, task: Task): Promise<Measures> {
  try {
    return (await piscina.run(task)) as Measures;
  } catch (cause) {
    throw new ReplicationError(task.replication, task.seed, cause);
  }
}

/** A promise that rejects with the signal's reason when it is set off, and how to stop listening. */
function abortion(signal: AbortSignal | undefined): { promise: Promise<never>; forget: () => void } {
  let listener = (): void => {};
  const promise = new Promise<never>((_, reject) => {
    listener = () => reject(signal?.reason);
  });
  signal?.addEventListener('abort', listener);
  return { promise, forget: () => signal?.removeEventListener('abort', listener) };
}
