import type { Formula } from '../formula.js';
import type { Dimension } from './dimension.js';

/** A named value of the file: a number, or a macro of the time `t`. */
export interface Parameter {
  readonly name: string;
  readonly dimension: Dimension;
  /** In base units; a single number where the value is fixed, otherwise steps over `t` (s). */
  readonly formula: Formula;
}

/** What a text of the scenario may refer to. */
export interface ExpressionContext {
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Time zero in milliseconds since 1970-01-01T00:00Z. */
  readonly startMs: number;
  /** Offset from UTC in minutes of dates and hours that have none. */
  readonly offsetMinutes: number;
  /** First moment of the run (s): minus the warm-up. */
  readonly from: number;
  /** Last moment of the run (s): its duration. */
  readonly until: number;
  /** Holidays as civil days since 1970-01-01; absent where the file gives none. */
  readonly holidays?: ReadonlySet<number>;
}
