/**
 * A probability law as plain data: what the scenario language reads and the network carries.
 *
 * Every number is in the base unit of what is drawn (seconds, metres, US dollars, persons).
 * `shifted` adds a constant; `truncated` keeps what falls in [low, high] (drawn again, not clamped);
 * `scaled` multiplies by a constant, which is how a travel time follows from `distance / speed`:
 * `{law: 'reciprocal', of: speed, times: distance}`.
 */
export type Law =
  | { readonly law: 'constant'; readonly value: number }
  | { readonly law: 'uniform'; readonly low: number; readonly high: number }
  | { readonly law: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly law: 'exponential'; readonly mean: number }
  | { readonly law: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly law: 'erlang'; readonly stages: number; readonly mean: number }
  | { readonly law: 'weibull'; readonly shape: number; readonly scale: number }
  /** Normal, truncated to non-negative values. */
  | { readonly law: 'normal'; readonly mean: number; readonly sd: number }
  /** Lognormal by its median and the standard deviation of the logarithm. */
  | { readonly law: 'lognormal'; readonly median: number; readonly sigma: number }
  | {
      readonly law: 'beta';
      readonly a: number;
      readonly b: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly law: 'poisson'; readonly mean: number }
  /** Number of failures before the first success, from 0. */
  | { readonly law: 'geometric'; readonly p: number }
  | { readonly law: 'discrete'; readonly values: readonly number[]; readonly shares: readonly number[] }
  /** Any of the given values with equal chance (a sample that was observed). */
  | { readonly law: 'empirical'; readonly values: readonly number[] }
  | { readonly law: 'mixture'; readonly parts: readonly Law[]; readonly shares: readonly number[] }
  | { readonly law: 'shifted'; readonly of: Law; readonly by: number }
  | { readonly law: 'truncated'; readonly of: Law; readonly low: number; readonly high: number }
  | { readonly law: 'scaled'; readonly of: Law; readonly times: number }
  | { readonly law: 'reciprocal'; readonly of: Law; readonly times: number };

/** A source of uniform numbers in [0, 1), 53 bits each. Every distribution takes one. */
export interface Stream {
  next(): number;
}
