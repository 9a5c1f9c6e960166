/**
 * One run of a network: (Network, seed, replication) → Measures. Pure: no clock, no files, no state outside the run.
 *
 *     1. arrivals of every source are put on the calendar
 *     2. for each moment of the agenda: 3. events before it, 4. what happens at it
 *     5. measures
 */
import type { Measures } from '../measures/measures.js';
import { NETWORK_VERSION, type Network } from '../network/network.js';
import { admitParty } from './admit.js';
import { MOMENT } from './agenda.js';
import { countDepartures } from './bookings.js';
import { beginBreakdowns, turnLane } from './breakdowns.js';
import { applyPatch, applyStep } from './changes.js';
import { bulletin } from './choosing.js';
import { EVENT } from './events.js';
import { checkInvariants, checkTime } from './invariants.js';
import { endOfPatience, STAYS } from './jockeying.js';
import { Run, type RunOptions } from './run.js';
import { endService } from './stations.js';
import { walk } from './walk.js';

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
  if (network.version !== NETWORK_VERSION) {
    throw new RangeError(`network version ${network.version}: this engine runs version ${NETWORK_VERSION}`);
  }
  const run = new Run(network, seed, replication, options);
  for (let source = 0; source < network.sources.names.length; source++) scheduleArrival(run, source);
  beginBreakdowns(run);

  const { times, kinds, which } = run.agenda;
  for (let i = 0; i < times.length; i++) {
    const time = times[i]!;
    const kind = kinds[i]!;
    handleUntil(run, time, kind === MOMENT.RECORD);
    run.calendar.now = time;
    happen(run, kind, which[i]!);
  }
  handleUntil(run, network.end, true);
  countDepartures(run);
  if (run.check) checkInvariants(run);
  return run.recorder.finish(network.end, { replication, events: run.events, parties: run.came });
}

/** Handles all events before `until`; those at `until` too, where it is inclusive. */
function handleUntil(run: Run, until: number, inclusive: boolean): void {
  const { calendar, parties, check } = run;
  const { next } = run.network.nodes;
  const sources = run.network.sources.names.length;
  let handled = 0;
  for (;;) {
    const before = calendar.now;
    const what = calendar.take(until, inclusive);
    if (what < 0) break;
    if (check) checkTime(run, before);
    handled++;
    const who = what >> 2;
    const node = parties.node[who]!;
    switch (what & 3) {
      case EVENT.SERVED:
        endService(run, who, node);
        walk(run, who, next[node]!);
        break;
      case EVENT.GO_ON:
        walk(run, who, next[node]!);
        break;
      case EVENT.PATIENCE: {
        const way = endOfPatience(run, who, node);
        if (way !== STAYS) walk(run, who, way);
        break;
      }
      case EVENT.ARRIVAL:
        if (who >= sources) {
          turnLane(run, who - sources);
          break;
        }
        scheduleArrival(run, who);
        for (let i = run.arrivals.together(who, run.laws); i > 0; i--) admitParty(run, who);
    }
  }
  run.events += handled;
}

function scheduleArrival(run: Run, source: number): void {
  const time = run.arrivals.next(source);
  if (time <= run.network.end) run.calendar.schedule(time, source * EVENT.KINDS + EVENT.ARRIVAL);
}

function happen(run: Run, kind: number, which: number): void {
  switch (kind) {
    case MOMENT.ZERO:
      run.recorder.startMeasuring();
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
