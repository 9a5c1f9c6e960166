/**
 * Keeps the measures of one run while it goes: tallies, levels over time, counts, and their series.
 *
 * All running figures stand in one array, `books` (`books.ts`). A page of the ledger often holds several counts, which all
 * grow by who comes by: the persons and parties of a page are summed up there, and added to its counts only when somebody
 * reads them (`#settle`).
 */
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
import type { Ledger } from '../network/network.js';
import { LEVEL, PASSED, type Shelves, shelvesOf, TALLY } from './books.js';
import { CLOCK } from './calendar.js';
import { overwrite, type Parts } from './parts.js';

export class Recorder {
  readonly catalogue: Catalogue;
  readonly ticks: number;
  readonly books: Float64Array;
  /** Tally × SKETCH_BINS. */
  readonly sketches: Uint32Array;
  /** The value that `note` adds. */
  readonly noted = new Float64Array(1);
  /** The part of the books with the counts, and after them the legs of the period that runs. */
  readonly counts: Float64Array;
  /** Origin × end: persons. */
  readonly ends: Float64Array;
  readonly #shelves: Shelves;
  /** Value of each level at time zero. */
  readonly #atStart: Float64Array;
  readonly #series: Float64Array;
  readonly #legs: Float64Array;
  readonly #periods: number;
  readonly #clock: Float64Array;
  readonly #ledger: Ledger;

  /** `clock` is `Calendar.time`. */
  constructor(catalogue: Catalogue, ledger: Ledger, ticks: number, clock: Float64Array) {
    this.#clock = clock;
    this.#ledger = ledger;
    const { legs, levels, tallies, origins, ends } = catalogue;
    this.catalogue = catalogue;
    this.ticks = ticks;
    this.#shelves = shelvesOf(catalogue, ledger);
    this.books = new Float64Array(this.#shelves.end);
    this.counts = this.books.subarray(0, this.#shelves.levels);
    this.ends = new Float64Array(origins.length * ends.length);
    this.#periods = legPeriods(catalogue, ticks);
    this.#legs = new Float64Array(legs.length * this.#periods);
    this.sketches = new Uint32Array(tallies.length * SKETCH_BINS);
    this.#atStart = new Float64Array(levels.length);
    this.#series = new Float64Array(columnCount(catalogue) * ticks);
  }

  /** Place of a level in the books. */
  levelAt(level: number): number {
    return this.#shelves.levels + level * LEVEL.FIELDS;
  }

  /** Place of a tally in the books. */
  tallyAt(tally: number): number {
    return this.#shelves.tallies + tally * TALLY_FIELDS;
  }

  /** Current value of a level. */
  value(level: number): number {
    return this.books[this.levelAt(level)]!;
  }

  /** What a level has gained since time zero. */
  gain(level: number): number {
    return this.value(level) - this.#atStart[level]!;
  }

  /** Changes the level at a place of the books by a whole number, now. */
  step(at: number, change: number): void {
    const { books } = this;
    const changed = books[at]! + change;
    books[at] = changed;
    books[at + LEVEL.MOMENTS]! += change * this.#clock[CLOCK.NOW]!;
    if (changed > books[at + LEVEL.LARGEST]!) books[at + LEVEL.LARGEST] = changed;
  }

  /** Changes a level by `change` at time `now`. */
  add(level: number, change: number, now: number): void {
    const { books } = this;
    const at = this.levelAt(level);
    const changed = books[at]! + change;
    books[at] = changed;
    books[at + LEVEL.MOMENTS]! += change * now;
    if (changed > books[at + LEVEL.LARGEST]!) books[at + LEVEL.LARGEST] = changed;
  }

  set(level: number, value: number, now: number): void {
    this.add(level, value - this.value(level), now);
  }

  /** Adds one value to a tally. */
  tally(tally: number, value: number): void {
    this.noted[0] = value;
    this.note(this.tallyAt(tally), tally * SKETCH_BINS);
  }

  /**
   * The same for the value in `noted[0]` and the tally at a place of the books and of the sketches: a double that is passed
   * to a function that is not inlined is boxed first.
   */
  note(at: number, bins: number): void {
    const { books } = this;
    const value = this.noted[0]!;
    const count = books[at]! + 1;
    books[at] = count;
    books[at + TALLY.SUM]! += value;
    books[at + TALLY.SQUARES]! += value * value;
    if (count === 1 || value < books[at + TALLY.SMALLEST]!) books[at + TALLY.SMALLEST] = value;
    if (count === 1 || value > books[at + TALLY.LARGEST]!) books[at + TALLY.LARGEST] = value;
    this.sketches[bins + binOf(value)]!++;
  }

  /** Time zero: forgets the warm-up; levels keep their values. */
  startMeasuring(): void {
    const { books } = this;
    this.counts.fill(0);
    this.ends.fill(0);
    books.fill(0, this.#shelves.tallies);
    this.sketches.fill(0);
    for (let level = 0; level < this.#atStart.length; level++) {
      const at = this.levelAt(level);
      this.#atStart[level] = books[at]!;
      books[at + LEVEL.MOMENTS] = 0;
      books[at + LEVEL.LARGEST] = books[at]!;
    }
  }

  /** Writes one recording time into the series. */
  tick(tick: number): void {
    this.#settle();
    const { catalogue, ticks, books } = this;
    const series = this.#series;
    for (let i = 0; i < catalogue.tallies.length; i++) {
      const column = tallyColumn(i) * ticks + tick;
      series[column] = books[this.tallyAt(i)]!;
      series[column + ticks] = books[this.tallyAt(i) + TALLY.SUM]!;
    }
    const levels = levelColumn(catalogue, 0) * ticks + tick;
    for (let i = 0; i < this.#atStart.length; i++) series[levels + i * ticks] = this.value(i);
    const counts = countColumn(catalogue, 0) * ticks + tick;
    for (let i = 0; i < catalogue.counts.length; i++) series[counts + i * ticks] = this.counts[i]!;
    if (tick > 0 && tick % catalogue.legEvery === 0) this.#endPeriod(tick / catalogue.legEvery - 1);
  }

  /** Adds what has passed each page to its counts. Whole numbers: the order does not matter. */
  #settle(): void {
    const { books, counts } = this;
    const { bounds, index, each, once } = this.#ledger;
    const { pages, end } = this.#shelves;
    for (let at = pages, page = 0; at < end; at += PASSED.FIELDS, page += 4) {
      const persons = books[at + PASSED.PERSONS]!;
      const parties = books[at + PASSED.PARTIES]!;
      if (parties === 0) continue;
      books[at + PASSED.PERSONS] = 0;
      books[at + PASSED.PARTIES] = 0;
      for (let entry = bounds[page + 1]!; entry < bounds[page + 2]!; entry++)
        counts[index[entry]!]! += each[entry]! * persons + once[entry]! * parties;
    }
  }

  /** Puts the legs of a period away and begins the next. */
  #endPeriod(period: number): void {
    const { counts } = this.catalogue;
    for (let i = 0; i < this.catalogue.legs.length; i++) {
      this.#legs[i * this.#periods + period]! += this.counts[counts.length + i]!;
      this.counts[counts.length + i] = 0;
    }
  }

  parts(): Parts {
    this.#settle();
    const { books, sketches, ends } = this;
    return {
      columns: { books, sketches, ends, atStart: this.#atStart, series: this.#series, legs: this.#legs },
      numbers: {},
    };
  }

  adopt(parts: Parts): void {
    overwrite(this.parts().columns, parts);
  }

  finish(end: number, head: { replication: number; events: number; parties: number }): Measures {
    this.#settle();
    this.#endPeriod(this.#periods - 1);
    const levels = new Float64Array(this.#atStart.length * LEVEL_FIELDS);
    for (let i = 0; i < this.#atStart.length; i++) {
      levels[i * LEVEL_FIELDS] = this.value(i) * end - this.books[this.levelAt(i) + LEVEL.MOMENTS]!;
      levels[i * LEVEL_FIELDS + 1] = this.books[this.levelAt(i) + LEVEL.LARGEST]!;
    }
    return {
      ...head,
      ticks: this.ticks,
      tallies: this.books.slice(this.#shelves.tallies, this.#shelves.pages),
      sketches: this.sketches,
      levels,
      counts: this.counts.slice(0, this.catalogue.counts.length),
      series: this.#series,
      legs: this.#legs,
      ends: this.ends,
    };
  }
}
