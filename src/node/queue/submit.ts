/** The executor over a queue: `onward worker`s on any number of machines run the replications. */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import { type Executor, type Job, ReplicationError, type RunOptions } from '../../experiment/executor.js';
import { jobKey } from '../archive/job-key.js';
import { decodeRecord, RecordError } from '../archive/record.js';
import { build, sha256 } from '../build.js';
import { Refusal } from '../exit.js';
import { plural } from '../read.js';
import { type Connection, connect, type Redis, watchAway } from './connect.js';
import {
  failureOf,
  KEPT,
  keysOf,
  MOST_DEATHS,
  type Order,
  orderName,
  PREFIX,
  putNetwork,
  queueName,
  resultOf,
} from './layout.js';
import { BEAT, present, whoIsThere } from './presence.js';

export interface Submission {
  /** Names the runs of one experiment, 32 hexadecimal digits: who has it can go on with them. Unless given, nobody can. */
  readonly experiment?: string | undefined;
  /** Takes words for who is watching. */
  readonly say: (text: string) => void;
}

/** Orders that are given at a time. */
const AT_ONCE = 500;
/** Milliseconds for which somebody who collects a run and is silent still holds it. */
const HELD = 4 * BEAT;

/**
 * Opens the executor. The network of a run goes to Redis once; orders name it, and results are removed from Redis when
 * they have been taken. A run that is stopped (or killed) leaves what its workers have finished there for a week, where
 * the experiment has a name.
 *
 * @throws Refusal where no Redis answers
 */
export async function overQueue(address: string, { experiment, say }: Submission): Promise<Executor> {
  const connection = await connect(address);
  const queue = new connection.bullmq.Queue(queueName(), {
    connection: connection.redis,
    prefix: PREFIX,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: { age: KEPT } },
  });
  queue.on('error', () => {});
  const named = experiment ?? randomBytes(16).toString('hex');
  const there = new Watch(connection, say);
  return {
    get name() {
      return there.words;
    },
    async close() {
      await there.stop();
      await queue.close();
      connection.close();
    },
    async run(job, options) {
      options.signal?.throwIfAborted();
      if (job.replications.length === 0) return;
      const key = jobKey(job);
      const run = sha256(`${named}/${key}`).slice(0, 32);
      await new Submitted(connection, queue, run, key, job, experiment !== undefined, say).collect(
        options,
        there,
      );
    },
  };
}

/** Knows which workers are there, and says so where there are none. */
class Watch {
  words: string;
  /** Set off when Redis stays away. */
  readonly lost = new AbortController();
  readonly #stop: (() => unknown)[];
  #missed = 0;
  #said = false;

  constructor(connection: Connection, say: (text: string) => void) {
    const { redis, shown } = connection;
    this.words = shown;
    const look = async (): Promise<void> => {
      const { ours, others } = await whoIsThere(redis, 'workers');
      const threads = ours.reduce((sum, worker) => sum + worker.threads, 0);
      this.words = `${plural(ours.length, 'worker')}, ${plural(threads, 'thread')}`;
      this.#missed = ours.length > 0 ? 0 : this.#missed + 1;
      if (this.#said || this.#missed < 2) return;
      this.#said = true;
      const versions = [...new Set(others.map(({ onward }) => onward))].join(', ');
      const foreign = others.length > 0 ? ` Those that are there are of Onward ${versions}.` : '';
      say(
        `No worker of Onward ${build()} is at ${shown}: start \`onward worker --queue ${shown}\`, here or elsewhere.${foreign}`,
      );
    };
    const unwatch = watchAway(redis, {
      away: () => say(`${shown} does not answer; waiting for it.`),
      back: () => say(`${shown} is back.`),
      lost: () => this.lost.abort(new Refusal(`${shown} does not answer any more.`)),
    });
    this.#stop = [unwatch, present(redis, 'runs', 0, look)];
  }

  async stop(): Promise<void> {
    for (const stop of this.#stop) await stop();
  }
}

/** One run in the queue, from giving orders to the last result. */
class Submitted {
  readonly #redis: Redis;
  readonly #blocking: Redis;
  readonly #wanted: Set<number>;
  readonly #holder = randomUUID();
  readonly #keys: ReturnType<typeof keysOf>;

  constructor(
    readonly connection: Connection,
    readonly queue: Queue,
    readonly run: string,
    readonly key: string,
    readonly job: Job,
    readonly resumable: boolean,
    readonly say: (text: string) => void,
  ) {
    this.#redis = connection.redis;
    this.#blocking = connection.another();
    this.#wanted = new Set(job.replications);
    this.#keys = keysOf(run);
  }

  /**
   *     (1) hold the run ─▶ (2) network, orders ─▶ (3) take results as they come ─▶ (4) clear away
   *                                     ▲                    │ none for a while
   *                                     └─(5) what is lost ──┘
   */
  async collect(options: RunOptions, { lost }: Watch): Promise<void> {
    const { signal } = options;
    const ended = signal ? AbortSignal.any([signal, lost.signal]) : lost.signal;
    const total = this.job.replications.length;
    let release = (): void => {};
    const whole = async (): Promise<void> => {
      release = await this.#hold(ended);
      await putNetwork(this.#redis, this.run, this.job.network);
      await this.#order([...this.#wanted]);
      let looked = Number.NEGATIVE_INFINITY;
      while (this.#wanted.size > 0) {
        ended.throwIfAborted();
        const came = performance.now() - looked > BEAT ? await this.#lookForAll() : await this.#next();
        if (came.length !== 1) looked = performance.now();
        for (const replication of came) await this.#take(replication, options, total, ended);
      }
    };
    try {
      await untilAborted(whole(), ended);
      ended.throwIfAborted();
      await this.#clear();
    } catch (error) {
      await this.#giveUp();
      throw error;
    } finally {
      release();
      this.#blocking.disconnect();
    }
  }

  /** Waits until nobody else collects this run; who was killed holds it for a few seconds more. */
  async #hold(signal: AbortSignal): Promise<() => void> {
    const { submitter } = this.#keys;
    const until = performance.now() + 2 * HELD;
    while ((await this.#redis.set(submitter, this.#holder, 'PX', HELD, 'NX')) === null) {
      if (performance.now() > until)
        throw new Refusal(
          'Another `onward run` is collecting this run: let it end, or choose another --out.',
        );
      await sleep(200, undefined, { signal });
    }
    const timer = setInterval(() => void this.#redis.pexpire(submitter, HELD).catch(() => {}), BEAT);
    return () => {
      clearInterval(timer);
      if (this.#redis.status === 'ready') void this.#redis.del(submitter).catch(() => {});
    };
  }

  async #order(replications: readonly number[]): Promise<void> {
    for (let i = 0; i < replications.length; i += AT_ONCE) {
      const orders = replications.slice(i, i + AT_ONCE).map((replication): Order => {
        return { run: this.run, job: this.key, seed: this.job.seed, replication };
      });
      await this.queue.addBulk(
        orders.map((data) => ({ name: 'replication', data, opts: { jobId: orderName(data) } })),
      );
    }
  }

  /** The next result that comes within a second. */
  async #next(): Promise<number[]> {
    const found = await this.#blocking.brpop(this.#keys.done, 1);
    return found === null ? [] : [Number(found[1])];
  }

  /**
   * All results there are; and orders that Redis has lost (it was restarted without its file) are given again, results
   * first, as a worker writes its result before its order goes. Throws for an order on which worker after worker died.
   */
  async #lookForAll(): Promise<number[]> {
    const missing = [...this.#wanted];
    const orders = this.#redis.pipeline();
    for (const replication of missing)
      orders.exists(`${PREFIX}:${queueName()}:${orderName({ run: this.run, replication })}`);
    const ordered = await orders.exec();
    const results = new Set((await this.#redis.hkeys(this.#keys.results)).map(Number));
    const lost = missing.filter((number, i) => ordered?.[i]?.[1] === 0 && !results.has(number));
    if (lost.length > 0) {
      await putNetwork(this.#redis, this.run, this.job.network);
      await this.#order(lost);
    }
    for (const failed of await this.queue.getFailed(0, 1000)) {
      const { run, replication } = (failed.data ?? {}) as Partial<Order>;
      if (run !== this.run || !this.#wanted.has(replication!)) continue;
      await failed.remove();
      throw new ReplicationError(replication!, this.job.seed, this.#deaths(failed.failedReason));
    }
    return [...results].filter((replication) => this.#wanted.has(replication));
  }

  #deaths(reason: string): Error {
    return new Error(/stalled/.test(reason) ? `the workers that ran it died, ${MOST_DEATHS} times` : reason);
  }

  /** Hands a result over, and removes it when it has been taken. */
  async #take(replication: number, options: RunOptions, total: number, ended: AbortSignal): Promise<void> {
    const forget = () => this.#redis.hdel(this.#keys.results, String(replication));
    if (!this.#wanted.has(replication)) {
      await forget();
      return;
    }
    const result = await resultOf(this.#redis, this.run, replication);
    if (result === null) return;
    const failure = failureOf(result);
    if (failure !== null) {
      await forget();
      throw new ReplicationError(replication, this.job.seed, failure);
    }
    const measures = await decodeRecord(result, this.key, this.job, replication).catch((error: unknown) => {
      if (!(error instanceof RecordError)) throw error;
      this.say(
        `The result of replication ${replication} is not used, and it is run again: ${error.message}.`,
      );
      return null;
    });
    ended.throwIfAborted();
    if (measures === null) {
      await forget();
      await this.#order([replication]);
      return;
    }
    await options.onMeasures(measures);
    ended.throwIfAborted();
    this.#wanted.delete(replication);
    await forget();
    options.onProgress?.({
      replication,
      events: measures.events,
      done: total - this.#wanted.size,
      total,
    });
  }

  async #clear(): Promise<void> {
    const { network, results, done } = this.#keys;
    await this.#redis.del(network, results, done);
  }

  /** No new replication of a run that was stopped is begun; what is finished stays for who goes on with it. */
  async #giveUp(): Promise<void> {
    if (this.#redis.status !== 'ready') return;
    try {
      if (!this.resumable) await this.#clear();
      const names = [...this.#wanted].map((replication) => orderName({ run: this.run, replication }));
      for (let i = 0; i < names.length; i += AT_ONCE)
        await Promise.all(names.slice(i, i + AT_ONCE).map((name) => this.queue.remove(name).catch(() => 0)));
    } catch {
      // Redis went away as well: a worker that finds no network leaves the order, and all of it expires.
    }
  }
}

/** What `working` gives; rejects at once when the signal is set off, and then does not mind how it ends. */
async function untilAborted<T>(working: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  working.catch(() => {});
  try {
    return await Promise.race([working, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
