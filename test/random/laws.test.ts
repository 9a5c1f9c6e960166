import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { cdfOf } from '../../src/random/cdf.js';
import { checkLaw } from '../../src/random/check.js';
import { draw, encodeLaw } from '../../src/random/draw.js';
import type { Law, Stream } from '../../src/random/law.js';
import { meanOf, sample, varianceOf } from '../../src/random/laws.js';
import { Luck, purposeOf } from '../../src/random/luck.js';
import { stream } from '../../src/random/streams.js';
import { examples, isStepwise, supports } from './examples.js';

const DRAWS = 100_000;

function luckOf(name: string): Luck {
  const luck = new Luck();
  luck.begin(1, 2, purposeOf(name), 0);
  return luck;
}

function drawnFromTable(law: Law, luck: Luck): Float64Array {
  const into = [-1, -1, -1];
  const at = encodeLaw(law, into);
  const table = Float64Array.from(into);
  return Float64Array.from({ length: DRAWS }, () => draw(table, at, luck));
}

function sampled(law: Law, from: Stream): Float64Array {
  return Float64Array.from({ length: DRAWS }, () => sample(law, from));
}

/** The largest distance between the cdf and the share of draws at most x, over all x that were drawn. */
function distance(draws: Float64Array, cdf: (x: number) => number, stepwise: boolean): number {
  const sorted = Float64Array.from(draws).sort();
  let largest = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i + 1 < sorted.length && sorted[i + 1] === sorted[i]) continue;
    const expected = cdf(sorted[i]);
    largest = Math.max(largest, Math.abs((i + 1) / sorted.length - expected));
    if (!stepwise) largest = Math.max(largest, Math.abs(i / sorted.length - expected));
  }
  return largest;
}

/** Kolmogorov's limit for one chance in 100,000 (Smirnov 1948); conservative for whole numbers. */
const KOLMOGOROV = 2.47 / Math.sqrt(DRAWS);

function expectMoments(draws: Float64Array, law: Law): void {
  const mean = meanOf(law);
  const variance = varianceOf(law);
  const drawnMean = draws.reduce((sum, x) => sum + x, 0) / DRAWS;
  expect(Math.abs(drawnMean - mean)).toBeLessThanOrEqual(4.5 * Math.sqrt(variance / DRAWS) + 1e-9);
  if (!Number.isFinite(variance)) return;
  // The variance's own standard error from the draws' fourth moment.
  let second = 0;
  let fourth = 0;
  for (const x of draws) {
    const square = (x - mean) ** 2;
    second += square / DRAWS;
    fourth += (square * square) / DRAWS;
  }
  const error = Math.sqrt(Math.max(0, fourth - second * second) / DRAWS);
  expect(Math.abs(second - variance)).toBeLessThanOrEqual(5 * error + 1e-9 * mean * mean);
}

describe.each(Object.entries(examples))('%s', (name, law) => {
  const draws = drawnFromTable(law, luckOf(name));

  it('has no fault', () => {
    expect(checkLaw(law)).toBeNull();
  });

  it('follows its cdf when it is drawn from a table', () => {
    expect(distance(draws, cdfOf(law), isStepwise(law))).toBeLessThan(KOLMOGOROV);
  });

  it('follows its cdf when it is sampled from a stream', () => {
    expect(distance(sampled(law, stream(7, name)), cdfOf(law), isStepwise(law))).toBeLessThan(KOLMOGOROV);
  });

  it('has the mean and the variance of its draws', () => {
    expectMoments(draws, law);
  });

  it('gives the same values from a table as from a sample with the same luck', () => {
    const luck = luckOf(name);
    const again = Float64Array.from({ length: 1000 }, () => sample(law, luck));
    expect(again).toEqual(draws.slice(0, 1000));
  });

  it('stays within its support', () => {
    const [low, high] = supports[name] ?? [0, Infinity];
    expect(Math.min(...draws.slice(0, 50_000))).toBeGreaterThanOrEqual(low);
    expect(Math.max(...draws.slice(0, 50_000))).toBeLessThanOrEqual(high);
    for (const u of [0, 2 ** -53, 0.5, 1 - 2 ** -53]) {
      const value = sample(law, { next: () => u });
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
      expect(value).not.toBeNaN();
    }
  });

  it('takes one uniform number a draw and rises with it', () => {
    let asked = 0;
    let last = -Infinity;
    for (let i = 1; i < 400; i++) {
      asked = 0;
      const next = (): number => {
        asked++;
        return i / 400;
      };
      const value = sample(law, { next });
      expect(asked).toBeLessThanOrEqual(1);
      if (law.law === 'mixture' || name === 'truncated mixture') continue;
      expect(value).toBeGreaterThanOrEqual(last);
      last = value;
    }
  });
});

describe('laws', () => {
  it('know what diverges', () => {
    const per = (of: Law): Law => ({ law: 'reciprocal', of, times: 1 });
    expect(meanOf(per({ law: 'exponential', mean: 1 }))).toBe(Infinity);
    expect(meanOf(per({ law: 'normal', mean: 9, sd: 1 }))).toBe(Infinity);
    expect(varianceOf(per({ law: 'gamma', shape: 1.5, scale: 1 }))).toBe(Infinity);
    expect(meanOf(per({ law: 'gamma', shape: 1.5, scale: 1 }))).toBeCloseTo(2, 12);
    expect(meanOf(per({ law: 'triangular', low: 0, mode: 0, high: 1 }))).toBe(Infinity);
  });

  it('have moments by integration that agree with closed forms', () => {
    // E[X | X < h] of an exponential of mean 1, and E[1 / X] of a triangular law, by hand.
    const cut: Law = { law: 'truncated', of: { law: 'exponential', mean: 1 }, low: 0, high: 2 };
    expect(meanOf(cut)).toBeCloseTo(1 - 2 / Math.expm1(2), 6);
    expect(varianceOf(cut)).toBeCloseTo(1 - (4 * Math.exp(2)) / Math.expm1(2) ** 2, 6);
    const per: Law = { law: 'reciprocal', of: { law: 'triangular', low: 1, mode: 2, high: 4 }, times: 3 };
    const rise = (2 / 3) * (1 - Math.log(2));
    const fall = (1 / 3) * (4 * Math.log(2) - 2);
    expect(meanOf(per)).toBeCloseTo(3 * (rise + fall), 4);
    const few: Law = { law: 'truncated', of: { law: 'geometric', p: 0.5 }, low: 3, high: 4 };
    expect(meanOf(few)).toBeCloseTo(3 + 1 / 3, 12);
    expect(varianceOf(few)).toBeCloseTo(2 / 9, 12);
  });

  it('agree where two of them are the same law', () => {
    const pairs: [Law, Law][] = [
      [
        { law: 'erlang', stages: 4, mean: 8 },
        { law: 'gamma', shape: 4, scale: 2 },
      ],
      [
        { law: 'weibull', shape: 1, scale: 3 },
        { law: 'exponential', mean: 3 },
      ],
      [
        { law: 'beta', a: 1, b: 1, low: 2, high: 6 },
        { law: 'uniform', low: 2, high: 6 },
      ],
      [
        { law: 'gamma', shape: 1 + 1e-9, scale: 3 },
        { law: 'exponential', mean: 3 },
      ],
    ];
    for (const [one, other] of pairs) {
      expect(meanOf(one)).toBeCloseTo(meanOf(other), 6);
      expect(varianceOf(one)).toBeCloseTo(varianceOf(other), 6);
      for (const u of [1e-9, 0.001, 0.1, 0.5, 0.9, 0.999, 1 - 1e-9]) {
        const [x, y] = [one, other].map((law) => sample(law, { next: () => u }));
        expect(Math.abs(x / y - 1)).toBeLessThan(1e-6);
        expect(cdfOf(one)(y)).toBeCloseTo(cdfOf(other)(y), 7);
      }
    }
  });

  it('draw nothing negative from a normal whose mean is near 0', () => {
    const draws = drawnFromTable({ law: 'normal', mean: 0.1, sd: 50 }, luckOf('near'));
    expect(Math.min(...draws.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
  });

  it('give a value of a discrete law its share of [0, 1), without its end, and none to a share of 0', () => {
    const law: Law = { law: 'discrete', values: [9, 1, 5, 7], shares: [0, 0.25, 0, 0.75] };
    const at = [0, 0.2499, 0.25, 1 - 2 ** -53];
    expect(at.map((u) => sample(law, { next: () => u }))).toEqual([1, 1, 7, 7]);
  });

  it('truncate by drawing again, not by clamping', () => {
    const law: Law = { law: 'truncated', of: { law: 'exponential', mean: 1 }, low: 0, high: 1 };
    const draws = drawnFromTable(law, luckOf('clamp'));
    expect(draws.filter((x) => x === 1).length).toBe(0);
  });

  test.prop(
    [fc.double({ min: 0.01, max: 50, noNaN: true }), fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })],
    {
      seed: 1,
      numRuns: 60,
    },
  )('find the gamma value with a given chance below it, at any shape', (shape, u) => {
    const law: Law = { law: 'gamma', shape, scale: 2 };
    const x = sample(law, { next: () => u });
    // Shapes near 0 put values below the smallest double.
    if (x > 1e-300) expect(Math.abs(cdfOf(law)(x) - u)).toBeLessThan(1e-7);
  });

  const sides = fc.double({ min: 0.05, max: 200, noNaN: true });
  test.prop([sides, sides, fc.double({ min: 1e-5, max: 1 - 1e-5, noNaN: true })], { seed: 2, numRuns: 60 })(
    'find the beta value with a given chance below it, at any a and b',
    (a, b, u) => {
      const law: Law = { law: 'beta', a, b, low: 0, high: 1 };
      const x = sample(law, { next: () => u });
      if (x > 1e-300 && x < 1 - 1e-9) expect(Math.abs(cdfOf(law)(x) - u)).toBeLessThan(1e-6);
    },
  );
});

describe('checkLaw', () => {
  const one: Law = { law: 'constant', value: 1 };
  const faults: [Law, string][] = [
    [{ law: 'lognormal', median: 9, sigma: -1 }, 'sigma(=-1) must be >= 0.'],
    [{ law: 'lognormal', median: 0, sigma: 1 }, 'median(=0) must be > 0.'],
    [{ law: 'constant', value: Number.NaN }, 'value(=NaN) must be a finite number.'],
    [{ law: 'uniform', low: 3, high: 2 }, 'low(=3) must be <= high(=2).'],
    [{ law: 'triangular', low: 1, mode: 5, high: 4 }, 'mode(=5) must be <= high(=4).'],
    [{ law: 'exponential', mean: -2 }, 'mean(=-2) must be >= 0.'],
    [{ law: 'gamma', shape: 0, scale: 1 }, 'shape(=0) must be >= 0.01.'],
    [{ law: 'erlang', stages: 1.5, mean: 1 }, 'stages(=1.5) must be a whole number.'],
    [{ law: 'normal', mean: -1, sd: 1 }, 'mean(=-1) must be >= 0.'],
    [{ law: 'poisson', mean: 2e6 }, 'mean(=2000000) must be <= 1000000.'],
    [{ law: 'geometric', p: 1.2 }, 'p(=1.2) must be <= 1.'],
    [{ law: 'geometric', p: 0 }, 'p(=0) must be > 0.'],
    [{ law: 'discrete', values: [1, 2], shares: [1] }, 'shares(=1 of them) must be as many as values: 2.'],
    [{ law: 'discrete', values: [1, 2], shares: [0, 0] }, 'the sum of shares(=0) must be > 0.'],
    [{ law: 'empirical', values: [] }, 'values must have at least one value.'],
    [
      { law: 'mixture', parts: [one, { law: 'exponential', mean: -2 }], shares: [1, 1] },
      'parts[1]: mean(=-2) must be >= 0.',
    ],
    [
      { law: 'truncated', of: { law: 'exponential', mean: 1 }, low: 40, high: 50 },
      'the chance to fall in [40, 50](=0) must be >= 0.000001.',
    ],
    [
      { law: 'reciprocal', of: { law: 'poisson', mean: 0 }, times: 1 },
      'the chance of 0 or less in a reciprocal(=1) must be 0.',
    ],
  ];

  it.each(faults)('finds the fault of %o', (law, words) => {
    expect(checkLaw(law)).toBe(words);
  });
});
