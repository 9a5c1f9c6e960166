/** The scalar measures of one replication: every number that is reported under a name of its own. */
import {
  type Catalogue,
  LEVEL_FIELDS,
  type Measures,
  type Ratio,
  TALLY_FIELDS,
  type Unit,
} from '../measures/measures.js';
import { quantile, SKETCH_BINS } from '../measures/sketch.js';

export interface Scalar {
  readonly unit: Unit;
  readonly value: number;
}

export interface ScalarName {
  readonly name: string;
  readonly unit: Unit;
}

const SECONDS_PER_HOUR = 3600;
const QUANTILES = [
  ['p50', 0.5],
  ['p90', 0.9],
  ['p95', 0.95],
] as const;
const TALLY_SCALARS = 2 + QUANTILES.length;
const LEVEL_SCALARS = 2;

/** What a tally's base unit is divided by to give its unit: times are seconds inside and hours outside. */
export function scaleOf(unit: Unit): number {
  return unit === 'h' ? SECONDS_PER_HOUR : 1;
}

/** Names and units of all scalar measures, in the order of the catalogue: tallies, levels, counts, ratios, sums. */
export function scalarNames(catalogue: Catalogue): ScalarName[] {
  const names: ScalarName[] = [];
  for (const { name, unit } of catalogue.tallies) {
    names.push({ name: `${name}.mean`, unit });
    for (const [statistic] of QUANTILES) names.push({ name: `${name}.${statistic}`, unit });
    names.push({ name: `${name}.max`, unit });
  }
  for (const { name, unit } of catalogue.levels)
    names.push({ name: `${name}.mean`, unit }, { name: `${name}.max`, unit });
  for (const { name, unit } of catalogue.counts) names.push({ name, unit });
  for (const { name } of catalogue.ratios) names.push({ name, unit: 'share' });
  for (const { name, unit } of catalogue.sums) names.push({ name, unit });
  return names;
}

/**
 * Values of all scalar measures of one replication, in the order of `scalarNames`. NaN where the replication has none:
 * a tally that nobody entered, a ratio over 0.
 *
 * @param duration length of the run after the warm-up (s)
 */
export function scalarValues(catalogue: Catalogue, measures: Measures, duration: number): Float64Array {
  const { tallies, levels, counts, ratios, sums } = catalogue;
  const values = new Float64Array(
    tallies.length * TALLY_SCALARS +
      levels.length * LEVEL_SCALARS +
      counts.length +
      ratios.length +
      sums.length,
  );
  let at = 0;
  for (let tally = 0; tally < tallies.length; tally++) at = putTally(catalogue, measures, tally, values, at);
  for (let level = 0; level < levels.length; level++) {
    values[at++] = measures.levels[level * LEVEL_FIELDS] / duration;
    values[at++] = measures.levels[level * LEVEL_FIELDS + 1];
  }
  for (let count = 0; count < counts.length; count++) values[at++] = measures.counts[count];
  for (const ratio of ratios) values[at++] = ratioOf(measures, ratio);
  for (const sum of sums) values[at++] = sum.of.reduce((total, count) => total + measures.counts[count], 0);
  return values;
}

/**
 * All scalar measures of one replication by name, in the order of the catalogue. What the replication has no value
 * for is left out.
 */
export function scalarsOf(catalogue: Catalogue, measures: Measures, duration: number): Map<string, Scalar> {
  const values = scalarValues(catalogue, measures, duration);
  const scalars = new Map<string, Scalar>();
  scalarNames(catalogue).forEach(({ name, unit }, i) => {
    if (!Number.isNaN(values[i])) scalars.set(name, { unit, value: values[i] });
  });
  return scalars;
}

function putTally(
  catalogue: Catalogue,
  measures: Measures,
  tally: number,
  values: Float64Array,
  at: number,
): number {
  const first = tally * TALLY_FIELDS;
  const [count, sum, , smallest, largest] = measures.tallies.subarray(first, first + TALLY_FIELDS);
  if (count === 0) {
    values.fill(Number.NaN, at, at + TALLY_SCALARS);
    return at + TALLY_SCALARS;
  }
  const scale = scaleOf(catalogue.tallies[tally].unit);
  values[at++] = sum / count / scale;
  for (const [, q] of QUANTILES)
    values[at++] = quantile(measures.sketches, tally * SKETCH_BINS, count, q, smallest, largest) / scale;
  values[at++] = largest / scale;
  return at;
}

function ratioOf(measures: Measures, { kind, numerator, denominator }: Ratio): number {
  // Both means are over the same time, so that their quotient is that of the integrals.
  const [values, stride] = kind === 'levels' ? [measures.levels, LEVEL_FIELDS] : [measures.counts, 1];
  const below = values[denominator * stride];
  return below === 0 ? Number.NaN : values[numerator * stride] / below;
}
