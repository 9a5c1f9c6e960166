import { massOf } from './cdf.js';
import type { Law } from './law.js';
import { poissonSteps } from './poisson.js';

/**
 * An equivalent law that is cheaper to draw from: factors go into the laws they multiply, shifts into those they
 * move, and truncation goes down to the laws without parts, so that each can be drawn by inversion.
 */
export function simplify(law: Law): Law {
  switch (law.law) {
    case 'scaled':
      return scale(simplify(law.of), law.times);
    case 'shifted':
      return shift(simplify(law.of), law.by);
    case 'reciprocal':
      return reciprocal(simplify(law.of), law.times);
    case 'truncated':
      return truncate(simplify(law.of), law.low, law.high);
    case 'mixture':
      return { ...law, parts: law.parts.map(simplify) };
    default:
      return law;
  }
}

function scale(law: Law, times: number): Law {
  if (times === 0) return { law: 'constant', value: 0 };
  if (times === 1) return law;
  if (law.law === 'constant') return { law: 'constant', value: law.value * times };
  if (times < 0) return { law: 'scaled', of: law, times };
  switch (law.law) {
    case 'uniform':
      return { law: 'uniform', low: law.low * times, high: law.high * times };
    case 'triangular':
      return { law: 'triangular', low: law.low * times, mode: law.mode * times, high: law.high * times };
    case 'exponential':
      return { law: 'exponential', mean: law.mean * times };
    case 'gamma':
    case 'weibull':
      return { ...law, scale: law.scale * times };
    case 'erlang':
      return { ...law, mean: law.mean * times };
    case 'normal':
      return { law: 'normal', mean: law.mean * times, sd: law.sd * times };
    case 'lognormal':
      return { ...law, median: law.median * times };
    case 'beta':
      return { ...law, low: law.low * times, high: law.high * times };
    case 'discrete':
    case 'empirical':
      return { ...law, values: law.values.map((value) => value * times) };
    case 'mixture':
      return { ...law, parts: law.parts.map((part) => scale(part, times)) };
    case 'reciprocal':
      return { ...law, times: law.times * times };
    default:
      return { law: 'scaled', of: law, times };
  }
}

function shift(law: Law, by: number): Law {
  if (by === 0) return law;
  switch (law.law) {
    case 'constant':
      return { law: 'constant', value: law.value + by };
    case 'uniform':
      return { law: 'uniform', low: law.low + by, high: law.high + by };
    case 'triangular':
      return { law: 'triangular', low: law.low + by, mode: law.mode + by, high: law.high + by };
    case 'beta':
      return { ...law, low: law.low + by, high: law.high + by };
    case 'shifted':
      return shift(law.of, law.by + by);
    default:
      return { law: 'shifted', of: law, by };
  }
}

function reciprocal(law: Law, times: number): Law {
  if (times === 0) return { law: 'constant', value: 0 };
  if (law.law === 'constant') return { law: 'constant', value: times / law.value };
  if (law.law === 'lognormal') return { ...law, median: times / law.median };
  return { law: 'reciprocal', of: law, times };
}

function truncate(law: Law, low: number, high: number): Law {
  switch (law.law) {
    case 'constant':
      return law;
    case 'uniform':
      return { law: 'uniform', low: Math.max(low, law.low), high: Math.min(high, law.high) };
    case 'discrete':
      return within(law.values, law.shares, low, high);
    case 'poisson': {
      const { values, shares } = poissonSteps(law.mean);
      return within(values, shares, low, high);
    }
    case 'geometric': {
      // What is left after `first` failures is the same law again.
      const first = Math.max(0, Math.ceil(low));
      const last = Math.floor(high) - first;
      return shift(last === Infinity ? law : { law: 'truncated', of: law, low: 0, high: last }, first);
    }
    case 'empirical':
      return { ...law, values: law.values.filter((value) => value >= low && value <= high) };
    case 'mixture':
      return {
        law: 'mixture',
        parts: law.parts.map((part) => truncate(part, low, high)),
        shares: law.parts.map((part, i) => law.shares[i] * massOf(part, low, high)),
      };
    case 'truncated':
      return truncate(law.of, Math.max(low, law.low), Math.min(high, law.high));
    case 'shifted':
      return { ...law, of: truncate(law.of, low - law.by, high - law.by) };
    case 'scaled':
      return law.times > 0
        ? { ...law, of: truncate(law.of, low / law.times, high / law.times) }
        : { ...law, of: truncate(law.of, high / law.times, low / law.times) };
    case 'reciprocal':
      return { ...law, of: truncate(law.of, law.times / high, low > 0 ? law.times / low : Infinity) };
    default:
      return { law: 'truncated', of: law, low, high };
  }
}

function within(values: readonly number[], shares: readonly number[], low: number, high: number): Law {
  const kept = values.map((_, i) => i).filter((i) => values[i] >= low && values[i] <= high);
  return { law: 'discrete', values: kept.map((i) => values[i]), shares: kept.map((i) => shares[i]) };
}
