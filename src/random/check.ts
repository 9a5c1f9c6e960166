import { cdfOf, massOf } from './cdf.js';
import type { Law } from './law.js';

/** The least chance that a truncated law may keep: below, inversion has too few digits left. */
const LEAST_MASS = 1e-6;

/**
 * The first fault in a law's parameters in words, such as `sigma(=-1) must be >= 0.`, or null. Laws without a fault can be
 * drawn, and have a cdf and moments. The upper limits are those of the tables (a quantile table, a Poisson table).
 */
export function checkLaw(law: Law): string | null {
  switch (law.law) {
    case 'constant':
      return finite('value', law.value);
    case 'uniform':
      return finite('low', law.low) ?? finite('high', law.high) ?? ordered('low', law.low, 'high', law.high);
    case 'triangular':
      return (
        finite('low', law.low) ??
        finite('mode', law.mode) ??
        finite('high', law.high) ??
        ordered('low', law.low, 'mode', law.mode) ??
        ordered('mode', law.mode, 'high', law.high)
      );
    case 'exponential':
      return atLeast('mean', law.mean, 0);
    case 'gamma':
      return between('shape', law.shape, 0.01, 10_000) ?? above('scale', law.scale, 0);
    case 'erlang':
      return (
        whole('stages', law.stages) ??
        between('stages', law.stages, 1, 10_000) ??
        atLeast('mean', law.mean, 0)
      );
    case 'weibull':
      return atLeast('shape', law.shape, 0.01) ?? above('scale', law.scale, 0);
    case 'normal':
      return atLeast('mean', law.mean, 0) ?? atLeast('sd', law.sd, 0);
    case 'lognormal':
      return above('median', law.median, 0) ?? atLeast('sigma', law.sigma, 0);
    case 'beta':
      return (
        between('a', law.a, 0.01, 1000) ??
        between('b', law.b, 0.01, 1000) ??
        finite('low', law.low) ??
        finite('high', law.high) ??
        ordered('low', law.low, 'high', law.high)
      );
    case 'poisson':
      return between('mean', law.mean, 0, 1e6);
    case 'geometric':
      return above('p', law.p, 0) ?? between('p', law.p, 0, 1);
    case 'discrete':
      return list('values', law.values) ?? shares(law.shares, law.values.length);
    case 'empirical':
      return list('values', law.values);
    case 'mixture':
      return checkParts(law.parts) ?? shares(law.shares, law.parts.length);
    case 'shifted':
      return checkLaw(law.of) ?? finite('by', law.by);
    case 'scaled':
      return checkLaw(law.of) ?? finite('times', law.times);
    case 'truncated':
      return checkLaw(law.of) ?? checkTruncation(law.of, law.low, law.high);
    case 'reciprocal':
      return checkLaw(law.of) ?? atLeast('times', law.times, 0) ?? checkPositive(law.of);
  }
}

function finite(name: string, value: number): string | null {
  return Number.isFinite(value) ? null : `${name}(=${value}) must be a finite number.`;
}

function atLeast(name: string, value: number, least: number): string | null {
  return finite(name, value) ?? (value >= least ? null : `${name}(=${value}) must be >= ${least}.`);
}

function above(name: string, value: number, limit: number): string | null {
  return finite(name, value) ?? (value > limit ? null : `${name}(=${value}) must be > ${limit}.`);
}

function between(name: string, value: number, least: number, most: number): string | null {
  return atLeast(name, value, least) ?? (value <= most ? null : `${name}(=${value}) must be <= ${most}.`);
}

function whole(name: string, value: number): string | null {
  return Number.isInteger(value) ? null : `${name}(=${value}) must be a whole number.`;
}

function ordered(name: string, value: number, other: string, limit: number): string | null {
  return value <= limit ? null : `${name}(=${value}) must be <= ${other}(=${limit}).`;
}

function list(name: string, values: readonly number[]): string | null {
  if (values.length === 0) return `${name} must have at least one value.`;
  for (let i = 0; i < values.length; i++) {
    const fault = finite(`${name}[${i}]`, values[i]);
    if (fault !== null) return fault;
  }
  return null;
}

/** Shares are in proportion: their sum need not be 1. */
function shares(given: readonly number[], expected: number): string | null {
  if (given.length !== expected)
    return `shares(=${given.length} of them) must be as many as values: ${expected}.`;
  let sum = 0;
  for (let i = 0; i < given.length; i++) {
    const fault = atLeast(`shares[${i}]`, given[i], 0);
    if (fault !== null) return fault;
    sum += given[i];
  }
  return sum > 0 ? null : `the sum of shares(=${sum}) must be > 0.`;
}

function checkParts(parts: readonly Law[]): string | null {
  if (parts.length === 0) return 'parts must have at least one law.';
  for (let i = 0; i < parts.length; i++) {
    const fault = checkLaw(parts[i]);
    if (fault !== null) return `parts[${i}]: ${fault}`;
  }
  return null;
}

function checkTruncation(of: Law, low: number, high: number): string | null {
  if (Number.isNaN(low)) return 'low(=NaN) must be a number.';
  if (Number.isNaN(high)) return 'high(=NaN) must be a number.';
  const fault = ordered('low', low, 'high', high);
  if (fault !== null) return fault;
  const mass = massOf(of, low, high);
  if (mass >= LEAST_MASS) return null;
  return `the chance to fall in [${low}, ${high}](=${mass}) must be >= ${LEAST_MASS}.`;
}

function checkPositive(of: Law): string | null {
  const mass = cdfOf(of)(0);
  return mass === 0 ? null : `the chance of 0 or less in a reciprocal(=${mass}) must be 0.`;
}
