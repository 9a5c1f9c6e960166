import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/random/normal.js';

describe('the normal quantile', () => {
  // Wichura 1988, table 1, and Python's statistics.NormalDist (an independent writing of AS 241).
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.0902323061678136],
    [1e-20, -9.262340089798407],
    [1e-15, -7.941345326170995],
    [1e-9, -5.9978070150076865],
    [0.01, -2.3263478740408408],
    [0.3, -0.5244005127080407],
    [0.5, 0],
    [0.9, 1.2815515655446008],
  ])('of %d is %d', (p, z) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(2e-15 * Math.abs(z));
  });

  it('is infinite at 0 and 1 and nothing beyond', () => {
    expect([0, 1, -0.1, 1.1].map(normalQuantile)).toEqual([-Infinity, Infinity, Number.NaN, Number.NaN]);
  });

  it('turns the cdf back', () => {
    for (let z = -5; z <= 5; z += 0.25) expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 8);
  });
});
