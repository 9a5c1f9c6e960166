import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

/** Visitors are in the country when the count begins and have gone home when the men set out. */
const scenario = `onward: 1
title: Fewer than at the start
start: 2022-09-19T00:00+03:00
duration: 10 days
warm-up: 4 days
groups:
  visitors: {travel: car, goal: {visit: 100 %}, stay: {visit: 1 day}}
  men: {travel: car, goal: {settle: 100 %}}
origins:
  Samara:
    departures:
      visitors: 200/day * (1 - after("2022-09-19"))
      men: 200/day * after("2022-09-23")
crossings:
  Mashtakovo: {into: Kazakhstan, posts: {entry: {car: {lanes: 10, service: 1 min}}}}
  Lars: {into: Georgia, posts: {entry: {car: {lanes: 10, service: 1 min}}}}
cities:
  Oral: {country: Kazakhstan, lodging: {hotels: {beds: 10000, price: 45 USD}}}
  Tbilisi: {country: Georgia, lodging: {hotels: {beds: 10000, price: 45 USD}}}
routes:
  - {from: Samara, to: Mashtakovo, distance: 260 km}
  - {from: Mashtakovo, to: Oral, distance: 52 km}
  - {from: Samara, to: Lars, distance: 1500 km, open: {from: "2022-09-23"}}
  - {from: Lars, to: Tbilisi, distance: 180 km}
choices:
  crossing: log(1 + min(compatriots, 0 persons))
`;

describe('compatriots', () => {
  it('are none, and not less, where fewer are in the country than at the start: a way that they weigh stays a way', () => {
    const measure = measuresOf(scenario);
    const [kazakhstan, georgia] = ['Kazakhstan', 'Georgia'].map((name) =>
      measure(`countries.${name}.entries`),
    );
    expect(kazakhstan! / (kazakhstan! + georgia!)).toBeCloseTo(0.5, 1);
  });
});
