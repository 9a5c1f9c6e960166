/** Runs a scenario many times and brings the replications together. */
import type { Measures } from '../measures/measures.js';
import type { Network } from '../network/network.js';
import type { Scenario } from '../scenario/scenario.js';
import { withAdvice } from './alone.js';
import { Collector } from './collector.js';
import { days } from './days.js';
import type { Executor, Progress } from './executor.js';
import { type Observers, observersOf, score } from './observations.js';
import { keysOf, placesOf } from './places.js';
import type { NetworkRule } from './precision.js';
import type { Metric, Results, Scored } from './results.js';
import { metricOf, type Samples } from './samples.js';
import { runUntil } from './until.js';

export interface Experiment {
  readonly scenario: Scenario;
  /** The scenario, compiled. */
  readonly network: Network;
  /** The scenario's file as the user named it. */
  readonly file: string;
  /** SHA-256 of everything read. */
  readonly hash: string;
  readonly seed: string;
  /** How many replications, numbered from 1; or the numbers of those to run. */
  readonly replications: number | readonly number[];
  /** Says, replication by replication, when they are enough; `replications` is then not looked at. */
  readonly until?: NetworkRule | undefined;
  /** Onward's version. */
  readonly version: string;
  readonly executor: Executor;
  /** What reading and compiling had to say; comes first in the results' warnings. */
  readonly warnings?: readonly string[] | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The results, and the values of every measure by replication, which comparisons are made of. */
export interface Outcome {
  readonly results: Results;
  readonly samples: Samples;
}

/** `runSampled` for those who need the results only. */
export async function runExperiment(experiment: Experiment): Promise<Results> {
  return (await runSampled(experiment)).results;
}

/**
 * Runs the replications of one scenario and brings them together:
 *
 *     observations ──(1) make readable──▶ observers
 *                                            │
 *     network, seed ──(2) executor──▶ measures, in any order ──(3) collect──▶ what is kept of each
 *                                                                                  │ by replication number
 *     Results ◀──(6) assemble── scored ◀──(5) score── metrics ◀──(4) reduce────────┘
 *
 * The results are the same bytes whichever executor ran the replications and in whichever order they ended.
 *
 * Rejects with a RangeError on a number of replications that makes no sense, with a ReplicationError that says how
 * to run a failed replication alone, and with the signal's reason when aborted.
 */
export async function runSampled(experiment: Experiment): Promise<Outcome> {
  const { scenario, network } = experiment;
  // 1. Observations become readers of measures.
  const observing = observersOf(scenario.observations, network, keysOf(scenario));
  const collector = new Collector(network.catalogue, network.end, network.ticks, observing.observers);
  // 2. and 3. Run; keep of each replication what is needed, and let the rest go.
  const replications = await replicate(experiment, collector);
  complete(collector, replications, experiment.executor);
  // 4. Reduce, in order of replication.
  const samples = collector.samples();
  const metrics = metricsOf(samples);
  // 5. Set published figures beside simulated ones.
  const { scored, warnings } = scoreAll(observing, collector);
  // 6. Assemble.
  const clock = {
    startMs: scenario.startMs,
    offsetMinutes: scenario.offsetMinutes,
    times: timesOf(network),
  };
  const limited = bandWarning(replications.length, collector.bandReplications);
  const unreached = experiment.until?.standing.reached === false ? [experiment.until.words] : [];
  return {
    results: {
      ...headOf(experiment, replications.length),
      ...collector.means(),
      metrics,
      observations: scored,
      evidence: { sources: scenario.sources, values: scenario.evidence },
      warnings: [
        ...(experiment.warnings ?? []),
        ...observing.warnings,
        ...warnings,
        ...limited,
        ...unreached,
      ],
      ...clock,
      series: collector.series(),
      daily: collector.daily(days(clock)),
      histograms: collector.histograms(),
      flows: collector.flows(),
      timeline: scenario.timeline.map(({ at, text, source }) => ({ at, text, source })),
      path: experiment.file,
      whatIfs: scenario.whatIfs,
      places: placesOf(scenario),
    },
    samples,
  };
}

/** Runs what is asked for, and tells the numbers of the replications that the results are made of. */
async function replicate(experiment: Experiment, collector: Collector): Promise<readonly number[]> {
  const { network, seed, executor, until, onProgress, signal } = experiment;
  const numbers = until ? null : numbersOf(experiment.replications);
  const inBands = numbers && new Set(numbers.slice(0, collector.bandReplications));
  const onMeasures = (measures: Measures): void =>
    collector.add(
      measures,
      inBands?.has(measures.replication) ?? collector.size < collector.bandReplications,
    );
  const options = { onMeasures, onProgress, signal };
  try {
    if (numbers === null) return await runUntil(executor, { network, seed }, until!, options);
    await executor.run({ network, seed, replications: numbers }, options);
    return numbers;
  } catch (error) {
    throw withAdvice(error, aloneIn(experiment));
  }
}

function numbersOf(replications: number | readonly number[]): readonly number[] {
  if (typeof replications !== 'number') {
    if (replications.length === 0) throw new RangeError('there is no replication to run.');
    for (const replication of replications)
      if (!(Number.isSafeInteger(replication) && replication >= 1))
        throw new RangeError(`replication(=${replication}) must be a whole number, at least 1.`);
    return [...new Set(replications)].sort((a, b) => a - b);
  }
  if (!(Number.isSafeInteger(replications) && replications >= 1))
    throw new RangeError(`replications(=${replications}) must be a whole number, at least 1.`);
  return Array.from({ length: replications }, (_, i) => i + 1);
}

/** The command that runs one replication of the experiment. */
function aloneIn({ file, scenario, seed }: Experiment): (replication: number) => string[] {
  const whatIf = scenario.whatIf === '' ? [] : ['--what-if', scenario.whatIf];
  return (replication) => ['onward', 'run', file, ...whatIf, '--seed', seed, '--only', String(replication)];
}

/** An executor that loses a replication must not look like a smaller experiment. */
function complete(collector: Collector, replications: readonly number[], executor: Executor): void {
  const lost = replications.filter((replication) => !collector.has(replication));
  if (lost.length > 0 || collector.size !== replications.length)
    throw new Error(
      `the executor (${executor.name}) handed over ${collector.size} of ${replications.length} replications` +
        (lost.length > 0 ? `; replication ${lost[0]} is missing.` : ', others than those asked for.'),
    );
}

function metricsOf(samples: Samples): Record<string, Metric> {
  const metrics: Record<string, Metric> = {};
  for (const [name, sample] of samples.measures) {
    const metric = metricOf(sample);
    if (metric !== null) metrics[name] = metric;
  }
  return metrics;
}

function scoreAll({ observers }: Observers, collector: Collector): { scored: Scored[]; warnings: string[] } {
  const scored: Scored[] = [];
  const warnings: string[] = [];
  observers.forEach(({ observation }, i) => {
    const found = score(observation, collector.observed(i));
    if (found !== null) scored.push(found);
    else
      warnings.push(`observation "${observation.label || observation.measure}": no replication has a value.`);
  });
  return { scored, warnings };
}

function bandWarning(replications: number, bands: number): string[] {
  if (replications <= bands) return [];
  return [`The bands of time series are of the first ${bands} of ${replications} replications.`];
}

function headOf({ scenario, file, hash, seed, version }: Experiment, replications: number) {
  const DAY = 86400;
  return {
    scenario: {
      title: scenario.title,
      description: scenario.description,
      file,
      whatIf: scenario.whatIf,
      hash,
      start: scenario.start,
      duration: scenario.duration / DAY,
      warmUp: scenario.warmUp / DAY,
    },
    version,
    seed,
    replications,
  };
}

function timesOf({ ticks, recordEvery, end }: Network): number[] {
  return Array.from({ length: ticks }, (_, k) => Math.min(k * recordEvery, end));
}
