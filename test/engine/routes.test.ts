import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

const ROADS = `
onward: 1
title: Roads
start: 2022-01-01T00:00Z
duration: 20 days
groups:
  drivers: {looks for: 20 days, looks again: 6 h}
  riders: {travel: bus}
origins:
  Home: {departures: {drivers: 24/day, riders: 24/day}}
crossings:
  Border:
    into: Abroad
    posts:
      exit:
        car: {lanes: 100, service: 1 min}
        bus: {lanes: 100, service: 1 min}
destinations:
  City: {country: Abroad}
routes:
  - {from: Home, to: Border, by: [car, bus], distance: 120 km, speed: {car: 60 km/h, bus: 5 km/h}}
  - {from: Border, to: City, by: [car, bus], takes: 1 h}
`;
const served = (at: (name: string) => number, mode: string) => at(`crossings.Border.exit.${mode}.served`);

describe('a route', () => {
  it('has a speed for each mode', () => {
    // Those who set out in the last 2 h and 24 h are still on the way: 1 hour of departures is one party.
    const open = measuresOf(ROADS);
    const same = measuresOf(ROADS.replace('{car: 60 km/h, bus: 5 km/h}', '60 km/h'));
    expect(served(open, 'car')).toBe(served(same, 'car'));
    const late = served(same, 'bus') - served(open, 'bus');
    expect(late).toBeGreaterThan(10);
    expect(late).toBeLessThan(40);
  });

  it('takes the usual speed for a mode that has none of its own', () => {
    const one = measuresOf(ROADS.replace('{car: 60 km/h, bus: 5 km/h}', '{bus: 5 km/h}'));
    const usual = measuresOf(ROADS.replace('{car: 60 km/h, bus: 5 km/h}', '70 km/h'));
    expect(served(one, 'car')).toBe(served(usual, 'car'));
  });

  it('lets nobody set out while it is closed, and those on the way arrive', () => {
    const closed = ROADS.replace('speed: {', 'open: [{until: "2022-01-06"}, {from: "2022-01-11"}], speed: {');
    const at = measuresOf(closed);
    const open = measuresOf(ROADS);
    // Drivers look again every 6 h and all come later; riders look for no other time and stay at home for a quarter of it.
    expect(at('groups.drivers.stayed')).toBe(0);
    expect(served(at, 'car')).toBe(served(open, 'car'));
    const stayed = at('groups.riders.stayed');
    const departed = at('groups.riders.departures');
    expect(Math.abs(stayed / departed - 0.25)).toBeLessThan(0.05);
    // Those who set out before it closed came through, and those after it opened again too.
    expect(served(at, 'bus')).toBe(served(open, 'bus') - stayed);
  });

  it('holds those who came through a crossing until it opens again', () => {
    const at = measuresOf(ROADS.replace('takes: 1 h}', 'takes: 1 h, open: {from: "2022-01-11"}}'));
    const open = measuresOf(ROADS);
    expect(served(at, 'car')).toBe(served(open, 'car'));
    // All go on within 12 h of the opening at the latest.
    expect(at('destinations.City.arrivals')).toBeGreaterThan(0.9 * open('destinations.City.arrivals'));
    const shut = measuresOf(ROADS.replace('takes: 1 h}', 'takes: 1 h, open: false}'));
    expect(shut('destinations.City.arrivals')).toBe(0);
    expect(shut('crossings.Border.entries')).toBe(open('crossings.Border.entries'));
    expect(shut('outcomes.onward')).toBe(0);
  });

  it('can be closed by a dated change', () => {
    const entry = 'timeline:\n  - {at: "2022-01-11", set: {routes.0.open: false}}\n';
    const dated = measuresOf(`${ROADS}${entry}`);
    const written = measuresOf(ROADS.replace('speed: {', 'open: {until: "2022-01-11"}, speed: {'));
    expect(served(dated, 'car')).toBe(served(written, 'car'));
    expect(served(dated, 'car')).toBeLessThan(0.6 * served(measuresOf(ROADS), 'car'));
  });
});
