import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import { countColumn } from '../../src/measures/measures.js';
import { measured, measuresOf, networkOf } from '../support/scenarios.js';

const TRAIN = `
onward: 1
title: A train that is cancelled
start: 2022-01-01T00:00Z
duration: 20 days
record every: 24 h
groups:
  riders: {travel: train, budget: 100 USD, looks for: 20 days, looks again: 1 h}
origins:
  Home: {departures: {riders: 24/day * (1 - after("2022-01-15"))}}
destinations:
  Beyond: {country: Abroad}
services:
  - {name: train, by: train, from: Home, to: Beyond, seats: 1000, departs: "daily 12:00", takes: 1 h, fare: 60 USD}
`;
const cancelled = (days: string) => TRAIN.replace('fare: 60 USD', `fare: 60 USD, cancelled on: ${days}`);

/** What a count gained on each day. */
function daily(text: string, name: string, seed = 'test'): number[] {
  const network = networkOf(text);
  const { catalogue, ticks } = network;
  const { series } = simulate(network, seed, 0, { check: true });
  const column =
    countColumn(
      catalogue,
      catalogue.counts.findIndex((entry) => entry.name === name),
    ) * ticks;
  return Array.from({ length: ticks - 1 }, (_, day) => series[column + day + 1] - series[column + day]);
}

describe('a departure that is cancelled', () => {
  const usual = daily(TRAIN, 'services.train.sold');

  it('is told to those who booked, who take the next with their money back', () => {
    const text = cancelled('"2022-01-05"');
    const sold = daily(text, 'services.train.sold');
    expect(sold[4]).toBe(0);
    expect(sold[5]).toBe(usual[4] + usual[5]);
    expect(sold.slice(6)).toEqual(usual.slice(6));
    const at = measuresOf(text);
    expect(at('services.train.cancelled')).toBe(usual[4]);
    // 100 USD pay one fare of 60 USD, not two.
    expect(at('destinations.Beyond.arrivals')).toBe(measuresOf(TRAIN)('destinations.Beyond.arrivals'));
    expect(at('services.train.offered')).toBe(19 * 1000);
  });

  it('may be one of several: those of the first are told twice', () => {
    const at = measuresOf(cancelled('["2022-01-06", "2022-01-05"]'));
    expect(at('services.train.cancelled')).toBe(2 * usual[4] + usual[5]);
    expect(at('services.train.offered')).toBe(18 * 1000);
  });

  it('sends those who stood at the airport back to the city', () => {
    const flight = (extra: string) => `
onward: 1
title: A flight that is cancelled
start: 2022-01-01T00:00Z
duration: 20 days
groups:
  flyers: {budget: 100 USD, needs a bed: 0 %, looks again: 1 h}
origins:
  Home: {departures: {flyers: 24/day * (1 - after("2022-01-15"))}}
cities:
  City: {country: Here}
airports:
  Airport: {city: City, desks: {check: {desks: 1, service: 1 min}}}
destinations:
  Beyond: {country: Abroad}
routes:
  - {from: Home, to: City, takes: 1 h}
services:
  - {name: flight, by: flight, from: Airport, to: Beyond, seats: 1000, departs: "daily 12:00", takes: 1 h, fare: 60 USD${extra}}
`;
    const all = measuresOf(flight(''));
    const some = measuresOf(flight(', cancelled on: "2022-01-05"'));
    expect(some('services.flight.cancelled')).toBeGreaterThan(10);
    expect(some('destinations.Beyond.arrivals')).toBe(all('destinations.Beyond.arrivals'));
    expect(some('outcomes.inside.mean')).toBeGreaterThan(all('outcomes.inside.mean'));
    // Who was sent back passes the desk again.
    const desk = 'airports.Airport.check.served';
    expect(some(desk)).toBe(all(desk) + some('services.flight.cancelled'));
    expect(some('cities.City.stock.max')).toBeGreaterThan(all('cities.City.stock.max'));
  });
});

describe('a share of departures that is cancelled', () => {
  const share = TRAIN.replace('daily 12:00', 'every 1 h').replace(
    'fare: 60 USD',
    'fare: 60 USD, cancelled: 20 %',
  );

  it('is drawn for each departure, whoever has booked', () => {
    let [ran, lost, sold] = [0, 0, 0];
    const network = networkOf(share.replace('looks again: 1 h', 'looks again: 10 min'));
    for (let replication = 0; replication < 40; replication++) {
      const at = measured(network, 'share', replication);
      ran += at('services.train.offered') / 1000;
      lost += at('services.train.cancelled');
      sold += at('services.train.sold');
    }
    // 480 departures in each of 40 runs: the share of those cancelled has a standard error of 0.003.
    expect(Math.abs(ran / (40 * 480) - 0.8)).toBeLessThan(0.01);
    // Each booking is on a departure that does not run with the same chance.
    expect(Math.abs(lost / (lost + sold) - 0.2)).toBeLessThan(0.02);
  });

  it('strikes the same departures whatever else is changed', () => {
    const offered = daily(share, 'services.train.offered');
    const changed = daily(
      share.replace('seats: 1000', 'seats: 500').replace('24/day', '90/day'),
      'services.train.offered',
    );
    expect(changed).toEqual(offered.map((seats) => seats / 2));
    expect(new Set(offered).size).toBeGreaterThan(3);
    expect(daily(share, 'services.train.offered', 'another seed')).not.toEqual(offered);
    // More of them where the share is larger, and those of the smaller share among them.
    const more = daily(share.replace('20 %', '50 %'), 'services.train.offered');
    more.forEach((seats, day) => {
      expect(seats).toBeLessThanOrEqual(offered[day]);
    });
  });

  it('may change with the time', () => {
    const entry = 'timeline:\n  - {at: "2022-01-11", set: {services.train.cancelled: 100 %}}\n';
    const offered = daily(`${share}${entry}`, 'services.train.offered');
    expect(offered.slice(0, 9)).toEqual(daily(share, 'services.train.offered').slice(0, 9));
    expect(offered.slice(10)).toEqual(offered.slice(10).map(() => 0));
  });
});
