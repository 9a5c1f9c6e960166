import { describe, expect, it } from 'vitest';
import { constantSteps, multiplySteps, openFrom, valueAt } from '../../../src/scenario/calendar/steps.js';

const run = { from: -10, until: 100 };

describe('step functions', () => {
  it('hold one value, or change once', () => {
    expect(constantSteps(6, run)).toEqual({ times: [-10], values: [6] });
    expect(openFrom(20, run)).toEqual({ times: [-10, 20], values: [0, 1] });
  });

  it('leave away what lies outside the run', () => {
    expect(openFrom(-50, run)).toEqual({ times: [-10], values: [1] });
    expect(openFrom(-10, run)).toEqual({ times: [-10], values: [1] });
    expect(openFrom(100, run)).toEqual({ times: [-10], values: [0] });
  });

  it('are multiplied moment by moment', () => {
    const lanes = { times: [-10, 0, 30, 60], values: [2, 4, 4, 1] };
    expect(multiplySteps(lanes, openFrom(20, run))).toEqual({ times: [-10, 20, 60], values: [0, 4, 1] });
    const openUntil40 = { times: [-10, 40], values: [1, 0] };
    expect(multiplySteps(openUntil40, openFrom(20, run))).toEqual({
      times: [-10, 20, 40],
      values: [0, 1, 0],
    });
    expect(multiplySteps(lanes, constantSteps(0, run))).toEqual({ times: [-10], values: [0] });
  });

  it('hold a value from its time on', () => {
    const steps = { times: [0, 10, 20], values: [1, 2, 3] };
    expect([-5, 0, 9.9, 10, 19, 20, 1e9].map((time) => valueAt(steps, time))).toEqual([1, 1, 1, 2, 2, 3, 3]);
  });
});
