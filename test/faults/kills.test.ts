import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, TINY, workshop } from '../node/command.js';
import { startRedis, type TestRedis } from './redis.js';
import { busier, bytesOf, killed, moments, type Shop } from './runs.js';

/** Of each of threads, submitter and workers: a few in every run of the tests, 50 in `npm run test:soak`. */
const KILLS = Number(process.env.ONWARD_TEST_KILLS ?? 8);
const RUN = ['run', 'busy.yaml', '--replications', '60'];

/** Replications that are finished in the folder of a run that is not, by the names of their files. */
function finished(shop: Shop, folder: string): string[] {
  try {
    const names = readdirSync(path.join(shop.folder(), folder, 'unfinished'), {
      recursive: true,
      encoding: 'utf8',
    });
    return names.filter((name) => name.endsWith('.replication')).sort();
  } catch {
    return [];
  }
}

describe(`killed without warning, ${KILLS} times at moments that look like chance,`, () => {
  const shop = workshop();
  let redis: TestRedis;
  let expected: Record<string, string>;
  /** Milliseconds that a whole run takes here, so that kills fall into all of it. */
  let whole = 0;
  beforeAll(async () => {
    redis = await startRedis();
    shop.write('busy.yaml', busier(TINY));
    const began = performance.now();
    const { code, err } = await shop.onward(...RUN, '--out', 'whole', '--quiet');
    whole = performance.now() - began;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expected = bytesOf(shop, 'whole');
  });
  afterAll(() => redis.stop());

  /** Starts a run again and again and kills it; what was finished before a kill is there after it. */
  async function killOften(out: string, seed: number, ...more: string[]): Promise<void> {
    const moment = moments(seed);
    let kills = 0;
    for (let round = 0; kills < KILLS; round++) {
      const folder = `${out}-${round}`;
      let before: string[] = [];
      for (;;) {
        const began = performance.now();
        const child = shop.started(...RUN, '--out', folder, '--resume', '--quiet', ...more);
        const alive = await killed(child, kills < KILLS ? moment(0.1, 0.9) * whole : 600_000);
        // A machine that was busy when `whole` was taken and is not any more would see most runs end before the kill.
        if (!alive) {
          whole = Math.min(whole, performance.now() - began);
          break;
        }
        kills++;
        const after = finished(shop, folder);
        // Killed after the report was put in place, it has nothing unfinished any more.
        const isThere = existsSync(path.join(shop.folder(), folder, 'report.html'));
        if (!isThere) expect(after).toEqual(expect.arrayContaining(before));
        before = after;
      }
      expect(bytesOf(shop, folder)).toEqual(expected);
    }
    expect(kills).toBe(KILLS);
  }

  it('a run on threads ends with the same bytes', () => killOften('threads', 1, '--jobs', '2'));

  it('a submitter ends with the same bytes, and leaves nothing in Redis', async () => {
    const worker = shop.started('worker', '--queue', redis.address, '--jobs', '2', '--lock', '2', '--quiet');
    const end = ended(worker);
    await killOften('submitter', 2, '--queue', redis.address);
    worker.kill('SIGTERM');
    expect((await end).code).toBe(0);
    expect(redis.keys().filter((key) => key.startsWith('onward:run:'))).toEqual([]);
  });

  it('workers lose and double nothing', async () => {
    const moment = moments(3);
    const start = () =>
      shop.started('worker', '--queue', redis.address, '--jobs', '1', '--lock', '1', '--quiet');
    const workers: ChildProcess[] = [start(), start()];
    mkdirSync(path.join(shop.folder(), 'workers'), { recursive: true });
    let kills = 0;
    for (let round = 0; kills < KILLS; round++) {
      const run = ended(
        shop.started(...RUN, '--out', `workers/${round}`, '--quiet', '--queue', redis.address),
      );
      let over = false;
      const end = run.finally(() => (over = true));
      while (!over && kills < KILLS) {
        await Promise.race([end, sleep(moment(0.02, 0.4) * whole)]);
        if (over) break;
        const which = kills % workers.length;
        const gone = ended(workers[which]!);
        workers[which]!.kill('SIGKILL');
        await gone;
        kills++;
        workers[which] = start();
      }
      const { code, err } = await end;
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(bytesOf(shop, `workers/${round}`)).toEqual(expected);
    }
    for (const worker of workers) {
      const gone = ended(worker);
      worker.kill('SIGTERM');
      await gone;
    }
  });

  it('Redis, with its append-only file, is waited for', async () => {
    const worker = shop.started('worker', '--queue', redis.address, '--jobs', '2', '--lock', '2');
    const workerEnd = ended(worker);
    const run = ended(shop.started(...RUN, '--out', 'restarted', '--queue', redis.address));
    let over = false;
    const end = run.finally(() => (over = true));
    // Whoever finds no Redis when it begins is told so at once: what is waited for is one that was there before.
    while (!over && !redis.keys().some((key) => key.endsWith(':results'))) await sleep(20);
    expect(over).toBe(false);
    for (let i = 0; i < 3; i++) {
      await redis.restart();
      await sleep(0.2 * whole);
    }
    const { code, err } = await end;
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    expect(bytesOf(shop, 'restarted')).toEqual(expected);
    worker.kill('SIGTERM');
    expect((await workerEnd).code).toBe(0);
  });
});
