import type { Law } from '../../random/law.js';

/** Least and greatest value that a law can draw. */
export type Bounds = readonly [low: number, high: number];

/** Where a law draws: its support, as bounds in the base unit. */
export function support(law: Law): Bounds {
  switch (law.law) {
    case 'constant':
      return [law.value, law.value];
    case 'uniform':
    case 'triangular':
    case 'beta':
      return [law.low, law.high];
    case 'discrete':
    case 'empirical':
      return hull(
        law.values.filter((_, i) => law.law === 'empirical' || law.shares[i]! > 0).map((x) => [x, x]),
      );
    case 'mixture':
      return hull(law.parts.filter((_, i) => law.shares[i]! > 0).map(support));
    case 'shifted': {
      const [low, high] = support(law.of);
      return [low + law.by, high + law.by];
    }
    case 'truncated': {
      const [low, high] = support(law.of);
      return [Math.max(low, law.low), Math.min(high, law.high)];
    }
    case 'scaled': {
      const [low, high] = support(law.of);
      return [low * law.times, high * law.times];
    }
    case 'reciprocal': {
      const [low, high] = support(law.of);
      return [law.times / high, law.times / low];
    }
    default:
      return [0, Number.POSITIVE_INFINITY];
  }
}

function hull(bounds: readonly Bounds[]): Bounds {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const [from, to] of bounds) {
    low = Math.min(low, from);
    high = Math.max(high, to);
  }
  return [low, high];
}
