import { describe, expect, it } from 'vitest';
import { bringTogether, observersOf, score } from '../../src/experiment/observations.js';
import type { Observation } from '../../src/scenario/scenario.js';
import { scalarValues } from '../../src/statistics/scalars.js';
import { catalogue, HOUR, network, observation, pretend } from './made.js';

const measures = pretend(network, '', 1);
const scalars = scalarValues(catalogue, measures, network.end);

function observe(change: Partial<Observation> & Pick<Observation, 'measure'>) {
  const { observers, warnings } = observersOf([observation(change)], network, ['A', 'St. B']);
  return { value: observers[0]?.read(measures, scalars), warnings };
}

describe('an observation of a count', () => {
  it('is what was counted from the start', () => {
    expect(observe({ measure: 'countries.K.entries' })).toEqual({ value: 101, warnings: [] });
    expect(observe({ measure: 'countries.K.entries', at: 2 * HOUR }).value).toBe(30);
  });

  it('is the difference between two times', () => {
    expect(observe({ measure: 'countries.K.entries', from: HOUR, at: 4 * HOUR }).value).toBe(91);
  });

  it('takes the recording time at or before', () => {
    expect(observe({ measure: 'countries.K.entries', at: 2 * HOUR - 1 }).value).toBe(10);
    expect(observe({ measure: 'countries.K.entries', at: 3 * HOUR - 1e-6 }).value).toBe(30);
  });

  it('adds up the parts of a sum', () => {
    expect(observe({ measure: 'outcomes.settled', from: HOUR, at: 2 * HOUR }).value).toBe(25);
  });
});

describe('an observation of a wait', () => {
  it('is the mean over those who finished in the window, in hours', () => {
    expect(observe({ measure: 'crossings.A.wait', at: 2 * HOUR }).value).toBe(3);
    expect(observe({ measure: 'crossings.A.wait.mean', from: 2 * HOUR, at: 4 * HOUR }).value).toBe(8);
  });

  it('has no value where nobody finished', () => {
    expect(observe({ measure: 'crossings.A.wait', from: 2 * HOUR, at: 3 * HOUR }).value).toBeNaN();
  });

  it('can be the worst step of the window', () => {
    expect(observe({ measure: 'crossings.A.wait', at: 3 * HOUR, over: 'largest' }).value).toBe(4);
    expect(observe({ measure: 'crossings.A.wait', at: HOUR, over: 'largest' }).value).toBe(2);
  });

  it('can be a quantile or the longest, over the whole run', () => {
    expect(observe({ measure: 'crossings.A.wait.max' })).toEqual({ value: 8, warnings: [] });
    const part = observe({ measure: 'crossings.A.wait.max', at: HOUR });
    expect(part.value).toBe(8);
    expect(part.warnings[0]).toContain('whole run only');
  });
});

describe('an observation of a level', () => {
  const measure = 'crossings.A.exit.car.busy';

  it('is its value at a time', () => {
    expect(observe({ measure, at: 2 * HOUR }).value).toBe(4);
  });

  it('can be the mean or the largest over a window', () => {
    expect(observe({ measure, from: 2 * HOUR, at: 4 * HOUR, over: 'mean' }).value).toBeCloseTo(8 / 3, 12);
    expect(observe({ measure, from: 3 * HOUR, at: 4 * HOUR, over: 'largest' }).value).toBe(3);
    expect(observe({ measure: `${measure}.max`, from: 3 * HOUR }).value).toBe(3);
  });

  it('is exact over the whole run', () => {
    expect(observe({ measure, over: 'mean' }).value).toBe(7 / 4);
    expect(observe({ measure: `${measure}.mean` }).value).toBe(7 / 4);
    expect(observe({ measure: `${measure}.max` }).value).toBe(4);
  });
});

describe('an observation of a ratio', () => {
  const measure = 'crossings.A.exit.car.utilisation';

  it('is the quotient at a time, and nothing over 0', () => {
    expect(observe({ measure, at: HOUR }).value).toBe(0.5);
    expect(observe({ measure }).value).toBeNaN();
  });

  it('is the quotient of the means over a window', () => {
    expect(observe({ measure, over: 'mean' }).value).toBe(7 / 14);
    expect(observe({ measure, from: HOUR, at: 2 * HOUR, over: 'mean' }).value).toBe(6 / 8);
    expect(observe({ measure, over: 'largest' }).value).toBe(1);
  });
});

describe('an observation of many measures', () => {
  const across = (take: 'sum' | 'mean' | 'largest' | 'smallest' | 'count above', rank = 1, above = 0) => ({
    take,
    rank,
    above,
  });

  it('brings together all that the pattern means, names with dots too', () => {
    // Means: A (2 + 4 + 8) / 3, St. B 2, C 5.
    const measure = 'crossings.*.wait';
    expect(observe({ measure, across: across('largest') }).value).toBe(5);
    expect(observe({ measure, across: across('largest', 3) }).value).toBe(2);
    expect(observe({ measure, across: across('count above', 1, 4) }).value).toBe(2);
    expect(observe({ measure: 'countries.*.entries', across: across('sum') }).value).toBe(106);
  });

  it('leaves out what has no value', () => {
    const values = [3, Number.NaN, 1];
    expect(bringTogether(values, across('mean'))).toBe(2);
    expect(bringTogether(values, across('sum'))).toBe(4);
    expect(bringTogether(values, across('smallest', 2))).toBe(3);
    expect(bringTogether(values, across('count above', 1, 1))).toBe(1);
  });

  it('has no value where there are fewer than the rank, or none', () => {
    expect(bringTogether([1, 2], across('largest', 3))).toBeNaN();
    expect(bringTogether([], across('largest'))).toBeNaN();
    expect(bringTogether([Number.NaN], across('mean'))).toBeNaN();
    expect(bringTogether([Number.NaN], across('sum'))).toBeNaN();
  });

  it('is not guessed at: without a word on how to bring them together it is left out', () => {
    const { value, warnings } = observe({ measure: 'crossings.*.wait' });
    expect(value).toBeUndefined();
    expect(warnings[0]).toContain('3 measures');
  });
});

describe('an observation per another measure', () => {
  it('is the quotient of both, read in the same way', () => {
    const found = observe({ measure: 'countries.G.entries', per: 'countries.K.entries', at: 2 * HOUR });
    expect(found.value).toBe(5 / 30);
  });

  it('can be many measures over one', () => {
    const across = { take: 'smallest' as const, rank: 2, above: 0 };
    const found = observe({
      measure: 'countries.*.entries',
      per: 'countries.G.entries',
      across,
      at: 2 * HOUR,
    });
    expect(found.value).toBe(30 / 5);
  });

  it('has no value over 0', () => {
    const found = observe({
      measure: 'countries.K.entries',
      per: 'countries.G.entries',
      from: 2 * HOUR,
      at: 3 * HOUR,
    });
    expect(found.value).toBeNaN();
  });
});

describe('an observation that cannot be read', () => {
  it('is left out with a warning that suggests the name that was meant', () => {
    const { value, warnings } = observe({ measure: 'countries.K.entires', label: 'Entries' });
    expect(value).toBeUndefined();
    expect(warnings).toEqual([
      'observation "Entries": no measure is called countries.K.entires (did you mean countries.K.entries?); it is left out.',
    ]);
  });

  it('is left out when it lies outside of the run', () => {
    expect(observe({ measure: 'countries.K.entries', at: 5 * HOUR }).warnings[0]).toContain('after the end');
    expect(observe({ measure: 'countries.K.entries', at: -1 }).warnings[0]).toContain('before the start');
    expect(observe({ measure: 'countries.K.entries', from: HOUR, at: HOUR }).warnings[0]).toContain(
      'ends before it begins',
    );
  });
});

describe('a score', () => {
  const values = Float64Array.of(90, 100, 110);
  const against = (low: number, high: number) =>
    score(observation({ measure: 'countries.K.entries', low, high }), values)!;

  it('is inside when the middle 90 % of replications meet the published interval', () => {
    // Percentiles: 5 % at 91, 95 % at 109.
    expect(against(109, 120).verdict).toBe('inside');
    expect(against(109.1, 120).verdict).toBe('missed');
    expect(against(80, 91).verdict).toBe('inside');
    expect(against(80, 90.9).verdict).toBe('missed');
  });

  it('says by how much the mean misses the nearest bound, with its sign', () => {
    expect(against(120, 130)).toMatchObject({ missedBy: -20, missedShare: -20 / 120 });
    expect(against(50, 80)).toMatchObject({ missedBy: 20, missedShare: 0.25 });
    expect(against(95, 105)).toMatchObject({ missedBy: 0, missedShare: 0 });
    expect(against(0, 0)).toMatchObject({ missedBy: 100, missedShare: null });
  });

  it('is nothing where no replication has a value', () => {
    expect(score(observation({ measure: 'x' }), Float64Array.of(Number.NaN))).toBeNull();
  });
});
