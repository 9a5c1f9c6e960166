import type { Law } from '../../src/random/law.js';

const slow: Law = { law: 'lognormal', median: 9, sigma: 0.5 };
const speed: Law = { law: 'lognormal', median: 19, sigma: 0.15 };
const phone: Law = { law: 'exponential', mean: 4 };

/** One law or more of every kind, with the corners that have a path of their own. */
export const examples: Readonly<Record<string, Law>> = {
  constant: { law: 'constant', value: 7 },
  uniform: { law: 'uniform', low: -2, high: 5 },
  triangular: { law: 'triangular', low: 1, mode: 2, high: 6 },
  'triangular with its peak at an end': { law: 'triangular', low: 1, mode: 6, high: 6 },
  exponential: { law: 'exponential', mean: 3 },
  gamma: { law: 'gamma', shape: 2.5, scale: 3 },
  'gamma of a small shape': { law: 'gamma', shape: 0.3, scale: 2 },
  'gamma of a large shape': { law: 'gamma', shape: 400, scale: 0.1 },
  erlang: { law: 'erlang', stages: 3, mean: 6 },
  'erlang of one stage': { law: 'erlang', stages: 1, mean: 6 },
  weibull: { law: 'weibull', shape: 1.7, scale: 4 },
  'weibull of a small shape': { law: 'weibull', shape: 0.6, scale: 4 },
  normal: { law: 'normal', mean: 10, sd: 2 },
  'normal near its cut': { law: 'normal', mean: 2, sd: 2 },
  'normal cut at its mean': { law: 'normal', mean: 0, sd: 2 },
  lognormal: slow,
  beta: { law: 'beta', a: 2, b: 5, low: 0, high: 1 },
  'beta with two peaks': { law: 'beta', a: 0.4, b: 0.7, low: 1, high: 4 },
  poisson: { law: 'poisson', mean: 3.3 },
  'poisson of a large mean': { law: 'poisson', mean: 2000 },
  geometric: { law: 'geometric', p: 0.2 },
  discrete: { law: 'discrete', values: [4, 1, 2, 9], shares: [0.13, 0.45, 0.25, 0] },
  empirical: { law: 'empirical', values: [3, 8, 8, 1, 5.5] },
  mixture: { law: 'mixture', parts: [phone, slow], shares: [3, 1] },
  shifted: { law: 'shifted', of: phone, by: 10 },
  truncated: { law: 'truncated', of: slow, low: 5, high: 15 },
  'truncated from below only': { law: 'truncated', of: phone, low: 2, high: Infinity },
  'truncated whole numbers': { law: 'truncated', of: { law: 'poisson', mean: 3.3 }, low: 1, high: 5 },
  'truncated geometric': { law: 'truncated', of: { law: 'geometric', p: 0.2 }, low: 1.5, high: 9.5 },
  'truncated mixture': {
    law: 'truncated',
    of: { law: 'mixture', parts: [phone, { law: 'constant', value: 5 }, slow], shares: [0.5, 0.1, 0.4] },
    low: 3,
    high: 12,
  },
  'truncated shifted': { law: 'truncated', of: { law: 'shifted', of: slow, by: -3 }, low: 2, high: 15 },
  'truncated reciprocal': {
    law: 'truncated',
    of: { law: 'reciprocal', of: { law: 'gamma', shape: 9, scale: 2 }, times: 100 },
    low: 4,
    high: 9,
  },
  scaled: { law: 'scaled', of: slow, times: 60 },
  'scaled by less than 0': { law: 'scaled', of: phone, times: -2 },
  'travel time at a lognormal speed': { law: 'reciprocal', of: speed, times: 260_000 },
  'reciprocal of a gamma': { law: 'reciprocal', of: { law: 'gamma', shape: 9, scale: 2 }, times: 100 },
  'reciprocal of a triangular': {
    law: 'reciprocal',
    of: { law: 'triangular', low: 10, mode: 20, high: 25 },
    times: 100,
  },
  'reciprocal of a shifted law': { law: 'reciprocal', of: { law: 'shifted', of: phone, by: 10 }, times: 100 },
};

/** The least and the largest value that each example can give. */
export const supports: Readonly<Record<string, readonly [number, number]>> = {
  constant: [7, 7],
  uniform: [-2, 5],
  triangular: [1, 6],
  'triangular with its peak at an end': [1, 6],
  beta: [0, 1],
  'beta with two peaks': [1, 4],
  discrete: [1, 4],
  empirical: [1, 8],
  shifted: [10, Infinity],
  truncated: [5, 15],
  'truncated from below only': [2, Infinity],
  'truncated whole numbers': [1, 5],
  'truncated geometric': [2, 9],
  'truncated mixture': [3, 12],
  'truncated shifted': [2, 15],
  'truncated reciprocal': [4, 9],
  'scaled by less than 0': [-Infinity, 0],
  'reciprocal of a triangular': [4, 10],
  'reciprocal of a shifted law': [0, 10],
};

/** Laws of these names can give only a countable set of values. */
export function isStepwise(law: Law): boolean {
  switch (law.law) {
    case 'constant':
    case 'poisson':
    case 'geometric':
    case 'discrete':
    case 'empirical':
      return true;
    case 'truncated':
    case 'shifted':
    case 'scaled':
    case 'reciprocal':
      return isStepwise(law.of);
    case 'mixture':
      return law.parts.some(isStepwise);
    default:
      return false;
  }
}
