import { describe, expect, it } from 'vitest';
import { holm, pairedDifference } from '../../src/statistics/paired.js';

describe('a paired difference', () => {
  // Student (1908), extra hours of sleep under two drugs; R: t.test(extra ~ group, sleep, paired = TRUE).
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

  it("is that of Student's sleep data", () => {
    const found = pairedDifference(first, second);
    expect(found.mean).toBeCloseTo(1.58, 10);
    expect(found.low).toBeCloseTo(0.7001142, 6);
    expect(found.high).toBeCloseTo(2.4598858, 6);
    expect(found.p).toBeCloseTo(0.002833, 6);
    expect(found.n).toBe(10);
  });

  it('has the other sign when the two are exchanged', () => {
    expect(pairedDifference(second, first).mean).toBeCloseTo(-1.58, 10);
  });

  it('of the same values is 0 with no width and no doubt that it is nothing', () => {
    expect(pairedDifference(first, first)).toMatchObject({ mean: 0, low: 0, high: 0, sd: 0, p: 1 });
  });

  it('of a constant shift is beyond doubt', () => {
    expect(pairedDifference([1, 2, 3], [2, 3, 4])).toMatchObject({ mean: 1, low: 1, high: 1, p: 0 });
  });

  it('uses only replications in which both have a value', () => {
    const found = pairedDifference([1, Number.NaN, 3, 5], [2, 7, Number.NaN, 8]);
    expect(found).toMatchObject({ n: 2, mean: 2 });
  });

  it('tells how much variance the common random numbers took away', () => {
    expect(pairedDifference([1, 2, 3, 4], [2, 3, 4, 5.1]).varianceRatio).toBeLessThan(0.01);
    expect(pairedDifference([1, 2, 3, 4], [4, 3, 2, 1]).varianceRatio).toBeCloseTo(2, 10);
    expect(pairedDifference([1, 1], [2, 2]).varianceRatio).toBeNull();
  });

  it('refuses lists of different length', () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow('2 against 1');
  });
});

describe("Holm's adjustment", () => {
  it('is that of the worked example', () => {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") in R.
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((value, i) => {
      expect(adjusted[i]).toBeCloseTo(value, 12);
    });
  });

  it('never falls below an earlier one and never passes 1', () => {
    // p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm") in R.
    const adjusted = holm([0.01, 0.02, 0.03, 0.04, 0.05]);
    [0.05, 0.08, 0.09, 0.09, 0.09].forEach((value, i) => {
      expect(adjusted[i]).toBeCloseTo(value, 12);
    });
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });

  it('leaves a single test alone and accepts none', () => {
    expect(holm([0.04])).toEqual([0.04]);
    expect(holm([])).toEqual([]);
  });
});
