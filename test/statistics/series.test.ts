import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/measures/measures.js';
import { bandOf, bandOfSums, seriesNames, seriesValues } from '../../src/statistics/series.js';
import { measuresOf, NO_FLOWS } from './handmade.js';

const catalogue: Catalogue = {
  tallies: [{ name: 'wait', unit: 'h' }],
  levels: [{ name: 'queue', unit: 'parties' }],
  counts: [
    { name: 'in', unit: 'persons' },
    { name: 'out', unit: 'persons' },
  ],
  ratios: [],
  sums: [{ name: 'all', unit: 'persons', of: [0, 1] }],
  ...NO_FLOWS,
};
const story = measuresOf(catalogue, 4, 3600, {
  tallies: [
    [
      { tick: 1, value: 7200 },
      { tick: 3, value: 3600 },
      { tick: 3, value: 10800 },
    ],
  ],
  levels: [[1, 5, 2, 0]],
  counts: [
    [0, 3, 3, 7],
    [0, 1, 1, 1],
  ],
});

describe('the series of a replication', () => {
  const values = seriesValues(catalogue, story);
  const row = (name: string) => {
    const series = seriesNames(catalogue).findIndex((entry) => entry.name === name);
    return [...values.subarray(series * 4, series * 4 + 4)];
  };

  it('show waits as the mean over those who finished in the step, in hours', () => {
    expect(row('wait')).toEqual([Number.NaN, 2, Number.NaN, 2]);
  });

  it('show levels as they are and counts as flows', () => {
    expect(row('queue')).toEqual([1, 5, 2, 0]);
    expect(row('in')).toEqual([0, 3, 0, 4]);
    expect(row('all')).toEqual([0, 4, 0, 4]);
  });

  it('say of what kind they are', () => {
    expect(seriesNames(catalogue).map(({ kind }) => kind)).toEqual(['wait', 'level', 'flow', 'flow', 'flow']);
  });
});

describe('a band of sums', () => {
  it('is that of the sums of each replication, not the sum of bands', () => {
    // Two hours that sway against each other: every day is 10.
    const rows = [0, 2, 5, 8, 10].map((first) => Float32Array.of(99, 99, 99, first, 10 - first, 7));
    const { mean, p05, p95 } = bandOfSums(rows, 1, 3, [[0, 1], [2]]);
    expect([mean, p05, p95]).toEqual([
      [10, 7],
      [10, 7],
      [10, 7],
    ]);
  });
});

describe('a band over replications', () => {
  it('has the mean and the 5 and 95 % percentiles of each step', () => {
    const rows = [4, 10, 1, 3, 2].map((value) => Float32Array.of(0, 0, value, 7));
    const { mean, p05, p95 } = bandOf(rows, 1, 2);
    expect(mean).toEqual([4, 7]);
    expect(p05[0]).toBeCloseTo(1.2, 12);
    expect(p95[0]).toBeCloseTo(8.8, 12);
    expect(p95[1]).toBe(7);
  });

  it('counts only the replications that have a value, and has none where nobody has', () => {
    const rows = [Float32Array.of(Number.NaN, Number.NaN), Float32Array.of(3, Number.NaN)];
    expect(bandOf(rows, 0, 2)).toEqual({ mean: [3, null], p05: [3, null], p95: [3, null] });
  });

  it('of 20 replications takes less than a few microseconds a cell', () => {
    const cells = 300 * 600;
    const rows = Array.from({ length: 20 }, (_, r) =>
      Float32Array.from({ length: cells }, (_, i) => ((i + 1) * (r + 17) * 7919) % 1009),
    );
    const before = performance.now();
    for (let series = 0; series < 300; series++) bandOf(rows, series, 600);
    // Some 0.15 s on a slow machine; the bound is there for a change of order (a sort of objects, a copy a cell).
    expect(performance.now() - before).toBeLessThan(1500);
  });
});
