/** Values of measures by replication: what comparisons and stopping rules need beside the summary. */
import { spread } from '../statistics/confidence.js';
import type { Metric } from './results.js';

/** One measure: a value for each replication, NaN where it has none. */
export interface Sample {
  readonly unit: string;
  readonly values: Float64Array;
}

/** All measures of an experiment, in the order of the catalogue. */
export interface Samples {
  /** Numbers of the replications, ascending; `values[i]` of every sample belongs to `replications[i]`. */
  readonly replications: readonly number[];
  readonly measures: ReadonlyMap<string, Sample>;
}

/**
 * One measure over the replications; null where no replication has a value. No measure is below 0, and no share above 1
 * where none of its replications is: the interval is cut there, since beyond there is nothing that the mean could be,
 * and an interval cut at what is possible holds the mean no less often than before.
 */
export function metricOf({ unit, values }: Sample): Metric | null {
  const found = spread(values);
  if (found === null) return null;
  const { mean, sd, p05, p50, p95, n } = found;
  const least = values.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
  const most = unit !== 'share' || values.some((value) => value > 1) ? Number.POSITIVE_INFINITY : 1;
  const low = found.low === null ? null : Math.max(least, found.low);
  const high = found.high === null ? null : Math.min(most, found.high);
  return { unit, mean, low, high, sd, p05, p50, p95, n };
}
