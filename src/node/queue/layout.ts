/**
 * What stands in Redis, under `onward:`
 *
 *     onward:replications-<build>:…      BullMQ's queue of replications to run, one for each build of Onward
 *     onward:run:<run>:network           the network of one run, packed and deflated: once, not with every replication
 *     onward:run:<run>:results           hash: replication → record (`archive/record.ts`), or "!" and why it failed
 *     onward:run:<run>:done              list: replications whose result has come
 *     onward:run:<run>:submitter         who collects: one at a time
 *     onward:workers, onward:runs        hash: who is there, with the moment at which it was last seen
 *
 * Nothing that is read there is believed before it is checked, and nothing of it is ever executed.
 */
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { pack, unpack } from '../../collections/packed.js';
import type { Network } from '../../network/network.js';
import { jobKey } from '../archive/job-key.js';
import { build } from '../build.js';
import type { Redis } from './connect.js';

export const PREFIX = 'onward';
/** Everything of a run is forgotten when nobody has touched it for so long (s): a week. */
export const KEPT = 7 * 86_400;
/** Largest network or result that is taken from Redis (bytes). */
const LARGEST = 256_000_000;
/** A worker's thread may die with the replication that it runs (memory); after so many deaths it is the replication. */
export const MOST_DEATHS = 20;

export function queueName(): string {
  return `replications-${build()}`;
}

export function keysOf(run: string) {
  const key = (what: string) => `${PREFIX}:run:${run}:${what}`;
  return { network: key('network'), results: key('results'), done: key('done'), submitter: key('submitter') };
}

/** One replication to run, as it stands in the queue. */
export interface Order {
  readonly run: string;
  /** `jobKey` of what is computed. */
  readonly job: string;
  readonly seed: string;
  readonly replication: number;
}

/** An order, checked; null where it is none. */
export function orderOf(data: unknown): Order | null {
  if (typeof data !== 'object' || data === null) return null;
  const { run, job, seed, replication } = data as Partial<Order>;
  const sound =
    /^[0-9a-f]{32}$/.test(String(run)) &&
    /^[0-9a-f]{64}$/.test(String(job)) &&
    typeof seed === 'string' &&
    seed.length <= 10_000 &&
    Number.isSafeInteger(replication) &&
    replication! >= 0;
  return sound ? (data as Order) : null;
}

/** BullMQ takes each name once, so that an order which is given again does not stand there twice. */
export function orderName({ run, replication }: Pick<Order, 'run' | 'replication'>): string {
  return `${run}-${replication}`;
}

export async function putNetwork(redis: Redis, run: string, network: Network): Promise<void> {
  await redis.set(keysOf(run).network, await promisify(deflate)(pack(network)), 'EX', KEPT);
}

/** The network of an order; null where its run is over. @throws Error where it is not what the order says. */
export async function networkOf(redis: Redis, { run, job, seed }: Order): Promise<Network | null> {
  const key = keysOf(run).network;
  if ((await redis.strlen(key)) > LARGEST) throw new Error('the network in the queue is too large');
  const bytes = await redis.getBuffer(key);
  if (bytes === null) return null;
  const network = unpack(await promisify(inflate)(bytes, { maxOutputLength: 4 * LARGEST })) as Network;
  if (jobKey({ network, seed }) !== job)
    throw new Error('the network in the queue is not the one of the order');
  return network;
}

/** A result, whatever it holds; null where there is none. */
export async function resultOf(redis: Redis, run: string, replication: number): Promise<Buffer | null> {
  const { results } = keysOf(run);
  if ((await redis.hstrlen(results, String(replication))) > LARGEST)
    return Buffer.from('!its result is too large');
  return redis.hgetBuffer(results, String(replication));
}

/** Only for a run that still goes on: a late result of a run that is over would lie there for nobody. */
const PUT_RESULT = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('LPUSH', KEYS[3], ARGV[1])
for i = 1, 3 do redis.call('EXPIRE', KEYS[i], ARGV[3]) end
return 1`;

export async function putResult(
  redis: Redis,
  { run, replication }: Order,
  result: Uint8Array | string,
): Promise<void> {
  const { network, results, done } = keysOf(run);
  const value = typeof result === 'string' ? result : Buffer.from(result);
  await redis.eval(PUT_RESULT, 3, network, results, done, String(replication), value, KEPT);
}

/** What a result says that is a failure: the reason; null where it is a record. */
export function failureOf(result: Uint8Array): string | null {
  return result[0] === 0x21 ? new TextDecoder().decode(result.subarray(1, 2_000)) : null;
}
