/**
 * Directions that hold where theory says they must, whatever the scenario: with the same parties (common random
 * numbers) and behaviour frozen, that is with choices that do not know of waits and beds, and nobody who gives up or
 * reconsiders. `docs/background/mechanisms.md` says where they need not hold.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

interface World {
  readonly lanes: number;
  readonly service: string;
  readonly rate: number;
  readonly beds: number;
  readonly stay: string;
}

const world = fc.record({
  lanes: fc.integer({ min: 1, max: 6 }),
  service: fc.constantFrom(
    '10 min',
    'exponential(12 min)',
    'lognormal(15 min, 0.8)',
    'uniform(2 min, 30 min)',
  ),
  rate: fc.integer({ min: 1, max: 30 }),
  beds: fc.integer({ min: 0, max: 200 }),
  stay: fc.constantFrom('2 days', 'exponential(3 days)', 'lognormal(2 days, 0.6)'),
});

const text = ({ lanes, service, rate, beds, stay }: World) => `
onward: 1
title: Directions
start: 2022-01-01T00:00Z
duration: 6 days
groups:
  people: {goal: {visit: 100 %}, stay: {visit: "${stay}"}, needs a bed: 100 %, without a bed: {home: 100 %}}
origins:
  Home: {departures: {people: ${rate}/h}}
crossings:
  Border: {into: Abroad, posts: {exit: {car: {lanes: ${lanes}, service: "${service}"}}}}
cities:
  City: {country: Abroad, lodging: {hotels: {beds: ${beds}}}}
routes:
  - {from: Home, to: Border, takes: 1 h}
  - {from: Border, to: City, takes: 1 h}
what-ifs:
  more lanes: {add: {crossings.*.posts.*.*.lanes: 1}}
  more beds: {add: {cities.*.lodging.*.beds: 20}}
  quicker: {multiply: {crossings.*.posts.*.*.service: 0.5}}
`;
const runs = { numRuns: 12, seed: 5 };
const EXIT = 'crossings.Border.exit.car';
const wait = (at: (name: string) => number, statistic: string) => at(`${EXIT}.wait.${statistic}`);

describe('with the same parties and behaviour frozen', () => {
  it('more lanes are never longer waits', () => {
    fc.assert(
      fc.property(world, (w) => {
        const [base, more] = [measuresOf(text(w)), measuresOf(text(w), 'more lanes')];
        expect(more(`${EXIT}.queue.mean`)).toBeLessThanOrEqual(base(`${EXIT}.queue.mean`) + 1e-9);
        expect(wait(more, 'max')).toBeLessThanOrEqual(wait(base, 'max') + 1e-9);
        expect(more(`${EXIT}.served`)).toBeGreaterThanOrEqual(base(`${EXIT}.served`));
      }),
      runs,
    );
  });

  it('lanes that need half the time are never longer waits', () => {
    fc.assert(
      fc.property(world, (w) => {
        const [base, quick] = [measuresOf(text(w)), measuresOf(text(w), 'quicker')];
        expect(quick(`${EXIT}.queue.mean`)).toBeLessThanOrEqual(base(`${EXIT}.queue.mean`) + 1e-9);
        expect(wait(quick, 'max')).toBeLessThanOrEqual(wait(base, 'max') + 1e-9);
      }),
      runs,
    );
  });

  it('more beds are never fewer nights in a bed', () => {
    fc.assert(
      fc.property(world, (w) => {
        const [base, more] = [measuresOf(text(w)), measuresOf(text(w), 'more beds')];
        expect(more('cities.City.lodging.hotels.occupancy.mean')).toBeGreaterThanOrEqual(
          base('cities.City.lodging.hotels.occupancy.mean') - 1e-9,
        );
      }),
      runs,
    );
  });

  it('fewer departures are never longer queues, nor fuller beds', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 9 }), (w, tenths) => {
        // Every fewer-th party of the same list: departures at given times, so that those who leave are the same.
        const at = (parties: number) =>
          measuresOf(text(w).replace(`people: ${w.rate}/h`, `people: {at: every 1 h, parties: ${parties}}`));
        const [base, fewer] = [at(w.rate), at(Math.floor((w.rate * tenths) / 10))];
        expect(fewer(`${EXIT}.queue.max`)).toBeLessThanOrEqual(base(`${EXIT}.queue.max`));
        if (w.stay !== '2 days') return;
        const [full, emptier] = [base, fewer].map((m) => m('cities.City.lodging.hotels.occupancy.mean'));
        expect(emptier).toBeLessThanOrEqual(full! + 1e-9);
      }),
      runs,
    );
  });
});
