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

/** One measure over the replications; null where no replication has a value. */
export function metricOf({ unit, values }: Sample): Metric | null {
  const found = spread(values);
  if (found === null) return null;
  const { mean, low, high, sd, p05, p50, p95, n } = found;
  return { unit, mean, low, high, sd, p05, p50, p95, n };
}
