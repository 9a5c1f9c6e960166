import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/random/streams.js';
import { latinHypercube } from '../../src/statistics/latin-hypercube.js';

describe('a Latin hypercube', () => {
  test.prop([fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 6 }), fc.string()])(
    'has one point in every stratum of every dimension',
    (n, dimensions, seed) => {
      const points = latinHypercube(n, dimensions, stream(seed));
      for (let d = 0; d < dimensions; d++) {
        const strata = points.map((point) => Math.floor(point[d] * n)).sort((a, b) => a - b);
        expect(strata).toEqual(Array.from({ length: n }, (_, i) => i));
      }
    },
  );

  it('is the same for the same seed, and its dimensions are not tied to each other', () => {
    const points = latinHypercube(500, 2, stream('tied'));
    expect(latinHypercube(500, 2, stream('tied'))).toEqual(points);
    const product = points.reduce((sum, [x, y]) => sum + (x - 0.5) * (y - 0.5), 0) / 500;
    // Correlation: its standard error is 1 / √500 = 0.045.
    expect(Math.abs(product * 12)).toBeLessThan(0.18);
  });
});
