/** How a replication that failed is run again, alone. */
import { ReplicationError } from './executor.js';

/** The error, which now also says the command; other errors are as they were. */
export function withAdvice(error: unknown, command: (replication: number) => readonly string[]): unknown {
  if (!(error instanceof ReplicationError)) return error;
  error.message += `\nTo run it alone: ${command(error.replication).map(quoted).join(' ')}`;
  return error;
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w./:@%+-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
