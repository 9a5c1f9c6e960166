import { betaCdf } from './beta.js';
import { discreteCdf } from './discrete.js';
import { empiricalCdf } from './empirical.js';
import { erlangCdf } from './erlang.js';
import { exponentialCdf } from './exponential.js';
import { gammaCdf } from './gamma.js';
import { geometricCdf } from './geometric.js';
import type { Law } from './law.js';
import { lognormalCdf } from './lognormal.js';
import { positiveNormalCdf } from './normal.js';
import { poissonCdf } from './poisson.js';
import { triangularCdf } from './triangular.js';
import { uniformCdf } from './uniform.js';
import { weibullCdf } from './weibull.js';

/** The cumulative distribution function of a law: x → the chance of at most x, in the law's own unit. */
export function cdfOf(law: Law): (x: number) => number {
  return (x) => atMost(law, x);
}

/** The chance that a draw is in [low, high], both ends included. */
export function massOf(law: Law, low: number, high: number): number {
  return Math.max(0, atMost(law, high) - below(law, low));
}

function atMost(law: Law, x: number): number {
  switch (law.law) {
    case 'constant':
      return x < law.value ? 0 : 1;
    case 'uniform':
      return uniformCdf(x, law.low, law.high);
    case 'triangular':
      return triangularCdf(x, law.low, law.mode, law.high);
    case 'exponential':
      return exponentialCdf(x, law.mean);
    case 'gamma':
      return gammaCdf(x, law.shape, law.scale);
    case 'erlang':
      return erlangCdf(x, law.stages, law.mean);
    case 'weibull':
      return weibullCdf(x, law.shape, law.scale);
    case 'normal':
      return positiveNormalCdf(x, law.mean, law.sd);
    case 'lognormal':
      return lognormalCdf(x, law.median, law.sigma);
    case 'beta':
      return betaCdf(x, law.a, law.b, law.low, law.high);
    case 'poisson':
      return poissonCdf(x, law.mean);
    case 'geometric':
      return geometricCdf(x, law.p);
    case 'discrete':
      return discreteCdf(x, law.values, law.shares);
    case 'empirical':
      return empiricalCdf(x, law.values);
    default:
      return ofOthers(law, x, atMost, below);
  }
}

/** The chance of less than x; for continuous laws the same as `atMost`. */
export function below(law: Law, x: number): number {
  switch (law.law) {
    case 'constant':
      return x <= law.value ? 0 : 1;
    case 'poisson':
    case 'geometric':
      return atMost(law, Math.ceil(x) - 1);
    case 'discrete':
      return discreteCdf(nextBelow(x), law.values, law.shares);
    case 'empirical':
      return empiricalCdf(nextBelow(x), law.values);
    case 'normal':
    case 'lognormal':
    case 'exponential':
    case 'erlang':
    case 'uniform':
    case 'triangular':
      // Without spread these are constants: only then does equality matter.
      return atMost(law, nextBelow(x));
    case 'gamma':
    case 'weibull':
    case 'beta':
      return atMost(law, x);
    default:
      return ofOthers(law, x, below, atMost);
  }
}

type Chance = (law: Law, x: number) => number;
type Composed = Extract<Law, { law: 'mixture' | 'shifted' | 'truncated' | 'scaled' | 'reciprocal' }>;

/** `same` for the laws inside that rise with this one, `other` (of the complement) for those that fall. */
function ofOthers(law: Composed, x: number, same: Chance, other: Chance): number {
  switch (law.law) {
    case 'mixture': {
      let sum = 0;
      let total = 0;
      law.parts.forEach((part, i) => {
        total += law.shares[i];
        if (law.shares[i] > 0) sum += law.shares[i] * same(part, x);
      });
      return sum / total;
    }
    case 'shifted':
      return same(law.of, x - law.by);
    case 'scaled':
      if (law.times > 0) return same(law.of, x / law.times);
      if (law.times < 0) return 1 - other(law.of, x / law.times);
      return same({ law: 'constant', value: 0 }, x);
    case 'reciprocal':
      return x <= 0 ? 0 : 1 - other(law.of, law.times / x);
    case 'truncated': {
      const start = below(law.of, law.low);
      const mass = atMost(law.of, law.high) - start;
      return Math.min(1, Math.max(0, (same(law.of, Math.min(x, law.high)) - start) / mass)) || 0;
    }
  }
}

/** The largest double below x, near enough: values in a scenario have fewer digits. */
function nextBelow(x: number): number {
  return x - Math.abs(x) * 2 ** -52 - Number.MIN_VALUE;
}
