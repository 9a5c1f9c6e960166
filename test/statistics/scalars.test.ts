import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/measures/measures.js';
import { scalarNames, scalarsOf, scalarValues } from '../../src/statistics/scalars.js';
import { measuresOf, NO_FLOWS } from './handmade.js';

const catalogue: Catalogue = {
  tallies: [
    { name: 'crossings.A.wait', unit: 'h' },
    { name: 'services.bus.fare', unit: 'USD' },
  ],
  levels: [
    { name: 'cities.B.lodging.flats.occupancy', unit: 'beds' },
    { name: 'cities.B.lodging.flats.beds', unit: 'beds' },
  ],
  counts: [
    { name: 'groups.x.settled', unit: 'persons' },
    { name: 'groups.y.settled', unit: 'persons' },
  ],
  ratios: [
    { name: 'cities.B.lodging.flats.full', kind: 'levels', numerator: 0, denominator: 1 },
    { name: 'share of x', kind: 'counts', numerator: 0, denominator: 1 },
  ],
  sums: [{ name: 'outcomes.settled', unit: 'persons', of: [0, 1] }],
  ...NO_FLOWS,
};

const measures = measuresOf(catalogue, 3, 3600, {
  tallies: [
    [
      { tick: 1, value: 3600 },
      { tick: 2, value: 10800 },
    ],
    [{ tick: 2, value: 45 }],
  ],
  levels: [
    [10, 30, 20],
    [40, 40, 40],
  ],
  counts: [
    [0, 5, 8],
    [0, 0, 4],
  ],
});

describe('the scalar measures of a replication', () => {
  const scalars = scalarsOf(catalogue, measures, 7200);

  it('give waits in hours and money in dollars', () => {
    expect(scalars.get('crossings.A.wait.mean')).toEqual({ unit: 'h', value: 2 });
    expect(scalars.get('crossings.A.wait.max')).toEqual({ unit: 'h', value: 3 });
    expect(scalars.get('services.bus.fare.mean')).toEqual({ unit: 'USD', value: 45 });
    expect(scalars.get('services.bus.fare.p95')).toEqual({ unit: 'USD', value: 45 });
  });

  it('keep quantiles within the error of the sketch', () => {
    expect(scalars.get('crossings.A.wait.p50')!.value).toBeCloseTo(1, 1);
  });

  it('give levels by their time average and largest value', () => {
    expect(scalars.get('cities.B.lodging.flats.occupancy.mean')).toEqual({ unit: 'beds', value: 20 });
    expect(scalars.get('cities.B.lodging.flats.occupancy.max')).toEqual({ unit: 'beds', value: 30 });
  });

  it('give counts, ratios and sums by their bare names', () => {
    expect(scalars.get('groups.x.settled')).toEqual({ unit: 'persons', value: 8 });
    expect(scalars.get('cities.B.lodging.flats.full')).toEqual({ unit: 'share', value: 0.5 });
    expect(scalars.get('share of x')).toEqual({ unit: 'share', value: 2 });
    expect(scalars.get('outcomes.settled')).toEqual({ unit: 'persons', value: 12 });
  });

  it('stand in the order of the catalogue', () => {
    expect([...scalars.keys()]).toEqual(scalarNames(catalogue).map(({ name }) => name));
    expect([...scalars.keys()].slice(0, 5)).toEqual(
      ['mean', 'p50', 'p90', 'p95', 'max'].map((statistic) => `crossings.A.wait.${statistic}`),
    );
  });
});

describe('a replication without values', () => {
  const empty = measuresOf(catalogue, 3, 3600, {});

  it('has no wait rather than a wait of 0', () => {
    const scalars = scalarsOf(catalogue, empty, 7200);
    expect(scalars.has('crossings.A.wait.mean')).toBe(false);
    expect(scalars.has('crossings.A.wait.max')).toBe(false);
    expect(scalars.has('cities.B.lodging.flats.full')).toBe(false);
    expect(scalars.get('groups.x.settled')!.value).toBe(0);
  });

  it('keeps its places in the row of values, as NaN', () => {
    const values = scalarValues(catalogue, empty, 7200);
    expect(values).toHaveLength(scalarNames(catalogue).length);
    expect(values[0]).toBeNaN();
    expect(values[10]).toBe(0);
  });
});
