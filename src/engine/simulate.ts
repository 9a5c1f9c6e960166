/**
 * One run of a network: (Network, seed, replication) → Measures. Pure: no clock, no files, no state outside the run.
 *
 *     1. arrivals of every source are put on the calendar
 *     2. for each moment of the agenda: 3. events before it, 4. what happens at it
 *     5. measures
 */
import type { Measures } from '../measures/measures.js';
import { NETWORK_VERSION, type Network } from '../network/network.js';
import { MOMENT } from './agenda.js';
import { countDepartures } from './bookings.js';
import { beginBreakdowns } from './breakdowns.js';
import { applyPatch, applyStep } from './changes.js';
import { bulletin } from './choosing.js';
import { checkInvariants } from './invariants.js';
import { beginArrivals, handleUntil } from './loop.js';
import { RUN, Run, type RunOptions } from './run.js';
import { beginOutages } from './standstills.js';

/**
 * Runs replication number `replication` (from 0) of `network`.
 *
 * @throws EngineFault when the run breaks an invariant; RangeError when more parties are inside than can be.
 */
export function simulate(
  network: Network,
  seed: string,
  replication: number,
  options: RunOptions = {},
): Measures {
  return finish(begin(network, seed, replication, options));
}

/** A run at its beginning, to be taken on by pieces; `save` (`state.ts`) sets it down between two of them. */
export function begin(network: Network, seed: string, replication: number, options: RunOptions = {}): Run {
  if (network.version !== NETWORK_VERSION) {
    throw new RangeError(`network version ${network.version}: this engine runs version ${NETWORK_VERSION}`);
  }
  const run = new Run(network, seed, replication, options);
  beginArrivals(run);
  beginBreakdowns(run);
  beginOutages(run);
  return run;
}

/** Takes a run on through all that happens before `time` (s). */
export function runTo(run: Run, time: number): void {
  const { times, kinds, which } = run.agenda;
  for (; run.moment < times.length && times[run.moment]! < time; run.moment++) {
    const moment = times[run.moment]!;
    const kind = kinds[run.moment]!;
    handleUntil(run, moment, kind === MOMENT.RECORD);
    run.calendar.now = moment;
    happen(run, kind, which[run.moment]!);
  }
  handleUntil(run, Math.min(time, run.network.end), time > run.network.end);
}

/** Takes a run to its end, and gives what it measured. */
export function finish(run: Run): Measures {
  const { network } = run;
  runTo(run, Number.POSITIVE_INFINITY);
  countDepartures(run);
  if (run.check) checkInvariants(run);
  return run.recorder.finish(network.end, {
    replication: run.replication,
    events: run.counters[RUN.EVENTS]!,
    parties: run.counters[RUN.PARTIES]!,
  });
}

function happen(run: Run, kind: number, which: number): void {
  switch (kind) {
    case MOMENT.ZERO:
      run.recorder.startMeasuring();
      // Where bulletins tell nothing, what is known at the start is what stands in the network.
      if (run.network.gauges.kind.length === 0) run.prior = run.utility.slice();
      break;
    case MOMENT.PATCH:
      applyPatch(run, which);
      break;
    case MOMENT.STEP:
      applyStep(run, which);
      break;
    case MOMENT.BULLETIN:
      bulletin(run);
      break;
    case MOMENT.RECORD:
      countDepartures(run);
      run.recorder.tick(which);
      if (run.check) checkInvariants(run);
  }
}
