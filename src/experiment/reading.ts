/** Reads one measure from one replication: at a time, or over a window of time. */
import {
  type Catalogue,
  countColumn,
  levelColumn,
  type Measures,
  type Ratio,
  tallyColumn,
} from '../measures/measures.js';
import { scalarNames, scaleOf } from '../statistics/scalars.js';

/** When a measure is read, in recording times. */
export interface Window {
  /** Recording time from which is counted; −1: from the start of the run. */
  readonly from: number;
  /** Recording time at which is read. */
  readonly at: number;
  readonly over: 'at' | 'mean' | 'largest';
  /** From the start to the end of the run: totals are exact, and need not be read from recorded values. */
  readonly whole: boolean;
}

/** One measure, ready to be read. */
export interface Reader {
  readonly name: string;
  readonly unit: string;
  /** Known only for the whole run (a quantile, the longest wait): the window does not count. */
  readonly wholeRun: boolean;
  /**
   * The value in a replication; NaN where it has none.
   * @param scalars the replication's `scalarValues`
   */
  read(measures: Measures, scalars: Float64Array, window: Window): number;
}

type Read = Reader['read'];

/** Readers of everything that can be named: measures by their bare names, and those of `scalarNames`. */
export function readersOf(catalogue: Catalogue): Map<string, Reader> {
  const readers = new Map<string, Reader>();
  const scalars = new Map(scalarNames(catalogue).map(({ name }, index) => [name, index]));
  const put = (name: string, unit: string, read: Read, wholeRun = false) =>
    readers.set(name, { name, unit, wholeRun, read });

  catalogue.tallies.forEach(({ name, unit }, tally) => {
    const read = waitReader(tallyColumn(tally), scaleOf(unit), scalars.get(`${name}.mean`)!);
    put(name, unit, read);
    put(`${name}.mean`, unit, read);
    for (const statistic of ['p50', 'p90', 'p95', 'max'])
      put(`${name}.${statistic}`, unit, scalarReader(scalars.get(`${name}.${statistic}`)!), true);
  });
  catalogue.levels.forEach(({ name, unit }, level) => {
    const column = levelColumn(catalogue, level);
    const mean = scalars.get(`${name}.mean`)!;
    const max = scalars.get(`${name}.max`)!;
    put(name, unit, levelReader(column, mean, max));
    put(`${name}.mean`, unit, levelReader(column, mean, max, 'mean'));
    put(`${name}.max`, unit, levelReader(column, mean, max, 'largest'));
  });
  catalogue.counts.forEach(({ name, unit }, count) => {
    put(name, unit, countReader([countColumn(catalogue, count)], scalars.get(name)!));
  });
  catalogue.sums.forEach(({ name, unit, of }) => {
    const columns = of.map((count) => countColumn(catalogue, count));
    put(name, unit, countReader(columns, scalars.get(name)!));
  });
  for (const ratio of catalogue.ratios)
    put(ratio.name, 'share', ratioReader(catalogue, ratio, scalars.get(ratio.name)!));
  return readers;
}

function scalarReader(scalar: number): Read {
  return (_, scalars) => scalars[scalar];
}

/** Waits of those who finished in the window; with `largest`, the step in which they had waited longest on average. */
function waitReader(column: number, scale: number, mean: number): Read {
  const between = (measures: Measures, from: number, at: number) => {
    const count = gained(measures, column, from, at);
    return count > 0 ? gained(measures, column + 1, from, at) / count / scale : Number.NaN;
  };
  return (measures, scalars, { from, at, over, whole }) => {
    if (over !== 'largest') return whole ? scalars[mean] : between(measures, from, at);
    // The first step of the run counts from its start, as in the time series.
    const start = (k: number) => (k === 1 && from < 0 ? -1 : k - 1);
    return largestOf(Math.max(from, 0) + 1, at, (k) => between(measures, start(k), k));
  };
}

/** A level: at a time, or over the recorded values of the window; exact over the whole run. */
function levelReader(column: number, mean: number, max: number, always?: Window['over']): Read {
  return (measures, scalars, window) => {
    const over = always ?? window.over;
    if (over === 'at') return measures.series[column * measures.ticks + window.at];
    if (window.whole) return scalars[over === 'mean' ? mean : max];
    return over === 'mean'
      ? levelMean(measures, column, window)
      : largestOf(Math.max(window.from, 0), window.at, (k) => measures.series[column * measures.ticks + k]);
  };
}

function levelMean({ series, ticks }: Measures, column: number, { from, at }: Window): number {
  const first = Math.max(from, 0);
  let sum = 0;
  for (let k = first; k <= at; k++) sum += series[column * ticks + k];
  return sum / (at - first + 1);
}

/** Largest value at the recording times `first` … `last`; NaN where there is none at all. */
function largestOf(first: number, last: number, valueAt: (k: number) => number): number {
  let largest = Number.NaN;
  for (let k = first; k <= last; k++) {
    const value = valueAt(k);
    if (value > largest || Number.isNaN(largest)) largest = value;
  }
  return largest;
}

/** What was counted in the window; several columns add up. */
function countReader(columns: readonly number[], total: number): Read {
  return (measures, scalars, { from, at, whole }) =>
    whole ? scalars[total] : columns.reduce((sum, column) => sum + gained(measures, column, from, at), 0);
}

/** A quotient of levels at a time or over a window, or of what was counted in it; NaN over 0. */
function ratioReader(catalogue: Catalogue, { kind, numerator, denominator }: Ratio, scalar: number): Read {
  const quotient = (above: number, below: number) => (below === 0 ? Number.NaN : above / below);
  if (kind === 'counts') {
    const above = countColumn(catalogue, numerator);
    const below = countColumn(catalogue, denominator);
    return (measures, scalars, { from, at, whole }) =>
      whole
        ? scalars[scalar]
        : quotient(gained(measures, above, from, at), gained(measures, below, from, at));
  }
  const above = levelColumn(catalogue, numerator);
  const below = levelColumn(catalogue, denominator);
  return (measures, scalars, window) => {
    const { series, ticks } = measures;
    const at = (k: number) => quotient(series[above * ticks + k], series[below * ticks + k]);
    if (window.over === 'at') return at(window.at);
    if (window.over === 'largest') return largestOf(Math.max(window.from, 0), window.at, at);
    if (window.whole) return scalars[scalar];
    return quotient(levelMean(measures, above, window), levelMean(measures, below, window));
  };
}

/** Growth of a running total from one recording time (−1: the start of the run, where it was 0) to another. */
function gained({ series, ticks }: Measures, column: number, from: number, at: number): number {
  return series[column * ticks + at] - (from < 0 ? 0 : series[column * ticks + from]);
}
