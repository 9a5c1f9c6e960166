import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { PRECISION_LIMITS, parsePrecision, planReplications } from '../../src/experiment/precision.js';
import type { Samples } from '../../src/experiment/samples.js';

function samplesOf(values: Record<string, ArrayLike<number>>): Samples {
  const n = Object.values(values)[0]!.length;
  return {
    replications: Array.from({ length: n }, (_, i) => i + 1),
    measures: new Map(
      Object.entries(values).map(([name, each]) => [name, { unit: 'h', values: Float64Array.from(each) }]),
    ),
  };
}

/** Normal values by the polar method, from a fixed seed. */
function normals(seed: string, n: number, mean: number, sd: number): number[] {
  const uniform = seedrandom.alea(seed);
  return Array.from({ length: n }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform.double()));
    return mean + sd * radius * Math.cos(2 * Math.PI * uniform.double());
  });
}

const wait = { measure: 'wait', within: 0.05 };

/** Runs the plan to its end over endless values, a batch at a time. */
function follow(values: readonly number[], precision = wait, limits = PRECISION_LIMITS) {
  let n = 0;
  for (let rounds = 0; ; rounds++) {
    const plan = planReplications(samplesOf({ wait: values.slice(0, n) }), precision, limits);
    if (plan.more === 0) return { ...plan, n, rounds };
    n += plan.more;
  }
}

describe('a wish for precision', () => {
  it('reads as a sentence', () => {
    expect(parsePrecision('crossings.*.wait.mean within 5%')).toEqual({
      measure: 'crossings.*.wait.mean',
      within: 0.05,
    });
    expect(parsePrecision('outcomes.settled within 2.5 %').within).toBeCloseTo(0.025, 12);
  });

  it.each(['wait', 'wait within', 'wait within 5', 'within 5%', 'wait within 0%', 'wait within 100%'])(
    'that reads "%s" is refused with what is expected',
    (text) => {
      expect(() => parsePrecision(text)).toThrow('within <number> %');
    },
  );
});

describe('sequential stopping', () => {
  it('never stops before the floor and its look-ahead, however quiet the measure', () => {
    const { n, use, reached } = follow(new Array(100).fill(7));
    expect(reached).toBe(true);
    expect(use).toBe(15);
    expect(n).toBe(15);
  });

  it('stops at its budget and says that it was not enough', () => {
    const { n, reached, use } = follow(normals('wide', 60, 1, 10), wait, { ...PRECISION_LIMITS, budget: 60 });
    expect(n).toBe(60);
    expect(use).toBe(60);
    expect(reached).toBe(false);
  });

  it('asks for about as many as the half-width needs', () => {
    // sd 20 % of the mean: (1.96 × 0.2 / (0.05 / 1.05))² = 68, and then the look-ahead.
    const sizes = Array.from({ length: 40 }, (_, i) => follow(normals(`size ${i}`, 1000, 10, 2)).use);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(mean).toBeGreaterThan(55);
    expect(mean).toBeLessThan(90);
  });

  it('gives the same number whether replications come one by one or all at once', () => {
    const values = normals('batches', 1000, 10, 2);
    const limits = PRECISION_LIMITS;
    const all = planReplications(samplesOf({ wait: values }), wait, limits);
    let one = 0;
    while (planReplications(samplesOf({ wait: values.slice(0, one) }), wait, limits).more > 0) one++;
    expect(all.reached).toBe(true);
    expect(one).toBe(all.use);
    expect(follow(values).use).toBe(all.use);
  });

  it('keeps its promise: the estimate lies within 5 % of the truth in about 95 of 100 experiments', () => {
    const trials = 400;
    let kept = 0;
    for (let trial = 0; trial < trials; trial++) {
      const values = normals(`promise ${trial}`, 1000, 10, 2.5);
      const { use } = follow(values);
      const mean = values.slice(0, use).reduce((sum, value) => sum + value, 0) / use;
      if (Math.abs(mean - 10) <= 0.05 * 10) kept++;
    }
    // Sequential rules fall a little short of 95 % (Law 2015, table 9.4); 400 trials tell ± 2 %.
    expect(kept / trials).toBeGreaterThan(0.925);
  });

  it('is not taken in by a lucky start', () => {
    // Ten values that are almost equal, then what is usual.
    const values = [...new Array(10).fill(10), ...normals('lucky', 990, 10, 4)];
    expect(follow(values).use).toBeGreaterThan(100);
  });

  it('waits for the least precise of all measures that are meant', () => {
    const quiet = normals('quiet', 40, 10, 0.1);
    const loud = normals('loud', 40, 10, 5);
    const both = samplesOf({ 'crossings.A.wait': quiet, 'crossings.B.wait': loud });
    const plan = planReplications(both, { measure: 'crossings.*.wait', within: 0.05 });
    expect(plan).toMatchObject({ reached: false, worst: 'crossings.B.wait' });
    expect(plan.more).toBeGreaterThan(0);
    expect(planReplications(both, { measure: 'crossings.A.wait', within: 0.05 }).reached).toBe(true);
  });

  it('cannot be reached by a measure that has no value, or the mean 0', () => {
    const never = planReplications(samplesOf({ wait: new Array(1000).fill(Number.NaN) }), wait);
    expect(never).toMatchObject({ more: 0, reached: false, halfWidth: Number.POSITIVE_INFINITY });
    const zero = planReplications(
      samplesOf({ wait: Array.from({ length: 1000 }, (_, i) => (i % 2) - 0.5) }),
      wait,
    );
    expect(zero.reached).toBe(false);
  });

  it('refuses a name that no measure has', () => {
    expect(() => planReplications(samplesOf({ wait: [1] }), { measure: 'weight', within: 0.05 })).toThrow(
      'no measure is called weight',
    );
  });
});
