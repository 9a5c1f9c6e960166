import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, TINY, workshop } from '../node/command.js';
import { startRedis, type TestRedis } from './redis.js';
import { busier, bytesOf, killed } from './runs.js';

describe('one experiment', () => {
  const shop = workshop();
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
    shop.write('busy.yaml', busier(TINY));
  });
  afterAll(() => redis.stop());
  const run = async (out: string, ...more: string[]) => {
    const { code, err } = await shop.onward(
      'run',
      'busy.yaml',
      '--replications',
      '20',
      '--out',
      out,
      ...more,
    );
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  };

  it('has the same bytes with 1, 2 and 7 threads, 3 workers over Redis, in 16 shards, and killed and resumed', async () => {
    await run('one', '--jobs', '1');
    const expected = bytesOf(shop, 'one');
    expect(Object.keys(expected)).toEqual(
      expect.arrayContaining(['report.html', 'summary.json', 'run/metrics.parquet', 'run/ends.parquet']),
    );

    for (const jobs of ['2', '7']) {
      await run(`threads-${jobs}`, '--jobs', jobs);
      expect(bytesOf(shop, `threads-${jobs}`)).toEqual(expected);
    }

    const workers = [1, 2, 3].map(() => shop.started('worker', '--queue', redis.address, '--jobs', '1'));
    const ends = workers.map(ended);
    await run('queue', '--queue', redis.address);
    expect(bytesOf(shop, 'queue')).toEqual(expected);
    expect(redis.keys().filter((key) => key.startsWith('onward:run:'))).toEqual([]);
    for (const worker of workers) worker.kill('SIGTERM');
    const told = await Promise.all(ends);
    expect(told.map(({ code }) => code)).toEqual([0, 0, 0]);

    for (let k = 1; k <= 16; k++) await run(`shards/${k}`, '--shard', `${k}/16`, '--jobs', '1');
    const shards = Array.from({ length: 16 }, (_, i) => `shards/${i + 1}`);
    const merged = await shop.onward('merge', 'busy.yaml', ...shards, '--out', 'merged');
    expect({ code: merged.code, err: merged.code === 0 ? '' : merged.err }).toEqual({ code: 0, err: '' });
    expect(bytesOf(shop, 'merged')).toEqual(expected);

    await killed(shop.started('run', 'busy.yaml', '--replications', '20', '--out', 'resumed'), 2_500);
    await run('resumed', '--resume');
    expect(bytesOf(shop, 'resumed')).toEqual(expected);
  });
});
