import { describe, expect, it } from 'vitest';
import { metricOf } from '../../src/experiment/samples.js';

const of = (unit: string, ...values: number[]) => metricOf({ unit, values: Float64Array.from(values) })!;

describe('the interval of a measure', () => {
  it('does not reach below 0, where no measure can be', () => {
    const { mean, low, high } = of('persons', 0, 0, 3);
    // Student's t alone: 1 ± 4.303 × 1.732 / √3.
    expect([mean, low]).toEqual([1, 0]);
    expect(high).toBeCloseTo(5.303, 3);
  });

  it('does not reach above the whole for shares', () => {
    expect(of('share', 1, 1, 0.9).high).toBe(1);
    expect(of('persons', 1, 1, 0.9).high).toBeGreaterThan(1);
    // Lanes that close behind a car they serve are used by more than all of them.
    expect(of('share', 1, 1.2, 0.9).high).toBeGreaterThan(1.2);
  });
});
