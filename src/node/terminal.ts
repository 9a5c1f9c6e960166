/** Where a command's words go: answers to standard output, everything else to standard error. */
export interface Terminal {
  /** The answer: what a pipe should receive. */
  answer(text: string): void;
  /** Words for who is watching. */
  say(text: string): void;
}

/**
 * A reader that goes away early (`onward schema | head`) is no fault: what it did not want is dropped. With `quiet`
 * nothing is said.
 */
export function terminal(quiet: boolean): Terminal {
  return {
    answer: (text) => {
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    say: (text) => {
      if (!quiet) process.stderr.write(`${text}\n`);
    },
  };
}

/** Standard streams whose reader is gone must not end the process as a fault. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
