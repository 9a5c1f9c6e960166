/** Who is there: workers and runs tell it every few seconds, so that each can say whom it waits for. */
import { randomUUID } from 'node:crypto';
import { build } from '../build.js';
import type { Redis } from './connect.js';
import { PREFIX } from './layout.js';

/** Milliseconds between two signs of life. */
export const BEAT = 3_000;
/** Seconds after which who was silent is gone. */
const GONE = 12;

interface Sign {
  readonly onward: string;
  readonly threads: number;
  /** Seconds of Redis' own clock. */
  readonly seen: number;
}

type Kind = 'workers' | 'runs';

/** Says until it is stopped that somebody is there; `after` is called after every sign of life. */
export function present(
  redis: Redis,
  kind: Kind,
  threads: number,
  after: () => Promise<void>,
): () => Promise<void> {
  const id = randomUUID();
  const key = `${PREFIX}:${kind}`;
  const beat = async (): Promise<void> => {
    const sign: Sign = { onward: build(), threads, seen: await now(redis) };
    await redis.hset(key, id, JSON.stringify(sign));
    await after();
  };
  // Redis may be away for a while: the next sign of life will do.
  const quietly = (): void => void beat().catch(() => {});
  quietly();
  const timer = setInterval(quietly, BEAT);
  return async () => {
    clearInterval(timer);
    if (redis.status === 'ready') await redis.hdel(key, id).catch(() => {});
  };
}

/** Those who are there, of this build of Onward and of others. */
export async function whoIsThere(redis: Redis, kind: Kind): Promise<{ ours: Sign[]; others: Sign[] }> {
  const key = `${PREFIX}:${kind}`;
  const [time, all] = [await now(redis), await redis.hgetall(key)];
  const ours: Sign[] = [];
  const others: Sign[] = [];
  for (const [id, text] of Object.entries(all)) {
    const sign = signOf(text);
    if (sign === null || time - sign.seen > 100 * GONE) await redis.hdel(key, id);
    else if (time - sign.seen <= GONE) (sign.onward === build() ? ours : others).push(sign);
  }
  return { ours, others };
}

async function now(redis: Redis): Promise<number> {
  const [seconds] = await redis.time();
  return Number(seconds);
}

function signOf(text: string): Sign | null {
  try {
    const { onward, threads, seen } = JSON.parse(text) as Partial<Sign>;
    if (typeof onward !== 'string' || !/^[\w.+-]{1,60}$/.test(onward)) return null;
    return typeof threads === 'number' && typeof seen === 'number' ? { onward, threads, seen } : null;
  } catch {
    return null;
  }
}
