/** `onward run`: simulates a scenario many times and writes a report. */
import path from 'node:path';
import type { Argv } from 'yargs';
import type { Executor } from '../../experiment/executor.js';
import { resumeCommand } from '../again.js';
import type { Watched } from '../archive/journeys.js';
import { EXECUTOR_OPTIONS, type ExecutorCall, openExecutor } from '../executors.js';
import { EXIT, Refusal } from '../exit.js';
import { interruptible } from '../interrupt.js';
import type { SoundScenario } from '../read.js';
import { terminal } from '../terminal.js';
import {
  JSON_OPTION,
  QUIET_OPTION,
  SEED_OPTION,
  type Shard,
  shard,
  WHAT_IF_OPTION,
  wholeNumber,
} from './options.js';

/** How many replications are run unless said otherwise, and how many at most with `--until`. */
const REPLICATIONS = 20;
const BUDGET = 1000;

interface Call extends ExecutorCall {
  readonly file: string;
  readonly 'what-if': string | undefined;
  readonly replications: number | undefined;
  readonly until: string | undefined;
  readonly only: number | undefined;
  readonly shard: Shard | undefined;
  readonly resume: boolean;
  readonly journeys: number | undefined;
  readonly seed: string;
  readonly out: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly 'no-report': boolean;
}

export const run = {
  command: 'run <file>',
  describe: 'Simulate a scenario many times, and write a report',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', { type: 'string', demandOption: true, describe: 'The scenario (YAML)' })
      .option('what-if', WHAT_IF_OPTION)
      .option('replications', {
        string: true,
        coerce: wholeNumber('replications', 1, 1_000_000),
        requiresArg: true,
        defaultDescription: `${REPLICATIONS}; ${BUDGET} with --until`,
        describe: 'How many independent replications; with --until, how many at most',
      })
      .option('until', {
        type: 'string',
        requiresArg: true,
        describe: 'Run until a measure is known so well: "crossings.*.wait.mean within 5 %"',
      })
      .option('only', {
        string: true,
        coerce: wholeNumber('only', 1, 1_000_000),
        requiresArg: true,
        conflicts: ['replications', 'until', 'shard'],
        describe: 'Run this one replication alone, by its number',
      })
      .option('seed', SEED_OPTION)
      .options(EXECUTOR_OPTIONS)
      .option('shard', {
        string: true,
        coerce: shard,
        requiresArg: true,
        conflicts: 'until',
        describe: 'Run this part of the replications (3/16); `onward merge` brings the parts together',
      })
      .option('resume', {
        type: 'boolean',
        default: false,
        describe: 'Go on with a run that was stopped: finished replications are not run again',
      })
      .option('journeys', {
        string: true,
        coerce: wholeNumber('journeys', 1, 1000),
        requiresArg: true,
        conflicts: 'shard',
        describe: 'Record every stay of every party too, in this many replications, as a table',
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        defaultDescription: 'reports/<name of the file>',
        describe: 'Folder of the report; a report that stands there is replaced',
      })
      .option('json', JSON_OPTION)
      .option('quiet', QUIET_OPTION)
      .option('no-report', {
        type: 'boolean',
        default: false,
        describe: 'Write no report, and keep nothing to resume from',
      })
      .example('$0 run scenarios/kazakhstan-2022.yaml', 'simulate, and write reports/kazakhstan-2022/')
      .example('$0 run my.yaml --replications 40 --seed 7', 'more replications, other luck')
      .example('$0 run my.yaml --until "crossings.*.wait.mean within 5 %"', 'as many as that needs')
      .example('$0 run my.yaml --resume', 'go on after Ctrl-C, a kill or a full disk')
      .example('$0 run my.yaml --journeys 1', 'the ways of all parties of one replication too, for SQL')
      .example('$0 run my.yaml --queue redis://node1:6379', 'on all machines where `onward worker` runs')
      .example('$0 run my.yaml --json --no-report | jq .metrics', 'only the numbers'),
  handler: simulateAndReport,
};

/**
 *     file ─(1) read→ Scenario ─(2) compile→ Network ─(3) replications on an executor→ Results
 *                                        standard output ←(4) tell─ report's files ←(5) draw─┘
 *                                               report's folder ←(6) put in place─┘
 *
 * Every replication is kept in the report's folder the moment it ends, until the report takes its place. A shard ends
 * with (3): its replications stay there.
 */
async function simulateAndReport(call: Call): Promise<void> {
  const out = terminal(call.quiet);
  const signal = interruptible();
  const [{ readSound }, { assertReplaceable, mend }, { simulateMany }] = await Promise.all([
    import('../read.js'),
    import('../publish.js'),
    import('../simulate-many.js'),
  ]);
  // 1. Whatever is wrong with the call is said before anything is simulated; warnings are in the summary for people.
  const sound = readSound(call.file, call['what-if'], call.json ? out : undefined);
  const folder = call.out ?? path.join('reports', reportName(sound.name, call));
  if (call.shard !== undefined && call['no-report'])
    throw new Refusal(
      '--shard keeps its replications in a folder, and --no-report keeps none: leave one out.',
    );
  if (call.journeys !== undefined && call['no-report'])
    throw new Refusal('--journeys are recorded beside a report, and --no-report writes none: leave one out.');
  if (!call['no-report']) {
    await mend(folder);
    await assertReplaceable(folder);
  }
  // 2. and 3.
  const replications = numbersOf(call);
  const executor = await executorOf(call, sound, folder, replications, out.say);
  const outcome = await simulateMany({
    ...call,
    sound,
    replications: call.until === undefined ? replications : replications.length,
    executor,
    say: out.say,
    signal,
    ...(call['no-report'] ? {} : { advice: adviceOf }),
  }).finally(() => executor.close?.());
  if (call.shard !== undefined) {
    const { index, count } = call.shard;
    out.say(`${outcome.sentence}\nThe replications of shard ${index}/${count} are in ${folder}.`);
    return;
  }
  // 4.
  const { tell, write } = await import('../deliver.js');
  const delivery = {
    ...call,
    ...outcome,
    folder: call['no-report'] ? null : folder,
    journeys: watchedOf(call, sound, replications.slice(0, outcome.results.replications)),
  };
  await tell(delivery, out);
  const { until } = outcome;
  if (until?.standing.reached === true) out.say(until.words);
  if (until?.standing.reached === false) process.exitCode = EXIT.no;
  // 5. and 6.
  await write(delivery, out, signal);
}

/** The first of the replications that were run, as many as were asked for. */
function watchedOf(
  { journeys, seed }: Call,
  { scenario }: SoundScenario,
  ran: readonly number[],
): Watched | undefined {
  return journeys === undefined ? undefined : { scenario, seed, replications: ran.slice(0, journeys) };
}

/** Numbers of the replications to run; with `--until`, of those that may be run. */
function numbersOf({ only, until, replications, shard: part }: Call): number[] {
  if (only !== undefined) return [only];
  const count = replications ?? (until === undefined ? REPLICATIONS : BUDGET);
  const all = Array.from({ length: count }, (_, i) => i + 1);
  return part === undefined ? all : all.filter((number) => number % part.count === part.index % part.count);
}

/** What was asked for; unless there is no report, with finished replications kept in its folder. */
async function executorOf(
  call: Call,
  { name, hash }: SoundScenario,
  folder: string,
  numbers: readonly number[],
  say: (text: string) => void,
): Promise<Executor> {
  if (call['no-report']) return openExecutor(call, numbers.length, say);
  const { experimentOf, keeping } = await import('../archive/finished.js');
  const experiment = call.queue === undefined ? undefined : await experimentOf(folder);
  const executor = await openExecutor(call, numbers.length, say, experiment);
  const about = {
    scenario: { file: name, hash, whatIf: call['what-if'] ?? '' },
    seed: call.seed,
    replications: call.shard === undefined ? numbers.length : (call.replications ?? REPLICATIONS),
  };
  return keeping(executor, { folder, from: call.resume ? [folder] : [], about, say });
}

/** What a run that ends too early says. */
function adviceOf(done: number, total: number): string {
  if (done === 0) return 'No replication was finished, and nothing was written.';
  return `${done} of ${total} replications are finished and kept. To go on: ${resumeCommand()}`;
}

/** `kazakhstan-2022`; a what-if or a single replication adds its name, so that it does not replace the base's report. */
function reportName(file: string, call: Call): string {
  const parts = [file.replace(/\.(ya?ml|json)$/i, '')];
  const whatIf = call['what-if'];
  if (whatIf !== undefined) parts.push(whatIf.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'));
  if (call.only !== undefined) parts.push(`replication-${call.only}`);
  return parts.join('-');
}
