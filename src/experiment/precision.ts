/**
 * How many replications are enough: sequential stopping for a precision that is asked for.
 *
 * An estimate is within a share γ of the true mean when its half-width is at most γ / (1 + γ) of its own value (Law,
 * "Simulation Modeling and Analysis", 5th ed. 2015, §9.4.1: with γ itself the error of the estimate would be measured
 * by the estimate); an absolute precision is the half-width itself. Stopping at the first number of replications that
 * fulfils this stops too early, by luck; so it must hold for some replications more (the look-ahead of Hoad, Robinson
 * and Davies, "Automated selection of the number of replications for a discrete-event simulation", Journal of the
 * Operational Research Society 61, 2010), and there is a floor.
 */
import { square } from '../elementary/square.js';
import type { Catalogue, Measures } from '../measures/measures.js';
import { type ScalarName, scalarNames, scalarValues } from '../statistics/scalars.js';
import { studentTwoSided95 } from '../statistics/student.js';
import { quantity } from './format.js';
import { subjectOf } from './measure-words.js';
import { matcher } from './pattern.js';

export interface Precision {
  /** Name or pattern: every measure that it means must be precise enough. */
  readonly measure: string;
  /** A share of the mean (0.05 is "within 5 %"), or a half-width in `unit` ('' where it is the measure's own). */
  readonly within:
    | { readonly kind: 'relative'; readonly share: number }
    | { readonly kind: 'absolute'; readonly halfWidth: number; readonly unit: string };
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

/** Where a rule stands. */
export interface Standing {
  /** Replications so far. */
  readonly n: number;
  /** Whether the precision is reached, look-ahead included: then `n` replications are the answer. */
  readonly reached: boolean;
  /** Replications to run before it is worth asking again; 0 when reached, or when the budget is spent. */
  readonly more: number;
  /** The measure that is least precise. */
  readonly worst: { readonly measure: string; readonly unit: string; readonly mean: number };
  /** Its half-width, as a share of the mean where the precision is relative, in its unit otherwise; Infinity where not known. */
  readonly halfWidth: number;
}

const UNITS_OF_TIME: Readonly<Record<string, number>> = {
  s: 1 / 3600,
  min: 1 / 60,
  h: 1,
  day: 24,
  days: 24,
};

/** `crossings.*.wait.mean within 5%`, `… within 0.2 h`. Throws a RangeError that says what is expected. */
export function parsePrecision(text: string): Precision {
  const found = /^\s*(\S.*?)\s+within\s+(\d+(?:\.\d+)?)\s*(%|\p{L}+)?\s*$/u.exec(text);
  const amount = Number(found?.[2]);
  const unit = found?.[3] ?? '';
  if (!found || !(amount > 0) || (unit === '%' && amount >= 100))
    throw new RangeError(
      `"${text}" is no precision: write "<measure> within <number> %" or "<measure> within <number> <unit>", ` +
        'for example "crossings.*.wait.mean within 5 %" or "crossings.*.wait.mean within 0.2 h".',
    );
  return {
    measure: found[1],
    within:
      unit === '%'
        ? { kind: 'relative', share: amount / 100 }
        : { kind: 'absolute', halfWidth: amount, unit },
  };
}

/** A half-width in the unit of a measure. Throws a RangeError where the units do not fit. */
function inUnitOf({ name, unit }: ScalarName, halfWidth: number, given: string): number {
  if (given === '' || given === unit) return halfWidth;
  const factor = unit === 'h' ? UNITS_OF_TIME[given] : undefined;
  if (factor === undefined)
    throw new RangeError(
      `${name} is told in ${unit === 'share' ? 'shares (a plain number)' : unit}, not in ${given}.`,
    );
  return halfWidth * factor;
}

/** One measure so far: Welford, "Note on a method for calculating corrected sums of squares and products" (1962). */
interface Running {
  readonly name: string;
  readonly unit: string;
  /** Place among the scalar measures. */
  readonly at: number;
  /** What its half-width, as `Standing` has it, may be. */
  readonly target: number;
  n: number;
  mean: number;
  squares: number;
}

/**
 * Takes replications in the order of their numbers and says when they are enough. Deterministic: where it stops depends
 * on the replications alone, and not on how many were run at a time.
 */
export class StoppingRule {
  readonly limits: PrecisionLimits;
  readonly precision: Precision;
  readonly #relative: boolean;
  readonly #measures: Running[];
  #n = 0;
  /** The first replication from which on all were precise. */
  #since: number | null = null;

  /**
   * Throws a RangeError when no measure is meant, or when units do not fit.
   * @param dotted keys of the scenario that have dots (`matcher`)
   */
  constructor(
    names: readonly ScalarName[],
    precision: Precision,
    limits: PrecisionLimits = PRECISION_LIMITS,
    dotted: readonly string[] = [],
  ) {
    const { measure, within } = precision;
    const matches = matcher(measure, dotted);
    this.limits = limits;
    this.precision = precision;
    this.#relative = within.kind === 'relative';
    this.#measures = names.flatMap((scalar, at) => {
      if (!matches(scalar.name)) return [];
      const target =
        within.kind === 'relative'
          ? within.share / (1 + within.share)
          : inUnitOf(scalar, within.halfWidth, within.unit);
      return [{ ...scalar, at, target, n: 0, mean: 0, squares: 0 }];
    });
    if (this.#measures.length === 0)
      throw new RangeError(`no measure is named ${measure}; \`onward run --json\` lists them all.`);
  }

  /** Adds the next replication: values of all scalar measures, NaN where it has none (it counts, but tells nothing). */
  add(scalars: ArrayLike<number>): void {
    this.#n++;
    for (const running of this.#measures) {
      const value = scalars[running.at];
      if (Number.isNaN(value)) continue;
      running.n++;
      const off = value - running.mean;
      running.mean += off / running.n;
      running.squares += off * (value - running.mean);
    }
    const precise = this.#n >= Math.max(2, this.limits.floor) && this.#measures.every(this.#isPrecise);
    this.#since = precise ? (this.#since ?? this.#n) : null;
  }

  get standing(): Standing {
    const { floor, budget, lookAhead } = this.limits;
    const n = this.#n;
    const measured = this.#measures.map((running) => ({ running, halfWidth: this.#halfWidth(running) }));
    const lack = ({ running, halfWidth }: (typeof measured)[number]): number => halfWidth / running.target;
    const { running, halfWidth } = measured.reduce((a, b) => (lack(b) > lack(a) ? b : a));
    const { name: measure, unit, mean } = running;
    const settled = this.#since === null ? null : this.#since + ahead(this.#since, lookAhead);
    const reached = settled !== null && n >= settled;
    const wanted = settled ?? guess(n, halfWidth / running.target, floor, lookAhead);
    const more = reached ? 0 : Math.max(0, Math.min(wanted, budget) - n);
    return { n, reached, more, worst: { measure, unit, mean }, halfWidth };
  }

  readonly #isPrecise = (running: Running): boolean => this.#halfWidth(running) <= running.target;

  #halfWidth({ n, mean, squares }: Running): number {
    if (n < 2) return Number.POSITIVE_INFINITY;
    if (squares === 0) return 0;
    const halfWidth = studentTwoSided95(n - 1) * Math.sqrt(squares / (n - 1) / n);
    if (!this.#relative) return halfWidth;
    return mean === 0 ? Number.POSITIVE_INFINITY : halfWidth / Math.abs(mean);
  }
}

/** The look-ahead grows with the number of replications: `lookAhead` for each hundred begun. */
function ahead(count: number, lookAhead: number): number {
  return Math.ceil((lookAhead * Math.max(count, 100)) / 100);
}

/** Half-widths shrink as 1 / √n; but no more than double at a time, as the first guesses of a variance are poor. */
function guess(n: number, lack: number, floor: number, lookAhead: number): number {
  if (n < floor) return floor + ahead(floor, lookAhead);
  const needed = Number.isFinite(lack) ? Math.ceil(n * square(lack)) : 2 * n;
  return Math.min(2 * n, Math.max(n + 1, needed) + ahead(needed, lookAhead));
}

/** A rule over the measures of one network, which takes replications as they come. */
export interface NetworkRule {
  add(measures: Measures): void;
  readonly standing: Standing;
  /** Where it stands, in a sentence. */
  readonly words: string;
}

/** Throws a RangeError that says what is wrong with the precision, in itself or for this network. */
export function networkRule(
  { catalogue, end }: { readonly catalogue: Catalogue; readonly end: number },
  precision: string,
  budget: number,
  dotted: readonly string[],
): NetworkRule {
  const limits = { ...PRECISION_LIMITS, budget };
  const rule = new StoppingRule(scalarNames(catalogue), parsePrecision(precision), limits, dotted);
  return {
    add: (measures) => rule.add(scalarValues(catalogue, measures, end)),
    get standing() {
      return rule.standing;
    },
    get words() {
      return standingInWords(rule.standing, rule.precision);
    },
  };
}

/** `Precise enough after 37 replications: waits at Ozinki are known within 4.6 %, 5 % was asked.` */
export function standingInWords({ n, reached, worst, halfWidth }: Standing, { within }: Precision): string {
  const { text, plural } = subjectOf(worst.measure);
  const relative = within.kind === 'relative';
  const told = (amount: number, unit: string): string =>
    Number.isFinite(amount) ? quantity(amount, unit) : 'nothing that can be told';
  const have = told(halfWidth, relative ? 'share' : worst.unit);
  const asked = relative
    ? `${Number((100 * within.share).toPrecision(12))} %`
    : `${within.halfWidth} ${within.unit || worst.unit}`;
  const head = reached
    ? `Precise enough after ${n} replications`
    : `The budget of ${n} replications ended before the precision was reached`;
  return `${head}: ${text} ${plural ? 'are' : 'is'} known within ${have}; ${asked} was asked.`;
}
