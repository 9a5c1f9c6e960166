import { describe, expect, it } from 'vitest';
import { estimate, moments, spread } from '../../src/statistics/confidence.js';

describe('a confidence interval', () => {
  // Law and Kelton, example 4.26: 1.20 1.50 1.68 1.89 0.95 1.49 1.58 1.55 0.50 1.09 have mean 1.34 and variance 0.17;
  // with t = 2.262 for 95 % the half-width is 2.262 × √(0.1675 / 10) = 0.2928.
  const printed = [1.2, 1.5, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.5, 1.09];

  it('is that of the textbook', () => {
    const { n, mean, sd, low, high } = estimate(printed);
    expect(n).toBe(10);
    expect(mean).toBeCloseTo(1.343, 10);
    expect(sd! ** 2).toBeCloseTo(0.17, 2);
    expect((high! - low!) / 2).toBeCloseTo(0.2928, 4);
    expect((high! + low!) / 2).toBeCloseTo(mean, 12);
  });

  it('does not exist with one value', () => {
    expect(estimate([5])).toEqual({ n: 1, mean: 5, sd: null, low: null, high: null });
  });

  it('leaves out replications without a value', () => {
    expect(estimate([1, Number.NaN, 3])).toEqual(estimate([1, 3]));
    expect(estimate([1, Number.NaN, 3]).n).toBe(2);
  });

  it('has no width when all values are equal, even where binary fractions are not exact', () => {
    expect(estimate([0.1, 0.1, 0.1])).toMatchObject({ mean: 0.1, sd: 0, low: 0.1, high: 0.1 });
  });

  it('keeps its digits when the values are far from 0', () => {
    expect(moments([1e9 + 1, 1e9 + 2, 1e9 + 3]).sd).toBeCloseTo(1, 9);
  });
});

describe('a spread over replications', () => {
  it('adds the percentiles of the values that are there', () => {
    expect(spread([4, Number.NaN, 10, 1, 3, 2])).toMatchObject({ n: 5, mean: 4, p50: 3 });
    expect(spread([4, 10, 1, 3, 2])!.p95).toBeCloseTo(8.8, 12);
  });

  it('is nothing where no replication has a value, not a row of zeros', () => {
    expect(spread([Number.NaN, Number.NaN])).toBeNull();
    expect(spread([])).toBeNull();
  });
});
