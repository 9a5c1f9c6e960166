import { describe, expect, it } from 'vitest';
import type { Executor } from '../../src/experiment/executor.js';
import { inProcess } from '../../src/experiment/in-process.js';
import { type Point, runPoints } from '../../src/experiment/points.js';
import { runSampled } from '../../src/experiment/run.js';
import { scenario } from './made.js';
import { queue } from './queue.js';

const point = (lanes: number): Point => ({
  label: `lanes = ${lanes}`,
  network: () => queue(lanes),
  alone: (replication) => ['onward', 'sweep', 'a b.yaml', '--only', String(replication)],
});
const base = {
  seed: 's',
  replications: [1, 2, 3],
  measures: ['countries.*.entries', '*.*.*.*.wait.mean'],
  dotted: [],
};

describe('many points', () => {
  it('have the values that each has alone, whichever ended first', async () => {
    const lanes = [1, 2, 3, 4];
    const late: Executor = {
      name: 'late',
      async run(job, options) {
        const reversed = { ...job, replications: [...job.replications].reverse() };
        await new Promise((resolve) => setTimeout(resolve, 20 - 4 * job.network.stations.servers[0]));
        await inProcess().run(reversed, options);
      },
    };
    const found = await runPoints({ ...base, points: lanes.map(point), executor: late });
    for (const [i, n] of lanes.entries()) {
      const experiment = {
        scenario,
        network: queue(n),
        file: '',
        hash: '',
        version: '1',
        executor: inProcess(),
      };
      const { samples } = await runSampled({ ...experiment, seed: 's', replications: 3 });
      expect(found[i].measures.size).toBeGreaterThan(1);
      for (const [name, { values }] of found[i].measures)
        expect(values).toEqual(samples.measures.get(name)!.values);
    }
  });

  it('are told as they end, and stop when they are aborted', async () => {
    const told: number[] = [];
    const controller = new AbortController();
    const running = runPoints({
      ...base,
      points: [1, 2, 3].map(point),
      executor: inProcess(),
      signal: controller.signal,
      onProgress: ({ done, total }) => {
        told.push(done);
        expect(total).toBe(9);
        if (done === 4) controller.abort('enough');
      },
    });
    await expect(running).rejects.toBe('enough');
    expect(told).toEqual([1, 2, 3, 4]);
  });

  it('name the one that failed, and how its replication is run alone', async () => {
    const failing = inProcess((network, seed, replication) => {
      throw new Error(`lost a party ${seed} ${replication} ${network.end}`);
    });
    await expect(runPoints({ ...base, points: [point(2)], executor: failing })).rejects.toThrow(
      /^lanes = 2: replication 1 of seed s failed: lost a party .*\nTo run it alone: onward sweep 'a b\.yaml' --only 1$/u,
    );
  });
});
