import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

/** Parties that wait in a city from the first day on. */
const CITY = (group: string, { choices = '', duration = '20 days', lodging = '' } = {}) => `
onward: 1
title: Goals
start: 2022-01-01T00:00Z
duration: ${duration}
groups:
  waiters: {goal: {wait: 100 %}, needs a bed: 0 %, registers: 0 %, ${group}}
origins:
  Home: {departures: {waiters: {at: "2022-01-01 00:00", parties: 20000}}}
cities:
  City: {country: Abroad${lodging}}
destinations:
  Beyond: {country: Elsewhere}
services:
  - {by: bus, from: City, to: Beyond, seats: 40000, departs: every 1 h, takes: 1 h, fare: 60 USD}
routes:
  - {from: Home, to: City, takes: 0 h}
${choices}`;
/** A standard error of a share is below 0.0036. */
const near = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(0.012);
const share = (at: (name: string) => number, outcome: string) => at(`outcomes.${outcome}`) / 20000;

describe('parties that wait and see', () => {
  it('turn to other goals by competing risks: λ ÷ Λ of 1 − exp(−Λ t) to each', () => {
    // The last thought is after 19 days: at 20 days the run ends.
    const at = measuresOf(CITY('while waiting: {settle: 0.03/day, return: 0.02/day}'));
    const gone = 1 - Math.exp(-0.05 * 20);
    near(share(at, 'settled'), 0.6 * gone);
    near(share(at, 'returned'), 0.4 * gone);
    near(at('outcomes.inside.mean') / 20000, (1 - Math.exp(-1)) / (1 - Math.exp(-0.05)) / 20);
  });

  it('think it over as often as is written, with the same risk in all', () => {
    const rare = measuresOf(CITY('while waiting: {every: 5 days, settle: 0.03/day}'));
    near(share(rare, 'settled'), 1 - Math.exp(-0.03 * 20));
  });

  it('turn when the news of a date comes', () => {
    const at = measuresOf(CITY(`while waiting: {return: 0.5/day * after("2022-01-11T00:00")}`));
    near(share(at, 'returned'), 1 - Math.exp(-0.5 * 10));
    const before = measuresOf(CITY(`while waiting: {return: 0.5/day * after("2022-01-20T12:00")}`));
    near(share(before, 'returned'), 1 - Math.exp(-0.5));
  });

  it('still act on afterwards when their stay ends, to the hour', () => {
    const at = measuresOf(
      CITY('stay: {wait: 60 h}, afterwards: {return: 100 %}, while waiting: {settle: 0.1/day}'),
    );
    // Two whole days of risk, and the half day at whose end the stay is over.
    near(share(at, 'settled'), 1 - Math.exp(-0.2));
    expect(at('outcomes.settled') + at('outcomes.returned')).toBe(20000);
    expect(at('outcomes.inside.mean') * 20 * 24).toBeLessThan(20000 * 60);
  });

  it('know the cheapest fare onward', () => {
    const at = measuresOf(CITY('while waiting: {onward: 0.1/day * (fare < 50 USD)}'));
    expect(at('outcomes.onward')).toBe(0);
    const cheap = measuresOf(CITY('while waiting: {onward: 0.1/day * (fare < 70 USD)}'));
    expect(cheap('outcomes.onward')).toBeGreaterThan(10_000);
  });
});

describe('savings', () => {
  it('run out when the living of so many days has eaten them: then parties do what is written', () => {
    const at = measuresOf(
      CITY('budget: "uniform(0 USD, 400 USD)", spends: 20 USD/day, savings run out: {return: 100 %}'),
    );
    // After twenty days of 20 USD nobody has any left but those of the last day.
    expect(share(at, 'returned')).toBeGreaterThan(0.98);
    // The mean party lasts for 10 days, and a half more to the thought at which it cannot pay.
    near(at('outcomes.inside.mean') / 20000, 10.5 / 20);
  });

  it('buy no ticket that costs more, and one when the goal turns onward while they last', () => {
    // 400 USD last for 20 days of living at most; a ticket of 60 USD can be had while 60 are left.
    const at = measuresOf(
      CITY(
        'budget: 100 USD, spends: 20 USD/day, stay: {wait: 3.5 days}, afterwards: {onward: 100 %}, savings run out: {return: 100 %}',
      ),
    );
    // 80 USD are spent by then: none can buy, and the money is gone a day later.
    expect(at('outcomes.onward')).toBe(0);
    expect(at('outcomes.returned')).toBe(20000);
    const sooner = measuresOf(
      CITY('budget: 100 USD, spends: 20 USD/day, stay: {wait: 36 h}, afterwards: {onward: 100 %}'),
    );
    expect(sooner('outcomes.onward')).toBe(20000);
  });
});

describe('what parties spend in a city', () => {
  it('is persons × living + beds × price, in USD a day', () => {
    const at = measuresOf(
      CITY('needs a bed: 100 %, party: {2: 100 %}, spends: 20 USD/day', {
        lodging: ', lodging: {hotels: {beds: 100000, price: 15 USD}}',
      }).replace('needs a bed: 0 %, ', ''),
    );
    expect(at('cities.City.spending.max')).toBeCloseTo(40000 * 35, 6);
    expect(at('cities.City.spending.mean')).toBeCloseTo(40000 * 35, 6);
  });

  it('ends when they leave', () => {
    const at = measuresOf(CITY('spends: 20 USD/day, stay: {wait: 5 days}, afterwards: {return: 100 %}'));
    expect(at('cities.City.spending.mean')).toBeCloseTo((20000 * 20 * 5) / 20, 6);
  });
});

describe('work', () => {
  it('is found at the rate that is written, and lets those who wait settle', () => {
    const at = measuresOf(CITY('finds work: 0.05/day'));
    near(at('cities.City.employed.max') / 20000, 1 - Math.exp(-1));
    expect(at('outcomes.settled')).toBe(at('cities.City.employed.max'));
  });

  it('is short where its rate falls with those who have it', () => {
    const at = measuresOf(CITY('finds work: "0.2/day * max(0, 1 - employed / (5000 persons))"'));
    expect(at('cities.City.employed.max')).toBeGreaterThan(4500);
    // Who decides in one day does not yet know of the others.
    expect(at('cities.City.employed.max')).toBeLessThan(5800);
  });

  it('keeps those who want to settle until they have it, or their savings run out', () => {
    const at = measuresOf(
      CITY(
        'budget: 205 USD, spends: 20 USD/day, finds work: 0.05/day, savings run out: {return: 100 %}',
      ).replace('goal: {wait: 100 %}', 'goal: {settle: 100 %}'),
    );
    near(share(at, 'settled'), 1 - Math.exp(-0.05 * 10));
    expect(at('outcomes.settled') + at('outcomes.returned')).toBe(20000);
  });
});
