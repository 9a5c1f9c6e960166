/** Which executor a command runs on, by the options that all commands share which simulate. */
import { availableParallelism } from 'node:os';
import type { Executor } from '../experiment/executor.js';
import { wholeNumber } from './commands/options.js';

/** Options of every command that simulates; spread them into its builder: `call.options(EXECUTOR_OPTIONS)`. */
export const EXECUTOR_OPTIONS = {
  jobs: {
    string: true,
    coerce: wholeNumber('jobs', 1, 1024),
    requiresArg: true,
    defaultDescription: 'as many as the machine runs at once',
    describe: 'Threads; they change how long it takes and nothing else',
  },
} as const;

/** What those options give. */
export interface ExecutorCall {
  readonly jobs: number | undefined;
}

/**
 * Opens the executor that was asked for; close it. It may run any number of jobs, several at a time.
 *
 * @param most replications that will be run at the same time: threads beyond them would be idle
 */
export async function openExecutor(
  { jobs }: ExecutorCall,
  most = Number.POSITIVE_INFINITY,
): Promise<Executor> {
  return (await import('./threads.js')).threads(Math.min(jobs ?? availableParallelism(), most));
}
