import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

/** Two borders; from the second day on the first has a help that only the informed know of. */
const WORLD = (bulletins: string, { parties = 'total: 40000 parties' } = {}) => `
onward: 1
title: Information
start: 2022-01-01T00:00Z
duration: 10 days
groups: {people: {}}
origins:
  Home: {departures: {people: {${parties}}}}
countries: {Abroad: {help: 0}, Elsewhere: {help: 0}}
crossings:
  Border: {into: Abroad, posts: {exit: {car: {lanes: 9000, service: 1 min}}}}
  Pass: {into: Elsewhere, posts: {exit: {car: {lanes: 9000, service: 1 min}}}}
destinations:
  Town: {country: Abroad}
  Village: {country: Elsewhere}
routes:
  - {from: Home, to: Border, takes: 1 min}
  - {from: Home, to: Pass, takes: 1 min}
  - {from: Border, to: Town, takes: 1 h}
  - {from: Pass, to: Village, takes: 1 h}
choices: {crossing: 20 * help}
bulletins: ${bulletins}
timeline:
  - {at: "2022-01-02", set: {countries.Abroad.help: 1}}
`;
const share = (at: (name: string) => number) => at('crossings.Border.entries') / at('outcomes.departures');

describe('information', () => {
  it('reaches the share that is written; the others choose by what was known at the start', () => {
    // Half on the first day; then all who are informed and half of the others.
    for (const informed of [0, 0.3, 1]) {
      const at = measuresOf(WORLD(`{informed: ${informed * 100} %}`));
      const after = informed + (1 - informed) * 0.5;
      expect(Math.abs(share(at) - (0.1 * 0.5 + 0.9 * after))).toBeLessThan(0.011);
    }
    expect(share(measuresOf(WORLD('{every: 1 h}')))).toBe(share(measuresOf(WORLD('{informed: 100 %}'))));
  });

  it('spreads with the compatriots who are there: nobody follows where none has gone before', () => {
    const threshold = (persons: number) => WORLD(`{informed: "compatriots > ${persons} persons"}`);
    // Half of 4,000 a day go there until 6,000 are there, on the third day; from then on all do.
    const at = measuresOf(threshold(6000));
    expect(Math.abs(share(at) - (0.3 * 0.5 + 0.7))).toBeLessThan(0.02);
    expect(Math.abs(share(measuresOf(threshold(60_000))) - 0.5)).toBeLessThan(0.01);
  });

  it('grows as the logistic of Bass where imitation drives it', () => {
    const spread = measuresOf(WORLD('{informed: "1 / (1 + 20 * exp(-compatriots / (2000 persons)))"}'));
    const slow = measuresOf(WORLD('{informed: "1 / (1 + 20 * exp(-compatriots / (9000 persons)))"}'));
    const all = measuresOf(WORLD('{every: 1 h}'));
    expect(share(spread)).toBeGreaterThan(share(slow) + 0.02);
    expect(share(all)).toBeGreaterThan(share(spread) + 0.02);
  });

  it('that is a day old sends people into a queue that has grown since', () => {
    const text = (age: string) =>
      WORLD(`{every: 10 min, age: ${age}}`, { parties: 'rate: 100/h' })
        .replaceAll('lanes: 9000, service: 1 min', 'lanes: 1, service: 1 min')
        .replace('crossing: 20 * help', 'crossing: -10 * wait / h')
        .replace('help: 1', 'help: 0');
    const wait = (age: string) => {
      const at = measuresOf(text(age));
      return at('crossings.Border.wait.mean') + at('crossings.Pass.wait.mean');
    };
    expect(wait('0 h')).toBeLessThan(0.5 * wait('24 h'));
  });
});
