import { describe, expect, it } from 'vitest';
import { stream } from '../../src/random/streams.js';
import { MOST_SOBOL, sobol } from '../../src/statistics/sobol.js';

/** How often each of `parts` equal intervals is met by one coordinate. */
function counts(points: readonly Float64Array[], dimension: number, parts: number): number[] {
  const found = new Array<number>(parts).fill(0);
  for (const point of points) found[Math.floor(point[dimension] * parts)]++;
  return found;
}

describe("Sobol's sequence", () => {
  it('begins as published, in the order of the Gray code', () => {
    // S. Joe and F. Y. Kuo, notes on generating Sobol sequences (2008), 10 points in 3 dimensions.
    expect(sobol(10, 3).map((point) => [...point])).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });

  it('puts one of 2^m points into each of 2^m intervals of every dimension, shifted or not', () => {
    for (const shift of [undefined, stream('shift')]) {
      const points = sobol(64, MOST_SOBOL, shift);
      for (let d = 0; d < MOST_SOBOL; d++) expect(counts(points, d, 64)).toEqual(new Array(64).fill(1));
    }
  });

  it('puts one of 16 points into each of 16 boxes of any shape in its first two dimensions', () => {
    const points = sobol(16, 2, stream('boxes'));
    for (const wide of [1, 2, 4, 8, 16]) {
      const boxes = new Set(points.map(([x, y]) => `${Math.floor(x * wide)},${Math.floor((y * 16) / wide)}`));
      expect(boxes.size).toBe(16);
    }
  });

  it('integrates a product of six more exactly than chance does', () => {
    const error = (points: readonly Float64Array[]) =>
      Math.abs(
        points.reduce((sum, point) => sum + point.reduce((p, x) => p * (0.5 + x), 1), 0) / points.length - 1,
      );
    const chance = stream('chance');
    const luck = Array.from({ length: 20 }, () =>
      error(Array.from({ length: 256 }, () => Float64Array.from({ length: 6 }, () => chance.next()))),
    ).sort((a, b) => a - b);
    const even = Array.from({ length: 20 }, (_, i) => error(sobol(256, 6, stream('even', i)))).sort(
      (a, b) => a - b,
    );
    expect(even[10]).toBeLessThan(luck[10] / 4);
  });

  it('has no more dimensions than it has numbers for', () => {
    expect(() => sobol(2, MOST_SOBOL + 1)).toThrow(`must be between 1 and ${MOST_SOBOL}`);
  });
});
