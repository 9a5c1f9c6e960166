import { describe, expect, it } from 'vitest';
import { CODE, GAUGE, OP } from '../../src/network/network.js';
import { Made } from '../support/networks.js';
import { measured, measuresOf } from '../support/scenarios.js';

const HOUR = 3600;

/**
 * Ten parties come to A at once; one lane, an hour each. B is empty and `drive` away. Every 3.5 h those who wait weigh
 * what is left of their wait against the drive; nothing else counts.
 */
function tenParties(drive: number, patience?: number) {
  const made = new Made({ begin: -1000, end: 40 * HOUR, ticks: 40 });
  const service = { law: 'constant', value: HOUR } as const;
  const [a, b] = ['A', 'B'].map((name) => made.station({ name, servers: 1, service }));
  const out = made.sink('out');
  const atB = made.serve('at B', { station: b, next: out });
  const atA = made.serve('at A', {
    station: a,
    next: out,
    ...(patience === undefined
      ? {}
      : { patience: { law: { law: 'constant', value: patience }, to: made.sink('lost') } }),
  });
  const own = made.gauge(GAUGE.OWN, 0);
  // Minus a hundred an hour: who has less to lose goes with a chance of e^-50.
  const stay = [CODE.GAUGE, own, CODE.NUMBER, made.constant(-100 / HOUR), CODE.FUNCTION + 2, 2, CODE.END];
  const utility = made.utility('B', () => (-100 * drive) / HOUR);
  const away = made.node({
    op: OP.COUNT,
    name: 'goes',
    a: made.count('jockeyed', 'parties'),
    next: made.delay('drive', { law: 'constant', value: drive }, atB),
  });
  made.reconsider({
    node: atA,
    others: made.choose('others', [{ target: away, utility }]),
    every: 3.5 * HOUR,
    stay,
  });
  made.crowd('ten', { at: 0, parties: 10 }, atA);
  return measured(made.build());
}

describe('a party that reconsiders in its queue', () => {
  it('goes where it loses less time, by its place in line', () => {
    // At 3.5 h six are in line with 1 … 6 h to wait; four of them have more than 2.5 h.
    const at = tenParties(2.5 * HOUR);
    expect(at('jockeyed')).toBe(4);
    expect(at('A.served')).toBe(6);
    expect(at('B.served')).toBe(4);
    // Waits at A: 0 … 5 h of those served there, 3.5 h of the four that went.
    expect(at('A.wait.mean')).toBeCloseTo((0 + 1 + 2 + 3 + 4 + 5 + 4 * 3.5) / 10, 9);
    expect(at('A.reneged')).toBe(0);
  });

  it('gives up when its patience ends first, and thinks no more', () => {
    const at = tenParties(2.5 * HOUR, 3.2 * HOUR);
    expect(at('jockeyed')).toBe(0);
    // Four have begun their service by then.
    expect(at('lost')).toBe(6);
    expect(at('A.reneged')).toBe(6);
  });

  it('thinks again after the same interval', () => {
    // Nobody has more than 6.2 h left at 3.5 h, nor at 7 h; with an hour to drive all six of 3.5 h go but the first.
    expect(tenParties(6.2 * HOUR)('jockeyed')).toBe(0);
    expect(tenParties(1.5 * HOUR)('jockeyed')).toBe(5);
  });
});

const TWO_CROSSINGS = `
onward: 1
title: Two crossings
start: 2022-01-01T00:00Z
duration: 20 days
groups:
  travellers: {patience: 20 days, reconsiders: 2 h}
origins:
  Home: {departures: {travellers: 48/day}}
crossings:
  Slow:
    at: [50, 50]
    into: Abroad
    posts: {border: {car: {lanes: 1, service: 1 h}}}
  Fast:
    at: [50, 51]
    into: Abroad
    posts: {border: {car: {lanes: 100, service: 1 h}}}
destinations:
  City: {country: Abroad}
routes:
  - {from: Home, to: Slow, takes: 1 h}
  - {from: Home, to: Fast, takes: 100 h}
  - {from: Slow, to: City, takes: 1 h}
  - {from: Fast, to: City, takes: 1 h}
choices:
  crossing: -1000 * (wait + takes) / h
`;

describe('reconsiders, in a scenario', () => {
  // The two lie 71.5 km apart, 93 km by road or 1.55 h.
  const with_ = measuresOf(TWO_CROSSINGS);
  const without = measuresOf(TWO_CROSSINGS.replace(', reconsiders: 2 h', ''));

  it('keeps waits below one interval and one service time', () => {
    expect(without('crossings.Slow.border.car.wait.max')).toBeGreaterThan(50);
    // After 2 h only the first in line stays, who has an hour to wait at most.
    expect(with_('crossings.Slow.border.car.wait.max')).toBeLessThanOrEqual(3);
    expect(with_('crossings.Slow.border.car.wait.max')).toBeGreaterThan(2);
  });

  it('counts those who went, who all come through at the other crossing', () => {
    const jockeyed = with_('crossings.Slow.border.car.jockeyed');
    expect(jockeyed).toBeGreaterThan(300);
    expect(jockeyed - with_('crossings.Fast.border.car.served')).toBeLessThan(10);
    expect(with_('crossings.Fast.border.car.jockeyed')).toBe(0);
    expect(() => without('crossings.Slow.border.car.jockeyed')).toThrow('there is no');
  });

  it('leaves those who never reconsider as they were', () => {
    const rare = measuresOf(TWO_CROSSINGS.replace('reconsiders: 2 h', 'reconsiders: 400 h'));
    for (const name of ['wait.mean', 'wait.max', 'served', 'queue.mean'])
      expect(rare(`crossings.Slow.border.car.${name}`)).toBe(without(`crossings.Slow.border.car.${name}`));
  });
});
