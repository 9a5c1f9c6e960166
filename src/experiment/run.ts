/** Runs a scenario many times and brings the replications together. */
import type { Network } from '../network/network.js';
import type { Scenario } from '../scenario/scenario.js';
import { Collector } from './collector.js';
import { type Executor, type Progress, ReplicationError } from './executor.js';
import { type Observers, observersOf, score } from './observations.js';
import { keysOf, placesOf } from './places.js';
import type { Metric, Results, Scored } from './results.js';
import { metricOf, type Samples } from './samples.js';

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
  const { scenario, network, seed, executor, signal } = experiment;
  const replications = numbersOf(experiment.replications);
  // 1. Observations become readers of measures.
  const observing = observersOf(scenario.observations, network, keysOf(scenario));
  const collector = new Collector(network.catalogue, network.end, network.ticks, observing.observers);
  // 2. and 3. Run; keep of each replication what is needed, and let the rest go.
  const inBands = new Set(replications.slice(0, collector.bandReplications));
  await executor
    .run(
      { network, seed, replications },
      {
        onMeasures: (measures) => collector.add(measures, inBands.has(measures.replication)),
        onProgress: experiment.onProgress,
        signal,
      },
    )
    .catch((error: unknown) => {
      throw withAdvice(error, experiment);
    });
  complete(collector, replications, executor);
  // 4. Reduce, in order of replication.
  const samples = collector.samples();
  const metrics = metricsOf(samples);
  // 5. Set published figures beside simulated ones.
  const { scored, warnings } = scoreAll(observing, collector);
  // 6. Assemble.
  const limited = bandWarning(replications.length, collector.bandReplications);
  return {
    results: {
      ...headOf(experiment, replications.length),
      ...collector.means(),
      metrics,
      observations: scored,
      evidence: { sources: scenario.sources, values: scenario.evidence },
      warnings: [...(experiment.warnings ?? []), ...observing.warnings, ...warnings, ...limited],
      startMs: scenario.startMs,
      offsetMinutes: scenario.offsetMinutes,
      times: timesOf(network),
      series: collector.series(),
      histograms: collector.histograms(),
      flows: collector.flows(),
      timeline: scenario.timeline.map(({ at, text, source }) => ({ at, text, source })),
      places: placesOf(scenario),
    },
    samples,
  };
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

/** An error of one replication also says how to see it again. */
function withAdvice(error: unknown, { file, scenario, seed }: Experiment): unknown {
  if (!(error instanceof ReplicationError)) return error;
  const whatIf = scenario.whatIf === '' ? '' : ` --what-if ${quoted(scenario.whatIf)}`;
  const command = `onward run ${quoted(file)}${whatIf} --seed ${quoted(seed)} --only ${error.replication}`;
  error.message += `\nTo run it alone: ${command}`;
  return error;
}

function quoted(word: string): string {
  return /^[\w./:@%+-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
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
