import { square } from '../elementary/square.js';
import { betaMean, betaVariance } from './beta.js';
import { discreteMoment } from './discrete.js';
import { draw, encodeLaw, quantile } from './draw.js';
import { empiricalMoment } from './empirical.js';
import { erlangVariance } from './erlang.js';
import { exponentialVariance } from './exponential.js';
import { gammaMoment } from './gamma.js';
import {
  geometricMean,
  geometricVariance,
  truncatedGeometricMean,
  truncatedGeometricVariance,
} from './geometric.js';
import type { Law, Stream } from './law.js';
import { lognormalMoment, lognormalVariance } from './lognormal.js';
import { normalCdf, normalDensity, positiveNormalMean, positiveNormalVariance } from './normal.js';
import { simplify } from './simplify.js';
import { power } from './special.js';
import { triangularMean, triangularVariance } from './triangular.js';
import { uniformMoment, uniformVariance } from './uniform.js';
import { weibullMoment } from './weibull.js';

/** Tables of laws that were drawn from before; a law is plain data that nobody changes. */
const tables = new WeakMap<Law, { readonly table: Float64Array; readonly at: number }>();

/** Draws from a law (without faults: see `checkLaw`): the same value as `encodeLaw` and `draw` give. */
export function sample(law: Law, stream: Stream): number {
  const { table, at } = tableOf(law);
  return draw(table, at, stream);
}

/**
 * The mean, in the law's unit; Infinity where the integral diverges (the reciprocal of an exponential, say). In
 * closed form but for truncated laws and for reciprocals of triangular, beta, truncated and shifted laws: those by the
 * trapezoidal rule over normal scores, to about 1e-6 (1e-3 for a reciprocal of whole numbers).
 */
export function meanOf(law: Law): number {
  return mean(simplify(law));
}

/** The variance, in the square of the law's unit. Like `meanOf`. */
export function varianceOf(law: Law): number {
  return variance(simplify(law));
}

function mean(law: Law): number {
  switch (law.law) {
    case 'constant':
      return law.value;
    case 'uniform':
      return uniformMoment(law.low, law.high, 1);
    case 'triangular':
      return triangularMean(law.low, law.mode, law.high);
    case 'exponential':
    case 'erlang':
    case 'poisson':
      return law.mean;
    case 'gamma':
      return gammaMoment(law.shape, law.scale, 1);
    case 'weibull':
      return weibullMoment(law.shape, law.scale, 1);
    case 'normal':
      return positiveNormalMean(law.mean, law.sd);
    case 'lognormal':
      return lognormalMoment(law.median, law.sigma, 1);
    case 'beta':
      return betaMean(law.a, law.b, law.low, law.high);
    case 'geometric':
      return geometricMean(law.p);
    case 'discrete':
      return discreteMoment(law.values, law.shares, 1);
    case 'empirical':
      return empiricalMoment(law.values, 1);
    case 'mixture':
      return weighted(law.shares, (i) => mean(law.parts[i]));
    case 'shifted':
      return mean(law.of) + law.by;
    case 'scaled':
      return mean(law.of) * law.times;
    case 'truncated':
      if (law.of.law === 'geometric') return truncatedGeometricMean(law.of.p, law.high);
      return expectation(law, (x) => x);
    case 'reciprocal':
      return law.times * inverseMoment(law.of, -1);
  }
}

function variance(law: Law): number {
  switch (law.law) {
    case 'constant':
      return 0;
    case 'uniform':
      return uniformVariance(law.low, law.high);
    case 'triangular':
      return triangularVariance(law.low, law.mode, law.high);
    case 'exponential':
      return exponentialVariance(law.mean);
    case 'erlang':
      return erlangVariance(law.stages, law.mean);
    case 'poisson':
      return law.mean;
    case 'gamma':
      return law.shape * law.scale * law.scale;
    case 'weibull':
      return weibullMoment(law.shape, law.scale, 2) - square(weibullMoment(law.shape, law.scale, 1));
    case 'normal':
      return positiveNormalVariance(law.mean, law.sd);
    case 'lognormal':
      return lognormalVariance(law.median, law.sigma);
    case 'beta':
      return betaVariance(law.a, law.b, law.low, law.high);
    case 'geometric':
      return geometricVariance(law.p);
    case 'discrete': {
      const middle = mean(law);
      const from = law.values.map((value) => value - middle);
      return discreteMoment(from, law.shares, 2);
    }
    case 'empirical': {
      const middle = mean(law);
      const from = law.values.map((value) => value - middle);
      return empiricalMoment(from, 2);
    }
    case 'mixture': {
      const middle = mean(law);
      return weighted(law.shares, (i) => variance(law.parts[i]) + square(mean(law.parts[i]) - middle));
    }
    case 'shifted':
      return variance(law.of);
    case 'scaled':
      return variance(law.of) * law.times * law.times;
    case 'truncated': {
      if (law.of.law === 'geometric') return truncatedGeometricVariance(law.of.p, law.high);
      const middle = mean(law);
      return expectation(law, (x) => square(x - middle));
    }
    case 'reciprocal': {
      const second = inverseMoment(law.of, -2);
      if (second === Infinity) return Infinity;
      return law.times * law.times * (second - square(inverseMoment(law.of, -1)));
    }
  }
}

/** E[X^order] of a law that cannot be 0 or less. */
function inverseMoment(law: Law, order: -1 | -2): number {
  switch (law.law) {
    case 'uniform':
      return uniformMoment(law.low, law.high, order);
    case 'gamma':
      return gammaMoment(law.shape, law.scale, order);
    case 'erlang':
      return gammaMoment(law.stages, law.mean / law.stages, order);
    case 'weibull':
      return weibullMoment(law.shape, law.scale, order);
    case 'lognormal':
      return lognormalMoment(law.median, law.sigma, order);
    case 'discrete':
      return discreteMoment(law.values, law.shares, order);
    case 'empirical':
      return empiricalMoment(law.values, order);
    case 'mixture':
      return weighted(law.shares, (i) => inverseMoment(law.parts[i], order));
    case 'scaled':
      return inverseMoment(law.of, order) * power(law.times, order);
    default:
      if (flatness(law) <= -order) return Number.POSITIVE_INFINITY;
      return expectation(law, (x) => power(x, order));
  }
}

/** The c with which the chance of at most x goes to 0 like x^c; Infinity where there is nothing near 0. */
function flatness(law: Law): number {
  switch (law.law) {
    case 'exponential':
      return 1;
    case 'normal':
      return law.sd === 0 ? Infinity : 1;
    case 'triangular':
      return law.low > 0 ? Infinity : law.mode > 0 ? 2 : 1;
    case 'beta':
      return law.low > 0 ? Infinity : law.a;
    case 'gamma':
    case 'weibull':
      return law.shape;
    case 'erlang':
      return law.stages;
    case 'truncated':
      return law.low > 0 ? Infinity : flatness(law.of);
    default:
      return Infinity;
  }
}

function weighted(shares: readonly number[], of: (i: number) => number): number {
  let sum = 0;
  let total = 0;
  shares.forEach((share, i) => {
    total += share;
    if (share > 0) sum += share * of(i);
  });
  return sum / total;
}

/**
 * E[g(X)] = ∫ g(Q(Φ(z))) φ(z) dz by the trapezoidal rule, which converges faster than any power of the step for
 * smooth integrands that vanish at both ends (Trefethen and Weideman 2014, SIAM Review 56(3)).
 */
function expectation(law: Law, g: (x: number) => number): number {
  const { table, at } = tableOf(law);
  let sum = 0;
  let weights = 0;
  for (let i = -STEPS; i <= STEPS; i++) {
    const z = (i * REACH) / STEPS;
    const weight = normalDensity(z);
    sum += weight * g(quantile(table, at, normalCdf(z)));
    weights += weight;
  }
  return sum / weights;
}

const REACH = 8;
const STEPS = 1024;

function tableOf(law: Law): { readonly table: Float64Array; readonly at: number } {
  let found = tables.get(law);
  if (found === undefined) {
    const into: number[] = [];
    const at = encodeLaw(law, into);
    found = { table: Float64Array.from(into), at };
    tables.set(law, found);
  }
  return found;
}
