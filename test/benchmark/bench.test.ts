import { describe, expect, it } from 'vitest';
import { judge } from './answers.js';
import { pairedRatios, spreadOf } from './ratios.js';

describe('the bench', () => {
  it('calls an answer wrong that chance does not explain, and no other', () => {
    expect(judge('a', 'renege', [0.0463, 0.0461, 0.0464, 0.0462], 1e6).fault).toBeNull();
    expect(judge('a', 'renege', [0.0473, 0.0475, 0.0474, 0.0472], 1e6).fault).toMatch(
      /^a: share that gives up .* not 0\.046273/,
    );
    // One run of 30,000 customers cannot tell.
    expect(judge('a', 'renege', [0.0473], 30_000).fault).toBeNull();
  });

  it('takes ratios turn by turn, so that a slow turn of the machine slows neither', () => {
    const { median, low, high } = pairedRatios([80, 8, 40, 16], [100, 10, 50, 20]);
    expect([median, low, high]).toEqual([0.8, 0.8, 0.8]);
  });

  it('tells medians with quartiles', () => {
    expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4, n: 5 });
    expect(spreadOf([1, 2])).toEqual({ median: 1.5, low: 1.25, high: 1.75, n: 2 });
  });
});
