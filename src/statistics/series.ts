/** Time series of one replication, and the bands that many replications make. */
import {
  type Catalogue,
  countColumn,
  levelColumn,
  type Measures,
  tallyColumn,
  type Unit,
} from '../measures/measures.js';
import { percentileOfSorted, sortFirst } from './percentile.js';
import { scaleOf } from './scalars.js';

export interface SeriesName {
  readonly name: string;
  readonly unit: Unit;
  /** See `Series.kind` in `experiment/results.ts`. */
  readonly kind: 'level' | 'flow' | 'wait';
}

/** Mean and percentiles over the replications at each recording time; null where no replication has a value. */
export interface Band {
  readonly mean: (number | null)[];
  readonly p05: (number | null)[];
  readonly p95: (number | null)[];
}

/** Names of all series, in the order of the catalogue: tallies (waits), levels, counts (flows), sums (flows). */
export function seriesNames({ tallies, levels, counts, sums }: Catalogue): SeriesName[] {
  return [
    ...tallies.map(({ name, unit }) => ({ name, unit, kind: 'wait' as const })),
    ...levels.map(({ name, unit }) => ({ name, unit, kind: 'level' as const })),
    ...counts.map(({ name, unit }) => ({ name, unit, kind: 'flow' as const })),
    ...sums.map(({ name, unit }) => ({ name, unit, kind: 'flow' as const })),
  ];
}

/**
 * The series of one replication, series × ticks, in the order of `seriesNames` and in their units; NaN for a wait that
 * nobody ended in a step. A step counts from the recording time before, the first from the start of the run.
 *
 * Single precision (seven digits) halves the memory that many replications take.
 */
export function seriesValues(catalogue: Catalogue, measures: Measures): Float32Array {
  const { tallies, levels, counts, sums } = catalogue;
  const { ticks, series } = measures;
  const values = new Float32Array((tallies.length + levels.length + counts.length + sums.length) * ticks);
  let at = 0;
  for (let i = 0; i < tallies.length; i++, at += ticks)
    putWaits(series, tallyColumn(i) * ticks, ticks, scaleOf(tallies[i].unit), values, at);
  for (let i = 0; i < levels.length; i++, at += ticks) {
    const column = levelColumn(catalogue, i) * ticks;
    values.set(series.subarray(column, column + ticks), at);
  }
  for (let i = 0; i < counts.length; i++, at += ticks)
    addFlows(series, countColumn(catalogue, i) * ticks, ticks, values, at);
  for (const sum of sums) {
    for (const count of sum.of) addFlows(series, countColumn(catalogue, count) * ticks, ticks, values, at);
    at += ticks;
  }
  return values;
}

function putWaits(
  series: Float64Array,
  column: number,
  ticks: number,
  scale: number,
  values: Float32Array,
  at: number,
): void {
  let countBefore = 0;
  let sumBefore = 0;
  values[at] = Number.NaN;
  for (let k = 1; k < ticks; k++) {
    const count = series[column + k];
    const sum = series[column + ticks + k];
    values[at + k] = count > countBefore ? (sum - sumBefore) / (count - countBefore) / scale : Number.NaN;
    countBefore = count;
    sumBefore = sum;
  }
}

function addFlows(
  series: Float64Array,
  column: number,
  ticks: number,
  values: Float32Array,
  at: number,
): void {
  let before = 0;
  for (let k = 1; k < ticks; k++) {
    values[at + k] += series[column + k] - before;
    before = series[column + k];
  }
}

/**
 * Band of one series over replications.
 *
 * @param replications series × ticks of each (`seriesValues`), in order of replication
 * @param series which series
 * @param ticks recording times
 */
export function bandOf(replications: readonly Float32Array[], series: number, ticks: number): Band {
  const band: Band = { mean: [], p05: [], p95: [] };
  const values = new Float64Array(replications.length);
  for (let at = series * ticks; at < (series + 1) * ticks; at++) {
    let n = 0;
    let sum = 0;
    let smallest = Number.POSITIVE_INFINITY;
    let largest = Number.NEGATIVE_INFINITY;
    for (let r = 0; r < replications.length; r++) {
      const value = replications[r][at];
      // NaN is the one number that differs from itself.
      // biome-ignore lint/suspicious/noSelfCompare: the quickest test in the innermost loop
      if (value !== value) continue;
      values[n++] = value;
      sum += value;
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
    }
    put(band, values, n, sum, smallest, largest);
  }
  return band;
}

/**
 * Band of one flow over replications, summed over stretches of time. The sums are made in each replication first:
 * percentiles of hours do not add up to those of a day.
 *
 * @param stretches recording times of each
 */
export function bandOfSums(
  replications: readonly Float32Array[],
  series: number,
  ticks: number,
  stretches: readonly (readonly number[])[],
): Band {
  const sums = replications.map((values) =>
    Float32Array.from(stretches, (stretch) =>
      stretch.reduce((sum, tick) => sum + values[series * ticks + tick], 0),
    ),
  );
  return bandOf(sums, 0, stretches.length);
}

function put(
  band: Band,
  values: Float64Array,
  n: number,
  sum: number,
  smallest: number,
  largest: number,
): void {
  if (n === 0 || smallest === largest) {
    const value = n === 0 ? null : smallest;
    band.mean.push(value);
    band.p05.push(value);
    band.p95.push(value);
    return;
  }
  sortFirst(values, n);
  band.mean.push(sum / n);
  band.p05.push(percentileOfSorted(values, 0.05, n));
  band.p95.push(percentileOfSorted(values, 0.95, n));
}
