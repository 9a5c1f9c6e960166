import { describe, expect, it } from 'vitest';
import type { Metric, Results, Scored } from '../../src/experiment/results.js';
import { findingsOf, scoredInWords } from '../../src/experiment/words.js';

const metric = (unit: string, mean: number, half: number): Metric => ({
  unit,
  mean,
  low: mean - half,
  high: mean + half,
  sd: half,
  p05: mean,
  p50: mean,
  p95: mean,
  n: 20,
});

const places: Results['places'] = {
  groups: ['men by car'],
  visitors: [],
  origins: [],
  crossings: ['Ozinki', 'Mashtakovo'].map((name) => ({ name, into: 'Kazakhstan', at: null, posts: [] })),
  cities: [{ name: 'Oral', country: 'Kazakhstan', at: null, lodging: [], desks: [] }],
  airports: [],
  destinations: [],
  countries: ['Kazakhstan', 'Georgia', 'Finland'],
  services: ['bus', 'flight'].map((name) => ({ name, by: name, from: 'Oral', to: 'Istanbul' })),
};

const scored: Scored = {
  label: 'Entries by 27 September',
  measure: 'countries.Kazakhstan.entries',
  unit: 'persons',
  published: { low: 98000, high: 98000 },
  simulated: metric('persons', 120000, 2000),
  verdict: 'missed',
  missedBy: 22000,
  missedShare: 0.2245,
  use: 'validate',
  source: 'mvd',
  note: '',
};

const nothing = {
  metrics: {},
  observations: [],
  evidence: { sources: [], values: [] },
  places,
  replications: 20,
};
const texts = (found: Partial<Parameters<typeof findingsOf>[0]>) =>
  findingsOf({ ...nothing, ...found }).map(({ text }) => text);

describe('findings', () => {
  it('tell the entries, the most visited country first, and no country that nobody enters', () => {
    expect(
      texts({
        metrics: {
          'countries.Kazakhstan.entries': metric('persons', 98312, 551),
          'countries.Georgia.entries': metric('persons', 112000, 3000),
          'countries.Finland.entries': metric('persons', 0, 0),
        },
      }),
    ).toEqual([
      '112,000 persons (109,000 to 115,000) enter Georgia.',
      '98,300 persons (97,800 to 98,900) enter Kazakhstan.',
    ]);
  });

  it('tell who comes beyond ordinary travel first, and say so, where some groups only visit', () => {
    const told = texts({
      metrics: {
        'countries.Kazakhstan.entries': metric('persons', 252400, 400),
        'countries.Kazakhstan.entries.non-visitors': metric('persons', 104300, 300),
        'outcomes.departures': metric('persons', 256600, 400),
        'outcomes.returned': metric('persons', 165200, 300),
        'outcomes.non-visitors.departures': metric('persons', 105300, 300),
        'outcomes.non-visitors.returned': metric('persons', 8840, 30),
      },
    });
    expect(told[0]).toBe(
      '104,300 persons (104,000 to 104,600) enter Kazakhstan beyond ordinary travel; 252,400 persons (252,000 to 252,800) with it.',
    );
    expect(told[1]).toBe(
      'Beyond ordinary travel, 105,300 persons (105,000 to 105,600) set out and 8,840 persons (8,810 to 8,870) return.',
    );
  });

  it('tell that nobody sets out', () => {
    expect(texts({ metrics: { 'outcomes.departures': metric('persons', 0, 0) } })).toEqual([
      'Nobody sets out.',
    ]);
  });

  it('tell of no queue where nobody waits', () => {
    const passing = {
      'crossings.Ozinki.wait.mean': metric('h', 0, 0),
      'crossings.Ozinki.queue.max': metric('persons', 1, 0),
    };
    expect(texts({ metrics: passing })).toEqual([]);
    expect(
      texts({ metrics: { ...passing, 'crossings.Ozinki.wait.mean': metric('h', 0.1, 0) } })[1],
    ).toContain('longest queue stands at Ozinki: 1 person ');
  });

  it('tell where the waits are longest, with the tail', () => {
    const [finding] = findingsOf({
      ...nothing,
      metrics: {
        'crossings.Ozinki.wait.mean': metric('h', 21.4, 1.3),
        'crossings.Ozinki.wait.p90': metric('h', 40.2, 2.2),
        'crossings.Mashtakovo.wait.mean': metric('h', 9, 1),
      },
    });
    expect(finding!.text).toBe(
      'The longest waits are at Ozinki: 21 h (20 to 23) on average; one party in ten waits more than 40 h (38 to 42).',
    );
    expect(finding!.measures).toEqual(['crossings.Ozinki.wait.mean', 'crossings.Ozinki.wait.p90']);
  });

  it('tell outcomes in one sentence, after those who set out, the most frequent first', () => {
    expect(
      texts({
        metrics: {
          'outcomes.departures': metric('persons', 1900, 10),
          'outcomes.settled': metric('persons', 500, 10),
          'outcomes.onward': metric('persons', 2000, 10),
          'outcomes.returned': metric('persons', 100, 10),
          'outcomes.refused': metric('persons', 0, 0),
        },
      }),
    ).toEqual([
      '1,900 persons (1,890 to 1,910) set out, 2,000 persons (1,990 to 2,010) move on, 500 persons (490 to 510) settle and 100 persons (90 to 110) return.',
    ]);
  });

  it('tell of queues, beds and seats', () => {
    expect(
      texts({
        metrics: {
          'crossings.Mashtakovo.queue.max': metric('persons', 4321, 100),
          'cities.Oral.unsheltered.max': metric('persons', 812, 40),
          'services.bus.load': metric('share', 0.5, 0.01),
          'services.flight.load': metric('share', 0.98, 0.01),
        },
      }),
    ).toEqual([
      'The longest queue stands at Mashtakovo: 4,300 persons (4,200 to 4,400) at its peak.',
      'At the worst moment 810 persons (770 to 850) in Oral are without a bed.',
      '1 of 2 services with passengers sells 95 % of its seats or more; the fullest is flight: 98 % (97 to 99).',
    ]);
  });

  it('tell how many published figures are met and which is furthest off', () => {
    const met: Scored = { ...scored, verdict: 'inside', missedBy: 0, missedShare: 0 };
    expect(texts({ observations: [met, scored, { ...scored, label: 'less', missedShare: -0.1 }] })).toEqual([
      'The scenario meets 1 of 3 published figures kept for checking. The furthest off: Entries by 27 September: published 98,000 persons, simulated 120,000 persons (120,000 to 120,000).',
    ]);
  });

  it('tell what is not known', () => {
    const value = { path: 'a.b', text: '9 min', note: '' };
    const values = [
      { ...value, source: 'assumption' },
      { ...value, source: 'mvd' },
    ];
    expect(texts({ evidence: { sources: [], values } })).toEqual([
      '1 of 2 values of the scenario are assumptions without a source.',
    ]);
  });

  it('say nothing about what did not happen', () => {
    expect(texts({})).toEqual([]);
  });

  it('show a published interval as one', () => {
    expect(scoredInWords({ ...scored, published: { low: 90000, high: 98000 } })).toContain(
      'published 90,000 persons to 98,000 persons',
    );
  });
});
