import { describe, expect, it } from 'vitest';
import { networkOf } from '../support/scenarios.js';

/** Departures jump and fade at the moment at which something else changes. */
const scenario = (timeline: string): string => `onward: 1
title: A jump
start: 2022-09-19T00:00+03:00
duration: 10 days
groups: {men: {goal: {settle: 100 %}}}
origins:
  Samara:
    departures:
      men: 180/day * (1 + 4 * after("2022-09-21") * exp(-since("2022-09-21") / 4 days)) * (1 - 0.5 * after("2022-09-26"))
cities: {Oral: {country: Kazakhstan, lodging: {hotels: {beds: 1000, price: 45 USD}}}}
routes: [{from: Samara, to: Oral, by: car, distance: 300 km}]
${timeline}`;

/** Parties expected from a source up to a time: the integral of its rate, which is linear between points. */
function expectedBy(text: string, end: number): number {
  const { times, rates } = networkOf(text).sources;
  let sum = 0;
  for (let i = 1; i < times.length && times[i]! <= end; i++)
    sum += 0.5 * (rates[i - 1]! + rates[i]!) * (times[i]! - times[i - 1]!);
  return sum;
}

describe('a dated change', () => {
  const day = 86_400;
  it.each(['2022-09-21', '2022-09-26', '2022-09-23T05:17'])(
    'on %s to something else leaves the departures as they are, though they jump',
    (at) => {
      const changed = scenario(`timeline: [{at: "${at}", set: {cities.Oral.lodging.hotels.price: 90 USD}}]`);
      for (const days of [2, 7, 10])
        expect(expectedBy(changed, days * day)).toBeCloseTo(expectedBy(scenario(''), days * day), 6);
    },
  );

  it('to the departures holds from its date on', () => {
    const halved = scenario('timeline: [{at: "2022-09-24", multiply: {origins.Samara.departures.men: 0.5}}]');
    const before = expectedBy(scenario(''), 5 * day);
    const after = expectedBy(scenario(''), 10 * day) - before;
    expect(expectedBy(halved, 5 * day)).toBeCloseTo(before, 6);
    expect(expectedBy(halved, 10 * day)).toBeCloseTo(before + after / 2, 6);
  });
});
