import { printable } from '../report/names.js';

/**
 * Where a command's words go: answers to standard output, everything else to standard error. A scenario may be anybody's:
 * what a terminal would act upon is taken out of both.
 */
export interface Terminal {
  /**
   * The answer. A pipe receives it as it is.
   *
   * @param coloured it has escape sequences of our own, and its names are clean
   */
  answer(text: string, coloured?: boolean): void;
  /** Words for who is watching. */
  say(text: string): void;
}

/**
 * A reader that goes away early (`onward schema | head`) is no fault: what it did not want is dropped. With `quiet`
 * nothing is said.
 */
export function terminal(quiet: boolean): Terminal {
  return {
    answer: (text, coloured = false) => {
      const shown = process.stdout.isTTY && !coloured ? printable(text) : text;
      process.stdout.write(shown.endsWith('\n') ? shown : `${shown}\n`);
    },
    say: (text) => {
      if (!quiet) warn(text);
    },
  };
}

/** A line, or lines, on standard error. */
export function warn(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

/** Standard streams whose reader is gone must not end the process as a fault. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
