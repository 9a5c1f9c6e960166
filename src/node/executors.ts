/** Which executor a command runs on, by the options that all commands share which simulate. */
import { availableParallelism } from 'node:os';
import type { Executor } from '../experiment/executor.js';
import { wholeNumber } from './commands/options.js';
import { terminal } from './terminal.js';

/** Options of every command that simulates; spread them into its builder: `call.options(EXECUTOR_OPTIONS)`. */
export const EXECUTOR_OPTIONS = {
  jobs: {
    string: true,
    coerce: wholeNumber('jobs', 1, 1024),
    requiresArg: true,
    defaultDescription: 'as many as the machine runs at once',
    describe: 'Threads; they change how long it takes and nothing else',
  },
  queue: {
    type: 'string',
    requiresArg: true,
    conflicts: 'jobs',
    describe: 'Hand the work to `onward worker`s through this Redis or Valkey: redis://host:6379',
  },
} as const;

/** What those options give. */
export interface ExecutorCall {
  readonly jobs: number | undefined;
  readonly queue: string | undefined;
}

/**
 * Opens the executor that was asked for; close it. It may run any number of jobs, several at a time.
 *
 * @param most replications that will be run at the same time: threads beyond them would be idle
 * @param say takes words for who is watching: that there is no worker, that Redis is away
 * @param experiment names what runs over a queue, so that it can be taken up again (`Submission`)
 */
export async function openExecutor(
  { jobs, queue }: ExecutorCall,
  most: number = Number.POSITIVE_INFINITY,
  say: (text: string) => void = terminal(false).say,
  experiment?: string,
): Promise<Executor> {
  if (queue === undefined)
    return (await import('./threads.js')).threads(Math.min(jobs ?? availableParallelism(), most));
  return (await import('./queue/submit.js')).overQueue(queue, { experiment, say });
}
