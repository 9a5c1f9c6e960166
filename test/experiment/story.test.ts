import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { storyOf, worldOf } from '../../src/experiment/story.js';
import { lengthInWords, momentInWords, zoneOf } from '../../src/experiment/time-words.js';
import { type PartyTrace, traceParty } from '../../src/experiment/trace.js';
import { readScenario } from '../../src/scenario/read.js';

const TEXT = `onward: 1
title: Two posts and a train
start: 2022-12-30T00:00-02:30
duration: 4 days
groups:
  families:
    party: {2: 100 %}
    travel: car
    budget: lognormal(300 USD, 0.1)
    goal: {onward: 100 %}
    looks again?: 12 h
origins:
  Home:
    departures: {families: 60/day}
crossings:
  Bridge:
    into: Beyond
    posts:
      exit: {car: {lanes: 1, service: exponential(25 min), refuses: 5 %}}
cities:
  Town:
    country: Beyond
    lodging: {inn: {beds: 20, price: 40 USD}}
destinations:
  Sea: {country: Elsewhere}
services:
  - {by: train, from: Town, to: Sea, seats: 20, departs: daily 12:00, takes: 5 h, fare: 30 USD}
routes:
  - {from: Home, to: Bridge, takes: 1 h}
  - {from: Bridge, to: Town, takes: 1 h}
`.replace('looks again?', 'looks again');

const { scenario, issues } = readScenario(TEXT, { file: 'story.yaml' });
const network = compile(scenario!);
const world = worldOf(scenario!, network);
const ways = Array.from({ length: 200 }, (_, i) => traceParty(network, '1', 1, i + 1).trace!);
const said = (trace: PartyTrace) => storyOf(world, trace).flatMap(({ words }) => words);

describe('the story of a party', () => {
  it('has a sound world', () => expect(issues).toEqual([]));

  it.each([
    /^is refused at Bridge$/,
    /^is refused: the end of its way$/,
    /^takes 2 beds in Town, inn$/,
    /^gives its bed back$/,
    /^spends the night in Town without a bed$/,
    /^finds no way on, and waits before it looks again$/,
    /^buys 2 seats on .*, which leaves (30|31) Dec 12:00$/,
    /^leaves by /,
    /^arrives in Sea$/,
    /^has moved on: the end of its way$/,
    /^is still at Bridge, exit post, by car when the run ends$/,
  ])('can say %s', (words) => {
    expect(ways.flatMap(said)).toEqual(expect.arrayContaining([expect.stringMatching(words)]));
  });

  it('says nothing that it does not know a word for', () => {
    for (const words of ways.flatMap(said)) expect(words).not.toMatch(/is held at|\/|undefined|NaN/);
  });

  it('takes beds before it gives them back', () => {
    for (const way of ways) {
      let beds = 0;
      for (const words of said(way)) {
        if (words.startsWith('takes ')) expect(++beds).toBe(1);
        if (words === 'gives its bed back') expect(--beds).toBe(0);
      }
    }
  });

  it('tells the wait apart from the service', () => {
    const words = ways.flatMap((way) => said(way));
    expect(words).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^is taken in at Bridge, exit post, by car after \d+ (s|min)/),
        expect.stringMatching(/^is through Bridge, exit .* after .*, .* of it served$/),
      ]),
    );
  });
});

describe('times in words', () => {
  const clock = { startMs: Date.parse('2022-12-30T00:00-02:30'), offsetMinutes: -150 };

  it('stand on the clock of the scenario, over the turn of the year', () => {
    expect(momentInWords(0, clock)).toBe('30 Dec 00:00');
    expect(momentInWords(2 * 86_400 - 0.5, clock)).toBe('31 Dec 23:59');
    expect(momentInWords(2 * 86_400 + 60, clock)).toBe(' 1 Jan 00:01');
    expect(zoneOf(clock)).toBe('UTC−2:30');
    expect(zoneOf({ ...clock, offsetMinutes: 180 })).toBe('UTC+3');
  });

  it.each([
    [0, '0 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [3599, '1 h'],
    [3660, '1 h 1 min'],
    [47.99 * 3600, '47 h 59 min'],
    [48 * 3600, '2 days'],
    [75 * 3600, '3 days 3 h'],
  ])('%d s is %s', (seconds, words) => expect(lengthInWords(seconds)).toBe(words));
});
