import { describe, expect, it } from 'vitest';
import { NoValue, type SelectionOptions, selectBest } from '../../src/experiment/best.js';
import type { Samples } from '../../src/experiment/samples.js';
import { normalQuantile } from '../../src/random/normal.js';
import { stream } from '../../src/random/streams.js';

const OPTIONS: SelectionOptions = {
  objective: { measure: 'wait', across: null, goal: 'smallest' },
  alpha: 0.05,
  zone: { kind: 'absolute', value: 1 },
  budget: 5000,
  dotted: [],
};

/** Alternatives of these means, standard deviation 3; every replication gives the same values whenever it is run. */
function made(means: readonly number[], measures = ['wait']) {
  const runs: { which: readonly number[]; replications: readonly number[] }[] = [];
  const value = (alternative: number, replication: number, measure: string) =>
    means[alternative] + 3 * normalQuantile(stream(alternative, replication, measure).next());
  const replicate = async (which: readonly number[], replications: readonly number[]): Promise<Samples[]> => {
    runs.push({ which, replications });
    return which.map((alternative) => ({
      replications,
      measures: new Map(
        measures.map((measure) => [
          measure,
          { unit: 'h', values: Float64Array.from(replications, (r) => value(alternative, r, measure)) },
        ]),
      ),
    }));
  };
  return { replicate, runs };
}

describe('the best of many alternatives', () => {
  it('is found, with its guarantee, and the others drop out on the way', async () => {
    const { replicate, runs } = made([10, 7, 10, 12]);
    const found = await selectBest(['a', 'b', 'c', 'd'], OPTIONS, replicate);
    expect(found).toMatchObject({ guaranteed: true, unit: 'h', zone: 1 });
    expect(found.alternatives[0]).toMatchObject({ name: 'b', droppedAfter: null, chance: null });
    expect(found.alternatives.map(({ name }) => name)).toContain('d');
    expect(found.used).toBe(
      runs.reduce((sum, { which, replications }) => sum + which.length * replications.length, 0),
    );
    expect(runs[0]).toEqual({ which: [0, 1, 2, 3], replications: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
    // Nobody who dropped out is run again, and no replication twice.
    for (let i = 2; i < runs.length; i++) {
      expect(runs[i].replications[0]).toBe(runs[i - 1].replications.at(-1)! + 1);
      for (const which of runs[i].which) expect(runs[i - 1].which).toContain(which);
    }
  });

  it('is the largest where that is asked for', async () => {
    const objective = { measure: 'wait', across: null, goal: 'largest' } as const;
    const { replicate } = made([10, 7, 14]);
    const { alternatives } = await selectBest(['a', 'b', 'c'], { ...OPTIONS, objective }, replicate);
    expect(alternatives.map(({ name }) => name)[0]).toBe('c');
  });

  it('says that the budget ended first, and how likely each is then', async () => {
    const { replicate } = made([10, 10.1, 30]);
    const found = await selectBest(['a', 'b', 'c'], { ...OPTIONS, budget: 50 }, replicate);
    expect(found.guaranteed).toBe(false);
    expect(found.used).toBeLessThanOrEqual(50);
    const [one, other, last] = found.alternatives;
    expect([one.name, other.name].sort()).toEqual(['a', 'b']);
    expect(one.chance! + other.chance!).toBeCloseTo(1, 6);
    expect(last).toMatchObject({ name: 'c', droppedAfter: 10, chance: null });
  });

  it('takes the zone as a share of the best mean', async () => {
    const { replicate } = made([10, 20]);
    const zone = { kind: 'relative', value: 0.1 } as const;
    const { zone: found } = await selectBest(['a', 'b'], { ...OPTIONS, zone }, replicate);
    expect(found).toBeGreaterThan(0.7);
    expect(found).toBeLessThan(1.3);
  });

  it('brings the places of a * together as it is told, and asks how', async () => {
    const names = ['crossings.A.wait', 'crossings.B.wait'];
    const across = async (how: 'sum' | 'mean' | null) => {
      const objective = { measure: 'crossings.*.wait', across: how, goal: 'smallest' } as const;
      const found = await selectBest(['a', 'b'], { ...OPTIONS, objective }, made([10, 20], names).replicate);
      return found.alternatives[0].metric.mean;
    };
    expect(await across('sum')).toBeCloseTo(2 * (await across('mean')), 4);
    await expect(across(null)).rejects.toThrow('means 2 measures: name one, or say --across');
  });

  it('refuses a budget that is too small, a measure that is not there, and one without a value', async () => {
    const { replicate } = made([1, 2]);
    const select = (change: Partial<SelectionOptions>) =>
      selectBest(['a', 'b'], { ...OPTIONS, ...change }, replicate);
    await expect(select({ budget: 19 })).rejects.toThrow('2 alternatives need 20 to begin with');
    const objective = { measure: 'weight', across: null, goal: 'smallest' } as const;
    await expect(select({ objective })).rejects.toThrow('no measure is named weight');
    const without = async (which: readonly number[], replications: readonly number[]): Promise<Samples[]> =>
      which.map(() => ({
        replications,
        measures: new Map([
          ['wait', { unit: 'h', values: Float64Array.from(replications, () => Number.NaN) }],
        ]),
      }));
    await expect(selectBest(['a', 'b'], OPTIONS, without)).rejects.toThrow(NoValue);
  });
});
