import { describe, expect, it } from 'vitest';
import { percentile, percentileOfSorted, sortFirst } from '../../src/statistics/percentile.js';

describe('a percentile over replications', () => {
  // By hand, type 7: position 1 + (5 − 1)p. R: quantile(c(1, 2, 3, 4, 10), c(.05, .5, .95)).
  it.each([
    [0, 1],
    [0.05, 1.2],
    [0.25, 2],
    [0.5, 3],
    [0.9, 7.6],
    [0.95, 8.8],
    [1, 10],
  ])('at %d of 1, 2, 3, 4, 10 is %d', (p, expected) => {
    expect(percentile([4, 10, 1, 3, 2], p)).toBeCloseTo(expected, 12);
  });

  it('of one value is that value', () => {
    expect(percentile([7], 0.05)).toBe(7);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it('of equal values is exactly that value', () => {
    expect(percentile([0.1, 0.1, 0.1], 0.95)).toBe(0.1);
  });

  it('does not disturb the values it was given', () => {
    const values = Float64Array.of(3, 1, 2);
    percentile(values, 0.5);
    expect([...values]).toEqual([3, 1, 2]);
  });

  it('of nothing, or beyond 0 to 1, is refused', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
    expect(() => percentile([1], 1.5)).toThrow('p(=1.5)');
    expect(() => percentile([1], Number.NaN)).toThrow(RangeError);
  });

  it('can take the first few of a buffer', () => {
    expect(percentileOfSorted([1, 2, 3, 99, 99], 0.5, 3)).toBe(2);
  });
});

describe('sorting the first values of a buffer', () => {
  it.each([0, 1, 2, 40, 41, 100])('orders %d of them and leaves the rest', (n) => {
    const values = Float64Array.from({ length: n + 2 }, (_, i) => (i * 7919) % 101);
    const tail = [...values.subarray(n)];
    const expected = [...values.subarray(0, n)].sort((a, b) => a - b);
    sortFirst(values, n);
    expect([...values.subarray(0, n)]).toEqual(expected);
    expect([...values.subarray(n)]).toEqual(tail);
  });
});
