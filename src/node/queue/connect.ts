/** The way to Redis or Valkey. BullMQ and ioredis are optional packages, and are loaded when a queue is used. */
import type { Redis } from 'ioredis';
import { Refusal } from '../exit.js';

export type { Redis } from 'ioredis';

/** Milliseconds that a first answer may take. */
const PATIENCE = 5_000;
/** Milliseconds that Redis may be away in the middle of a run (a restart) before it is given up. */
export const LONGEST_AWAY = 300_000;

/** BullMQ's classes and a connection that waits for Redis to come back, however often it goes away. */
export interface Connection {
  readonly bullmq: typeof import('bullmq');
  readonly redis: Redis;
  /** The address as it may be shown: without a password. */
  readonly shown: string;
  /** A further connection, for commands that block. */
  another(): Redis;
  close(): void;
}

/** @throws Refusal where the address is none, a package is missing or nobody answers */
export async function connect(address: string): Promise<Connection> {
  const shown = shownOf(address);
  const { bullmq, Redis } = await packages();
  await assertAnswers(new Redis(address, { ...ONCE, lazyConnect: true }), shown);
  const made: Redis[] = [];
  const another = (): Redis => {
    const redis = new Redis(address, LASTING);
    // Without a listener every lost connection would be printed; whoever waits sees it by `watchAway`.
    redis.on('error', () => {});
    made.push(redis);
    return redis;
  };
  return {
    bullmq,
    redis: another(),
    shown,
    another,
    close: () => {
      for (const redis of made) redis.disconnect();
    },
  };
}

const ONCE = { connectTimeout: PATIENCE, retryStrategy: () => null, maxRetriesPerRequest: 0 };
/** `null`: a command that finds no connection waits for the next one. */
const LASTING = {
  maxRetriesPerRequest: null,
  retryStrategy: (times: number) => Math.min(100 * times, 2_000),
};

/** Calls `away` when Redis goes away, `back` when it is there again, and `lost` when it stays away for too long. */
export function watchAway(
  redis: Redis,
  { away, back, lost }: { away: () => void; back: () => void; lost: () => void },
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const onClose = (): void => {
    if (timer !== undefined) return;
    away();
    timer = setTimeout(lost, LONGEST_AWAY);
  };
  const onReady = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    back();
  };
  redis.on('close', onClose).on('ready', onReady);
  return () => {
    clearTimeout(timer);
    redis.off('close', onClose).off('ready', onReady);
  };
}

function shownOf(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw unreadable(address);
  }
  if (!/^rediss?:$/.test(url.protocol) || url.hostname === '') throw unreadable(address);
  return `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`;
}

function unreadable(address: string): Refusal {
  const said = address.includes('@') ? 'this' : JSON.stringify(address);
  return new Refusal(
    `--queue takes the address of a Redis or Valkey, for example redis://localhost:6379, not ${said}.`,
  );
}

async function packages(): Promise<{ bullmq: typeof import('bullmq'); Redis: typeof Redis }> {
  try {
    const [bullmq, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bullmq, Redis };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Refusal(
      'A queue needs the packages bullmq and ioredis, which are optional and not installed: npm install bullmq ioredis',
    );
  }
}

async function assertAnswers(redis: Redis, shown: string): Promise<void> {
  let why = '';
  redis.on('error', (error: Error) => (why = error.message));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const message = why || (error as Error).message;
    throw new Refusal(
      `No Redis or Valkey answers at ${shown}: ${message}. Is it running, and the address right?`,
    );
  } finally {
    redis.disconnect();
  }
}
