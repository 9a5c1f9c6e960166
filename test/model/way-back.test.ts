import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

const WORLD = (back: string, group = 'goal: {return: 100 %}', more = '') => `
onward: 1
title: The way back
start: 2022-01-01T00:00Z
duration: 10 days
groups:
  people: {${group}, needs a bed: 0 %}
${more}
origins:
  Home: {departures: {people: {at: "2022-01-02", parties: 60}}}
crossings:
  Border:
    into: Abroad
    ${back}
    posts: {exit: {car: {lanes: 60, service: 1 s}}}
cities:
  City: {country: Abroad}
routes:
  - {from: Home, to: Border, takes: 1 h}
  - {from: Border, to: City, takes: 1 h}
`;
const BACK = 'crossings.Border.back';

describe('the way back', () => {
  it('is queued for where a crossing has posts for it', () => {
    const at = measuresOf(WORLD('back: {entry: {car: {lanes: 1, service: 10 min}}}'));
    expect(at(`${BACK}.entry.car.served`)).toBe(60);
    // 60 at once: the last waits for 59 × 10 min.
    expect(at(`${BACK}.entry.car.wait.max`)).toBeCloseTo(590 / 60, 6);
    expect(at(`${BACK}.wait.mean`)).toBeCloseTo((10 * (60 + 1)) / 2 / 60, 6);
    expect(at('outcomes.returned')).toBe(60);
    expect(at('countries.Abroad.exits')).toBe(60);
    expect(at('countries.Abroad.exits.road')).toBe(60);
    expect(at(`${BACK}.entries`)).toBe(60);
  });

  it('takes no time where none has', () => {
    const at = measuresOf(WORLD(''));
    expect(at('outcomes.returned')).toBe(60);
    expect(at('outcomes.inside.mean') * 240).toBeCloseTo(60 * 2, 1);
  });

  it('makes who finds no room come again', () => {
    const at = measuresOf(WORLD('back: {entry: {car: {lanes: 1, service: 10 min, room: 5 parties}}}'));
    expect(at(`${BACK}.entry.car.balked`)).toBeGreaterThan(50);
    expect(at('outcomes.returned')).toBe(60);
  });
});

describe('labour migrants who are expelled', () => {
  it('queue at the same lanes as those who flee, who wait the longer', () => {
    const text = (workers: number) => `
onward: 1
title: Expulsion
start: 2022-01-01T00:00Z
duration: 10 days
groups:
  people: {goal: {settle: 100 %}, needs a bed: 0 %}
  workers: {travel: [bus, car], goal: {settle: 100 %}, needs a bed: 0 %}
origins:
  Home: {departures: {people: {at: every 1 h, parties: 4}, workers: {at: every 1 h, parties: ${workers}}}}
crossings:
  Border: {into: Abroad, posts: {exit: {car: {lanes: 1, service: 10 min}}}}
cities:
  City: {country: Abroad}
services:
  - {by: bus, from: Home, to: City, seats: 1, departs: every 1 h, takes: 5 h, bookable: 1 h}
routes:
  - {from: Home, to: Border, takes: 1 h}
  - {from: Border, to: City, takes: 1 h}
`;
    const [alone, together] = [measuresOf(text(0)), measuresOf(text(4))];
    expect(together('services.bus Home-City.load')).toBeGreaterThan(0.99);
    // 7 cars an hour at a lane for 6.
    expect(together('crossings.Border.wait.max')).toBeGreaterThan(20);
    expect(alone('crossings.Border.wait.max')).toBeLessThan(1);
  });
});
