/** A value of the file with its evidence: what `{value, source, note, range}` says, or the bare value. */
import type { Json } from '../document.js';
import type { Problem } from '../problem.js';

export class Stated<T> {
  readonly value: T;
  /** As written, in one line. */
  readonly written: string;
  /** '' where none is given. */
  readonly source: string;
  readonly note: string;
  /** Whether it is a figure somebody must answer for; names and coordinates are listed only with a source. */
  readonly isFigure: boolean;
  /** Between which values it may lie, as written; none where none is given. */
  readonly range: readonly Json[];
  /** What was probably meant otherwise. */
  readonly doubt: Problem | undefined;

  constructor(
    value: T,
    written: string,
    source: string,
    note: string,
    isFigure: boolean,
    range: readonly Json[] = [],
    doubt?: Problem,
  ) {
    this.value = value;
    this.written = written;
    this.source = source;
    this.note = note;
    this.isFigure = isFigure;
    this.range = range;
    this.doubt = doubt;
  }

  /** The same value with the evidence of what it stands in, where it has none of its own. */
  within(source: string, note: string): Stated<T> {
    return this.source !== '' || source === ''
      ? this
      : new Stated(
          this.value,
          this.written,
          source,
          this.note || note,
          this.isFigure,
          this.range,
          this.doubt,
        );
  }
}

/** Text of a value for the list of evidence. */
export function asWritten(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
