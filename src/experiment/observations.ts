/** Published figures beside the simulated ones. */
import type { Measures } from '../measures/measures.js';
import type { Network } from '../network/network.js';
import type { Observation } from '../scenario/scenario.js';
import { suggest } from '../scenario/suggest.js';
import { capital, subjectOf } from './measure-words.js';
import { matcher } from './pattern.js';
import { type Reader, readersOf, type Window } from './reading.js';
import type { Scored } from './results.js';
import { metricOf } from './samples.js';

/** An observation, ready to be read from each replication. */
export interface Observer {
  readonly observation: Observation;
  /** The simulated figure of one replication, in the observation's unit; NaN where it has none. */
  read(measures: Measures, scalars: Float64Array): number;
}

/** Observers in the order of the observations, and a sentence about each one that cannot be read. */
export interface Observers {
  readonly observers: readonly Observer[];
  readonly warnings: readonly string[];
}

/**
 * Makes observations readable in the measures of a network. Times between two recording times take the earlier one.
 * One that matches nothing, or lies outside of the run, is left out with a warning.
 *
 * @param dotted keys of the scenario, so that `*` can stand for a name with dots
 */
export function observersOf(
  observations: readonly Observation[],
  network: Pick<Network, 'catalogue' | 'end' | 'recordEvery' | 'ticks'>,
  dotted: readonly string[],
): Observers {
  const readers = readersOf(network.catalogue);
  const observers: Observer[] = [];
  const warnings: string[] = [];
  for (const observation of observations) {
    const label = `observation "${observation.label || observation.measure}"`;
    const warn = (text: string) => warnings.push(`${label}: ${text}`);
    const window = windowOf(observation, network, warn);
    const above = window && find(observation.measure, observation, window, readers, dotted, warn);
    if (!window || !above) continue;
    const below =
      observation.per === undefined ? [] : find(observation.per, observation, window, readers, dotted, warn);
    if (below) observers.push({ observation, read: readerFor(observation, above, below, window) });
  }
  return { observers, warnings };
}

function windowOf(
  { from, at, over }: Observation,
  { end, recordEvery, ticks }: Pick<Network, 'end' | 'recordEvery' | 'ticks'>,
  warn: (text: string) => void,
): Window | null {
  if (at > end || at < 0) {
    warn(`it lies ${at < 0 ? 'before the start' : 'after the end'} of the run and is left out.`);
    return null;
  }
  if (from !== undefined && from >= at) {
    warn('it ends before it begins and is left out.');
    return null;
  }
  // A millionth of a step forgives rounding in times that were computed.
  const tick = (t: number) => Math.min(ticks - 1, Math.floor(t / recordEvery + 1e-6));
  const first = from === undefined || from <= 0 ? -1 : tick(from);
  const last = at === end ? ticks - 1 : tick(at);
  return { from: first, at: last, over, whole: first < 0 && at === end };
}

/** Readers of all measures that a name means; null, with a warning, when it means none or too many. */
function find(
  name: string,
  observation: Observation,
  window: Window,
  readers: ReadonlyMap<string, Reader>,
  dotted: readonly string[],
  warn: (text: string) => void,
): Reader[] | null {
  const matches = matcher(name, dotted);
  const found = name.includes('*')
    ? [...readers.values()].filter((reader) => matches(reader.name))
    : [readers.get(name)].filter((reader) => reader !== undefined);
  if (found.length === 0) {
    const near = name.includes('*') ? undefined : suggest(name, readers.keys());
    warn(
      `no measure is called ${name}${near === undefined ? '' : ` (did you mean ${near}?)`}; it is left out.`,
    );
    return null;
  }
  if (found.length > 1 && !observation.across) {
    warn(
      `${name} means ${found.length} measures and \`across\` does not say how to bring them together; it is left out.`,
    );
    return null;
  }
  if (found[0].wholeRun && !window.whole)
    warn(`${name} is known for the whole run only and is read over it.`);
  return found;
}

function readerFor(
  { per, across }: Observation,
  above: readonly Reader[],
  below: readonly Reader[],
  window: Window,
): Observer['read'] {
  const dividend = togetherReader(above, across, window);
  if (per === undefined) return dividend;
  // Many measures over one: the one is read as it is.
  const divisor = togetherReader(below, per.includes('*') ? across : undefined, window);
  return (measures, scalars) => {
    const by = divisor(measures, scalars);
    return by === 0 ? Number.NaN : dividend(measures, scalars) / by;
  };
}

function togetherReader(
  readers: readonly Reader[],
  across: Observation['across'],
  window: Window,
): Observer['read'] {
  return (measures, scalars) => {
    const values = readers.map((reader) => reader.read(measures, scalars, window));
    return across ? bringTogether(values, across) : values[0];
  };
}

/**
 * Many values as one. Values that are not there (NaN) are left out; NaN when none is left, or fewer than the rank.
 * Exported for its tests.
 */
export function bringTogether(
  values: readonly number[],
  { take, rank, above }: NonNullable<Observation['across']>,
): number {
  const there = values.filter((value) => !Number.isNaN(value));
  const sum = there.reduce((total, value) => total + value, 0);
  switch (take) {
    case 'count above':
      return there.filter((value) => value > above).length;
    case 'sum':
      return there.length === 0 ? Number.NaN : sum;
    case 'mean':
      return sum / there.length;
    case 'largest':
      return there.sort((a, b) => b - a)[rank - 1] ?? Number.NaN;
    case 'smallest':
      return there.sort((a, b) => a - b)[rank - 1] ?? Number.NaN;
  }
}

/**
 * Sets an observation beside the simulated values, one for each replication. Null when no replication has a value.
 *
 * The verdict asks whether the middle 90 % of replications meet the published interval: a single history was
 * published, so that it is held against single histories and not against their mean, whose interval shrinks with the
 * number of replications.
 */
export function score(observation: Observation, values: Float64Array): Scored | null {
  const { label, measure, unit, low, high, use, source, note } = observation;
  const simulated = metricOf({ unit, values });
  if (simulated === null) return null;
  const nearest = simulated.mean < low ? low : simulated.mean > high ? high : simulated.mean;
  const missedBy = simulated.mean - nearest;
  return {
    // What has no label of its own is called as its measure is, which here is told in words.
    label: label === '' || label === measure ? capital(subjectOf(measure).text) : label,
    measure,
    unit,
    published: { low, high },
    simulated,
    verdict: simulated.p05 <= high && simulated.p95 >= low ? 'inside' : 'missed',
    missedBy,
    missedShare: missedBy === 0 ? 0 : nearest === 0 ? null : missedBy / Math.abs(nearest),
    use,
    source,
    note,
  };
}
