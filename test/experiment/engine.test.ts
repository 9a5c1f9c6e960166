import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import { compare } from '../../src/experiment/compare.js';
import { inProcess } from '../../src/experiment/in-process.js';
import { runSampled } from '../../src/experiment/run.js';
import { executorContract } from './executor.contract.js';
import { scenario } from './made.js';
import { queue } from './queue.js';

const network = queue(2);

describe('the engine in process', () => {
  executorContract({
    make: () => inProcess(),
    network,
    expected: (given, seed, replication) => simulate(given, seed, replication),
    failing: { ...network, version: 0 },
  });
});

describe('an experiment with the engine', () => {
  const run = (lanes: number) =>
    runSampled({
      scenario,
      network: queue(lanes),
      file: 'queue.yaml',
      hash: '',
      seed: 'engine',
      replications: 30,
      version: '0.1.0',
      executor: inProcess(),
    });

  it('counts as many as came, and gives waits in hours', async () => {
    const { metrics, times } = (await run(2)).results;
    const { mean, low, high } = metrics['countries.K.entries']!;
    expect(low).toBeLessThan(240);
    expect(high).toBeGreaterThan(240);
    expect(mean).toBe(metrics['crossings.A.exit.car.served']!.mean);
    // Two servers at load 1 with time to grow: some minutes, not seconds and not days.
    expect(metrics['crossings.A.exit.car.wait.mean']!.mean).toBeGreaterThan(1 / 60);
    expect(metrics['crossings.A.exit.car.wait.mean']!.mean).toBeLessThan(2);
    expect(times.at(-1)).toBe(8 * 3600);
  });

  it('compares what-ifs over the same arrivals: the difference varies less than independent runs would', async () => {
    const [base, other] = [(await run(2)).samples, (await run(3)).samples];
    const wait = 'crossings.A.exit.car.wait.mean';
    const [difference] = compare(base, [{ name: 'third lane', samples: other }], {
      measures: [wait],
    }).differences;
    expect(difference!.high).toBeLessThan(0);
    expect(difference!.varianceRatio).toBeLessThan(0.9);
    const [entries] = compare(base, [{ name: 'third lane', samples: other }], {
      measures: ['countries.K.entries'],
    }).differences;
    expect(entries).toMatchObject({ mean: 0, low: 0, high: 0 });
  });
});
