import { describe, expect, it } from 'vitest';
import { studentQuantile, studentTwoSided, studentTwoSided95 } from '../../src/statistics/student.js';

describe("Student's t", () => {
  // Two-sided 95 % values of the usual printed table, e.g. NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [4, 2.776],
    [9, 2.262],
    [19, 2.093],
    [30, 2.042],
    [100, 1.984],
  ])('has the printed 97.5 %% point with %d degrees of freedom', (degrees, printed) => {
    expect(studentTwoSided95(degrees)).toBeCloseTo(printed, 3);
  });

  it('has the printed 99 % point and is symmetric', () => {
    expect(studentQuantile(0.99, 10)).toBeCloseTo(2.764, 3);
    expect(studentQuantile(0.01, 10)).toBeCloseTo(-2.764, 3);
  });

  it('gives the same answer when asked again', () => {
    expect(studentTwoSided95(7)).toBe(studentTwoSided95(7));
  });

  it('gives the chance beyond a value on both sides', () => {
    expect(studentTwoSided(2.228139, 10)).toBeCloseTo(0.05, 6);
    expect(studentTwoSided(-2.228139, 10)).toBeCloseTo(0.05, 6);
    expect(studentTwoSided(0, 10)).toBeCloseTo(1, 12);
    expect(studentTwoSided(Number.POSITIVE_INFINITY, 10)).toBe(0);
  });

  it('refuses what is not a chance or a number of degrees, and says the number', () => {
    expect(() => studentQuantile(1, 10)).toThrow('p(=1)');
    expect(() => studentTwoSided95(0)).toThrow('degreesOfFreedom(=0)');
    expect(() => studentTwoSided(1, 0.5)).toThrow('degreesOfFreedom(=0.5)');
  });
});
