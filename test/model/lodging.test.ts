import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

const CITY = ({
  lodging = '{}',
  departures = 'at: "2022-01-02", parties: 50',
  stay = '30 days',
  without = '{try again: 100 %}',
  duration = '20 days',
} = {}) => `
onward: 1
title: Lodging
start: 2022-01-01T00:00Z
duration: ${duration}
groups:
  guests: {goal: {visit: 100 %}, stay: {visit: ${stay}}, needs a bed: 100 %, without a bed: ${without}}
origins:
  Home: {departures: {guests: {${departures}}}}
cities:
  City:
    country: Abroad
    lodging: ${lodging}
  Other: {country: Abroad, lodging: {hostel: {beds: 1000}}}
routes:
  - {from: Home, to: City, takes: 0 h}
  - {from: City, to: Other, takes: 2 h}
`;
const BEDS = (kind: string) => `cities.City.lodging.${kind}`;

describe('hosts who tire', () => {
  // Somebody always wants the bed: what is lost in a day is the share 1 − exp(−1 ÷ 10) of what is taken.
  const always = { departures: 'total: 90000 parties', stay: '1 day', without: '{home: 100 %}' };

  it('give fewer beds with every night: exp(−nights of each bed ÷ mean) of them are left', () => {
    const at = measuresOf(
      CITY({ ...always, lodging: '{friends: {beds: 400, wears out: {after: 10 days}}}' }),
    );
    expect(at(`${BEDS('friends')}.beds.max`)).toBe(400);
    // ∫ exp(−t ÷ 10) over 20 days.
    const mean = (400 * 10 * (1 - Math.exp(-2))) / 20;
    expect(Math.abs(at(`${BEDS('friends')}.beds.mean`) / mean - 1)).toBeLessThan(0.06);
    expect(at(`${BEDS('friends')}.occupancy.mean`)).toBeLessThan(at(`${BEDS('friends')}.beds.mean`) + 24);
  });

  it('take guests again when they have rested: rests ÷ (after + rests) of them are tired in the long run', () => {
    const at = measuresOf(
      CITY({
        ...always,
        departures: 'total: 200000 parties',
        duration: '100 days',
        lodging: '{friends: {beds: 300, wears out: {after: 10 days, rests: 20 days}}}',
      }),
    );
    const mean = 300 * (1 / 3 + (2 / 3) * (1 / (0.15 * 100)));
    expect(Math.abs(at(`${BEDS('friends')}.beds.mean`) / mean - 1)).toBeLessThan(0.06);
  });

  it('never tire where no guests come', () => {
    const at = measuresOf(
      CITY({
        departures: 'at: "2022-01-20", parties: 1',
        lodging: '{friends: {beds: 9, wears out: {after: 1 day}}}',
      }),
    );
    expect(at(`${BEDS('friends')}.beds.mean`)).toBe(9);
  });
});

describe('an emergency shelter', () => {
  const shelter = (persons: number) =>
    CITY({ lodging: `{shelter: {beds: 40, opens when: {unsheltered: ${persons} persons, after: 36 h}}}` });

  it('opens a while after so many had no bed at once', () => {
    const at = measuresOf(shelter(50));
    // 50 come on the first day at midnight; from noon of the third on 40 of them have a bed.
    expect(at(`${BEDS('shelter')}.beds.mean`)).toBeCloseTo((40 * (20 - 1 - 1.5)) / 20, 9);
    expect(at(`${BEDS('shelter')}.occupancy.mean`)).toBeCloseTo((40 * (20 - 1 - 1.5)) / 20, 9);
    expect(at('cities.City.unsheltered.max')).toBe(50);
    // All for three half days, 10 to the end: each half day without a bed is a night.
    expect(at('cities.City.nights-unsheltered')).toBe(50 * 3 + 10 * 36);
  });

  it('does not open for fewer', () => {
    const at = measuresOf(shelter(51));
    expect(at(`${BEDS('shelter')}.beds.max`)).toBe(0);
    expect(at('cities.City.nights-unsheltered')).toBe(50 * 39);
  });
});

describe('rents', () => {
  const rent = (follows: string, departures: string, stay = '30 days') =>
    measuresOf(
      CITY({
        lodging: `{flats: {beds: 100, price: 10 USD * (1 + full), price follows: ${follows}}}`,
        departures,
        stay,
      }),
    );
  const AT = (times: string, parties: string) => `at: "${times}", parties: "${parties}"`;

  it('rise after the beds that are taken, by 63 % of the way in the time that is written', () => {
    // 50 parties come at once and pay 10 USD, the price of an empty house; 50 more come two days later.
    const at = rent('{rising: 2 days}', AT('2022-01-02 00:00; 2022-01-04 00:00', '50'));
    const later = 10 * (1 + 0.5 * (1 - Math.exp(-1)));
    expect(at(`${BEDS('flats')}.price.max`)).toBeCloseTo(later, 6);
    expect(at(`${BEDS('flats')}.price.mean`)).toBeCloseTo((10 + later) / 2, 6);
  });

  it('fall back slowly when the beds are free again', () => {
    // 50 parties pay 10.00 to 14.90 USD and leave after four days; four days later the price has still to fall.
    const at = rent('{falling: 4 days}', AT('2022-01-02 00:00; 2022-01-10 00:00', '50'), '4 days');
    const first = 10 * (1 + 0.245);
    const second = at(`${BEDS('flats')}.price.mean`) * 2 - first;
    // It rises at once again from the share that it would otherwise have fallen to: 0.5 ÷ e.
    const share = 0.5 * Math.exp(-1);
    const paid = Array.from({ length: 50 }, (_, k) => 10 * (1 + Math.max(share, k / 100)));
    expect(second).toBeCloseTo(paid.reduce((sum, price) => sum + price, 0) / 50, 6);
  });
});

describe('a party that finds no bed', () => {
  it('moves on to another city, and is counted', () => {
    const at = measuresOf(CITY({ without: '{another city: 100 %}' }));
    expect(at('cities.City.moved-on')).toBe(50);
    expect(at('cities.Other.arrivals')).toBe(50);
    expect(at('cities.City.nights-unsheltered')).toBe(50);
    expect(at('cities.City.unsheltered.mean')).toBeCloseTo((50 * 0.5) / 20, 9);
  });
});
