/**
 * What one replication measured, as numbers in typed arrays: it can be sent between threads and stored as it is.
 * Which number is what stands in the catalogue, which is the same for all replications of a network.
 *
 * Everything is recorded from time zero on (the warm-up is cut). A recording time ("tick") is k × recordEvery,
 * k = 0 … ticks − 1, the last at the end of the run.
 */
export interface Measures {
  readonly replication: number;
  /** Events that the run loop handled, the warm-up's included. */
  readonly events: number;
  /** Parties that entered the run. */
  readonly parties: number;
  /** Recording times. */
  readonly ticks: number;
  /** Tally × (count, sum, sum of squares, smallest, largest), in the tally's base unit; smallest and largest are 0 where count is 0. */
  readonly tallies: Float64Array;
  /** Tally × SKETCH_BINS: how many values fell into each bin of the quantile sketch (`sketch.ts`). */
  readonly sketches: Uint32Array;
  /** Level × (time integral, largest). */
  readonly levels: Float64Array;
  /** Count: total. */
  readonly counts: Float64Array;
  /** Column × ticks. Columns: for each tally its count then its sum so far; each level's value; each count so far. */
  readonly series: Float64Array;
  /** Leg × periods of `legEvery` ticks: persons who set out on it. */
  readonly legs: Float64Array;
  /** Origin × end: persons of that origin who ended there. */
  readonly ends: Float64Array;
}

/** Names, units and the layout of `Measures`. Names follow DESIGN: `<collection>.<name>.<part>.<measure>`. */
export interface Catalogue {
  /** Waits and times: reported as `.mean`, `.p50`, `.p90`, `.p95`, `.max` in hours. */
  readonly tallies: readonly Entry[];
  /** Values that last (a queue, beds taken): reported as `.mean` over time and `.max`. */
  readonly levels: readonly Entry[];
  /** Things that add up (served, entries): reported by their bare name. */
  readonly counts: readonly Entry[];
  /** Quotients of two means of levels, or of two counts, by index: `utilisation`, `load`. */
  readonly ratios: readonly Ratio[];
  /** Sums of counts under one name (`outcomes.settled` over all groups), by index into `counts`. */
  readonly sums: readonly Sum[];
  /** Legs of journeys, which are counted by period only: they are many, and maps show days. */
  readonly legs: readonly Leg[];
  /** Recording steps to a period of legs; the last period may be shorter. */
  readonly legEvery: number;
  /** Names of the origins, and the ends, of which each pair has a count. */
  readonly origins: readonly string[];
  readonly ends: readonly End[];
}

export interface Entry {
  readonly name: string;
  readonly unit: Unit;
}

/** A way between two places. */
export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

/** Where a way ends: how, and at which place ('' where that does not matter). */
export interface End {
  readonly outcome: string;
  readonly place: string;
}

export interface Ratio {
  readonly name: string;
  readonly kind: 'levels' | 'counts';
  readonly numerator: number;
  readonly denominator: number;
}

export interface Sum {
  readonly name: string;
  readonly unit: Unit;
  readonly of: readonly number[];
}

export type Unit = 'h' | 'parties' | 'persons' | 'beds' | 'lanes' | 'seats' | 'USD' | 'share' | 'count';

/** Numbers a tally holds in `Measures.tallies`. */
export const TALLY_FIELDS = 5;
/** Numbers a level holds in `Measures.levels`. */
export const LEVEL_FIELDS = 2;

/** Columns of `Measures.series` that a catalogue asks for. */
export function columnCount(catalogue: Catalogue): number {
  return 2 * catalogue.tallies.length + catalogue.levels.length + catalogue.counts.length;
}

/** Periods of legs in so many recording times. */
export function legPeriods({ legEvery }: Catalogue, ticks: number): number {
  return Math.max(1, Math.ceil((ticks - 1) / legEvery));
}

/** Column of a tally's count so far; its sum so far is the next one. */
export function tallyColumn(tally: number): number {
  return 2 * tally;
}

/** Column of a level's value. */
export function levelColumn(catalogue: Catalogue, level: number): number {
  return 2 * catalogue.tallies.length + level;
}

/** Column of a count so far. */
export function countColumn(catalogue: Catalogue, count: number): number {
  return 2 * catalogue.tallies.length + catalogue.levels.length + count;
}
