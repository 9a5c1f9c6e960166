import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { chancesOfBestMean } from '../../src/statistics/best-mean.js';
import { pairedDifference } from '../../src/statistics/paired.js';

const values = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 5, maxLength: 5 });

describe('the chance of having the best mean', () => {
  it('is for two systems the one-sided p of the paired t test', () => {
    const one = [3.1, 2.9, 4.2, 3.3, 5.0, 2.2, 4.1, 3.8];
    const other = [3.6, 2.7, 4.9, 3.2, 5.4, 2.9, 4.0, 4.4];
    const { p } = pairedDifference(one, other);
    const [least, most] = chancesOfBestMean([one, other], 1)!;
    expect(least).toBeCloseTo(p! / 2, 2);
    expect(most).toBeCloseTo(1 - p! / 2, 2);
    expect(chancesOfBestMean([one, other], -1)![0]).toBeCloseTo(most, 12);
  });

  it('is shared by systems that are the same', () => {
    const same = [1, 2, 3, 4];
    expect(chancesOfBestMean([same, same, same], 1)).toEqual(
      [1 / 3, 1 / 3, 1 / 3].map((x) => expect.closeTo(x, 10)),
    );
  });

  it('knows that common random numbers tell systems apart which alone could not be', () => {
    const base = [10, 30, 20, 50, 40, 5];
    const better = base.map((value, i) => value + 1 + 0.1 * (i % 2));
    expect(chancesOfBestMean([base, better], 1)![1]).toBeGreaterThan(0.99);
    const shuffled = [better[3], better[0], better[5], better[2], better[1], better[4]];
    expect(chancesOfBestMean([base, shuffled], 1)![1]).toBeLessThan(0.7);
  });

  it('leaves out replications in which a system has no value', () => {
    expect(
      chancesOfBestMean(
        [
          [1, Number.NaN, 3, 4],
          [2, 9, 3.5, 6],
        ],
        1,
      ),
    ).toEqual(
      chancesOfBestMean(
        [
          [1, 3, 4],
          [2, 3.5, 6],
        ],
        1,
      ),
    );
    expect(
      chancesOfBestMean(
        [
          [1, Number.NaN],
          [2, 3],
        ],
        1,
      ),
    ).toBeNull();
  });

  test.prop([fc.array(values, { minLength: 2, maxLength: 5 })], { numRuns: 20 })('sums to one', (systems) => {
    const chances = chancesOfBestMean(systems, 1)!;
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
    for (const chance of chances) expect(chance).toBeGreaterThanOrEqual(0);
  });
});
