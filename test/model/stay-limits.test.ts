import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

const PARTIES = 2000;
const DAYS = 60;

/** Parties that enter Abroad at time zero, drive a while, and stay in a city with a desk and buses to elsewhere. */
const STAY = ({
  group = 'goal: {wait: 100 %}, registers: 0 %',
  limit = 'limit: 30 days',
  desk = '',
  road = '0 h',
  bus = '',
  timeline = '',
} = {}) => `
onward: 1
title: Stay limits
start: 2022-01-01T00:00Z
duration: ${DAYS} days
groups:
  tourists: {needs a bed: 0 %, ${group}}
  others: {needs a bed: 0 %, goal: {wait: 100 %}}
origins:
  Home: {departures: {tourists: {at: "2022-01-01 00:00", parties: ${PARTIES}}}}
countries:
  Abroad: {stay limit: {${limit}}}
crossings:
  Border: {into: Abroad, posts: {entry: {car: {lanes: 2000, service: 0 min}}}}
cities:
  City: {country: Abroad, desks: {registration: {desks: 2000, service: 0 min${desk}}}}
destinations:
  Beyond: {country: Elsewhere}
services:
  - {by: bus, from: City, to: Beyond, seats: 4000, departs: daily 12:00, takes: 1 h${bus}}
routes:
  - {from: Home, to: Border, takes: 0 h}
  - {from: Border, to: City, takes: ${road}}
${timeline}`;

/** A standard error of a share is at most 0.011. */
const near = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(0.035);
/** Mean time inside the run (days). */
const daysInside = (at: (name: string) => number) => (at('outcomes.inside.mean') * DAYS) / PARTIES;

describe('a stay that ends by law', () => {
  it('lasts to the day, from the border on, and then who is there goes home', () => {
    const at = measuresOf(STAY({ road: '5 days' }));
    expect(at('outcomes.returned')).toBe(PARTIES);
    expect(daysInside(at)).toBeCloseTo(30, 6);
    expect(at('cities.City.stock.mean') * DAYS).toBeCloseTo(25 * PARTIES, 6);
    expect(at('countries.Abroad.overstayed')).toBe(0);
  });

  it('is followed by what is written, in the shares that are written', () => {
    const at = measuresOf(
      STAY({
        limit: 'limit: 30 days, afterwards: {register: 30 %, leave: 20 %, move on: 10 %, overstay: 40 %}',
      }),
    );
    near(at('countries.Abroad.registered') / PARTIES, 0.3);
    near(at('outcomes.returned') / PARTIES, 0.2);
    near(at('outcomes.onward') / PARTIES, 0.1);
    near(at('countries.Abroad.overstayed') / PARTIES, 0.4);
    expect(at('countries.Abroad.stock.max')).toBe(PARTIES);
  });

  it('leaves those alone who registered in time, or goes on as long again as registration allows', () => {
    const inTime = measuresOf(STAY({ group: 'goal: {wait: 100 %}, registers: {wait: 40 %}' }));
    near(inTime('countries.Abroad.registered') / PARTIES, 0.4);
    expect(inTime('outcomes.returned')).toBe(PARTIES - inTime('countries.Abroad.registered'));
    // At 30 days all register, and once more at 55.
    const again = measuresOf(
      STAY({ limit: 'limit: 30 days, registered: 25 days, afterwards: {register: 100 %}' }),
    );
    expect(again('countries.Abroad.registered')).toBe(2 * PARTIES);
    expect(again('outcomes.returned')).toBe(0);
  });

  it('ends in overstaying for those whom the desk does not serve', () => {
    const at = measuresOf(
      STAY({
        group: 'goal: {wait: 100 %}, registers: 0 %, documents: {passport: 40 %}',
        desk: ', documents: passport',
        limit: 'limit: 30 days, afterwards: {register: 100 %}',
      }),
    );
    near(at('countries.Abroad.registered') / PARTIES, 0.4);
    expect(at('countries.Abroad.overstayed')).toBe(PARTIES - at('countries.Abroad.registered'));
  });

  it('is nothing to a party that wanted to stay for a shorter time', () => {
    const at = measuresOf(STAY({ group: 'goal: {visit: 100 %}, stay: {visit: 10 days}, registers: 0 %' }));
    expect(at('outcomes.returned')).toBe(PARTIES);
    expect(daysInside(at)).toBeCloseTo(10, 6);
  });

  it('overstayed, is followed by the rest of what the party wanted', () => {
    const at = measuresOf(
      STAY({
        group: 'goal: {visit: 100 %}, stay: {visit: 45 days}, registers: 0 %',
        limit: 'limit: 30 days, afterwards: {overstay: 100 %}',
      }),
    );
    expect(at('countries.Abroad.overstayed')).toBe(PARTIES);
    expect(daysInside(at)).toBeCloseTo(45, 6);
  });

  it('is kept to the day by those who think it over less often', () => {
    const at = measuresOf(
      STAY({ group: 'goal: {wait: 100 %}, registers: 0 %, while waiting: {every: 4 days, settle: 0/day}' }),
    );
    expect(at('outcomes.returned')).toBe(PARTIES);
    expect(daysInside(at)).toBeCloseTo(30, 6);
  });

  it('holds for those who look for a way on in vain', () => {
    const at = measuresOf(
      STAY({
        group: 'goal: {onward: 100 %}, registers: 0 %, budget: 50 USD, looks again: 7 h',
        bus: ', fare: 60 USD',
      }),
    );
    expect(at('outcomes.returned')).toBe(PARTIES);
    expect(daysInside(at)).toBeCloseTo(30, 6);
  });

  it('keeps who settles unregistered from having settled until it is over', () => {
    const overstay = 'limit: 30 days, afterwards: {overstay: 100 %}';
    const at = measuresOf(STAY({ group: 'goal: {settle: 100 %}, registers: 0 %', limit: overstay }));
    expect(at('outcomes.settled')).toBe(PARTIES);
    expect(daysInside(at)).toBeCloseTo(30, 6);
    const registered = measuresOf(STAY({ group: 'goal: {settle: 100 %}', limit: overstay }));
    expect(registered('outcomes.settled')).toBe(PARTIES);
    expect(daysInside(registered)).toBeCloseTo(0, 6);
  });

  it('holds for the groups that are named', () => {
    const at = measuresOf(STAY({ limit: 'limit: 30 days, groups: others' }));
    expect(at('outcomes.returned')).toBe(0);
  });

  it('changes by date for those who enter from then on', () => {
    const dated = STAY({
      limit: 'limit: 30 days',
      timeline: 'timeline:\n  - {at: "2022-01-05", set: {countries.Abroad.stay limit.limit: 10 days}}',
    });
    expect(daysInside(measuresOf(dated))).toBeCloseTo(30, 6);
    const later = measuresOf(dated.replace('at: "2022-01-01 00:00"', 'at: "2022-01-06 00:00"'));
    expect(daysInside(later)).toBeCloseTo(10, 6);
  });
});
