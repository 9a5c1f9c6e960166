/**
 * How many replications are enough: sequential stopping for a relative precision.
 *
 * An estimate is within γ of the true mean when its half-width is at most γ / (1 + γ) of its own value (Law, "Simulation
 * Modeling and Analysis", 5th ed. 2015, §9.4.1: with γ itself the error of the estimate would be measured by the
 * estimate). Stopping at the first number of replications that fulfils this stops too early, by luck; so it must
 * hold for some replications more (the look-ahead of Hoad, Robinson and Davies, "Automated selection of the number of
 * replications for a discrete-event simulation", Journal of the Operational Research Society 61, 2010), and there is a
 * floor.
 */
import { studentTwoSided95 } from '../statistics/student.js';
import { matcher } from './pattern.js';
import type { Samples } from './samples.js';

export interface Precision {
  /** Name or pattern: every measure that it means must be precise enough. */
  readonly measure: string;
  /** Relative precision γ: 0.05 is "within 5 %". */
  readonly within: number;
}

export interface PrecisionLimits {
  /** Fewest replications. */
  readonly floor: number;
  /** Most replications. */
  readonly budget: number;
  /** Replications after the first that is precise enough, over which it must stay so (in every hundred). */
  readonly lookAhead: number;
}

export const PRECISION_LIMITS: PrecisionLimits = { floor: 10, budget: 1000, lookAhead: 5 };

/** What to do next. */
export interface PrecisionPlan {
  /** Replications to run now; 0: done, or the budget is spent. */
  readonly more: number;
  /** Whether the precision is reached. */
  readonly reached: boolean;
  /** Replications that the answer is made of, when `more` is 0: further ones are not needed. */
  readonly use: number;
  /** The measure that is least precise, and its half-width over its mean now (Infinity where that is 0). */
  readonly worst: string;
  readonly halfWidth: number;
}

/**
 * `crossings.*.wait.mean within 5%`. Throws a RangeError that says what is expected.
 */
export function parsePrecision(text: string): Precision {
  const found = /^\s*(\S.*?)\s+within\s+(\d+(?:\.\d+)?)\s*%\s*$/u.exec(text);
  const within = Number(found?.[2]) / 100;
  if (!found || !(within > 0 && within < 1))
    throw new RangeError(
      `until(=${text}) must read "<measure> within <number> %", e.g. "outcomes.settled within 5%".`,
    );
  return { measure: found[1], within };
}

/**
 * How many more replications a precision asks for, from those there are. Deterministic: the same values give the same
 * plan, and the number of replications that is used does not depend on how many were run at a time.
 *
 * Throws a RangeError when no measure is meant.
 *
 * @param dotted keys of the scenario that have dots (`matcher`)
 */
export function planReplications(
  samples: Samples,
  { measure, within }: Precision,
  limits: PrecisionLimits = PRECISION_LIMITS,
  dotted: readonly string[] = [],
): PrecisionPlan {
  const matches = matcher(measure, dotted);
  const meant = [...samples.measures].filter(([name]) => matches(name));
  if (meant.length === 0) throw new RangeError(`until: no measure is called ${measure}.`);
  const paths = meant.map(([name, { values }]) => ({ name, path: halfWidths(values) }));
  const n = samples.replications.length;
  const target = within / (1 + within);
  const worst = paths.reduce((a, b) => (last(b.path) > last(a.path) ? b : a));
  const now = { worst: worst.name, halfWidth: last(worst.path) };

  const use = settledAt(
    paths.map(({ path }) => path),
    n,
    target,
    limits,
  );
  if (use !== null && use <= Math.min(n, limits.budget)) return { ...now, more: 0, reached: true, use };
  if (n >= limits.budget) return { ...now, more: 0, reached: false, use: limits.budget };
  const wanted = use ?? guess(n, now.halfWidth, target, limits);
  return { ...now, more: Math.min(wanted, limits.budget) - n, reached: false, use: n };
}

/**
 * The number of replications at which the rule stops: the first from the floor on at which all are precise and have
 * stayed so over the look-ahead. More than `n` where the look-ahead is still to run; null when none is in sight.
 */
function settledAt(
  paths: readonly Float64Array[],
  n: number,
  target: number,
  { floor, lookAhead }: PrecisionLimits,
): number | null {
  let since: number | null = null;
  for (let count = Math.max(2, floor); count <= n; count++) {
    if (!paths.every((path) => path[count - 1] <= target)) since = null;
    else since ??= count;
    if (since !== null && count >= since + ahead(since, lookAhead)) return count;
  }
  return since === null ? null : since + ahead(since, lookAhead);
}

/** The look-ahead grows with the number of replications: `lookAhead` for each hundred begun. */
function ahead(count: number, lookAhead: number): number {
  return Math.ceil((lookAhead * Math.max(count, 100)) / 100);
}

/** Half-widths shrink as 1 / √n; but no more than double at a time, as the first guesses of a variance are poor. */
function guess(n: number, halfWidth: number, target: number, { floor, lookAhead }: PrecisionLimits): number {
  if (n < floor) return floor + ahead(floor, lookAhead);
  const needed = Number.isFinite(halfWidth) ? Math.ceil(n * (halfWidth / target) ** 2) : 2 * n;
  return Math.min(2 * n, Math.max(n + 1, needed) + ahead(needed, lookAhead));
}

/** Half-width over mean of the first 1, 2, … values; replications without a value count, but tell nothing. */
function halfWidths(values: Float64Array): Float64Array {
  const path = new Float64Array(values.length);
  let n = 0;
  let mean = 0;
  let squares = 0;
  values.forEach((value, i) => {
    if (!Number.isNaN(value)) {
      // Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4 (1962).
      n++;
      const off = value - mean;
      mean += off / n;
      squares += off * (value - mean);
    }
    path[i] = relative(n, mean, squares);
  });
  return path;
}

function relative(n: number, mean: number, squares: number): number {
  if (n < 2) return Number.POSITIVE_INFINITY;
  if (squares === 0) return 0;
  if (mean === 0) return Number.POSITIVE_INFINITY;
  return (studentTwoSided95(n - 1) * Math.sqrt(squares / (n - 1) / n)) / Math.abs(mean);
}

function last(path: Float64Array): number {
  return path.length === 0 ? Number.POSITIVE_INFINITY : path[path.length - 1];
}
