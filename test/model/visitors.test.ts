import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

const world = (visitors: string) => `onward: 1
title: Ordinary travel
start: 2022-01-01T00:00Z
duration: 10 days
groups:
  visitors: {goal: {${visitors}}, stay: {visit: 1 day}, needs a bed: 0 %}
  movers: {party: {2: 100 %}, goal: {settle: 100 %}, needs a bed: 0 %}
origins:
  Home: {departures: {visitors: {at: "2022-01-02", parties: 30}, movers: {at: "2022-01-03", parties: 20}}}
crossings:
  Border: {into: Abroad, posts: {exit: {car: {lanes: 60, service: 1 s}}}}
cities:
  City: {country: Abroad}
routes:
  - {from: Home, to: Border, takes: 1 h}
  - {from: Border, to: City, takes: 1 h}
`;

describe('ordinary travel', () => {
  it('is told apart: entries, exits and ends of those who do more than visit', () => {
    const at = measuresOf(world('visit: 100 %'));
    expect(at('countries.Abroad.entries')).toBe(30 + 40);
    expect(at('countries.Abroad.entries.non-visitors')).toBe(40);
    expect(at('countries.Abroad.exits')).toBe(30);
    expect(at('countries.Abroad.exits.non-visitors')).toBe(0);
    expect(at('outcomes.non-visitors.departures')).toBe(40);
    expect(at('outcomes.non-visitors.settled')).toBe(40);
    expect(at('outcomes.returned')).toBe(30);
    expect(at('outcomes.non-visitors.returned')).toBe(0);
  });

  it('is not told apart where no group only visits', () => {
    const at = measuresOf(world('visit: 90 %, wait: 10 %'));
    expect(at('countries.Abroad.entries')).toBe(70);
    expect(() => at('outcomes.non-visitors.departures')).toThrow(RangeError);
  });
});
