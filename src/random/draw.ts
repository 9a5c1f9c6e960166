import { betaQuantile, betaTable } from './beta.js';
import { below, massOf } from './cdf.js';
import { firstAbove, stepQuantile, stepTable } from './discrete.js';
import { empiricalQuantile, empiricalTable } from './empirical.js';
import { erlangScale } from './erlang.js';
import { exponentialQuantile } from './exponential.js';
import { gammaQuantile, gammaTable } from './gamma.js';
import { geometricQuantile } from './geometric.js';
import type { Law, Stream } from './law.js';
import { lognormalQuantile } from './lognormal.js';
import { normalCdf, positiveNormalQuantile } from './normal.js';
import { poissonSteps } from './poisson.js';
import { simplify } from './simplify.js';
import { triangularQuantile } from './triangular.js';
import { uniformQuantile } from './uniform.js';
import { weibullQuantile } from './weibull.js';

/** What stands first in an encoded law. The numbers after it are listed in `encode`. */
export const CONSTANT = 0;
export const EXPONENTIAL = 1;
const LOGNORMAL = 2;
const UNIFORM = 3;
const GAMMA = 4;
const NORMAL = 5;
const WEIBULL = 6;
const TRIANGULAR = 7;
const BETA = 8;
const GEOMETRIC = 9;
const STEPS = 10;
const EMPIRICAL = 11;
const MIXTURE = 12;
const AFFINE = 13;
const RECIPROCAL = 14;
const RANGE = 15;

const TINY = 2 ** -53;

/**
 * Draws from the law that `encodeLaw` put at `table[at]`. One uniform number a draw (none for a constant), whatever
 * the law: all are drawn by inversion, so that the same luck under another parameter gives a neighbouring value. Allocates
 * nothing. A `Luck` is what the engine passes; any stream does.
 */
export function draw(table: Float64Array, at: number, stream: Stream): number {
  switch (table[at]) {
    case CONSTANT:
      return table[at + 1];
    case EXPONENTIAL:
      return exponentialQuantile(stream.next() || TINY, table[at + 1]);
    case LOGNORMAL:
      return lognormalQuantile(stream.next() || TINY, table[at + 1], table[at + 2]);
    case UNIFORM:
      return uniformQuantile(stream.next(), table[at + 1], table[at + 2]);
    default:
      return quantile(table, at, stream.next() || TINY);
  }
}

/** The value of the encoded law at `table[at]` for a uniform number `u` in (0, 1). */
export function quantile(table: Float64Array, at: number, u: number): number {
  switch (table[at]) {
    case CONSTANT:
      return table[at + 1];
    case EXPONENTIAL:
      return exponentialQuantile(u, table[at + 1]);
    case LOGNORMAL:
      return lognormalQuantile(u, table[at + 1], table[at + 2]);
    case UNIFORM:
      return uniformQuantile(u, table[at + 1], table[at + 2]);
    case GAMMA:
      return gammaQuantile(u, table[at + 1], table, at + 2);
    case NORMAL:
      return positiveNormalQuantile(u, table[at + 1], table[at + 2], table[at + 3]);
    case WEIBULL:
      return weibullQuantile(u, table[at + 1], table[at + 2]);
    case TRIANGULAR:
      return triangularQuantile(u, table[at + 1], table[at + 2], table[at + 3]);
    case BETA:
      return betaQuantile(u, table[at + 1], table[at + 2], table, at + 3);
    case GEOMETRIC:
      return geometricQuantile(u, table[at + 1]);
    case STEPS:
      return stepQuantile(u, table, at + 1);
    case EMPIRICAL:
      return empiricalQuantile(u, table, at + 1);
    case AFFINE: {
      const times = table[at + 2];
      return table[at + 3] + times * quantile(table, table[at + 1], times < 0 ? inside(1 - u) : u);
    }
    case RECIPROCAL:
      return table[at + 2] / quantile(table, table[at + 1], inside(1 - u));
    case MIXTURE:
      return mixtureQuantile(table, at, u);
    case RANGE: {
      const x = quantile(table, table[at + 1], inside(table[at + 2] + u * table[at + 3]));
      // Only the rounding of u can carry x over an end.
      return Math.min(table[at + 5], Math.max(table[at + 4], x));
    }
    default:
      throw new RangeError(`table[${at}](=${table[at]}) is not a law.`);
  }
}

/** Chooses the part whose share covers `u`, and draws from it with the place of `u` inside that share. */
function mixtureQuantile(table: Float64Array, at: number, u: number): number {
  const n = table[at + 1];
  const i = firstAbove(u, table, at + 2, n);
  const start = i === 0 ? 0 : table[at + 1 + i];
  return quantile(table, table[at + 2 + n + i], inside((u - start) / (table[at + 2 + i] - start)));
}

function inside(u: number): number {
  return u > TINY ? (u < 1 - TINY ? u : 1 - TINY) : TINY;
}

/**
 * Appends a law (without faults: see `checkLaw`) to a table of numbers and gives its place for `draw`. Places inside
 * a law count from the table's beginning: laws must stay where they were put.
 */
export function encodeLaw(law: Law, into: number[]): number {
  return encode(simplify(law), into);
}

function encode(law: Law, into: number[]): number {
  // Laws inside go first; `at` is where this one begins after them.
  switch (law.law) {
    case 'constant':
      return append(into, CONSTANT, law.value);
    case 'uniform':
      return append(into, UNIFORM, law.low, law.high - law.low);
    case 'triangular':
      return append(into, TRIANGULAR, law.low, law.mode, law.high);
    case 'exponential':
      return append(into, EXPONENTIAL, law.mean);
    case 'gamma':
      return encodeGamma(law.shape, law.scale, into);
    case 'erlang':
      return encodeGamma(law.stages, erlangScale(law.stages, law.mean), into);
    case 'weibull':
      return append(into, WEIBULL, law.shape, law.scale);
    case 'normal':
      if (law.sd === 0) return append(into, CONSTANT, law.mean);
      return append(into, NORMAL, law.mean, law.sd, normalCdf(law.mean / law.sd));
    case 'lognormal':
      return append(into, LOGNORMAL, law.median, law.sigma);
    case 'beta': {
      const at = append(into, BETA, law.low, law.high - law.low);
      betaTable(law.a, law.b, into);
      return at;
    }
    case 'poisson': {
      const { values, shares } = poissonSteps(law.mean);
      return encodeSteps(values, shares, into);
    }
    case 'geometric':
      return append(into, GEOMETRIC, law.p);
    case 'discrete':
      return encodeSteps(law.values, law.shares, into);
    case 'empirical': {
      const at = append(into, EMPIRICAL);
      empiricalTable(law.values, into);
      return at;
    }
    case 'mixture':
      return encodeMixture(law.parts, law.shares, into);
    case 'shifted':
      return append(into, AFFINE, encode(law.of, into), 1, law.by);
    case 'scaled':
      return append(into, AFFINE, encode(law.of, into), law.times, 0);
    case 'reciprocal':
      return append(into, RECIPROCAL, encode(law.of, into), law.times);
    case 'truncated':
      return encodeTruncated(law.of, law.low, law.high, into);
  }
}

/** Called after the laws inside were appended (arguments come first), so that `into.length` is the law's place. */
function append(into: number[], ...numbers: number[]): number {
  const at = into.length;
  for (const number of numbers) into.push(number);
  return at;
}

function encodeGamma(shape: number, scale: number, into: number[]): number {
  if (shape === 1) return append(into, EXPONENTIAL, scale);
  const at = append(into, GAMMA, scale);
  gammaTable(shape, into);
  return at;
}

function encodeSteps(values: readonly number[], shares: readonly number[], into: number[]): number {
  const at = append(into, STEPS);
  stepTable(values, shares, into);
  return at;
}

function encodeMixture(parts: readonly Law[], shares: readonly number[], into: number[]): number {
  const used = parts.map((_, i) => i).filter((i) => shares[i] > 0);
  const places = used.map((i) => encode(parts[i], into));
  const total = used.reduce((sum, i) => sum + shares[i], 0);
  let below = 0;
  const upTo = used.map((i) => (below += shares[i]) / total);
  upTo[upTo.length - 1] = 1;
  return append(into, MIXTURE, used.length, ...upTo, ...places);
}

/** After `simplify`, only laws without parts are truncated. Inversion between the chances of the two ends. */
function encodeTruncated(of: Law, low: number, high: number, into: number[]): number {
  return append(into, RANGE, encode(of, into), below(of, low), massOf(of, low, high), low, high);
}
