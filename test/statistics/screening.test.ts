import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/random/normal.js';
import { stream } from '../../src/random/streams.js';
import { etaOf, screen } from '../../src/statistics/screening.js';

const OPTIONS = { alpha: 0.05, zone: 1, firstStage: 10 };

/** Systems with these means, standard deviation 3, and half of the variance in common. */
function systems(seed: string, means: readonly number[], n: number): number[][] {
  const chance = stream(seed);
  const normal = () => normalQuantile(chance.next() || 1e-300);
  const all = means.map(() => [] as number[]);
  for (let r = 0; r < n; r++) {
    const common = normal();
    for (const [i, mean] of means.entries()) all[i].push(mean + 3 * Math.SQRT1_2 * (common + normal()));
  }
  return all;
}

describe('the selection of the best by KN', () => {
  it('has the constant of Kim and Nelson', () => {
    // Equation 5 of the paper with c = 1: ½ (1 + 2η)^(−(n₀ − 1) / 2) = α / (k − 1).
    for (const [k, alpha, n] of [
      [10, 0.05, 10],
      [2, 0.1, 20],
    ] as const)
      expect((1 + 2 * etaOf(k, alpha, n)) ** (-(n - 1) / 2) / 2).toBeCloseTo(alpha / (k - 1), 12);
  });

  it('selects the best one in at least 95 of 100 experiments where it is better by the zone', () => {
    let right = 0;
    const trials = 300;
    for (let trial = 0; trial < trials; trial++) {
      const { selected } = screen(systems(`kn ${trial}`, [0, 0, 0, 0, 1], 2000), OPTIONS);
      if (selected === 4) right++;
    }
    // KN is conservative; of 300, a true 95 % gives fewer than 0.913 once in a thousand.
    expect(right / trials).toBeGreaterThan(0.913);
  });

  it('needs fewer replications the further the others are behind', () => {
    const runs = Array.from({ length: 20 }, (_, i) => screen(systems(`near ${i}`, [0, 0, 1], 2000), OPTIONS));
    const near = runs.reduce((sum, { replications }) => sum + replications, 0) / runs.length;
    const far = screen(systems('far', [0, 0, 20], 2000), OPTIONS);
    expect(far).toMatchObject({ selected: 2, replications: 10, droppedAfter: [10, 10, null] });
    expect(near).toBeGreaterThan(20);
  });

  it('looks at replications one by one: how many there are at a time makes no difference', () => {
    const all = systems('batches', [0, 0.5, 1.5], 2000);
    const whole = screen(all, OPTIONS);
    for (const n of [whole.replications, whole.replications + 3])
      expect(
        screen(
          all.map((own) => own.slice(0, n)),
          OPTIONS,
        ),
      ).toEqual(whole);
    const { selected, left } = screen(
      all.map((own) => own.slice(0, whole.replications - 1)),
      OPTIONS,
    );
    expect(selected).toBeNull();
    expect(left.length).toBeGreaterThan(1);
  });

  it('does not begin before the first stage is there, and takes the only one there is', () => {
    expect(
      screen(
        [
          [1, 2],
          [3, 4],
        ],
        OPTIONS,
      ),
    ).toMatchObject({ selected: null, left: [0, 1] });
    expect(screen([[1]], OPTIONS).selected).toBe(0);
  });

  it('ends for systems that are the same', () => {
    const [one] = systems('same', [0], 10);
    expect(screen([one, one], OPTIONS)).toMatchObject({ selected: 0, replications: 10 });
  });
});
