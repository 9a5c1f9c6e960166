import { describe, expect, it } from 'vitest';
import { DIMENSIONS } from '../../../src/scenario/expression/dimension.js';
import { readLaw } from '../../../src/scenario/expression/read.js';
import { refusal, valueIn, world } from './world.js';

const context = world({ slow: 2, usual: '9 min', shock: 'after("2022-09-21")' });
const read = (text: string | number, dimension = DIMENSIONS.duration) => readLaw(text, dimension, context);

describe('laws of chance', () => {
  it.each([
    ['9 min', { law: 'constant', value: 540 }],
    ['0', { law: 'constant', value: 0 }],
    ['lognormal(9 min, 0.5)', { law: 'lognormal', median: 540, sigma: 0.5 }],
    ['lognormal(usual * slow, 50 %)', { law: 'lognormal', median: 1080, sigma: 0.5 }],
    ['exponential(2 min)', { law: 'exponential', mean: 120 }],
    ['uniform(1 min, 2 min)', { law: 'uniform', low: 60, high: 120 }],
    ['uniform(0, 2 min)', { law: 'uniform', low: 0, high: 120 }],
    ['triangular(1 min, 2 min, 4 min)', { law: 'triangular', low: 60, mode: 120, high: 240 }],
    ['gamma(2, 3 min)', { law: 'gamma', shape: 2, scale: 180 }],
    ['erlang(3, 6 min)', { law: 'erlang', stages: 3, mean: 360 }],
    ['weibull(1.5, 2 min)', { law: 'weibull', shape: 1.5, scale: 120 }],
    ['normal(10 min, 2 min)', { law: 'normal', mean: 600, sd: 120 }],
    ['beta(2, 3, 1 min, 2 min)', { law: 'beta', a: 2, b: 3, low: 60, high: 120 }],
    ['discrete(1 h, 75 %, 2 h, 25 %)', { law: 'discrete', values: [3600, 7200], shares: [0.75, 0.25] }],
    ['empirical(1 min, 3 min, 2 min)', { law: 'empirical', values: [60, 180, 120] }],
    [
      'mixture(75 %, exponential(2 min), 25 %, 1 h)',
      {
        law: 'mixture',
        parts: [
          { law: 'exponential', mean: 120 },
          { law: 'constant', value: 3600 },
        ],
        shares: [0.75, 0.25],
      },
    ],
    [
      'shifted(exponential(2 min), 5 min)',
      { law: 'shifted', of: { law: 'exponential', mean: 120 }, by: 300 },
    ],
    ['5 min + exponential(2 min)', { law: 'shifted', of: { law: 'exponential', mean: 120 }, by: 300 }],
    [
      'uniform(5 min, 9 min) - 5 min',
      { law: 'shifted', of: { law: 'uniform', low: 300, high: 540 }, by: -300 },
    ],
    [
      'truncated(exponential(2 min), 1 min, 5 min)',
      { law: 'truncated', of: { law: 'exponential', mean: 120 }, low: 60, high: 300 },
    ],
    ['2 * exponential(1 h)', { law: 'scaled', of: { law: 'exponential', mean: 3600 }, times: 2 }],
    ['exponential(1 h) / 4', { law: 'scaled', of: { law: 'exponential', mean: 3600 }, times: 0.25 }],
    [
      '90 km / uniform(36 km/h, 72 km/h)',
      { law: 'reciprocal', of: { law: 'uniform', low: 10, high: 20 }, times: 90_000 },
    ],
    ['poisson(3) * 1 h', { law: 'scaled', of: { law: 'poisson', mean: 3 }, times: 3600 }],
    ['geometric(50 %) * 1 h', { law: 'scaled', of: { law: 'geometric', p: 0.5 }, times: 3600 }],
  ])('reads %s', (text, expected) => {
    expect(valueIn(read(text))).toEqual(expected);
  });

  it('turns a mean and a standard deviation into the lognormal that has them', () => {
    const law = valueIn(read('lognormal by mean(10 min, 5 min)'));
    if (law.law !== 'lognormal') throw new Error(law.law);
    const mean = law.median * Math.exp(law.sigma ** 2 / 2);
    expect(mean).toBeCloseTo(600, 9);
    expect(mean * Math.sqrt(Math.exp(law.sigma ** 2) - 1)).toBeCloseTo(300, 9);
  });

  it('reads money, speeds and distances too', () => {
    expect(valueIn(read('lognormal(900 USD, 0.9)', DIMENSIONS.money))).toEqual({
      law: 'lognormal',
      median: 900,
      sigma: 0.9,
    });
    expect(valueIn(read('lognormal(72 km/h, 0.15)', DIMENSIONS.speed))).toEqual({
      law: 'lognormal',
      median: 20,
      sigma: 0.15,
    });
  });

  it.each<[string | number, string]>([
    [
      'exponential(2 km)',
      'a duration is expected, "exponential(2 km)" is a distance; write for example 9 min',
    ],
    [5, 'a duration is expected, "5" has no unit; write the unit too, for example 5 min'],
    ['lognormal(9 min)', 'lognormal is written lognormal(median, sigma), here it has 1 value'],
    [
      'lognormal(9 min, 2 min)',
      'in lognormal(median, sigma) this is a number without a unit, "2 min" is a duration; sigma is the spread of the logarithm, such as 0.5; with a mean and a standard deviation write lognormal by mean(9 min, 2 min)',
    ],
    ['lognormal(9 min, -1)', 'lognormal: sigma must be 0 or more, here it is -1'],
    ['exponential(0 min)', 'exponential: the mean must be above 0, here it is 0 min'],
    [
      'uniform(3 min, 2 min)',
      'uniform: the lower bound comes first, here "3 min" is above "2 min"; write 2 min before 3 min',
    ],
    [
      'uniform(3 min, 2 km)',
      'the values of uniform( ) must be of one kind: "3 min" is a duration, "2 km" is a distance',
    ],
    ['triangular(1 min, 5 min, 3 min)', 'triangular: the mode must lie between the bounds, here it is 5 min'],
    ['erlang(2.5, 3 min)', 'erlang: the number of stages must be a whole number from 1 up, here it is 2.5'],
    [
      'erlang(100000, 3 min)',
      '"erlang(100000, 3 min)" cannot be drawn: stages(=100000) must be <= 10000 (in s, m, USD)',
    ],
    ['geometric(0) * 1 h', 'geometric: the chance must be above 0 and at most 1, here it is 0'],
    ['discrete(1 h, 75 %, 2 h, 20 %)', 'discrete: the shares must sum to 100 %, here they sum to 95 %'],
    [
      'discrete(1 h, 75 %, 2 h)',
      'discrete is written discrete(value, share, value, share, …), here it has 3 values',
    ],
    [
      'mixture(60 %, 1 h, 40 %)',
      'mixture is written mixture(share, law, share, law, …), here it has 3 values',
    ],
    [
      'mixture(60 %, 1 h, 40 %, 1 km)',
      'the values of mixture( ) must be of one kind: "1 h" is a duration, "1 km" is a distance',
    ],
    ['empirical()', 'empirical is written empirical(a, b, c, …), here it has 0 values'],
    [
      'exponential(2 min) + 3 km',
      'the parts of a sum must be of one kind: "exponential(2 min)" is a duration, "3 km" is a distance',
    ],
    [
      'exponential(2 min) + exponential(3 min)',
      'two laws cannot be combined here; for a choice between them write mixture(share, law, share, law)',
    ],
    [
      '5 min - exponential(2 min)',
      'a law cannot stand in "5 min - exponential(2 min)"; a law can be shifted (5 min + law), scaled (2 * law), divided (260 km / law), cut with truncated(law, low, high)',
    ],
    ['max(1 min, exponential(2 min))', 'exponential( ) is a law of chance, one value is expected here'],
    ['0 * exponential(2 min)', 'a law: is multiplied or divided by a number above 0, here 0'],
    [
      'exponential(2 min) - 5 min',
      '"exponential(2 min) - 5 min" can be negative (down to -5 min); shift it, or cut it with truncated(law, low, high)',
    ],
    [
      '-3 min',
      '"-3 min" can be negative (down to -3 min); shift it, or cut it with truncated(law, low, high)',
    ],
    [
      'truncated(uniform(1 min, 2 min), 1 h, 2 h)',
      '"truncated(uniform(1 min, 2 min), 1 h, 2 h)" cannot be drawn: the chance to fall in [3600, 7200](=0) must be >= 0.000001 (in s, m, USD)',
    ],
    [
      '9 km / discrete(0 km/h, 50 %, 3 km/h, 50 %)',
      '"9 km / discrete(0 km/h, 50 %, 3 km/h, 50 %)" cannot be drawn: the chance of 0 or less in a reciprocal(=0.5) must be 0 (in s, m, USD)',
    ],
    ['lognorml(2 h, 1)', 'there is no law of chance lognorml; did you mean lognormal?'],
    [
      'exponential(shock * 1 h)',
      '"shock" depends on the time, this value cannot; write its changes in the timeline',
    ],
    ['exponential', 'exponential is a function and needs its values in parentheses'],
    ['', 'a duration is expected, nothing stands here'],
  ])('says of %s what is wrong', (text, expected) => {
    expect(refusal(read(text))).toBe(expected);
  });
});
