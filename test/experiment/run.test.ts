import { describe, expect, it } from 'vitest';
import type { Executor } from '../../src/experiment/executor.js';
import { inProcess } from '../../src/experiment/in-process.js';
import { type Experiment, runExperiment, runSampled } from '../../src/experiment/run.js';
import { rounded, roundedResults, summaryOf } from '../../src/experiment/summary.js';
import { HOUR, network, observation, pretend, scenario } from './made.js';

const experiment: Experiment = {
  scenario,
  network,
  file: 'two crossings.yaml',
  hash: 'abc',
  seed: 'x',
  replications: 4,
  version: '0.1.0',
  executor: inProcess(pretend),
};

/** Hands replications over in the given order. */
function inOrder(order: (replications: readonly number[]) => readonly number[]): Executor {
  return {
    name: 'shuffled',
    async run({ seed, replications }, { onMeasures }) {
      for (const replication of order(replications)) onMeasures(pretend(network, seed, replication));
    },
  };
}

describe('an experiment', () => {
  it('brings the replications together, name by name', async () => {
    const { metrics, replications, events, parties, times } = await runExperiment(experiment);
    expect(replications).toBe(4);
    expect(metrics['countries.K.entries']).toMatchObject({ unit: 'persons', mean: 102.5, p50: 102.5, n: 4 });
    expect(metrics['countries.G.entries']).toMatchObject({ mean: 5, sd: 0, low: 5, high: 5 });
    expect(events).toBe(250);
    expect(parties).toBe(25);
    expect(times).toEqual([0, 1, 2, 3, 4].map((hour) => hour * HOUR));
  });

  it('counts only the replications that have a value', async () => {
    const { metrics } = await runExperiment(experiment);
    expect(metrics['crossings.C.wait.mean']).toMatchObject({ mean: 5, n: 2 });
    const first = await runExperiment({ ...experiment, replications: [2] });
    expect(first.metrics).not.toHaveProperty('crossings.C.wait.mean');
    expect(first.histograms).not.toHaveProperty('crossings.C.wait');
  });

  it('has no interval with one replication', async () => {
    const { metrics } = await runExperiment({ ...experiment, replications: 1 });
    expect(metrics['countries.K.entries']).toMatchObject({
      mean: 101,
      low: null,
      high: null,
      sd: null,
      n: 1,
    });
  });

  it('is the same whatever the order in which replications end', async () => {
    const bytes = async (executor: Executor) =>
      JSON.stringify(await runExperiment({ ...experiment, executor }));
    const forward = await bytes(experiment.executor);
    expect(await bytes(inOrder((numbers) => [...numbers].reverse()))).toBe(forward);
    expect(await bytes(inOrder(() => [2, 4, 3, 1]))).toBe(forward);
  });

  it('changes with the seed', async () => {
    const other = await runExperiment({ ...experiment, seed: 'another' });
    expect(other.metrics).not.toEqual((await runExperiment(experiment)).metrics);
  });

  it('draws bands and distributions over all replications', async () => {
    const { series, histograms } = await runExperiment(experiment);
    expect(series['countries.K.entries']).toMatchObject({ kind: 'flow', mean: [0, 10, 20, 0, 72.5] });
    expect(series['crossings.A.wait']!.mean).toEqual([null, 3.5, 5.5, null, 9]);
    expect(histograms['crossings.A.wait']!.count).toBe(12);
    expect(histograms['crossings.A.wait']!.percentiles[0]).toBe(2);
    expect(histograms['crossings.A.wait']!.percentiles[100]).toBe(9);
  });

  it('sets published figures beside simulated ones, and warns of those it cannot read', async () => {
    const { observations, warnings } = await runExperiment({
      ...experiment,
      warnings: ['from the reader'],
      scenario: {
        ...scenario,
        observations: [
          observation({ measure: 'countries.K.entries', low: 102, high: 102, label: 'Entries' }),
          observation({ measure: 'countries.Q.entries' }),
          observation({ measure: 'crossings.C.wait', at: HOUR }),
        ],
      },
    });
    expect(observations).toHaveLength(1);
    expect(observations[0]).toMatchObject({ label: 'Entries', verdict: 'inside', missedBy: 0.5 });
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toBe('from the reader');
    expect(warnings[2]).toContain('no replication has a value');
  });

  it('keeps the value of every replication for comparisons', async () => {
    const { samples } = await runSampled({ ...experiment, replications: [5, 1] });
    expect(samples.replications).toEqual([1, 5]);
    expect([...samples.measures.get('countries.K.entries')!.values]).toEqual([101, 105]);
    expect([...samples.measures.get('crossings.C.wait.mean')!.values]).toEqual([5, 5]);
  });

  it('says which replication failed and how to run it alone', async () => {
    const failing = inProcess((given, seed, replication) => {
      if (replication === 2) throw new Error('time ran back');
      return pretend(given, seed, replication);
    });
    await expect(
      runExperiment({ ...experiment, executor: failing, scenario: { ...scenario, whatIf: 'more lanes' } }),
    ).rejects.toThrow(
      "replication 2 of seed x failed: time ran back\nTo run it alone: onward run 'two crossings.yaml' --what-if 'more lanes' --seed x --only 2",
    );
  });

  it('does not pass off a part as the whole', async () => {
    const losing = inOrder((numbers) => numbers.slice(1));
    await expect(runExperiment({ ...experiment, executor: losing })).rejects.toThrow(
      'replication 1 is missing',
    );
    const twice = inOrder((numbers) => [...numbers, 1]);
    await expect(runExperiment({ ...experiment, executor: twice })).rejects.toThrow('handed over twice');
  });

  it('can be aborted', async () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('stop'));
    await expect(runExperiment({ ...experiment, onProgress, signal: controller.signal })).rejects.toThrow(
      'stop',
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d replications', async (replications) => {
    await expect(runExperiment({ ...experiment, replications })).rejects.toThrow(
      `replications(=${replications})`,
    );
  });
});

describe('a summary', () => {
  it('has its keys in one order and no more than is printed', async () => {
    const summary = summaryOf(await runExperiment(experiment));
    expect(Object.keys(summary)).toEqual([
      'scenario',
      'version',
      'seed',
      'replications',
      'events',
      'parties',
      'metrics',
      'observations',
      'evidence',
      'warnings',
    ]);
    expect(Object.keys(summary.metrics['countries.K.entries']!)).toEqual([
      'unit',
      'mean',
      'low',
      'high',
      'sd',
      'p05',
      'p50',
      'p95',
      'n',
    ]);
    expect(Object.keys(summary.metrics).slice(0, 2)).toEqual([
      'crossings.A.wait.mean',
      'crossings.A.wait.p50',
    ]);
  });

  it('rounds to six significant digits, once and for all', async () => {
    const results = await runExperiment(experiment);
    const summary = summaryOf(results);
    expect(summary.metrics['countries.K.entries']!.sd).toBe(1.29099);
    expect(results.metrics['countries.K.entries']!.sd).not.toBe(1.29099);
    const twice = roundedResults(roundedResults(results));
    expect(JSON.stringify(twice)).toBe(JSON.stringify(roundedResults(results)));
    expect(twice.startMs).toBe(scenario.startMs);
  });

  it('survives JSON', async () => {
    const results = roundedResults(await runExperiment(experiment));
    expect(JSON.parse(JSON.stringify(results))).toEqual(results);
  });

  it.each([
    [1234567.8, 1234570],
    [0.1 + 0.2, 0.3],
    [-0, 0],
    [1e-30, 1e-30],
    [null, null],
    [Number.NaN, null],
  ])('rounds %d to %d', (value, expected) => {
    expect(rounded(value)).toBe(expected);
  });
});
