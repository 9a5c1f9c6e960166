/** `onward worker`: runs replications for `onward run --queue` on this machine. */
import type { Argv } from 'yargs';
import { interruptible } from '../interrupt.js';
import { terminal } from '../terminal.js';
import { QUIET_OPTION, wholeNumber } from './options.js';

/** Seconds: a worker that is silent for so long is dead, and its replication is given to another within as long again. */
const LOCK = 10;

interface Call {
  readonly queue: string;
  readonly jobs: number | undefined;
  readonly lock: number | undefined;
  readonly idle: number | undefined;
  readonly quiet: boolean;
}

export const worker = {
  command: 'worker',
  describe: 'Run replications for `onward run --queue`, here or on any machine',
  builder: (call: Argv): Argv<Call> =>
    call
      .option('queue', {
        type: 'string',
        demandOption: true,
        requiresArg: true,
        describe: 'The Redis or Valkey with the work: redis://host:6379',
      })
      .option('jobs', {
        string: true,
        coerce: wholeNumber('jobs', 1, 1024),
        requiresArg: true,
        defaultDescription: 'as many as the machine runs at once',
        describe: 'Threads',
      })
      .option('lock', {
        string: true,
        coerce: wholeNumber('lock', 1, 3600),
        requiresArg: true,
        defaultDescription: String(LOCK),
        describe: 'Seconds of silence after which the work of a worker is given to another',
      })
      .option('idle', {
        string: true,
        coerce: wholeNumber('idle', 1, 1_000_000),
        requiresArg: true,
        defaultDescription: 'never',
        describe: 'End after so many seconds without work',
      })
      .option('quiet', QUIET_OPTION)
      .example('$0 worker --queue redis://node1:6379', 'work until Ctrl-C')
      .example(
        '$0 worker --queue redis://node1:6379 --idle 60',
        'in a batch job: end when there is no more work',
      ),
  handler: async (call: Call): Promise<void> => {
    const signal = interruptible();
    const { say } = terminal(call.quiet);
    const { work } = await import('../queue/work.js');
    await work(call.queue, { jobs: call.jobs, lock: call.lock ?? LOCK, idle: call.idle ?? 0, say, signal });
  },
};
