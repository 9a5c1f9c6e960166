import { describe, expect, it } from 'vitest';
import { readRate } from '../../../src/scenario/expression/read.js';
import type { RateTable } from '../../../src/scenario/scenario.js';
import { refusal, valueIn, world } from './world.js';

const DAY = 86_400;
const context = world({ surge: 4.2 });
const read = (text: string | number, size = 1, within = context) => readRate(text, within, size);

/** Parties of a table over the whole run: the area under its lines. */
function area({ times, rates }: RateTable): number {
  let sum = 0;
  for (let i = 1; i < times.length; i++)
    sum += ((rates[i]! + rates[i - 1]!) / 2) * (times[i]! - times[i - 1]!);
  return sum;
}

describe('rates of departures', () => {
  it('gives two points for a rate that does not change', () => {
    const expected = { times: [0, 24 * DAY], rates: [180 / DAY, 180 / DAY] };
    expect(valueIn(read('180/day'))).toEqual(expected);
    expect(valueIn(read('180 parties/day'))).toEqual(expected);
    expect(valueIn(read('360 persons/day', 2))).toEqual(expected);
    expect(valueIn(read(0))).toEqual({ times: [0, 24 * DAY], rates: [0, 0] });
  });

  it('begins with the warm-up', () => {
    expect(valueIn(read('180/day', 1, { ...context, from: -2 * DAY })).times).toEqual([-2 * DAY, 24 * DAY]);
  });

  it('jumps at a date: two equal times, with the rate before and after', () => {
    const table = valueIn(read('180/day * (1 + after("2022-09-21T09:00"))'));
    const jump = 2.375 * DAY;
    expect(table.times).toEqual([0, jump, jump, 24 * DAY]);
    expect(table.rates.map((rate) => Math.round(rate * DAY))).toEqual([180, 180, 360, 360]);
  });

  it('jumps behind a time too, and bends where a growth begins', () => {
    const strict = valueIn(read('t > 3 days ? 1/h : 0'));
    expect(strict).toEqual({ times: [0, 3 * DAY, 3 * DAY, 24 * DAY], rates: [0, 0, 1 / 3600, 1 / 3600] });
    const bend = valueIn(read('max(0, since("2022-09-22")) / day^2'));
    expect(bend.times.slice(0, 3)).toEqual([0, 3 * DAY, 3 * DAY + 900]);
    expect(area(bend)).toBeCloseTo(21 ** 2 / 2, 6);
  });

  it('follows a decaying surge so closely that its parties are right', () => {
    const table = valueIn(
      read('180/day * (1 + surge * after("2022-09-21T09:00") * exp(-since("2022-09-21T09:00") / 4 days))'),
    );
    const left = 24 - 2.375;
    const exact = 180 * 24 + 180 * 4.2 * 4 * (1 - Math.exp(-left / 4));
    expect(area(table)).toBeCloseTo(exact, 1);
    const steps = table.times.slice(1).map((time, i) => time - table.times[i]!);
    const bare = steps.filter((step, i) => step > 900 && table.rates[i] !== table.rates[i + 1]);
    expect(bare).toEqual([]);
    expect(steps.every((step) => step >= 0)).toBe(true);
  });

  it.each<[string | number, string]>([
    ['-5/day', 'a rate must be a number from 0 up, "-5/day" is negative (-5/day) at 2022-09-19T00:00+03:00'],
    [
      '(5 days - t) / day^2',
      'a rate must be a number from 0 up, "(5 days - t) / day^2" is negative (-0.01042/day) at 2022-09-24T00:15+03:00',
    ],
    [
      '1/day * after("2022-10-01") * exp(-since("2022-10-01") / 10 min)',
      'a rate must be a number from 0 up, "1/day * after("2022-10-01") * exp(-since("2022-…" is not finite at 2022-09-19T00:00+03:00; an exponential of the time before a date overflows; write exp(-max(0, since("…")) / 4 days)',
    ],
    [
      '9 km',
      'a rate is expected, "9 km" is a distance; write for example 180/day, 180 parties/day or 300 persons/day',
    ],
    [
      180,
      'a rate is expected, "180" is a pure number; write for example 180/day, 180 parties/day or 300 persons/day',
    ],
    ['', 'a rate is expected, nothing stands here'],
  ])('says of %s what is wrong', (text, expected) => {
    expect(refusal(read(text))).toBe(expected);
  });
});
