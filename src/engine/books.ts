/**
 * Where each running figure of a run stands. All are in one array, `Recorder.books`, so that whoever writes many of them
 * holds on to one: first the counts and the legs of this period, then the levels, the tallies, and the sums of the pages of
 * the ledger.
 */
import { type Catalogue, TALLY_FIELDS } from '../measures/measures.js';
import type { Ledger } from '../network/network.js';

/**
 * Figures of a level in the books. Its time integral up to T is value(T) × T − Σ change × time of change, so that a
 * change needs no memory of the one before.
 */
export enum LEVEL {
  VALUE = 0,
  MOMENTS = 1,
  LARGEST = 2,
  FIELDS = 3,
}

/** Sums of a page of the ledger since its counts were settled. */
export enum PASSED {
  PERSONS = 0,
  PARTIES = 1,
  FIELDS = 2,
}

/** Figures of a tally in the books, in the order of `Measures.tallies`. */
export enum TALLY {
  COUNT = 0,
  SUM = 1,
  SQUARES = 2,
  SMALLEST = 3,
  LARGEST = 4,
}

/** Places of the first level, tally and page in the books, and one past the last page. */
export interface Shelves {
  readonly levels: number;
  readonly tallies: number;
  readonly pages: number;
  readonly end: number;
}

export function shelvesOf({ counts, legs, levels, tallies }: Catalogue, ledger: Ledger): Shelves {
  const first = counts.length + legs.length;
  const second = first + levels.length * LEVEL.FIELDS;
  const third = second + tallies.length * TALLY_FIELDS;
  return {
    levels: first,
    tallies: second,
    pages: third,
    end: third + ledger.starts.length * PASSED.FIELDS,
  };
}
