import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { estimate } from '../../src/statistics/confidence.js';
import { holm, pairedDifference } from '../../src/statistics/paired.js';
import { percentile } from '../../src/statistics/percentile.js';

/** The same examples on every run. */
const FIXED = { seed: 20220921 };

const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const values = fc.array(number, { minLength: 1, maxLength: 60 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('for whatever values', () => {
  test.prop([values, share, share], FIXED)(
    'percentiles grow with the share and stay among the values',
    (given, p, q) => {
      const low = percentile(given, Math.min(p, q));
      const high = percentile(given, Math.max(p, q));
      const slack = 1e-6;
      expect(low).toBeGreaterThanOrEqual(Math.min(...given) - slack);
      expect(high).toBeLessThanOrEqual(Math.max(...given) + slack);
      expect(high).toBeGreaterThanOrEqual(low - slack);
    },
  );

  test.prop([values], FIXED)('the interval holds the mean, and the mean lies among the values', (given) => {
    const { mean, low, high } = estimate(given);
    expect(mean).toBeGreaterThanOrEqual(Math.min(...given) - 1e-6);
    expect(mean).toBeLessThanOrEqual(Math.max(...given) + 1e-6);
    if (low !== null && high !== null) expect(low <= mean && mean <= high).toBe(true);
  });

  test.prop([values], FIXED)('a what-if that changes nothing has no difference and no width', (given) => {
    const { mean, low, high } = pairedDifference(given, given);
    expect(mean).toBe(0);
    if (low !== null) expect([low, high]).toEqual([0, 0]);
  });

  test.prop([fc.array(share, { maxLength: 30 })], FIXED)(
    "Holm's p-values are no smaller, no more than 1 and in the same order",
    (given) => {
      const adjusted = holm(given);
      given.forEach((p, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        given.forEach((other, j) => {
          if (other < p) expect(adjusted[j]).toBeLessThanOrEqual(adjusted[i]!);
        });
      });
    },
  );
});
