/** What `onward worker` does: takes replications from the queue, runs them on threads and puts their measures there. */
import { availableParallelism } from 'node:os';
import { type Executor, ReplicationError } from '../../experiment/executor.js';
import type { Measures } from '../../measures/measures.js';
import type { Network } from '../../network/network.js';
import { encodeRecord } from '../archive/record.js';
import { build } from '../build.js';
import { plural } from '../read.js';
import { threads } from '../threads.js';
import { type Connection, connect, type Redis, watchAway } from './connect.js';
import { MOST_DEATHS, networkOf, type Order, orderOf, PREFIX, putResult, queueName } from './layout.js';
import { present, whoIsThere } from './presence.js';

export interface WorkOptions {
  /** Threads; as many as the machine runs at once unless given. */
  readonly jobs: number | undefined;
  /** Seconds after which a replication is given to somebody else whose worker has not been heard of. */
  readonly lock: number;
  /** Seconds without work after which the worker ends; 0: never. */
  readonly idle: number;
  readonly say: (text: string) => void;
  /** Asks the worker to end when it has finished what it is running. */
  readonly signal: AbortSignal;
}

/** Networks that are kept: of two runs that take turns, neither is fetched for every replication. */
const KEPT_NETWORKS = 4;

/** Works until it is asked to stop, Redis stays away, or there was nothing to do for too long. */
export async function work(address: string, options: WorkOptions): Promise<void> {
  const { jobs = availableParallelism(), lock, idle, say, signal } = options;
  const connection = await connect(address);
  const executor = threads(jobs);
  const networks = cache(connection.redis);
  const busy = { done: 0, running: 0, since: performance.now() };
  const worker = new connection.bullmq.Worker(
    queueName(),
    async ({ data }) => {
      busy.running++;
      try {
        await fulfil(data, connection.redis, executor, networks);
        busy.done++;
      } finally {
        busy.running--;
        busy.since = performance.now();
      }
    },
    {
      connection: connection.redis,
      prefix: PREFIX,
      concurrency: jobs,
      lockDuration: 1000 * lock,
      stalledInterval: 500 * lock,
      maxStalledCount: MOST_DEATHS,
      drainDelay: 1,
    },
  );
  // What BullMQ complains of while Redis is away is told by `watchAway`.
  worker.on('error', () => {});
  say(`Worker of Onward ${build()}: ${plural(jobs, 'thread')}, waiting for work at ${connection.shown}.`);
  const away = leavesOthersAlone(connection, jobs, say);
  await ending(
    connection,
    signal,
    say,
    () => idle > 0 && busy.running === 0 && performance.now() - busy.since > 1000 * idle,
  );
  if (busy.running > 0)
    say(`Finishing ${plural(busy.running, 'replication')}; Ctrl-C once more stops at once.`);
  await worker.close();
  await away();
  await executor.close?.();
  connection.close();
  say(`Ran ${plural(busy.done, 'replication')}.`);
}

/** Runs one order. What is no order, or of a run that is over, is left. */
async function fulfil(
  data: unknown,
  redis: Redis,
  executor: Executor,
  networks: (order: Order) => Promise<Network | null>,
): Promise<void> {
  const order = orderOf(data);
  if (order === null) throw new Error('the order in the queue is not readable');
  let result: Uint8Array | string;
  try {
    const network = await networks(order);
    if (network === null) return;
    const measures = await one(executor, network, order);
    result = await encodeRecord(order.job, measures);
  } catch (error) {
    const cause = error instanceof ReplicationError ? error.cause : error;
    result = `!${cause instanceof Error ? cause.message : String(cause)}`;
  }
  await putResult(redis, order, result);
}

async function one(executor: Executor, network: Network, { seed, replication }: Order): Promise<Measures> {
  let found: Measures | undefined;
  await executor.run(
    { network, seed, replications: [replication] },
    { onMeasures: (measures) => (found = measures) },
  );
  return found!;
}

/** The networks of the runs that were worked for last, each fetched and checked once. */
function cache(redis: Redis): (order: Order) => Promise<Network | null> {
  const known = new Map<string, Promise<Network | null>>();
  return (order) => {
    const found = known.get(order.job) ?? networkOf(redis, order);
    known.delete(order.job);
    known.set(order.job, found);
    const forget = () => known.delete(order.job);
    // What was not found may come; what was wrong may be put right.
    found.then((network) => network === null && forget(), forget);
    for (const oldest of known.keys()) {
      if (known.size <= KEPT_NETWORKS) break;
      known.delete(oldest);
    }
    return found;
  };
}

/** Says that this worker is there, and once for each version which runs it does not take. */
function leavesOthersAlone(
  { redis, shown }: Connection,
  jobs: number,
  say: (text: string) => void,
): () => Promise<void> {
  const said = new Set<string>();
  return present(redis, 'workers', jobs, async () => {
    for (const { onward } of (await whoIsThere(redis, 'runs')).others) {
      if (said.has(onward)) continue;
      said.add(onward);
      say(
        `A run of Onward ${onward} waits at ${shown}. This worker is ${build()} and does not take it: replications of ` +
          'different versions are never mixed. Start a worker of that version.',
      );
    }
  });
}

/** Resolves when the worker should end. */
async function ending(
  { redis, shown }: Connection,
  signal: AbortSignal,
  say: (text: string) => void,
  isIdle: () => boolean,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => isIdle() && end(), 250);
    const unwatch = watchAway(redis, {
      away: () => say(`${shown} does not answer; waiting for it.`),
      back: () => say(`${shown} is back.`),
      lost: () => end(),
    });
    const end = (): void => {
      clearInterval(timer);
      unwatch();
      resolve();
    };
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
