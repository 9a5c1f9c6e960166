/** The same replications at every point of a design, so that points differ by the design and not by chance. */
import type { Measures } from '../measures/measures.js';
import type { Network } from '../network/network.js';
import { scalarNames, scalarValues } from '../statistics/scalars.js';
import { withAdvice } from './alone.js';
import type { Executor } from './executor.js';
import { matcher } from './pattern.js';
import type { Sample, Samples } from './samples.js';

/** One of many networks. */
export interface Point {
  /** What it is called where it fails. */
  readonly label: string;
  /** Compiles it: called each time the point is about to run, and not kept. */
  readonly network: () => Network;
  /** The command that runs one replication of it alone. */
  readonly alone: (replication: number) => readonly string[];
}

export interface PointProgress {
  /** Replications ended and in all, over all points. */
  readonly done: number;
  readonly total: number;
  /** Events of the replication that has just ended. */
  readonly events: number;
}

export interface PointRun {
  readonly points: readonly Point[];
  readonly seed: string;
  /** Numbers of the replications of every point, ascending. */
  readonly replications: readonly number[];
  /** Patterns of measures. */
  readonly measures: readonly string[];
  /** Names with dots in them (`matcher`). */
  readonly dotted: readonly string[];
  readonly executor: Executor;
  readonly onProgress?: ((progress: PointProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** So many replications are asked for at a time, so that no thread stands idle while one point ends and another begins. */
const AHEAD = 32;

/**
 * Values of the measures asked for, at every point, by replication:
 *
 *     points ─(1) compile, a few at a time─→ networks ─(2) executor─→ measures, in any order ─(3) reduce─→ Samples[]
 *
 * The result does not depend on the executor. Rejects as `Executor.run` does, when a replication fails with the point's
 * name and how to run it alone.
 */
export async function runPoints(run: PointRun): Promise<Samples[]> {
  const { points, replications, executor, signal } = run;
  const total = points.length * replications.length;
  const found: Samples[] = [];
  let done = 0;
  let next = 0;
  const over = new AbortController();
  const stop = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
  const onEvents = (events: number): void => {
    done++;
    run.onProgress?.({ done, total, events });
  };
  const work = async (): Promise<void> => {
    while (next < points.length) {
      const at = next++;
      // Others get their turn before the next network is compiled.
      await new Promise((resolve) => setTimeout(resolve, 0));
      stop.throwIfAborted();
      found[at] = await runPoint(points[at], run, onEvents, stop);
    }
  };
  const atOnce = Math.min(points.length, Math.max(2, Math.ceil(AHEAD / replications.length)));
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    over.abort(new Error('the points are given up'));
  }
  if (done !== total)
    throw new Error(`the executor (${executor.name}) ended ${done} of ${total} replications.`);
  return found;
}

async function runPoint(
  point: Point,
  { seed, replications, measures, dotted, executor }: PointRun,
  onEvents: (events: number) => void,
  signal: AbortSignal,
): Promise<Samples> {
  const network = point.network();
  const table = tableOf(network, measures, dotted, replications);
  const onMeasures = (given: Measures): void => {
    table.put(given);
    onEvents(given.events);
  };
  try {
    await executor.run({ network, seed, replications }, { onMeasures, signal });
  } catch (error) {
    throw withAdvice(error, point.alone, point.label);
  }
  return table.samples;
}

/** Room for the measures asked for: of all else in a replication nothing is kept. */
function tableOf(
  { catalogue, end }: Network,
  patterns: readonly string[],
  dotted: readonly string[],
  replications: readonly number[],
): { readonly samples: Samples; put(measures: Measures): void } {
  const asked = patterns.map((pattern) => matcher(pattern, dotted));
  const rank = new Map(replications.map((replication, i) => [replication, i]));
  const columns = scalarNames(catalogue).flatMap(({ name, unit }, at) =>
    asked.some((matches) => matches(name))
      ? [{ name, unit, at, values: new Float64Array(replications.length).fill(Number.NaN) }]
      : [],
  );
  return {
    samples: {
      replications,
      measures: new Map<string, Sample>(columns.map(({ name, unit, values }) => [name, { unit, values }])),
    },
    put(measures) {
      const scalars = scalarValues(catalogue, measures, end);
      const row = rank.get(measures.replication)!;
      for (const { at, values } of columns) values[row] = scalars[at];
    },
  };
}
