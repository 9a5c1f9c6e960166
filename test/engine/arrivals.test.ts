import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import { countColumn } from '../../src/measures/measures.js';
import { moments } from '../../src/statistics/confidence.js';
import { expectAgreement, Runs } from '../support/runs.js';
import { measured, networkOf } from '../support/scenarios.js';

const HOME = (departures: string, duration = '20 days') => `
onward: 1
title: Departures
start: 2022-01-01T00:00Z
warm-up: 2 days
duration: ${duration}
record every: 24 h
groups:
  riders: {party: {1: 50 %, 3: 50 %}}
origins:
  Home: {departures: {riders: ${departures}}}
destinations:
  Beyond: {country: Abroad}
routes:
  - {from: Home, to: Beyond, takes: 0 h}
`;
const PERSONS = 'groups.riders.departures';

/** Persons who left on each day. */
function daily(text: string, replication = 0): number[] {
  const network = networkOf(text);
  const { catalogue, ticks } = network;
  const { series } = simulate(network, 'arrivals', replication, { check: true });
  const column =
    countColumn(
      catalogue,
      catalogue.counts.findIndex(({ name }) => name === PERSONS),
    ) * ticks;
  return Array.from({ length: ticks - 1 }, (_, day) => series[column + day + 1] - series[column + day]);
}

describe('a total of departures', () => {
  const parties = (text: string) => new Runs(networkOf(text), 'total', 20).all.map((run) => run.parties);

  it('is what leaves on average from time zero on', () => {
    // Parties of the warm-up come beside it: with an even shape a tenth more.
    expectAgreement(parties(HOME('{total: 5000 parties}')), 5500, 'even', 0.02);
    const runs = new Runs(
      networkOf(HOME('{total: 10000 persons, over: exp(-t / 4 days) + 0.01}')),
      'total',
      20,
    );
    expectAgreement(runs.scalar(PERSONS), 10_000, 'persons', 0.02);
  });

  it('follows its shape, of which only the course counts', () => {
    const late = HOME('{total: 5000 parties, over: after("2022-01-11")}');
    expect(daily(late).slice(0, 10)).toEqual(new Array(10).fill(0));
    expect(daily(HOME('{total: 5000 parties, over: 17/day * after("2022-01-11")}'))).toEqual(daily(late));
    // Twice the height on the second half: a third of all on the first.
    const days = daily(HOME('{total: 50000 parties, over: 1 + after("2022-01-11")}'));
    const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
    expect(Math.abs(sum(days.slice(0, 10)) / sum(days) - 1 / 3)).toBeLessThan(0.01);
  });
});

describe('departures at given times', () => {
  it('bring so many parties each, and no others', () => {
    const at = HOME('{at: ["2022-01-03 12:00", "2022-01-05", "2022-01-03 12:00"], parties: 40}');
    const days = daily(at);
    expect(days.map((persons) => persons > 0)).toEqual(days.map((_, day) => day === 2 || day === 3));
    expect(simulate(networkOf(at), 'x', 0).parties).toBe(80);
    expect(simulate(networkOf(HOME('{at: "daily 06:00", parties: 7 parties}')), 'x', 0).parties).toBe(22 * 7);
  });

  it('may bring a number that is drawn', () => {
    const runs = new Runs(networkOf(HOME('{at: every 1 h, parties: poisson(4)}', '200 days')), 'at', 20);
    const all = runs.all.map((run) => run.parties / (202 * 24));
    expectAgreement(all, 4, 'parties an hour');
    const { sd } = moments(all);
    expect(sd!).toBeGreaterThan(0.6 * Math.sqrt(4 / (202 * 24)));
    expect(sd!).toBeLessThan(1.6 * Math.sqrt(4 / (202 * 24)));
  });

  it('can be changed on a date', () => {
    const entry = (set: string) => `timeline:\n  - {at: "2022-01-11", set: {${set}}}\n`;
    const text = HOME('{at: "daily 06:00", parties: 7}');
    const more = networkOf(text + entry('origins.Home.departures.riders.parties: 9'));
    expect(simulate(more, 'x', 0).parties).toBe(12 * 7 + 10 * 9);
    const other = networkOf(text + entry('origins.Home.departures.riders.at: "every 12 h"'));
    expect(simulate(other, 'x', 0).parties).toBe((12 + 20) * 7);
    const rate = daily(text + entry('origins.Home.departures.riders: 0/day'));
    expect(rate.slice(10)).toEqual(new Array(10).fill(0));
  });
});

describe('batches', () => {
  it('keep the rate and have the variance of a compound Poisson process', () => {
    // N = 1 + geometric(1/2): E N = 2, E N² = 6; 24 batches a day give 48 parties with variance 24 × 6.
    const text = HOME('{rate: 48/day, batch: 1 + geometric(0.5)}', '2000 days').replace(
      / {2}riders: .*/,
      '  riders: {}',
    );
    const days = daily(text);
    const { mean, sd } = moments(days);
    expect(Math.abs(mean - 48)).toBeLessThan((4 * 12) / Math.sqrt(2000));
    expect(Math.abs(sd! ** 2 - 144)).toBeLessThan(0.15 * 144);
  });

  it('queue as M[X]/M/1 does (Gross and Harris 1998, §3.1)', () => {
    const text = `
onward: 1
title: Batches
start: 2022-01-01T00:00Z
warm-up: 10 days
duration: 800 days
record every: 30 days
groups: {riders: {}}
origins:
  Home: {departures: {riders: {rate: 24/day, batch: 1 + geometric(0.5)}}}
crossings:
  Border: {into: Abroad, posts: {exit: {car: {lanes: 1, service: exponential(36 min)}}}}
destinations:
  Beyond: {country: Abroad}
routes:
  - {from: Home, to: Border, takes: 0 h}
  - {from: Border, to: Beyond, takes: 0 h}
`;
    const runs = new Runs(networkOf(text), 'batches', 40);
    // L = ρ (1 + E N² / E N) / (2 (1 − ρ)) with ρ = 0.6: 3 inside, hence 3 h, of which 2.4 h in the queue.
    expectAgreement(runs.scalar('crossings.Border.exit.car.wait.mean'), 2.4 * 3600, 'wait', 0.03);
    measured(runs.network);
  });

  it('may be of no party at times', () => {
    const runs = new Runs(networkOf(HOME('{total: 4000 parties, batch: poisson(0.5)}')), 'none', 20);
    expectAgreement(
      runs.all.map((run) => run.parties),
      4400,
      'parties',
      0.02,
    );
  });
});
