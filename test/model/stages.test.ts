import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

/** Code, then account, then permit; settlers register for all. */
const CITY = ({ account = 'share: 60 %', permit = '', parties = 'total: 20000 parties' } = {}) => `
onward: 1
title: Stages
start: 2022-01-01T00:00Z
duration: 40 days
groups:
  settlers: {goal: {settle: 100 %}, needs a bed: 0 %, documents: {passport: 40 %}}
origins:
  Home: {departures: {settlers: {${parties}}}}
cities:
  City:
    country: Abroad
    desks:
      registration: {desks: 900, service: 1 min}
      account: {desks: 900, service: 2 min, after: registration, ${account}}
      permit: {desks: 900, service: 3 min, after: account${permit}}
routes:
  - {from: Home, to: City, takes: 0 h}
`;
const DESKS = 'cities.City.desks';

/** People who wait some days and go home; of how many the city registers. */
const REGISTERS = (registers: string) => `
onward: 1
title: Who registers
start: 2022-01-01T00:00Z
duration: 40 days
groups:
  waiters: {goal: {wait: 100 %}, stay: {wait: 5 days}, needs a bed: 0 %, registers: ${registers}}
origins:
  Home: {departures: {waiters: {at: "2022-01-02", parties: 1000}}}
cities:
  City: {country: Abroad, desks: {registration: {desks: 900, service: 1 min}}}
routes:
  - {from: Home, to: City, takes: 0 h}
`;

describe('registration', () => {
  it('is not asked once more of those who go home where one share is given for all', () => {
    const at = measuresOf(REGISTERS('100 %'));
    expect(at('outcomes.returned')).toBe(1000);
    expect(at('countries.Abroad.registered')).toBe(1000);
  });

  it('is asked of those who go home where the file says so', () => {
    const at = measuresOf(REGISTERS('{wait: 0 %, return: 100 %}'));
    expect(at('countries.Abroad.registered')).toBe(1000);
  });
});

describe('registration in stages', () => {
  it('lets the share of those served at one stage go on to the next', () => {
    const at = measuresOf(CITY({ permit: ', share: 50 %' }));
    const registered = at('countries.Abroad.registered');
    expect(Math.abs(at(`${DESKS}.account.completed`) / registered - 0.6)).toBeLessThan(0.013);
    expect(Math.abs(at(`${DESKS}.permit.completed`) / registered - 0.3)).toBeLessThan(0.013);
    expect(at(`${DESKS}.permit.served`)).toBe(at(`${DESKS}.permit.completed`));
  });

  it('takes the time of each stage and the time between them before a party has settled', () => {
    const at = measuresOf(
      CITY({
        account: 'waits: 3 days',
        permit: ', waits: 7 days',
        parties: 'at: "2022-01-02", parties: 100',
      }),
    );
    expect(at('outcomes.settled')).toBe(100);
    expect(at('outcomes.inside.mean') * 40).toBeCloseTo(100 * (10 + 6 / (24 * 60)), 6);
  });

  it('asks for the documents of each stage: who lacks them stops there, and settles all the same', () => {
    const at = measuresOf(CITY({ account: 'documents: passport' }));
    const registered = at('countries.Abroad.registered');
    expect(Math.abs(at(`${DESKS}.account.completed`) / registered - 0.4)).toBeLessThan(0.013);
    expect(at(`${DESKS}.account.refused`) + at(`${DESKS}.account.completed`)).toBeGreaterThan(
      registered - 20,
    );
    expect(at(`${DESKS}.permit.completed`)).toBeLessThanOrEqual(at(`${DESKS}.account.completed`));
    expect(at('outcomes.settled')).toBeGreaterThan(registered - 40);
  });

  it('has hours and appointments at each stage', () => {
    const at = measuresOf(
      CITY({
        account: 'hours: "Mo-Fr 09:00-18:00"',
        permit: ', appointments: {every: 1 h, ahead: 2 days}',
        parties: 'at: "2022-01-01", parties: 10',
      }),
    );
    // 1 January 2022 is a Saturday: the account is opened on Monday at 09:00.
    expect(at(`${DESKS}.account.wait.max`)).toBeCloseTo(57 - 1 / 60, 6);
    expect(at(`${DESKS}.permit.appointments.taken`)).toBe(10);
    expect(at(`${DESKS}.permit.completed`)).toBe(10);
  });
});
