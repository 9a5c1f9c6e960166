/** The base scenario against its what-ifs, replication by replication. */
import { holm, pairedDifference } from '../statistics/paired.js';
import { quantity, range, withInterval } from './format.js';
import { subjectOf } from './measure-words.js';
import { matcher } from './pattern.js';
import type { Metric } from './results.js';
import { metricOf, type Sample, type Samples } from './samples.js';

/** The replications of a what-if, run with the same seed as the base. */
export interface Alternative {
  readonly name: string;
  readonly samples: Samples;
}

/** What a what-if changes in one measure. */
export interface Difference {
  readonly whatIf: string;
  readonly measure: string;
  readonly unit: string;
  readonly base: Metric;
  readonly other: Metric;
  /** Other less base: mean over the pairs, with its 95 % interval; null with fewer than two pairs. */
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly sd: number | null;
  /** Pairs. */
  readonly n: number;
  /** Two-sided p-value of "no difference", alone and adjusted by Holm for all that were compared. */
  readonly p: number | null;
  readonly adjusted: number | null;
  /** Variance of the difference over that of independent runs (`PairedDifference`). */
  readonly varianceRatio: number | null;
}

/** Who is best in one measure. */
export interface Best {
  readonly measure: string;
  readonly prefer: 'smallest' | 'largest';
  /** By name, the base under '': the share of replications in which it is the best one; ties are shared. */
  readonly chances: readonly { readonly name: string; readonly chance: number }[];
}

export interface Comparison {
  readonly replications: number;
  /** By measure in the order of the catalogue, then by what-if. */
  readonly differences: readonly Difference[];
  readonly best: readonly Best[];
}

/** What is compared unless something else is asked for. */
export const HEADLINES: readonly string[] = [
  'crossings.*.wait.mean',
  'crossings.*.entries',
  'cities.*.unsheltered.max',
  'countries.*.entries',
  'outcomes.*',
];

/** The level of all tests together. */
const LEVEL = 0.05;

export interface CompareOptions {
  /** Patterns of measures; `HEADLINES` unless given. Names with dots in them need `dotted`. */
  readonly measures?: readonly string[];
  readonly dotted?: readonly string[];
  /** Which end is best; null: neither. `preferenceOf` unless given. */
  readonly prefer?: (measure: string) => 'smallest' | 'largest' | null;
}

/**
 * Compares what-ifs with the base over the replications that both have:
 *
 *     samples ──(1) measures asked for──▶ pairs ──(2) differences──▶ p-values ──(3) Holm──▶ Difference[]
 *                                            └────(4) who is best, replication by replication──▶ Best[]
 *
 * A measure that one side does not have at all is left out.
 */
export function compare(
  base: Samples,
  whatIfs: readonly Alternative[],
  options: CompareOptions = {},
): Comparison {
  // 1. What is compared, over the replications that all have.
  const numbers = base.replications.filter((replication) =>
    whatIfs.every(({ samples }) => samples.replications.includes(replication)),
  );
  const asked = (options.measures ?? HEADLINES).map((pattern) => matcher(pattern, options.dotted));
  const names = [...base.measures.keys()].filter((name) => asked.some((matches) => matches(name)));
  const sampled = (samples: Samples, name: string) => restricted(samples, name, numbers);
  // 2. Differences, each by itself.
  const alone = names.flatMap((name) =>
    whatIfs.flatMap((whatIf) =>
      differenceOf(name, whatIf.name, sampled(base, name), sampled(whatIf.samples, name)),
    ),
  );
  // 3. Adjusted together. A difference of exactly 0 in every replication is no test, and is not counted as one.
  const tests = alone.filter(({ p, sd, mean }) => p !== null && !(sd === 0 && mean === 0));
  const adjusted = holm(tests.map(({ p }) => p!));
  const differences = alone.map((difference) => {
    const test = tests.indexOf(difference);
    return test < 0 ? difference : { ...difference, adjusted: adjusted[test] };
  });
  // 4. Who is best.
  const prefer = options.prefer ?? preferenceOf;
  const all = [{ name: '', samples: base }, ...whatIfs];
  const best = names.flatMap((name) => {
    const end = prefer(name);
    const values = all.map(({ samples }) => sampled(samples, name)?.values);
    if (end === null || !values.every((each) => each !== undefined)) return [];
    const chances = chancesOf(values, end === 'smallest' ? -1 : 1);
    return chances
      ? [
          {
            measure: name,
            prefer: end,
            chances: all.map((each, i) => ({ name: each.name, chance: chances[i] })),
          },
        ]
      : [];
  });
  return { replications: numbers.length, differences, best };
}

function restricted(samples: Samples, name: string, numbers: readonly number[]): Sample | undefined {
  const sample = samples.measures.get(name);
  if (!sample) return undefined;
  const rank = new Map(samples.replications.map((replication, i) => [replication, i]));
  return {
    unit: sample.unit,
    values: Float64Array.from(numbers, (number) => sample.values[rank.get(number)!]),
  };
}

function differenceOf(
  measure: string,
  whatIf: string,
  base: Sample | undefined,
  other: Sample | undefined,
): Difference[] {
  const before = base && metricOf(base);
  const after = other && metricOf(other);
  if (!before || !after) return [];
  const { mean, low, high, sd, n, p, varianceRatio } = pairedDifference(base.values, other.values);
  if (n === 0) return [];
  const { unit } = base;
  return [
    {
      whatIf,
      measure,
      unit,
      base: before,
      other: after,
      mean,
      low,
      high,
      sd,
      n,
      p,
      adjusted: p,
      varianceRatio,
    },
  ];
}

/**
 * Share of replications in which each alternative has the largest (`sign` 1) or smallest (−1) value: the estimate of
 * multinomial selection (Bechhofer, Elmaghraby and Morse, "A single-sample multiple-decision procedure for selecting
 * the multinomial event which has the highest probability", Annals of Mathematical Statistics 30, 1959). Replications
 * in which somebody has no value are left out; null when none is left.
 */
function chancesOf(values: readonly Float64Array[], sign: 1 | -1): number[] | null {
  const wins = values.map(() => 0);
  let n = 0;
  for (let r = 0; r < values[0].length; r++) {
    const row = values.map((each) => each[r] * sign);
    if (row.some((value) => Number.isNaN(value))) continue;
    const top = Math.max(...row);
    const winners = row.filter((value) => value === top).length;
    row.forEach((value, i) => {
      if (value === top) wins[i] += 1 / winners;
    });
    n++;
  }
  return n === 0 ? null : wins.map((won) => won / n);
}

/** Less waiting, fewer without a bed, fewer turned away is better; of all else nobody here is the judge. */
export function preferenceOf(measure: string): 'smallest' | null {
  const bare = measure.replace(/\.(mean|p50|p90|p95|max)$/u, '');
  return /\.(wait|queue|unsheltered|reneged|balked|refused|fare|price)$/u.test(bare) ? 'smallest' : null;
}

/** A difference as a sentence without its full stop: `waits at Ozinki fall by 6.1 h (5.2 to 7.0)`. */
export function differenceInWords(difference: Difference): string {
  const { measure, unit, mean, low, high, n, adjusted } = difference;
  const { text, plural } = subjectOf(measure);
  if (low === null || high === null || adjusted === null)
    return `${text}: ${quantity(mean, unit)} in one replication, which cannot tell a difference from chance`;
  if (low === 0 && high === 0) return `${text}: no difference at all`;
  if (adjusted >= LEVEL && low <= 0 && high >= 0)
    return `${text}: no difference that ${n} replications can tell (${range(unit, low, high)})`;
  const falls = mean < 0;
  const verb = falls ? (plural ? 'fall' : 'falls') : plural ? 'rise' : 'rises';
  const size = falls ? { unit, mean: -mean, low: -high, high: -low } : { unit, mean, low, high };
  // Each interval is of one measure. Among many, some lie beyond 0 by luck, and Holm's adjustment says which may.
  const doubt =
    adjusted >= LEVEL ? `, or by chance: ${n} replications cannot tell among so many comparisons` : '';
  return `${text} ${verb} by ${withInterval(size)}${doubt}`;
}
