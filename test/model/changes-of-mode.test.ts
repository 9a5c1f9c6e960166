import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

/** A border that lets cars and bicycles pass, and nobody on foot. */
const BORDER = ({
  group = 'travel: foot',
  change = '{bicycle: {from: [foot, car], cost: 100 USD, takes: 1 h}}',
  crossing = '"0"',
  cars = 'lanes: 900, service: 1 min',
  parties = 'total: 10000 parties',
} = {}) => `
onward: 1
title: Changes of mode
start: 2022-01-01T00:00Z
duration: 20 days
groups:
  people: {${group}}
origins:
  Home: {departures: {people: {${parties}}}}
crossings:
  Border:
    into: Abroad
    change to: ${change}
    posts: {exit: {car: {${cars}}, bicycle: {lanes: 900, service: 1 min}}}
destinations:
  Town: {country: Abroad, appeal: 100000}
  Village: {country: Abroad}
routes:
  - {from: Home, to: Border, by: [car, foot], takes: 1 h}
  - {from: Border, to: Town, by: car, takes: 1 h}
  - {from: Border, to: Village, by: [bus, foot], takes: 1 h}
choices:
  crossing: ${crossing}
`;

describe('people on foot where nobody may walk over', () => {
  it('ride over if they can pay for it; the others give up', () => {
    const at = measuresOf(BORDER({ group: 'travel: foot, budget: "uniform(0 USD, 400 USD)"' }));
    const set = at('outcomes.departures');
    // Three quarters have 100 USD: a standard error is 0.0043.
    expect(Math.abs(at('crossings.Border.entries') / set - 0.75)).toBeLessThan(0.015);
    // All who changed are served, but for those on the way at the end.
    const way = at('crossings.Border.changed') - at('crossings.Border.exit.bicycle.served');
    expect(way).toBeGreaterThanOrEqual(0);
    expect(way).toBeLessThan(60);
    expect(at('outcomes.stayed') / set).toBeGreaterThan(0.23);
    expect(at('crossings.Border.queue.max')).toBeGreaterThan(0);
  });

  it('ride over where they find a seat', () => {
    const at = measuresOf(BORDER({ change: '{car: {from: foot, share: 20 %}}' }));
    expect(Math.abs(at('crossings.Border.entries') / at('outcomes.departures') - 0.2)).toBeLessThan(0.015);
  });

  it('wait as long as the change takes and the queue of the new mode', () => {
    const at = measuresOf(BORDER());
    expect(at('crossings.Border.wait.mean')).toBeCloseTo(1 + 1 / 60, 6);
  });
});

describe('people who leave the car', () => {
  it('are the share that the choice of a crossing says: fare against wait', () => {
    const at = measuresOf(BORDER({ group: 'travel: car', crossing: '-fare / (100 USD)' }));
    const share = at('crossings.Border.changed') / at('outcomes.departures');
    expect(Math.abs(share - Math.exp(-1) / (1 + Math.exp(-1)))).toBeLessThan(0.015);
    // They go on without it: by bus or on foot.
    expect(at('destinations.Village.arrivals') / at('crossings.Border.changed')).toBeGreaterThan(0.99);
    expect(at('destinations.Town.arrivals')).toBeGreaterThan(0.99 * at('crossings.Border.exit.car.served'));
    expect(at('groups.people.onward')).toBe(
      at('destinations.Village.arrivals') + at('destinations.Town.arrivals'),
    );
  });

  it('leave it while they wait, once their own wait costs more than the fare', () => {
    // 60 cars at once, a lane that takes an hour for each; each hour of wait is worth 100 USD: but for the first two
    // none is better off in line.
    const at = measuresOf(
      BORDER({
        group: 'travel: car, reconsiders: 30 min',
        crossing: '-100 * wait / h - fare / (1 USD)',
        cars: 'lanes: 1, service: 1 h',
        parties: 'at: "2022-01-02", parties: 60',
      }),
    );
    expect(at('crossings.Border.changed')).toBeGreaterThanOrEqual(56);
    expect(at('crossings.Border.changed')).toBeLessThanOrEqual(59);
    expect(at('crossings.Border.entries')).toBe(60);
    // The wait is that from the first queue on: half an hour in line, an hour for the change.
    expect(at('crossings.Border.wait.p50')).toBeGreaterThan(1.4);
  });
});
