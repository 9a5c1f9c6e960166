/** The base scenario against its what-ifs, replication by replication. */
import { chancesOfBestMean } from '../statistics/best-mean.js';
import { holm, pairedDifference, simultaneous } from '../statistics/paired.js';
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
  /** Other less base: mean over the pairs, with its 95 % interval by itself; null with fewer than two pairs. */
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  /** The interval that holds together with those of all other differences (`simultaneous`). */
  readonly allLow: number | null;
  readonly allHigh: number | null;
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
  /** By name, the base under '': the chance that its mean is the best (`chancesOfBestMean`); ties are shared. */
  readonly chances: readonly { readonly name: string; readonly chance: number }[];
}

export interface Comparison {
  readonly replications: number;
  /** Differences that were tested, for which p-values and intervals are adjusted; those of exactly 0 are none. */
  readonly comparisons: number;
  /** By measure in the order of the catalogue, then by what-if. */
  readonly differences: readonly Difference[];
  readonly best: readonly Best[];
}

/** What is compared unless something else is asked for. */
export const HEADLINES: readonly string[] = [
  'countries.*.wait.mean',
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
 *                                            └────(4) whose mean is best──▶ Best[]
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
  const adjusted = new Map(holm(tests.map(({ p }) => p!)).map((p, i) => [tests[i], p]));
  const differences = alone.map((difference) => {
    const all = simultaneous(difference, tests.length);
    return {
      ...difference,
      allLow: all?.low ?? null,
      allHigh: all?.high ?? null,
      adjusted: adjusted.get(difference) ?? difference.p,
    };
  });
  // 4. Who is best.
  const prefer = options.prefer ?? preferenceOf;
  const all = [{ name: '', samples: base }, ...whatIfs];
  const best = names.flatMap((name) => {
    const end = prefer(name);
    const values = all.map(({ samples }) => sampled(samples, name)?.values);
    if (end === null || !values.every((each) => each !== undefined)) return [];
    const chances = chancesOfBestMean(values, end === 'smallest' ? -1 : 1);
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
  return { replications: numbers.length, comparisons: tests.length, differences, best };
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
      allLow: low,
      allHigh: high,
      sd,
      n,
      p,
      adjusted: p,
      varianceRatio,
    },
  ];
}

/** Less waiting, fewer without a bed, fewer turned away is better; of all else nobody here is the judge. */
export function preferenceOf(measure: string): 'smallest' | null {
  const bare = measure.replace(/\.(mean|p50|p90|p95|max)$/u, '');
  return /\.(wait|queue|unsheltered|reneged|balked|refused|fare|price)$/u.test(bare) ? 'smallest' : null;
}

/** Can it be told from chance, with all that was compared? */
export function isTold({ adjusted, low, high }: Difference): boolean {
  return adjusted !== null && adjusted < LEVEL && !isNothing({ low, high });
}

/** Nothing changed, in any replication. */
export function isNothing({ low, high }: Pick<Difference, 'low' | 'high'>): boolean {
  return low === 0 && high === 0;
}

/**
 * A difference as a sentence without its full stop: `waits at Ozinki fall by 6.1 h (5.2 to 7.0)`. In brackets stands the
 * interval that holds together with all others.
 */
export function differenceInWords(difference: Difference): string {
  const { measure, unit, mean, allLow: low, allHigh: high, n, base, other } = difference;
  const beside = [base.mean, other.mean, mean];
  const { text, plural } = subjectOf(measure);
  if (low === null || high === null)
    return `${text}: ${quantity(mean, unit, beside)} in one replication, which cannot tell a difference from chance`;
  if (isNothing(difference)) return `${text}: no difference at all`;
  if (!isTold(difference))
    return `${text}: no difference that ${n} replications can tell (${range(unit, low, high, beside)})`;
  const falls = mean < 0;
  const verb = falls ? (plural ? 'fall' : 'falls') : plural ? 'rise' : 'rises';
  const size = falls ? { unit, mean: -mean, low: -high, high: -low } : { unit, mean, low, high };
  return `${text} ${verb} by ${withInterval(size, beside)}`;
}

/** The base, or the other side, of a difference, in the unit that the difference is told in. */
export function sideInWords({ base, other, mean }: Difference, side: 'base' | 'other'): string {
  return withInterval(side === 'base' ? base : other, [base.mean, other.mean, mean]);
}
