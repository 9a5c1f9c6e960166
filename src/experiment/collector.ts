/** Brings replications together as they end, in any order, and keeps of each only what the results need. */
import { type Catalogue, legPeriods, type Measures, TALLY_FIELDS } from '../measures/measures.js';
import { quantile, SKETCH_BINS } from '../measures/sketch.js';
import { scalarNames, scalarValues, scaleOf } from '../statistics/scalars.js';
import { bandOf, bandOfSums, seriesNames, seriesValues } from '../statistics/series.js';
import type { Day } from './days.js';
import type { Observer } from './observations.js';
import type { Daily, Flows, Histogram, Series } from './results.js';
import type { Samples } from './samples.js';

/** What is kept of one replication. */
interface Kept {
  readonly events: number;
  readonly parties: number;
  readonly scalars: Float64Array;
  /** One value for each observer. */
  readonly observed: readonly number[];
  /** Series × ticks, for the first replications only (`bandReplications`). */
  readonly series: Float32Array | null;
}

/** Numbers that the series of all replications may take together: half a gigabyte. */
const SERIES_CELLS = 2 ** 27;
const FEWEST_BANDS = 20;
/** Flows that are told by day, with a band of their own. */
const DAILY = /^(?:outcomes\.departures|countries\..+\.(?:entries|exits))$/u;

/**
 * The result depends on which replications were added, and not on the order: sketches add up in whole numbers, and all
 * else waits until every replication is there and is then reduced by replication number.
 */
export class Collector {
  /** How many replications can make the bands of time series without taking too much memory. */
  readonly bandReplications: number;
  readonly #catalogue: Catalogue;
  readonly #duration: number;
  readonly #observers: readonly Observer[];
  readonly #kept = new Map<number, Kept>();
  readonly #sketches: Float64Array;
  /** Tally × (count, smallest, largest) over all replications. */
  readonly #ranges: Float64Array;
  /** Sums over all replications. Persons are whole numbers, so that their order does not matter. */
  readonly #legs: Float64Array;
  readonly #ends: Float64Array;
  #ticks = 0;

  /** @param duration length of the run after the warm-up (s) */
  constructor(catalogue: Catalogue, duration: number, ticks: number, observers: readonly Observer[]) {
    this.#catalogue = catalogue;
    this.#duration = duration;
    this.#ticks = ticks;
    this.#observers = observers;
    const tallies = catalogue.tallies.length;
    this.#sketches = new Float64Array(tallies * SKETCH_BINS);
    this.#ranges = new Float64Array(tallies * 3);
    this.#legs = new Float64Array(catalogue.legs.length * legPeriods(catalogue, ticks));
    this.#ends = new Float64Array(catalogue.origins.length * catalogue.ends.length);
    const cells = Math.max(1, seriesNames(catalogue).length * ticks);
    this.bandReplications = Math.max(FEWEST_BANDS, Math.floor(SERIES_CELLS / cells));
  }

  /** Replications added so far. */
  get size(): number {
    return this.#kept.size;
  }

  has(replication: number): boolean {
    return this.#kept.has(replication);
  }

  /**
   * Adds a replication.
   * @param inBands whether it is one of those that make the bands
   */
  add(measures: Measures, inBands: boolean): void {
    if (this.#kept.has(measures.replication))
      throw new Error(`replication ${measures.replication} was handed over twice.`);
    const scalars = scalarValues(this.#catalogue, measures, this.#duration);
    this.#kept.set(measures.replication, {
      events: measures.events,
      parties: measures.parties,
      scalars,
      observed: this.#observers.map((observer) => observer.read(measures, scalars)),
      series: inBands ? seriesValues(this.#catalogue, measures) : null,
    });
    this.#addSketches(measures);
    for (let i = 0; i < this.#legs.length; i++) this.#legs[i] += measures.legs[i];
    for (let i = 0; i < this.#ends.length; i++) this.#ends[i] += measures.ends[i];
  }

  /** Mean number of events and parties of a replication. */
  means(): { events: number; parties: number } {
    const kept = this.#inOrder();
    return {
      events: kept.reduce((sum, { events }) => sum + events, 0) / kept.length,
      parties: kept.reduce((sum, { parties }) => sum + parties, 0) / kept.length,
    };
  }

  /** Every scalar measure by replication. */
  samples(): Samples {
    const kept = this.#inOrder();
    const measures = new Map(
      scalarNames(this.#catalogue).map(({ name, unit }, i) => [
        name,
        { unit, values: Float64Array.from(kept, ({ scalars }) => scalars[i]) },
      ]),
    );
    return { replications: this.#numbers(), measures };
  }

  /** The simulated values of one observer by replication. */
  observed(observer: number): Float64Array {
    return Float64Array.from(this.#inOrder(), ({ observed }) => observed[observer]);
  }

  /** Bands of all time series. */
  series(): Record<string, Series> {
    const rows = this.#banded();
    return Object.fromEntries(
      seriesNames(this.#catalogue).map(({ name, unit, kind }, i) => [
        name,
        { unit, kind, ...bandOf(rows, i, this.#ticks) },
      ]),
    );
  }

  /** Bands of the flows that are told by day. */
  daily(days: readonly Day[]): Record<string, Daily> {
    const rows = this.#banded();
    const stretches = days.map(({ ticks }) => ticks);
    return Object.fromEntries(
      seriesNames(this.#catalogue).flatMap(({ name, unit }, i) =>
        DAILY.test(name) ? [[name, { unit, ...bandOfSums(rows, i, this.#ticks, stretches) }]] : [],
      ),
    );
  }

  /** Distributions of tallies over all replications; those with no value at all are left out. */
  histograms(): Record<string, Histogram> {
    const found: Record<string, Histogram> = {};
    this.#catalogue.tallies.forEach(({ name, unit }, tally) => {
      const [count, smallest, largest] = this.#ranges.subarray(3 * tally, 3 * tally + 3);
      if (count === 0) return;
      const percentiles = Array.from({ length: 101 }, (_, percent) => {
        if (percent === 0) return smallest / scaleOf(unit);
        const at = quantile(this.#sketches, tally * SKETCH_BINS, count, percent / 100, smallest, largest);
        return (percent === 100 ? largest : at) / scaleOf(unit);
      });
      found[name] = { unit, percentiles, count };
    });
    return found;
  }

  /** Legs and ends, as means over all replications. */
  flows(): Flows {
    const { legs, origins, ends } = this.#catalogue;
    const periods = legPeriods(this.#catalogue, this.#ticks);
    const mean = (sum: number) => sum / this.size;
    return {
      legs: legs.flatMap(({ from, to, by }, i) => {
        const persons = Array.from(this.#legs.subarray(i * periods, (i + 1) * periods), mean);
        return persons.some((number) => number > 0) ? [{ from, to, by, persons }] : [];
      }),
      ends: origins.flatMap((origin, row) =>
        ends.flatMap(({ outcome, place }, column) => {
          const persons = mean(this.#ends[row * ends.length + column]);
          return persons > 0 ? [{ origin, outcome, place, persons }] : [];
        }),
      ),
    };
  }

  #banded(): Float32Array[] {
    return this.#inOrder().flatMap(({ series }) => series ?? []);
  }

  #numbers(): number[] {
    return [...this.#kept.keys()].sort((a, b) => a - b);
  }

  #inOrder(): Kept[] {
    return this.#numbers().map((replication) => this.#kept.get(replication)!);
  }

  #addSketches({ sketches, tallies }: Measures): void {
    for (let i = 0; i < sketches.length; i++) this.#sketches[i] += sketches[i];
    for (let tally = 0; tally < this.#catalogue.tallies.length; tally++) {
      const [count, , , smallest, largest] = tallies.subarray(
        tally * TALLY_FIELDS,
        (tally + 1) * TALLY_FIELDS,
      );
      if (count === 0) continue;
      const ranges = this.#ranges;
      const first = ranges[3 * tally] === 0;
      ranges[3 * tally + 1] = first ? smallest : Math.min(ranges[3 * tally + 1], smallest);
      ranges[3 * tally + 2] = first ? largest : Math.max(ranges[3 * tally + 2], largest);
      ranges[3 * tally] += count;
    }
  }
}
