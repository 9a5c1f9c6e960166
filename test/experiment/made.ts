/** A small network and an engine made by hand, so that experiments can be tested without a scenario file. */
import type { Catalogue, Measures } from '../../src/measures/measures.js';
import type { Network } from '../../src/network/network.js';
import type { Observation, Scenario } from '../../src/scenario/scenario.js';
import { measuresOf } from '../statistics/handmade.js';

export const HOUR = 3600;
/** Recording times: 0, 1, …, 4 h. */
export const TICKS = 5;

export const catalogue: Catalogue = {
  tallies: [
    { name: 'crossings.A.wait', unit: 'h' },
    { name: 'crossings.St. B.wait', unit: 'h' },
    { name: 'crossings.C.wait', unit: 'h' },
  ],
  levels: [
    { name: 'crossings.A.exit.car.busy', unit: 'lanes' },
    { name: 'crossings.A.exit.car.open', unit: 'lanes' },
  ],
  counts: [
    { name: 'countries.K.entries', unit: 'persons' },
    { name: 'countries.G.entries', unit: 'persons' },
  ],
  ratios: [{ name: 'crossings.A.exit.car.utilisation', kind: 'levels', numerator: 0, denominator: 1 }],
  sums: [{ name: 'outcomes.settled', unit: 'persons', of: [0, 1] }],
  legs: [{ from: 'O', to: 'A', by: 'car' }],
  legEvery: 2,
  origins: ['O'],
  ends: [
    { outcome: 'settled', place: 'C' },
    { outcome: 'returned', place: '' },
  ],
};

/** Only what experiments look at. */
export const network = {
  begin: 0,
  end: 4 * HOUR,
  recordEvery: HOUR,
  ticks: TICKS,
  catalogue,
} as unknown as Network;

/** Measures that differ from replication to replication; nobody passes C in the even ones. */
export function pretend(_: Network, seed: string, replication: number): Measures {
  const shift = seed.length;
  return measuresOf(catalogue, TICKS, HOUR, {
    replication,
    tallies: [
      [
        { tick: 1, value: HOUR * (1 + replication) },
        { tick: 2, value: HOUR * (3 + replication) },
        { tick: 4, value: HOUR * (8 + shift) },
      ],
      [{ tick: 1, value: 2 * HOUR }],
      replication % 2 === 0 ? [] : [{ tick: 3, value: 5 * HOUR }],
    ],
    levels: [
      [0, 2, 4, 1, 3],
      [4, 4, 4, 2, 0],
    ],
    counts: [
      [0, 10, 30, 30, 100 + replication],
      [0, 0, 5, 5, 5],
    ],
    legs: [[10, 20 + replication]],
    ends: [[replication, 0]],
  });
}

export const scenario: Scenario = {
  title: 'Two crossings',
  description: '',
  start: '2022-09-19T00:00+03:00',
  startMs: Date.UTC(2022, 8, 18, 21),
  offsetMinutes: 180,
  duration: 4 * HOUR,
  warmUp: 0,
  recordEvery: HOUR,
  groups: [],
  origins: [],
  countries: [],
  crossings: ['A', 'St. B', 'C'].map((name) => ({
    name,
    into: name === 'C' ? 'G' : 'K',
    admits: [],
    appeal: 1,
    open: { times: [0], values: [1] },
    changes: [],
    back: [],
    posts: [],
  })),
  cities: [],
  airports: [],
  destinations: [],
  services: [],
  routes: [],
  choices: { crossing: [0], city: [0], lodging: [0], onward: [0] },
  bulletins: { every: HOUR, age: 0 },
  timeline: [],
  observations: [],
  whatIfs: [],
  whatIf: '',
  sources: [],
  evidence: [],
};

export function observation(change: Partial<Observation> & Pick<Observation, 'measure'>): Observation {
  return {
    label: '',
    at: 4 * HOUR,
    low: 0,
    high: 0,
    unit: 'persons',
    over: 'at',
    source: 'assumption',
    use: 'context',
    note: '',
    ...change,
  };
}
