import { describe, expect, it } from 'vitest';
import { measured, measuresOf, networkOf } from '../support/scenarios.js';

/** Parties that settle in a city and register there first. */
const CITY = (desk: string, { departures = '{at: "2022-01-02 08:00", parties: 5}', timeline = '' } = {}) => `
onward: 1
title: A desk
start: 2022-01-01T00:00Z
duration: 10 days
groups:
  settlers: {goal: {settle: 100 %}, needs a bed: 0 %, party: {3: 100 %}, documents: {passport: 40 %}}
origins:
  Home: {departures: {settlers: ${departures}}}
cities:
  City:
    country: Abroad
    desks: {registration: {${desk}}}
routes:
  - {from: Home, to: City, takes: 0 h}
${timeline}`;
const DESK = 'cities.City.desks.registration';

describe('a desk with appointments', () => {
  it('gives each party the first free slot, in order of asking', () => {
    // Slots each half hour: 08:30, 09:00, 09:30 and 10:00 lie within 2 h of 08:00.
    const at = measuresOf(CITY('desks: 1, service: 20 min, appointments: {every: 30 min, ahead: 2 h}'));
    expect(at(`${DESK}.appointments.taken`)).toBe(4);
    expect(at(`${DESK}.appointments.balked`)).toBe(1);
    expect(at(`${DESK}.appointments.wait.mean`)).toBeCloseTo((0.5 + 1 + 1.5 + 2) / 4, 9);
    expect(at(`${DESK}.appointments.offered`)).toBe(480);
    // Service is shorter than the time between slots: nobody queues.
    expect(at(`${DESK}.wait.max`)).toBe(0);
    expect(at(`${DESK}.served`)).toBe(4);
    // A slot is for a party, whatever its size; who has none settles without.
    expect(at('countries.Abroad.registered')).toBe(12);
    expect(at('outcomes.settled')).toBe(15);
  });

  it('has as many slots as desks are open, and none while it is closed', () => {
    const desk = 'desks: 2, hours: "Mo-Fr 09:00-10:00", service: 1 min';
    // 2 January 2022 is a Sunday: two slots at 09:00 and two at 09:30 of Monday, one of the next day.
    const at = measuresOf(CITY(`${desk}, appointments: {every: 30 min, ahead: 3 days}`));
    expect(at(`${DESK}.appointments.taken`)).toBe(5);
    expect(at(`${DESK}.appointments.wait.max`)).toBeCloseTo(49, 9);
    expect(at(`${DESK}.appointments.wait.mean`)).toBeCloseTo((25 + 25 + 25.5 + 25.5 + 49) / 5, 9);
    expect(at(`${DESK}.appointments.offered`)).toBe(6 * 2 * 2);
  });

  it('lets parties queue whose predecessors take longer than their slots', () => {
    const at = measuresOf(CITY('desks: 1, service: 40 min, appointments: {every: 30 min, ahead: 2 h}'));
    // Waits of 0, 10, 20 and 30 min.
    expect(at(`${DESK}.wait.mean`)).toBeCloseTo(0.25, 9);
    expect(at(`${DESK}.wait.max`)).toBeCloseTo(0.5, 9);
  });

  it('has more slots from the date on which more desks open', () => {
    const timeline = 'timeline:\n  - {at: "2022-01-06", set: {cities.City.desks.registration.desks: 3}}\n';
    const at = measuresOf(
      CITY('desks: 1, service: 1 min, appointments: {every: 1 h, ahead: 1 day}', { timeline }),
    );
    expect(at(`${DESK}.appointments.offered`)).toBe(5 * 24 + 5 * 72);
  });
});

describe('a desk that asks for documents', () => {
  const many = { departures: '{total: 20000 parties}' };

  it('serves those who have one of them, the others go on without', () => {
    const at = measured(networkOf(CITY('desks: 100, service: 1 min, documents: passport', many)));
    const all = at(`${DESK}.served`) + at(`${DESK}.refused`);
    expect(all).toBeGreaterThan(19_000);
    // A standard error is 0.0035.
    expect(Math.abs(at(`${DESK}.refused`) / all - 0.6)).toBeLessThan(0.012);
    expect(at('outcomes.settled')).toBe(3 * all);
  });

  it('asks before it gives an appointment', () => {
    const at = measuresOf(
      CITY('desks: 9, service: 1 min, documents: passport, appointments: {every: 1 h, ahead: 1 day}'),
    );
    expect(at(`${DESK}.refused`) + at(`${DESK}.appointments.taken`)).toBe(5);
    expect(at(`${DESK}.refused`)).toBeGreaterThan(0);
  });
});

describe('where no document is needed', () => {
  it('nobody is refused for having none, though rules may change', () => {
    const text = `
onward: 1
title: No documents
start: 2022-01-01T00:00Z
duration: 10 days
groups: {travellers: {}}
origins:
  Home: {departures: {travellers: {at: "2022-01-02", parties: 7}}}
crossings:
  Border: {into: Abroad, posts: {exit: {car: {lanes: 1, service: 1 min}}}}
destinations:
  Beyond: {country: Abroad}
routes:
  - {from: Home, to: Border, takes: 1 h}
  - {from: Border, to: Beyond, takes: 1 h}
timeline:
  - {at: "2022-01-05", set: {crossings.Border.posts.exit.car.lanes: 2}}
`;
    expect(measuresOf(text)('outcomes.refused')).toBe(0);
    expect(measuresOf(text)('outcomes.onward')).toBe(7);
  });
});
