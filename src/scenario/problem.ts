/** One thing that is wrong with one text. The reader of the file adds where the text stands. */
export interface Problem {
  /** A short name that never changes, e.g. `dimension`, `unknown-name`, `bare-date`. */
  readonly code: string;
  /** A sentence without its full stop, e.g. `a duration is expected, "9 km" is a distance`. */
  readonly message: string;
  /** What was expected, e.g. `a duration`. */
  readonly expected?: string;
  /** What was found, e.g. `a distance`. */
  readonly found?: string;
  /** What to write instead, e.g. `write for example 9 min`. */
  readonly hint?: string;
  /** Where it stands, if in a file beside the scenario: its path from the scenario's folder, line and column from 1. */
  readonly at?: { readonly file?: string; readonly line: number; readonly column: number };
  /** Where in the text the problem begins, in characters from 0. */
  readonly offset?: number;
}

/** A value, or the reason why there is none. */
export type Checked<T> =
  | {
      readonly value: T;
      /** What was probably meant otherwise. */
      readonly doubt?: Problem;
    }
  | { readonly problem: Problem };

/** The message and its hint in one line: `a duration is expected, "9 km" is a distance; write for example 9 min`. */
export function sentence(problem: Problem): string {
  return problem.hint === undefined ? problem.message : `${problem.message}; ${problem.hint}`;
}

/** Carries a problem out of a nested reader; `checked` turns it into data, so that it never leaves this folder. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Ends the reading of a text with a problem. */
export function refuse(problem: Problem, offset?: number): never {
  throw new Refusal(offset === undefined || problem.offset !== undefined ? problem : { ...problem, offset });
}

/** Runs a reader and gives its value, or the problem with which it refused. */
export function checked<T>(read: () => T): Checked<T> {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem };
    throw error;
  }
}

/** The value of a checked text inside another reader; refuses with the same problem. */
export function take<T>(result: Checked<T>): T {
  return 'problem' in result ? refuse(result.problem) : result.value;
}
