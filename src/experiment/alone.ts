/** How a replication that failed is run again, alone. */
import { ReplicationError } from './executor.js';

/**
 * The error, which now also says the command; other errors are as they were.
 * @param label of the one among many networks that failed
 */
export function withAdvice(
  error: unknown,
  command: (replication: number) => readonly string[],
  label = '',
): unknown {
  if (!(error instanceof ReplicationError)) return error;
  if (label !== '') error.message = `${label}: ${error.message}`;
  error.message += `\nTo run it alone: ${command(error.replication).map(quoted).join(' ')}`;
  return error;
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w./:@%+-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
