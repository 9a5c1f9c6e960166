import { describe, expect, it } from 'vitest';
import { measured, measuresOf, networkOf } from '../support/scenarios.js';

/** A car an hour at a border with a post for leaving and one for entering. */
const BORDER = (standstill: string, { lanes = 1, duration = '10 days' } = {}) => `
onward: 1
title: Standstills
start: 2022-01-01T00:00Z
duration: ${duration}
groups:
  drivers: {}
origins:
  Home: {departures: {drivers: {at: every 1 h, parties: 1}}}
crossings:
  Border:
    into: Abroad
    stands still: ${standstill}
    posts:
      exit: {car: {lanes: ${lanes}, service: 30 min}}
      entry: {car: {lanes: ${lanes}, service: 1 s}}
destinations:
  Town: {country: Abroad}
routes:
  - {from: Home, to: Border, takes: 0 h}
  - {from: Border, to: Town, takes: 1 h}
`;
const EXIT = 'crossings.Border.exit.car';

describe('a standstill on a date', () => {
  it('keeps all who come in line, and lets them through afterwards one by one', () => {
    const at = measuresOf(BORDER('{on: {from: "2022-01-02", until: "2022-01-02 12:00"}}'));
    // Those of 00:00 to 23:00 wait 12 h, 11.5 h, …, 0.5 h; nobody else waits.
    expect(at(`${EXIT}.wait.max`)).toBeCloseTo(12, 6);
    expect(at(`${EXIT}.wait.mean`) * at(`${EXIT}.served`)).toBeCloseTo(150, 0);
    expect(at(`${EXIT}.queue.max`)).toBe(12);
    expect(at(`${EXIT}.open.mean`)).toBeCloseTo(9.5 / 10, 9);
  });
});

describe('standstills by chance', () => {
  const often = BORDER('{after: exponential(2 days), for: exponential(12 h)}', { duration: '200 days' });
  const network = networkOf(often);
  const runs = Array.from({ length: 12 }, (_, i) => measured(network, 'test', i));
  const mean = (name: string) => runs.reduce((sum, at) => sum + at(name), 0) / runs.length;

  it('leave the crossing open for after ÷ (after + for) of the time in the long run', () => {
    // The variance of one run's share is 2 a² b² ÷ ((a + b)³ T): a standard error of 0.0075 over twelve.
    expect(Math.abs(mean(`${EXIT}.open.mean`) - 0.8)).toBeLessThan(0.023);
  });

  it('stop all posts together', () => {
    for (const at of runs)
      expect(at(`${EXIT}.open.mean`)).toBeCloseTo(at('crossings.Border.entry.car.open.mean'), 9);
  });

  it('are the same whatever else is changed: under more lanes nobody waits longer', () => {
    const more = networkOf(often.replaceAll('lanes: 1', 'lanes: 2'));
    runs.slice(0, 3).forEach((at, i) => {
      const better = measured(more, 'test', i);
      expect(better(`${EXIT}.open.mean`)).toBeCloseTo(2 * at(`${EXIT}.open.mean`), 9);
      expect(better(`${EXIT}.wait.max`)).toBeLessThanOrEqual(at(`${EXIT}.wait.max`) + 1e-9);
      expect(better(`${EXIT}.wait.mean`)).toBeLessThan(at(`${EXIT}.wait.mean`));
    });
  });

  it('go on with the lanes that the schedule opens meanwhile', () => {
    const text = BORDER('{after: 9 days, for: 10 days}').replace(
      'car: {lanes: 1, service: 30 min}',
      'car: {lanes: {"00:00-12:00": 1, "12:00-24:00": 3}, service: 30 min}',
    );
    const at = measuresOf(text);
    expect(at(`${EXIT}.open.mean`)).toBeCloseTo((9 * 2) / 10, 9);
    expect(at(`${EXIT}.open.max`)).toBe(3);
  });
});
