import { describe, expect, it } from 'vitest';
import { expectAgreement, Runs } from '../support/runs.js';
import { measured, networkOf } from '../support/scenarios.js';

const BORDER = `
onward: 1
title: A second check
start: 2022-01-01T00:00Z
warm-up: 5 days
duration: 600 days
record every: 30 days
groups:
  travellers: {}
  others: {}
origins:
  Home: {departures: {travellers: 36/day, others: 12/day}}
crossings:
  Border:
    into: Abroad
    posts:
      exit:
        car:
          lanes: 1
          service: exponential(20 min)
          second check: {share: 30 %, desks: 1, service: exponential(1 h)}
destinations:
  City: {country: Abroad}
routes:
  - {from: Home, to: Border, takes: 1 h}
  - {from: Border, to: City, takes: 1 h}
`;
const POST = 'crossings.Border.exit.car';

describe('a second check after a lane', () => {
  // Open Jackson network: a share of a Poisson stream is Poisson, so that both are M/M/1 by themselves.
  it('is a queue of its own for the share that is sent there', () => {
    const runs = new Runs(networkOf(BORDER), 'second check', 20);
    expectAgreement(runs.scalar(`${POST}.wait.mean`), 3600 * (2 / 3 / (3 - 2)), 'lane', 0.02);
    expectAgreement(runs.scalar(`${POST}.second-check.wait.mean`), 3600 * (0.6 / (1 - 0.6)), 'check', 0.03);
    expectAgreement(runs.scalar('crossings.Border.wait.mean'), 3600 * (1 + 0.3 * 2.5), 'whole way', 0.02);
    expectAgreement(runs.ratio(`${POST}.second-check.served`, `${POST}.served`), 0.3, 'share', 0.01);
  });

  it('sends each group as it is written, the others not at all', () => {
    const network = networkOf(BORDER.replace('share: 30 %', 'share: {others: 100 %}'));
    const at = measured(network);
    const share = at(`${POST}.second-check.served`) / at(`${POST}.served`);
    expect(Math.abs(share - 0.25)).toBeLessThan(0.01);
  });

  it('keeps its desk while the next post has no room', () => {
    // Every party goes to the second check; the next post lets one in each 2 h and has no room to wait.
    const posts = `          second check: {share: 100 %, desks: 1, service: 1 min}
      entry: {car: {lanes: 1, service: 2 h, room: 0 parties}}`;
    const text = BORDER.replace(/ {10}second check.*/, () => posts).replace('600 days', '20 days');
    const at = measured(networkOf(text));
    expect(at('crossings.Border.entry.car.served')).toBeGreaterThan(235);
    expect(at('crossings.Border.entry.car.queue.max')).toBe(0);
    expect(at(`${POST}.second-check.utilisation`)).toBeGreaterThan(0.95);
    // The lane itself is free again as soon as the party stands at the second check.
    expect(at(`${POST}.utilisation`)).toBeLessThan(0.75);
    expect(at(`${POST}.second-check.queue.max`)).toBeGreaterThan(100);
  });

  it('is closed with the lanes', () => {
    const text = BORDER.replace('into: Abroad', 'into: Abroad\n    hours: "06:00-18:00"');
    expect(measured(networkOf(text))(`${POST}.second-check.open.mean`)).toBeCloseTo(0.5, 9);
  });
});
