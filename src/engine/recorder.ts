/** Keeps the measures of one run while it goes: tallies, levels over time, counts, and their series. */
import {
  type Catalogue,
  columnCount,
  countColumn,
  LEVEL_FIELDS,
  legPeriods,
  levelColumn,
  type Measures,
  TALLY_FIELDS,
  tallyColumn,
} from '../measures/measures.js';
import { binOf, SKETCH_BINS } from '../measures/sketch.js';

// A level is three numbers side by side, so that a change touches one line of memory. Its time integral up to T is
// value(T) × T − Σ change × time of change, so that a change needs no memory of the one before.
const FIELDS = 3;
const VALUE = 0;
const MOMENTS = 1;
const LARGEST = 2;

export class Recorder {
  readonly catalogue: Catalogue;
  readonly ticks: number;
  /** Counts, and after them the legs of the period that runs. */
  readonly counts: Float64Array;
  /** Origin × end: persons. */
  readonly ends: Float64Array;
  readonly #levels: Float64Array;
  /** Value of each level at time zero. */
  readonly #atStart: Float64Array;
  readonly #tallies: Float64Array;
  readonly #sketches: Uint32Array;
  readonly #series: Float64Array;
  readonly #legs: Float64Array;
  readonly #periods: number;

  constructor(catalogue: Catalogue, ticks: number) {
    const levels = catalogue.levels.length;
    this.catalogue = catalogue;
    this.ticks = ticks;
    this.#levels = new Float64Array(levels * FIELDS);
    this.#atStart = new Float64Array(levels);
    this.counts = new Float64Array(catalogue.counts.length + catalogue.legs.length);
    this.ends = new Float64Array(catalogue.origins.length * catalogue.ends.length);
    this.#periods = legPeriods(catalogue, ticks);
    this.#legs = new Float64Array(catalogue.legs.length * this.#periods);
    this.#tallies = new Float64Array(catalogue.tallies.length * TALLY_FIELDS);
    this.#sketches = new Uint32Array(catalogue.tallies.length * SKETCH_BINS);
    this.#series = new Float64Array(columnCount(catalogue) * ticks);
  }

  /** Current value of a level. */
  value(level: number): number {
    return this.#levels[level * FIELDS + VALUE]!;
  }

  /** What a level has gained since time zero. */
  gain(level: number): number {
    return this.value(level) - this.#atStart[level]!;
  }

  /** Changes a level by `change` at time `now`. */
  add(level: number, change: number, now: number): void {
    const levels = this.#levels;
    const at = level * FIELDS;
    const changed = levels[at]! + change;
    levels[at] = changed;
    levels[at + MOMENTS]! += change * now;
    if (changed > levels[at + LARGEST]!) levels[at + LARGEST] = changed;
  }

  set(level: number, value: number, now: number): void {
    this.add(level, value - this.value(level), now);
  }

  /** Adds one value to a tally. */
  tally(tally: number, value: number): void {
    const at = tally * TALLY_FIELDS;
    const tallies = this.#tallies;
    const count = ++tallies[at]!;
    tallies[at + 1]! += value;
    tallies[at + 2]! += value * value;
    if (count === 1 || value < tallies[at + 3]!) tallies[at + 3] = value;
    if (count === 1 || value > tallies[at + 4]!) tallies[at + 4] = value;
    this.#sketches[tally * SKETCH_BINS + binOf(value)]!++;
  }

  /** Time zero: forgets the warm-up; levels keep their values. */
  startMeasuring(): void {
    this.#tallies.fill(0);
    this.#sketches.fill(0);
    this.counts.fill(0);
    this.ends.fill(0);
    for (let level = 0; level < this.#atStart.length; level++) {
      const at = level * FIELDS;
      this.#atStart[level] = this.#levels[at]!;
      this.#levels[at + MOMENTS] = 0;
      this.#levels[at + LARGEST] = this.#levels[at]!;
    }
  }

  /** Writes one recording time into the series. */
  tick(tick: number): void {
    const { catalogue, ticks } = this;
    const series = this.#series;
    for (let i = 0; i < catalogue.tallies.length; i++) {
      const column = tallyColumn(i) * ticks + tick;
      series[column] = this.#tallies[i * TALLY_FIELDS]!;
      series[column + ticks] = this.#tallies[i * TALLY_FIELDS + 1]!;
    }
    const levels = levelColumn(catalogue, 0) * ticks + tick;
    for (let i = 0; i < this.#atStart.length; i++) series[levels + i * ticks] = this.value(i);
    const counts = countColumn(catalogue, 0) * ticks + tick;
    for (let i = 0; i < catalogue.counts.length; i++) series[counts + i * ticks] = this.counts[i]!;
    if (tick > 0 && tick % catalogue.legEvery === 0) this.#endPeriod(tick / catalogue.legEvery - 1);
  }

  /** Puts the legs of a period away and begins the next. */
  #endPeriod(period: number): void {
    const { counts } = this.catalogue;
    for (let i = 0; i < this.catalogue.legs.length; i++) {
      this.#legs[i * this.#periods + period]! += this.counts[counts.length + i]!;
      this.counts[counts.length + i] = 0;
    }
  }

  finish(end: number, head: { replication: number; events: number; parties: number }): Measures {
    this.#endPeriod(this.#periods - 1);
    const levels = new Float64Array(this.#atStart.length * LEVEL_FIELDS);
    for (let i = 0; i < this.#atStart.length; i++) {
      levels[i * LEVEL_FIELDS] = this.value(i) * end - this.#levels[i * FIELDS + MOMENTS]!;
      levels[i * LEVEL_FIELDS + 1] = this.#levels[i * FIELDS + LARGEST]!;
    }
    return {
      ...head,
      ticks: this.ticks,
      tallies: this.#tallies,
      sketches: this.#sketches,
      levels,
      counts: this.counts.slice(0, this.catalogue.counts.length),
      series: this.#series,
      legs: this.#legs,
      ends: this.ends,
    };
  }
}
