import { describe, expect, it } from 'vitest';
import { expectAgreement, Runs } from '../support/runs.js';
import { measured, measuresOf, networkOf } from '../support/scenarios.js';

const BORDER = (lanes: string, days = 400) => `
onward: 1
title: Lanes
start: 2022-01-01T00:00Z
warm-up: 10 days
duration: ${days} days
record every: 10 days
groups:
  travellers: {}
origins:
  Home: {departures: {travellers: 24/day}}
crossings:
  Border:
    into: Abroad
    posts: {exit: {car: {${lanes}}}}
destinations:
  Beyond: {country: Abroad}
routes:
  - {from: Home, to: Border, takes: 0 h}
  - {from: Border, to: Beyond, takes: 0 h}
`;
const POST = 'crossings.Border.exit.car';

describe('lanes that break down, in a scenario', () => {
  const often = 'breaks down: {after: exponential(9 h), for: exponential(1 h)}';

  it('are open for their share of the time', () => {
    const runs = new Runs(networkOf(BORDER(`lanes: 4, service: exponential(1 h), ${often}`)), 'open', 10);
    expectAgreement(runs.scalar(`${POST}.open.mean`), 3.6, 'open lanes', 0.01);
    measured(runs.network);
  });

  it('break down at the same times whatever else is changed', () => {
    const open = (lanes: string) => measuresOf(BORDER(lanes, 20))(`${POST}.open.mean`);
    const usual = open(`lanes: 3, service: 1 h, ${often}`);
    expect(open(`lanes: 3, service: 20 min, room: 5 parties, ${often}`)).toBe(usual);
    // One lane more breaks down by itself: at most one lane more is open.
    const more = open(`lanes: 4, service: 1 h, ${often}`);
    expect(more - usual).toBeGreaterThan(0.7);
    expect(more - usual).toBeLessThanOrEqual(1);
  });

  it('follow their schedule beside it', () => {
    const hours = 'hours: "06:00-18:00"';
    const runs = new Runs(networkOf(BORDER(`lanes: 4, ${hours}, service: 1 min, ${often}`)), 'hours', 10);
    expectAgreement(runs.scalar(`${POST}.open.mean`), 1.8, 'open lanes', 0.01);
  });
});

describe('lanes of different speed, in a scenario', () => {
  it('serve as one when they are far apart', () => {
    // D/D: nobody queues, the fast lane takes all, whichever place it has in the list.
    const at = measuresOf(BORDER('lanes: 2, speeds: [0.001, 1000], service: exponential(1 h)', 20));
    expect(at(`${POST}.wait.max`)).toBeLessThan(0.1);
    expect(at('crossings.Border.wait.mean')).toBeLessThan(0.05);
  });

  it('have speed 1 beyond the list', () => {
    const written = measuresOf(BORDER('lanes: 3, speeds: [0.5, 1, 1], service: exponential(2 h)', 20));
    const short = measuresOf(BORDER('lanes: 3, speeds: [0.5], service: exponential(2 h)', 20));
    expect(short(`${POST}.wait.mean`)).toBe(written(`${POST}.wait.mean`));
  });

  it('of speed 1 are as lanes that are only counted', () => {
    const counted = measuresOf(BORDER('lanes: 3, service: exponential(2 h)', 20));
    const told = measuresOf(BORDER('lanes: 3, speeds: [1], service: exponential(2 h)', 20));
    for (const name of ['wait.mean', 'wait.max', 'queue.mean', 'busy.mean', 'served'])
      expect(told(`${POST}.${name}`)).toBe(counted(`${POST}.${name}`));
  });
});

describe('separate lines, in a scenario', () => {
  it('wait longer than one line and shorter than lines joined at random', () => {
    const one = measuresOf(BORDER('lanes: 2, service: exponential(90 min)'));
    const two = measuresOf(BORDER('lanes: 2, service: exponential(90 min), lines: separate'));
    const [common, separate] = [one(`${POST}.wait.mean`), two(`${POST}.wait.mean`)];
    // M/M/2 at ρ = 3/4 waits 1.929 h; each of two M/M/1 at the same load 4.5 h.
    expect(separate).toBeGreaterThan(1.02 * common);
    expect(separate).toBeLessThan(0.6 * 4.5);
    expect(two(`${POST}.served`)).toBeGreaterThan(9000);
  });

  it('are left by those who give up or go to another crossing', () => {
    const text = BORDER(
      'lanes: {"00:00-06:00": 0, "06:00-12:00": 3, "12:00-24:00": 1}, service: 2 h, lines: separate',
      40,
    )
      .replace('travellers: {}', 'travellers: {patience: exponential(9 h), priority: 1, reconsiders: 2 h}')
      .replace('into: Abroad', 'into: Abroad\n    at: [50, 50]')
      .replace(
        'destinations:',
        `  Other:
    at: [50, 51]
    into: Abroad
    posts:
      exit:
        car:
          lanes: 2
          service: 1 h
          lines: separate
          speeds: [1, 0.5]
          breaks down: {after: exponential(10 h), for: 2 h}
destinations:`,
      )
      .replace(
        'routes:',
        'routes:\n  - {from: Home, to: Other, takes: 9 h}\n  - {from: Other, to: Beyond, takes: 1 h}',
      )
      .replace('crossings:', 'choices: {crossing: -wait / h - takes / h}\ncrossings:');
    const at = measuresOf(text);
    expect(at(`${POST}.reneged`)).toBeGreaterThan(20);
    expect(at(`${POST}.jockeyed`)).toBeGreaterThan(20);
    expect(at('crossings.Other.exit.car.served')).toBeGreaterThan(20);
  });
});
