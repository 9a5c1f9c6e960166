/** Which of many alternatives is best in one measure: ranking and selection with common random numbers. */
import { chancesOfBestMean } from '../statistics/best-mean.js';
import { screen } from '../statistics/screening.js';
import { matcher } from './pattern.js';
import type { Metric } from './results.js';
import { metricOf, type Samples } from './samples.js';
import { rounded, roundedMetric } from './summary.js';

/** How the places of a `*` become one figure. */
export type Across = 'sum' | 'mean' | 'largest';

export interface Objective {
  /** Name or pattern of measures. */
  readonly measure: string;
  /** Needed where the pattern means more than one. */
  readonly across: Across | null;
  readonly goal: 'smallest' | 'largest';
}

export interface SelectionOptions {
  readonly objective: Objective;
  /** Chance of a wrong selection. */
  readonly alpha: number;
  /** Indifference zone: in the unit of the measure, or as a share of the best mean after the first stage. */
  readonly zone: { readonly kind: 'absolute' | 'relative'; readonly value: number };
  /** Most replications, over all alternatives. */
  readonly budget: number;
  readonly dotted: readonly string[];
}

/** Replications of each alternative in the first stage, and at a time afterwards, whatever executor runs them. */
export const FIRST_STAGE = 10;
const BATCH = 5;

/** Runs replications of some alternatives; tells all measures of the objective. */
export type Replicate = (
  alternatives: readonly number[],
  replications: readonly number[],
) => Promise<Samples[]>;

/** What `onward best` found. */
export interface Selection {
  readonly measure: string;
  readonly across: Across | null;
  readonly unit: string;
  readonly goal: 'smallest' | 'largest';
  /** In the unit. */
  readonly zone: number;
  readonly alpha: number;
  readonly budget: number;
  /** Replications that were run, over all alternatives. */
  readonly used: number;
  /** Whether the procedure came to its end: then the first alternative is the best one, or within the zone of it, with chance 1 − alpha. */
  readonly guaranteed: boolean;
  /** The best first; those that dropped out last stand before those that dropped out early. */
  readonly alternatives: readonly Ranked[];
}

export interface Ranked {
  readonly name: string;
  readonly metric: Metric;
  /** Number of replications after which it dropped out; null: it did not. */
  readonly droppedAfter: number | null;
  /** Without a guarantee: the chance to be the best of those still in play (`chancesOfBestMean`); else null. */
  readonly chance: number | null;
}

/** A replication in which the objective has no value: such alternatives cannot be ranked. */
export class NoValue extends Error {
  override readonly name = 'NoValue';
}

/**
 * Selects the best by KN (`screening.ts`):
 *
 *     ten replications of each ─(1)→ values ─(2) screen→ one left? ─ no ─(3) five more of each that is left → (2)
 *                                                           └─ yes, or budget spent ─(4) rank→ Selection
 *
 * Deterministic: which replications are run depends on the values alone. Rejects with a NoValue, and as `replicate` does.
 * Throws a RangeError where the objective or the budget makes no sense.
 */
export async function selectBest(
  names: readonly string[],
  options: SelectionOptions,
  replicate: Replicate,
): Promise<Selection> {
  const { objective, alpha, budget } = options;
  if (budget < names.length * FIRST_STAGE)
    throw new RangeError(
      `a budget of ${budget} replications is too small: ${names.length} alternatives need ${names.length * FIRST_STAGE} to begin with.`,
    );
  const sign = objective.goal === 'largest' ? 1 : -1;
  const values: number[][] = names.map(() => []);
  let unit = '';
  let used = 0;
  const more = async (which: readonly number[], count: number): Promise<void> => {
    const from = values[which[0]].length;
    const numbers = Array.from({ length: count }, (_, i) => from + 1 + i);
    const found = await replicate(which, numbers);
    which.forEach((alternative, i) => {
      const { unit: own, values: fresh } = objectiveOf(found[i], options, names[alternative]);
      unit = own;
      values[alternative].push(...fresh);
    });
    used += which.length * count;
  };
  // 1. The first stage, by which the zone is set where it is a share.
  await more(
    names.map((_, i) => i),
    FIRST_STAGE,
  );
  const zone = zoneOf(options, values, sign);
  // 2. and 3.
  const look = () =>
    screen(
      values.map((own) => own.map((value) => value * sign)),
      { alpha, zone, firstStage: FIRST_STAGE },
    );
  let standing = look();
  while (standing.selected === null) {
    const count = Math.min(BATCH, Math.floor((budget - used) / standing.left.length));
    if (count < 1) break;
    await more(standing.left, count);
    standing = look();
  }
  // 4.
  const alternatives = ranked(names, values, unit, standing, sign);
  const guaranteed = standing.selected !== null;
  const { measure, across, goal } = objective;
  return { measure, across, unit, goal, zone: rounded(zone), alpha, budget, used, guaranteed, alternatives };
}

function zoneOf({ zone }: SelectionOptions, values: readonly number[][], sign: 1 | -1): number {
  if (zone.kind === 'absolute') return zone.value;
  const means = values.map((own) => (sign * own.reduce((sum, value) => sum + value, 0)) / own.length);
  const best = Math.abs(Math.max(...means));
  if (!(best > 0))
    throw new RangeError(
      'the best mean is 0 after the first stage, of which no share can be taken: give the zone in the unit of the measure.',
    );
  return zone.value * best;
}

/** One value for each replication. */
function objectiveOf(samples: Samples, { objective, dotted }: SelectionOptions, name: string) {
  const matches = matcher(objective.measure, dotted);
  const meant = [...samples.measures].filter(([measure]) => matches(measure));
  if (meant.length === 0)
    throw new RangeError(`no measure is named ${objective.measure}; \`onward run --json\` lists them all.`);
  if (meant.length > 1 && objective.across === null)
    throw new RangeError(
      `${objective.measure} means ${meant.length} measures: name one, or say --across sum, mean or largest.`,
    );
  const values = samples.replications.map((replication, r) => {
    const row = meant.map(([measure, sample]) => {
      const value = sample.values[r];
      if (Number.isNaN(value))
        throw new NoValue(
          `${name}: ${measure} has no value in replication ${replication}, so it cannot be ranked.`,
        );
      return value;
    });
    return together(row, objective.across);
  });
  return { unit: meant[0][1].unit, values };
}

function together(row: readonly number[], across: Across | null): number {
  if (across === 'largest') return Math.max(...row);
  const sum = row.reduce((total, value) => total + value, 0);
  return across === 'mean' ? sum / row.length : sum;
}

function ranked(
  names: readonly string[],
  values: readonly number[][],
  unit: string,
  { left, selected, droppedAfter }: ReturnType<typeof screen>,
  sign: 1 | -1,
): Ranked[] {
  // A selection that came to its end carries its guarantee; without one, what is known so far is told.
  const inPlay = selected === null ? left : [];
  const chances =
    selected === null
      ? chancesOfBestMean(
          left.map((i) => values[i]),
          sign,
        )
      : null;
  const all = names.map((name, i) => {
    const metric = roundedMetric(metricOf({ unit, values: Float64Array.from(values[i]) })!);
    const place = inPlay.indexOf(i);
    const chance = place < 0 || chances === null ? null : rounded(chances[place]);
    return {
      name,
      metric,
      droppedAfter: i === selected ? null : droppedAfter[i],
      chance,
      first: i === selected,
    };
  });
  const stayed = ({ droppedAfter: after }: Ranked): number => after ?? Number.POSITIVE_INFINITY;
  return all
    .sort(
      (a, b) =>
        Number(b.first) - Number(a.first) ||
        compareNumbers(stayed(b), stayed(a)) ||
        sign * (b.metric.mean - a.metric.mean),
    )
    .map(({ first: _, ...rest }) => rest);
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
